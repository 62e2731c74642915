"""Page one: what a person needs who reads nothing else, in that order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar

from duecare.core.dossier import Decision, Dossier, Engagement
from duecare.core.method.findings import Findings, Place
from duecare.core.method.hearing import standing
from duecare.core.revision.view import Withheld
from duecare.report.decisions import (
    NOT_KNOWN,
    NOTHING_COMES,
    Coming,
    Rested,
    decision_parts,
    latest_first,
    stands_against,
)
from duecare.report.gates import beside_nothing, consent_asked, next_gate
from duecare.report.impacts import numbers_of, placed, rating_words
from duecare.report.looked import MOST_NAMED, held_lines, hides, lines_none, not_shown, questions_none
from duecare.report.model import DecisionPart, Front, Placed, Point, Row, Task
from duecare.report.outside import outside_notes
from duecare.report.phrase import Phrase, concat
from duecare.report.rows import rows
from duecare.report.sources import HEARD_OTHERS
from duecare.report.tasks import due_words
from duecare.report.words import Words

MOST = 3
MOST_TASKS = 3
MOST_LINES = 5
UNDECIDED_BY = frozenset({"place-date-unknown", "place-scope"})
"""Reasons for a place that only ask, or only part what is otherwise equal: the chapters have them."""
LONG = 280
"""So many characters of somebody's words stand on page one; the chapters have all of them."""

T = TypeVar("T")


def front(
    dossier: Dossier,
    findings: Findings,
    tasks: tuple[Task, ...],
    all_lines: Sequence[Point],
    words: Words,
    withheld: Sequence[Withheld] = (),
    known: Rested = NOT_KNOWN,
    coming: Coming = NOTHING_COMES,
) -> Front:
    """Page one."""
    lines = [line for line in all_lines if line.tone != "calm"]
    worst = _worst(dossier, findings, words)
    questions = [words.question(found.id) for found in findings.next_questions]
    return Front(
        decision=_decision(dossier, findings, words, withheld, known, coming),
        red_lines=tuple(_short(line) for line in lines[:MOST_LINES]),
        red_lines_more=_lines_more(findings, lines, words, withheld),
        worst=worst,
        worst_more=_worst_more(findings, worst, words, withheld),
        heard=(*_heard(dossier, findings.on, words, withheld), *consent_asked(findings.caveats, words)),
        questions=tuple(questions[:MOST]),
        questions_more=_questions_more(findings, words, withheld),
        tasks=tuple(_with_first_measure(task, words) for task in tasks[:MOST_TASKS]),
        tasks_more=_more("tasks-more", _left_out(tasks), words),
        made=made_rows(dossier, findings, words, withheld),
    )


def made_rows(dossier: Dossier, findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Row, ...]:
    """Who assessed, who paid, and when; what this audience is not shown of it is not said to be missing."""
    pairs = (*_by(dossier, words, withheld), ("judged-on", words.day(findings.on)))
    return rows((*pairs, *_next(dossier, findings.on, words, withheld)), words)


Pairs = Sequence[tuple[str, Phrase]]


def _by(dossier: Dossier, words: Words, withheld: Sequence[Withheld]) -> Pairs:
    by, unstated = dossier.assessors, words.text("not-stated").capital()
    if hides(withheld, {"assessors"}):
        return [("withheld", words.label("withheld", "assessors"))]
    return [
        ("assessed-by", words.own(by.who) if by.who else unstated),
        ("competence", words.own(by.competence or "")),
        ("independence", words.own(by.independence) if by.independence else unstated),
        ("paid-by", words.own(by.paid_by) if by.paid_by else unstated),
    ]


def _next(dossier: Dossier, on: date, words: Words, withheld: Sequence[Withheld]) -> Pairs:
    review, unstated = dossier.review, words.text("not-stated").capital()
    if hides(withheld, {"review"}):
        return [("withheld", words.label("withheld", "review"))]
    return [
        ("next-review", due_words(review.next_on, on, words) if review.next_on else unstated),
        ("review-triggers", words.series([words.own(trigger) for trigger in review.triggers])),
    ]


def notes(
    dossier: Dossier, findings: Findings, on: date, words: Words, withheld: Sequence[Withheld] = ()
) -> tuple[Phrase, ...]:
    """What a reader must know first: that this was made from outside, that it was judged on another day, and whether
    something has changed since."""
    found = [*outside_notes(dossier, words, withheld)]
    if on != findings.on:
        found.append(words.text("older-report", judged=findings.on, printed=on))
    if findings.changes_on is not None and findings.changes_on <= on:
        found.append(words.text("changed-since", day=findings.changes_on))
    if not words.reviewed:
        found.append(words.text("not-reviewed"))
    return tuple(found)


def _decision(
    dossier: Dossier,
    findings: Findings,
    words: Words,
    withheld: Sequence[Withheld],
    known: Rested,
    coming: Coming,
) -> DecisionPart:
    """The decision at the gate that the dossier names, and what comes next; else that there is none, and the last one
    before it."""
    taken = decision_parts(dossier, findings, words, known)
    latest = next((one for _, one in latest_first(dossier)), None)
    gate = not_shown(withheld, "gate", words)
    open_ = (gate,) if gate else _open_lines(dossier, findings, words, withheld, coming)
    if latest is not None and dossier.gate in (None, latest.gate):
        shown = tuple(line.short(LONG) for line in taken[0].lines)
        return DecisionPart(taken[0].headline, (*shown, *(open_ if dossier.gate or gate else ())))
    if latest is None:
        return DecisionPart(not_shown(withheld, "decisions", words) or words.text("not-decided"), open_)
    first, *more = taken[0].lines
    against = more[:1] if stands_against(latest, findings.gates) else ()
    last = (concat((taken[0].headline, first), ". "), *against, *_conditions(latest, words))
    return DecisionPart(words.text("not-decided"), (*open_, *last))


def _conditions(taken: Decision, words: Words) -> tuple[Phrase, ...]:
    """On what conditions the last decision was taken, before the one that is awaited."""
    return (words.text("conditions", words=taken.conditions).short(LONG),) if taken.conditions else ()


def _open_lines(
    dossier: Dossier, findings: Findings, words: Words, withheld: Sequence[Withheld], coming: Coming
) -> tuple[Phrase, ...]:
    """The next moment of decision with what is open there; where nothing stands in the way, what that does not say."""
    if not coming.gates:
        return (words.text("no-gate"),)
    first, gate = _named_next(dossier, findings.on, words, coming), next_gate(findings, coming)
    some = (words.text("not-all-shown"),) if withheld else ()
    if gate is None:
        return (first, *some)
    blocking = sum(item.blocks for item in gate.open_items)
    count = (words.text("gate-open", open=len(gate.open_items), blocking=blocking),) if gate.open_items else ()
    return (first, *count, *(some if blocking else beside_nothing(findings.caveats, words, withheld)))


def _named_next(dossier: Dossier, on: date, words: Words, coming: Coming) -> Phrase:
    """Which moment comes next and when; or what usually does, where the one that was named is past."""
    name = words.series([words.word(gate, "gate") for gate in coming.gates])
    if not coming.named:
        return words.text("gate-after", gates=name)
    day = dossier.gate_on
    if day is None:
        return words.text("next-gate", gate=name)
    return words.text("next-gate-on" if day >= on else "next-gate-late", gate=name, day=day)


def _with_first_measure(task: Task, words: Words) -> Task:
    """What is asked of somebody, what is done about it first, and how it is put right where that is owed: else nobody
    reads there what was promised."""
    none = task.measures == (words.text("no-measure"),)  # the column beside says that there is no date
    return replace(task, measures=() if none else tuple(measure.short(LONG) for measure in task.measures[: task.named]))


def _left_out(tasks: Sequence[Task]) -> int:
    """How much of what is asked and done stands in the chapters only."""
    return max(0, len(tasks) - MOST_TASKS) + sum(len(task.measures[task.named :]) for task in tasks[:MOST_TASKS])


def _short(line: Point) -> Point:
    return replace(line, said=tuple(replace(said, what=said.what.short(LONG)) for said in line.said))


def _lines_more(
    findings: Findings, shown: Sequence[Point], words: Words, withheld: Sequence[Withheld]
) -> tuple[Phrase, ...]:
    if not shown:
        none = (lines_none(words, withheld),) if findings.red_lines else ()
        return (*none, *held_lines(findings, words, MOST_NAMED, withheld))
    left = len(findings.red_lines) - min(len(shown), MOST_LINES)
    open_ = len(shown[MOST_LINES:])
    if not open_:
        return _more("red-lines-more", left, words)
    return (words.text("red-lines-more-open", count=left, open=open_),)


def _questions_more(findings: Findings, words: Words, withheld: Sequence[Withheld]) -> tuple[Phrase, ...]:
    if not findings.next_questions:
        return questions_none(findings, words, withheld)
    return _more("questions-more", len(findings.next_questions) - MOST, words)


def _worst(dossier: Dossier, findings: Findings, words: Words) -> tuple[Placed, ...]:
    """The head of both lists together, the gravest first and, where equal, what must be put right."""
    numbers = numbers_of(findings)
    both = (place for place in (*findings.prevention_order, *findings.remedy_order) if place.id in numbers)
    once = sorted({place.id: place for place in both}.values(), key=lambda place: numbers[place.id])
    return placed([_decisive(place) for place in once[:MOST]], dossier, findings, words)


def _worst_more(
    findings: Findings, worst: Sequence[Placed], words: Words, withheld: Sequence[Withheld]
) -> tuple[Phrase, ...]:
    """How many others there are; and where some are not shown, that these need not be the worst."""
    hidden = not_shown(withheld, "impacts", words) if worst else Phrase()
    return (*_more("worst-more", len(findings.impacts) - len(worst), words), *((hidden,) if hidden else ()))


def _decisive(place: Place) -> Place:
    """Why it stands there, without what seldom decides it."""
    return replace(place, reasons=tuple(reason for reason in place.reasons if reason.code not in UNDECIDED_BY))


def _heard(dossier: Dossier, on: date, words: Words, withheld: Sequence[Withheld]) -> tuple[Phrase, ...]:
    """What people said, or that nobody was heard and why. Experts do not stand in for the people affected, nor does
    what is planned, nor a hearing of which nothing that they said is recorded. Who was heard where this audience is
    not shown it, cannot be told."""
    people = [held for held in dossier.engagement.values() if standing(held, on) in ("heard", "unrecorded")]
    people.sort(key=lambda held: not held.said)
    told = _informed(dossier, people, on, words)
    hidden = not_shown(withheld, "engagement", words)
    if people or hidden:
        others = _unheard(dossier, words, "others-unheard-shown" if hidden else "others-unheard")
        more = (*told, *others, *((hidden,) if hidden else ()))
        rated = () if any(held.said for held in people) or hidden else _rated(dossier, words)
        return (*(_one_heard(held, words) for held in islice(people, MOST)), *rated, *more)
    rated = _rated(dossier, words)
    if any(held.how in HEARD_OTHERS for held in dossier.engagement.values()):
        return (words.text("only-experts"), *told, *rated)
    reason = next((held.why_nobody for held in dossier.engagement.values() if held.why_nobody), None)
    return (words.text("nobody-heard-why", words=reason) if reason else words.text("nobody-heard"), *told, *rated)


def _unheard(dossier: Dossier, words: Words, key: str) -> tuple[Phrase, ...]:
    """Those of whom it is recorded that nobody heard them; where hearings are hidden, that none of them is shown."""
    groups = [id_ for held in dossier.engagement.values() if held.how == "none" for id_ in held.groups]
    names = [words.name("groups", id_) for id_ in dict.fromkeys(groups)]
    return (words.text(key, who=words.series(names)),) if names else ()


def _informed(dossier: Dossier, met: Sequence[Engagement], on: date, words: Words) -> tuple[Phrase, ...]:
    """Those who were told, and of whom nobody was asked."""
    asked = {group for held in met for group in held.groups}
    told = [held for held in dossier.engagement.values() if standing(held, on) == "informed"]
    groups = dict.fromkeys(group for held in told for group in held.groups if group not in asked)
    names = [words.name("groups", id_) for id_ in groups] + [words.own(held.title) for held in told if not held.groups]
    return (words.text("others-informed", who=words.series(names)),) if names else ()


def _rated(dossier: Dossier, words: Words) -> tuple[Phrase, ...]:
    """The ratings of the people affected, where no record says how they were heard."""
    lines = [
        words.text(
            "rated-line",
            impact=words.name("impacts", id_),
            dimension=words.word(dimension, "dimension"),
            said=rating_words(by["affected-people"], words).short(LONG),
        )
        for id_, impact in dossier.impacts.items()
        for dimension, by in impact.ratings().items()
        if "affected-people" in by
    ]
    if not lines:
        return ()
    return (words.text("rated-unheard"), *lines[:MOST], *_more("tasks-more", len(lines) - MOST, words))


def _one_heard(held: Engagement, words: Words) -> Phrase:
    who = words.series([words.name("groups", id_) for id_ in held.groups]) if held.groups else words.own(held.title)
    how = words.word(held.how, "heard-by")
    if held.say:
        how = words.text("heard-so", how=how, say=words.word(held.say, "say"))
    if not held.said:
        return words.text("heard-unsaid" if held.on else "heard-undated", who=who, how=how).capital()
    return words.text("heard-said", who=who, how=how, words=words.quote(held.said).short(LONG)).capital()


def _more(key: str, count: int, words: Words) -> tuple[Phrase, ...]:
    return (words.text(key, count=count),) if count > 0 else ()
