"""The plain summary on people: what can go wrong or has, what changed because they spoke, what is not put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from duecare.core.dossier import Engagement, Impact, Measure
from duecare.core.dossier.words import ACTUAL
from duecare.core.method.effects import effect_on, worsened, worsened_besides
from duecare.core.method.findings import RedLineFinding
from duecare.core.method.hearing import standing
from duecare.core.method.tracking import effect_unknown, is_overdue, made_worse, others_still_worse, still_worse
from duecare.report.impacts import numbers_of, who
from duecare.report.looked import BY_PEOPLE, LINES, hides, not_shown, stands, stands_in_words
from duecare.report.phrase import Phrase, concat
from duecare.report.summary_told import Part, Told

MOST = 4
"""So many impacts stand on the page; the full report has all of them."""
MOST_HEARD = 2
EFFECTS = ("made-worse", "no-difference-found", "not-known", "said-to-help", "shown-to-help")
"""What a measure did, in the order in which it is told: those whom it failed first."""
FAR = ("done", "under-way", "planned", "proposed")
OPEN_LINES = frozenset({"cannot-tell", "awaiting-second-person"})
VOICES = frozenset({"heard", "unrecorded"})
"""Records by which people were heard, or are said to have been."""
HELD_BACK = frozenset({"excepted", BY_PEOPLE})
"""What an exception or two people say against a line: it is told, as somebody may challenge it."""


def wrong(told: Told) -> Part:
    """What can go wrong or has, in the order in which the report shows it."""
    shown = _shown(told)
    points = [_impact(told.dossier.impacts[id_], told) for id_ in shown]
    more = len(told.findings.impacts) - len(shown)
    none = () if points else (told.absent({"impacts", "finding-impacts"}, "impacts-none", "impacts-hidden"),)
    hidden = not_shown(told.withheld, "impacts", told.words) if points else Phrase()
    after = (*((told.say("impacts-more", count=more),) if more else ()), hidden, *_red_lines(told))
    return told.part("wrong", *none, points=points, after=tuple(line for line in after if line))


def changed(told: Told) -> Part:
    """Who was heard, what they said and what became of it."""
    heard = [one for one in told.dossier.engagement.values() if standing(one, told.findings.on) in VOICES]
    lines = [_heard(one, told) for one in islice(_best_first(heard), MOST_HEARD)]
    more = sum(one.said is not None for one in _best_first(heard)[MOST_HEARD:])
    if more:
        lines.append(told.say("heard-more", count=more))
    if lines and hides(told.withheld, {"engagement"}):
        lines.append(told.words.text("not-all-shown"))
    return told.part("changed", *(lines or [_nobody(told)]), ask="heard")


def still_open(told: Told) -> Part:
    """What is done about each impact that is told above, and how much nobody knows yet."""
    points = [_done(numbers, measure, told) for measure, numbers in (*_answers(told), *_harmful(told))]
    count = len(told.findings.next_questions)
    hidden = [told.say("done-hidden")] if hides(told.withheld, {"measures"}) else []
    after = (*hidden, *([told.say("not-known", count=count)] if count else []))
    return told.part("open", points=points, after=after)


def _shown(told: Told) -> list[str]:
    return list(numbers_of(told.findings))[:MOST]


def _impact(impact: Impact, told: Told) -> Phrase:
    status = told.say(impact.status or "status-none")
    return told.say("impact", title=told.own(impact.title), status=status, who=who(impact, told.words))


def _red_lines(told: Told) -> Iterator[Phrase]:
    lines = [line for line in told.findings.red_lines if line.drives]
    yield from (_line(line, told) for line in lines if stands(line) in ("crossed", "upcoming"))
    yield from (_held_back(line, told) for line in lines if stands(line) in HELD_BACK)
    if open_ := [line for line in lines if stands(line) in OPEN_LINES]:
        yield told.say("lines-open", count=len(open_))
    if hides(told.withheld, LINES):
        yield told.say("lines-hidden")


def _line(found: RedLineFinding, told: Told) -> Phrase:
    name = told.words.name("red-lines", found.id)
    if found.result == "crossed":
        return told.say("line-crossed", line=name)
    if found.in_force_from is None:
        return told.say("line-awaited", line=name)
    return told.say("line-upcoming", line=name, day=told.words.day(found.in_force_from))


def _held_back(found: RedLineFinding, told: Told) -> Phrase:
    name, stand = told.words.name("red-lines", found.id), stands_in_words(stands(found), told.words)
    return told.words.text("states-because", value=stand, words=name)


def _best_first(heard: Sequence[Engagement]) -> list[Engagement]:
    """What changed something first, then what was said."""
    return sorted(heard, key=lambda one: (one.changed is None, one.said is None))


def _heard(held: Engagement, told: Told) -> Phrase:
    words = told.words
    names = words.series([words.name("groups", id_) for id_ in held.groups]) if held.groups else told.own(held.title)
    said = (
        told.say("heard", who=names, words=words.quote(held.said).short(230))
        if held.said
        else words.text("heard-unsaid" if held.on else "heard-undated", who=names, how=words.word(held.how, "heard-by"))
    )
    became = told.say("changed-so", words=told.own(held.changed)) if held.changed else told.say("changed-none")
    return concat((said.capital(), became), " ")


def _nobody(told: Told) -> Phrase:
    if hides(told.withheld, {"engagement"}):
        return told.say("heard-hidden")
    reason = next((one.why_nobody for one in told.dossier.engagement.values() if one.why_nobody), None)
    return told.say("heard-none-why", words=told.words.quote(reason).short(230)) if reason else told.say("heard-none")


def _answers(told: Told) -> list[tuple[str | None, list[int]]]:
    """The measure that answers each impact best so far, with the numbers of all the impacts that it answers. Where
    measures are hidden, nothing is said of an impact without one: somebody may have written it down."""
    found: dict[str | None, list[int]] = {}
    for number, id_ in enumerate(_shown(told), 1):
        best = _best(id_, told)
        if best is None and hides(told.withheld, {"measures"}):
            continue
        found.setdefault(best, []).append(number)
    return list(found.items())


def _best(impact: str, told: Told) -> str | None:
    """Of what is done about an impact: remedy first where it has happened, and what is furthest. Only to watch it
    answers nothing, and comes last; what made things worse for somebody is told apart."""
    actual = told.dossier.impacts[impact].status in ACTUAL
    measures = told.dossier.measures.items()
    told_of = ((id_, one) for id_, one in measures if impact in one.impacts and one.state in FAR)
    answers = [(id_, one) for id_, one in told_of if not made_worse(id_, told.dossier)]
    answers.sort(key=lambda pair: _rank(pair[1], actual=actual))
    return answers[0][0] if answers else None


def _harmful(told: Told) -> list[tuple[str, list[int]]]:
    """What made things worse for somebody, however far it is, with the numbers of the impacts that it was to answer."""
    numbers = {id_: number for number, id_ in enumerate(_shown(told), 1)}
    found = [
        (id_, [numbers[impact] for impact in one.impacts if impact in numbers])
        for id_, one in told.dossier.measures.items()
        if still_worse(id_, told.dossier, told.findings.impacts) or others_still_worse(id_, told.dossier)
    ]
    return [(id_, about) for id_, about in found if about][:MOST]


def _rank(measure: Measure, *, actual: bool) -> tuple[bool, bool, int]:
    return measure.kind == "monitor", actual and measure.kind != "remedy", FAR.index(measure.state)


def _done(numbers: Sequence[int], id_: str | None, told: Told) -> Phrase:
    words, on = told.words, told.findings.on
    which = words.listed([words.number(number) for number in numbers])
    if id_ is None:
        return told.say("done-none", numbers=which)
    measure = told.dossier.measures[id_]
    state = words.label("measure-state", measure.state)
    title = told.own(measure.title)
    if measure.state == "done" or made_worse(id_, told.dossier):
        return concat((told.say("done", numbers=which, title=title, state=state), *_effects(id_, told)), " ")
    if measure.due is None:
        return told.say("done", numbers=which, title=title, state=state)
    key = "done-late" if is_overdue(measure, on) else "done-by"
    return told.say(key, numbers=which, title=title, state=state, day=words.day(measure.due))


def _effects(id_: str, told: Told) -> list[Phrase]:
    """What a measure did for some. Where not every evaluation is shown, nobody is told that it helped."""
    groups = {*told.dossier.measures[id_].effects, *worsened(id_, told.dossier)}
    found: set[str] = {effect_on(id_, group, told.dossier).result for group in groups}
    if worsened_besides(id_, told.dossier):
        found.add("made-worse")
    if not found or effect_unknown(id_, told.dossier):
        found.add("not-known")
    return [told.say(f"effect-{effect}") for effect in EFFECTS if effect in found]
