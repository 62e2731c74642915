"""Who must do what by when: what the method expects of each actor, what norms ask, and the measures there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from duecare.core.catalogue import Norm
from duecare.core.catalogue.base import FORCES
from duecare.core.dossier import Dossier, Measure
from duecare.core.method.effects import worsened
from duecare.core.method.findings import DutyFinding, Findings, ImpactFinding, InvolvementFinding
from duecare.core.method.response import OWED, asked_kinds
from duecare.core.method.tracking import can_answer, is_overdue, made_worse
from duecare.core.revision.view import Withheld
from duecare.report.chapters import addressees, norm_name, norm_of
from duecare.report.evaluations import effects_said
from duecare.report.impacts import numbers_of
from duecare.report.looked import hides
from duecare.report.model import MeasurePart, Row, Said, Task
from duecare.report.phrase import Phrase, concat
from duecare.report.rows import rows
from duecare.report.words import Words

MOST_DUTIES = 3
"""So many of what one norm asks are named among what is to be done; the chapter on norms has all of it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A measure, whether it can answer anything, the groups that it made worse off, and whether it made anybody so."""

    measure: Measure
    answers: bool
    worse: tuple[str, ...]
    made_worse: bool


def tasks(dossier: Dossier, findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Task, ...]:
    """Everything asked of somebody: those who must put something right first, then what else is asked where something
    has happened, then prevention, then what norms ask. In each by day, then by gravity.

    What nobody set a day for stands with what is due now: it must not sink because it was left open. Where actors or
    measures are hidden, it is not said that nobody is named, that nothing is done, or that all of it is.
    """
    numbers, remedy = numbers_of(findings), {place.id for place in findings.remedy_order}
    found = [
        (impact.id not in remedy, not owed, day, numbers[impact.id], task)
        for impact in findings.impacts
        for owed, day, task in _on_impact(impact, dossier, findings.on, words, withheld)
    ]
    found.sort(key=lambda one: one[:4])
    return (*(task for *_, task in found), *_on_norms(findings, words))


def measure_parts(dossier: Dossier, findings: Findings, words: Words) -> tuple[MeasurePart, ...]:
    """Every measure, with what it did for each group."""
    return tuple(
        measure_part(measure, findings.on, words, effects_said(id_, measure, findings, words))
        for id_, measure in dossier.measures.items()
    )


def measure_part(measure: Measure, on: date, words: Words, effects: tuple[Said, ...] = ()) -> MeasurePart:
    """One measure."""
    return MeasurePart(words.own(measure.title), _rows(measure, on, words), effects)


def _on_impact(
    found: ImpactFinding, dossier: Dossier, on: date, words: Words, withheld: Sequence[Withheld]
) -> Iterator[tuple[bool, date, Task]]:
    """What is asked on an impact, each with whether remedy is owed, and the day by which it is put in order."""
    about = words.name("impacts", found.id)
    if not found.involvement:
        yield False, on, _unnamed(about, words, withheld)
    for actor in found.involvement:
        if actor.responses:
            measures = _measures_of(actor.id, found.id, dossier)
            kinds = asked_kinds(actor.responses, dossier.impacts[found.id].status)
            yield _on_actor(actor, about, measures, kinds, on, words, withheld)
    if (needed := dossier.impacts[found.id].state_action) is not None:
        call = (words.label("response", "call-on-state"), words.quote(needed.what))
        yield False, on, Task(words.label("addressee", "state"), call, about, words.text("no-date").capital(), ())


def _unnamed(about: Phrase, words: Words, withheld: Sequence[Withheld]) -> Task:
    """That somebody must be named, so that somebody can be asked; or that who is asked for what is not shown."""
    if hides(withheld, {"actors"}):
        hidden = words.text("not-shown").capital()
        return Task(hidden, (hidden,), about, hidden, ())
    must = (words.text("name-somebody").capital(),)
    return Task(words.text("nobody-named"), must, about, words.text("now").capital(), ())


def _on_actor(
    actor: InvolvementFinding,
    about: Phrase,
    measures: Sequence[Held],
    kinds: Sequence[Collection[str]],
    on: date,
    words: Words,
    withheld: Sequence[Withheld],
) -> tuple[bool, date, Task]:
    """What is asked of one actor, done once measures of all these kinds are. A measure whose actor may be
    hidden says nothing of when this one does it."""
    owed, some = not OWED.isdisjoint(actor.responses), hides(withheld, {"measures", "evaluations"})
    theirs = [one for one in measures if one.measure.actor or not hides(withheld, {"actors"})]
    done, due = _is_done(theirs, kinds) and not some, _due_day(theirs)
    open_ = "not-shown" if some or len(theirs) < len(measures) else "no-date"
    when = due_words(due, on, words) if due else words.text("done" if done else open_).capital()
    lines, named = _lines(measures, due, owed, on, words)
    if hides(withheld, {"measures"}) or not lines:
        lines.append(words.text("measures-not-all" if some else "no-measure"))
    # what is done comes last; what has no day stands with what is due now
    return owed, date.max if done else due or on, replace(_asked_of(actor, about, lines, when, words), named=named)


def _lines(measures: Sequence[Held], due: date | None, owed: bool, on: date, words: Words) -> tuple[list[Phrase], int]:
    """What is done, and how much of it page one names. Where remedy is owed, the first that puts something right comes
    first or second, with its own day where the first day is another's."""
    lines = [_line(held, words) for held in measures]
    remedy = next((at for at, held in enumerate(measures) if held.measure.kind == "remedy"), 0) if owed else 0
    if not remedy:
        return lines, 1
    one = measures[remedy].measure
    day = (_due(one, on, words),) if one.due is not None and one.due != due and one.state != "done" else ()
    told = concat((lines.pop(remedy), *day), words.text("between").text)
    return [lines[0], told, *lines[1:]], 2


def _measures_of(actor: str, impact: str, dossier: Dossier) -> list[Held]:
    """What this actor, or nobody yet, does about the impact: what is still to be done first, by day. What made things
    worse for somebody is no answer, and comes last."""
    found = (
        Held(measure, can_answer(id_, dossier), worsened(id_, dossier), made_worse(id_, dossier))
        for id_, measure in dossier.measures.items()
        if impact in measure.impacts and measure.actor in (None, actor) and measure.state != "dropped"
    )
    return sorted(found, key=_place)


def _place(held: Held) -> tuple[bool, bool, bool, date]:
    one = held.measure
    return held.made_worse, one.state == "done", one.kind == "monitor", one.due or date.max


def _asked_of(actor: InvolvementFinding, about: Phrase, measures: Sequence[Phrase], when: Phrase, words: Words) -> Task:
    return Task(
        words.name("actors", actor.id),
        tuple(words.label("response", response) for response in actor.responses),
        about,
        when,
        tuple(measures),
    )


def _due_day(measures: Sequence[Held]) -> date | None:
    """The first day by which somebody answers for something; a day without an owner binds nobody."""
    open_ = (measure for measure in _answering(measures) if measure.state != "done")
    return min((measure.due for measure in open_ if measure.due is not None and measure.owner), default=None)


def _is_done(measures: Sequence[Held], asked: Sequence[Collection[str]]) -> bool:
    """Whether all that answers it is done, and among it something of each kind that is asked."""
    answers = _answering(measures)
    enough = all(any(measure.kind in kinds for measure in answers) for kinds in asked)
    return bool(answers) and enough and all(measure.state == "done" for measure in answers)


def _answering(measures: Sequence[Held]) -> list[Measure]:
    """Without those that only watch, or that made things worse for somebody: these answer nothing."""
    return [held.measure for held in measures if held.answers]


def due_words(day: date, on: date, words: Words) -> Phrase:
    """A day by which something is due; or that it has passed."""
    return words.day(day) if day >= on else words.text("overdue-since", day=day).capital()


def _due(measure: Measure, on: date, words: Words) -> Phrase:
    if measure.due is None:
        return words.text("no-date").capital()
    return words.text("overdue-since", day=measure.due).capital() if is_overdue(measure, on) else words.day(measure.due)


def _line(held: Held, words: Words) -> Phrase:
    measure = held.measure
    kind, state = words.word(measure.kind, "measure-kind"), words.word(measure.state, "measure-state")
    title = words.own(measure.title)
    said = words.text("measure-line", title=title, kind=kind, state=state)
    if measure.owner is not None:
        said = words.text("measure-owned", title=title, kind=kind, state=state, owner=words.own(measure.owner))
    if not held.worse:
        return said
    groups = words.series([words.name("groups", group) for group in held.worse])
    return concat((said, words.text("measure-worse", who=groups)), ". ")


def _asked(duty: DutyFinding) -> bool:
    return duty.drives and duty.status in ("applies", "upcoming") and duty.held != "yes"


def _on_norms(findings: Findings, words: Words) -> Iterator[Task]:
    """What norms ask, one task for each norm, addressee and day: what must be done now first, what is awaited last.

    Of one day, what binds most comes first: a house rule never stands before a law.
    """
    asked: dict[tuple[str, str, date], list[DutyFinding]] = {}
    for duty in findings.duties:
        if _asked(duty):
            key = (norm_of(duty.id, words), duty.addressee, _from(duty, findings.on))
            asked.setdefault(key, []).append(duty)
    for (norm, _, day), duties in sorted(asked.items(), key=lambda pair: (pair[0][2], _weight(pair[0][0], words))):
        must = tuple(words.name("duties", duty.id) for duty in duties[:MOST_DUTIES])
        if len(duties) > MOST_DUTIES:
            must += (words.text("duties-more", count=len(duties) - MOST_DUTIES),)
        yield Task(addressees(duties[0], words), must, norm_name(norm, words), _norm_day(day, findings.on, words), ())


def _weight(norm: str, words: Words) -> int:
    """The place of a norm among others: treaties first; one that the knowledge held now lacks, last."""
    record = words.catalogue.get(Norm, norm)
    return FORCES.index(record.force) if record else len(FORCES)


def _from(duty: DutyFinding, on: date) -> date:
    """The day by which a duty is to be met: today where it holds already; the last of all days where none is known."""
    if duty.by_when is None and duty.status == "upcoming":
        return date.max
    return max(duty.by_when or on, on)


def _norm_day(day: date, on: date, words: Words) -> Phrase:
    if day == date.max:
        return words.text("awaited").capital()
    return words.day(day) if day > on else words.text("now").capital()


def _rows(measure: Measure, on: date, words: Words) -> tuple[Row, ...]:
    pairs = [
        ("kind", words.label("measure-kind", measure.kind)),
        ("state", words.label("measure-state", measure.state)),
        ("for-impacts", words.series([words.name("impacts", id_) for id_ in measure.impacts])),
        ("actor", words.name("actors", measure.actor) if measure.actor else Phrase()),
        ("owner", words.own(measure.owner) if measure.owner else words.text("not-stated").capital()),
        ("due", _due(measure, on, words)),
        ("what", words.own(measure.description) if measure.description else Phrase()),
        ("side-effects", words.own(measure.side_effects) if measure.side_effects else Phrase()),
        ("evidence", words.series([words.name("evidence", id_) for id_ in measure.evidence])),
    ]
    return rows(pairs, words)
