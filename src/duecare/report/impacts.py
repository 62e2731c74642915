"""The impacts: their place, their severity by every rater, and who is involved how."""

from __future__ import annotations

from collections.abc import Sequence

from duecare.core.dossier import Dossier, Impact, Limitation, Rating, ScopeRating
from duecare.core.dossier.impacts import LevelSpan
from duecare.core.method.findings import (
    DimensionFinding,
    Findings,
    ImpactFinding,
    InvolvementFinding,
    LimitationFinding,
    Place,
)
from duecare.core.method.limitations import QUESTIONS as LIMITS
from duecare.core.method.severity import TIERS
from duecare.report.grounds import grounds
from duecare.report.model import Dimension, ImpactPart, Involved, Placed, Point, Row, Said, Tone
from duecare.report.phrase import Phrase, concat
from duecare.report.rows import rows
from duecare.report.words import Words

VOICED = frozenset({"rated", "rated-span", "rated-by-numbers", "rated-unknown"})
"""Reasons that say what a rater said: shown as that rater's voice, with who and when."""
SCALE_ENDS = (1, 5)
OVER_TIME = frozenset({"notice-passed", "notice-runs"})
"""Reasons that say how an involvement moves with time: shown without having to look for them."""
ANSWERED = frozenset({"limit-yes", "limit-no", "limit-unknown"})
"""Reasons that repeat what a State answered: shown question by question."""


def numbers_of(findings: Findings) -> dict[str, int]:
    """Each impact's number, the gravest first; where equal, what must be put right before what must be prevented. Page
    one and the chapters show them in this order; both lists keep it."""
    found = {impact.id: impact for impact in findings.impacts}
    places = [*findings.remedy_order, *findings.prevention_order, *findings.impacts]
    ids = dict.fromkeys(place.id for place in places if place.id in found)
    return {id_: number for number, id_ in enumerate(sorted(ids, key=lambda id_: gravity(found[id_])), 1)}


def gravity(found: ImpactFinding) -> int:
    """Where it stands by its severity: a range by its worse end, and what cannot wait with the gravest."""
    return 0 if found.cannot_wait else TIERS.index(found.tier_high)


def impact_parts(dossier: Dossier, findings: Findings, words: Words) -> tuple[ImpactPart, ...]:
    """Every impact, in the order of its number."""
    numbers = numbers_of(findings)
    found = sorted(findings.impacts, key=lambda impact: numbers[impact.id])
    return tuple(_part(numbers[impact.id], dossier.impacts[impact.id], impact, dossier, words) for impact in found)


def placed(places: Sequence[Place], dossier: Dossier, findings: Findings, words: Words) -> tuple[Placed, ...]:
    """A list in its order, each impact with why it stands there."""
    numbers = numbers_of(findings)
    found = {impact.id: impact for impact in findings.impacts}
    return tuple(
        Placed(
            place.id,
            numbers[place.id],
            words.name("impacts", place.id),
            tier_words(found[place.id], words),
            found[place.id].tier_high,
            found[place.id].tier_low == found[place.id].tier_high,
            who(dossier.impacts[place.id], words).capital(),
            _rights(dossier.impacts[place.id], words).capital(),
            _status(dossier.impacts[place.id], words).capital(),
            grounds(place.reasons, words),
        )
        for place in places
        if place.id in found
    )


def tier_words(found: ImpactFinding, words: Words) -> Phrase:
    """The tier, or the range of tiers."""
    low, high = words.word(found.tier_low, "tier"), words.word(found.tier_high, "tier")
    if found.tier_low == found.tier_high:
        return low.capital()
    return words.text("tier-range", low=low, high=high).capital()


def who(impact: Impact, words: Words) -> Phrase:
    """The groups of people it concerns."""
    if not impact.groups:
        return words.text("groups-unstated")
    return words.series([words.name("groups", id_) for id_ in impact.groups])


def _rights(impact: Impact, words: Words) -> Phrase:
    if not impact.rights:
        return words.text("rights-unstated")
    return words.series([words.name("rights", id_) for id_ in impact.rights])


def _status(impact: Impact, words: Words) -> Phrase:
    return words.word(impact.status, "status") if impact.status else words.text("status-unstated")


def _part(number: int, impact: Impact, found: ImpactFinding, dossier: Dossier, words: Words) -> ImpactPart:
    return ImpactPart(
        found.id,
        number,
        words.name("impacts", found.id),
        tier_words(found, words),
        found.tier_high,
        found.tier_low == found.tier_high,
        _rows(impact, found, dossier, words),
        tuple(_dimension(dimension, impact, words) for dimension in found.dimensions),
        tuple(_involved(actor, words) for actor in found.involvement),
        grounds(found.reasons, words),
        tuple(_limit(limit, impact.limitations[limit.id], words) for limit in found.limitations),
    )


def _rows(impact: Impact, found: ImpactFinding, dossier: Dossier, words: Words) -> tuple[Row, ...]:
    day = impact.irremediable_from
    pairs = [
        ("what", words.own(impact.description) if impact.description else Phrase()),
        ("who", who(impact, words).capital()),
        ("which-rights", _rights(impact, words).capital()),
        ("status", _status(impact, words).capital()),
        ("origin", words.label("origin", impact.origin) if impact.origin else Phrase()),
        ("likelihood", words.label("likelihood", impact.likelihood) if impact.status == "potential" else Phrase()),
        ("core", words.label("answer", found.touches_core)),
        ("irremediable-from", words.day(day) if day else Phrase()),
        ("harm", words.name("harms", impact.harm) if impact.harm else Phrase()),
        ("evidence", words.series([words.name("evidence", id_) for id_ in impact.evidence])),
        ("said-by", _testimony(impact, dossier, words)),
        ("state-action", _state_action(impact, words)),
    ]
    return rows(pairs, words)


def _testimony(impact: Impact, dossier: Dossier, words: Words) -> Phrase:
    held = [dossier.engagement[id_] for id_ in impact.testimony if id_ in dossier.engagement]
    return concat((words.quote(one.said) if one.said else words.own(one.title) for one in held), " ")


def _state_action(impact: Impact, words: Words) -> Phrase:
    """What a State must do, in the words of the person who found that nobody else can."""
    needed = impact.state_action
    if needed is None:
        return Phrase()
    return words.text("state-action-by", words=needed.what, who=words.person(needed.by))


def _limit(found: LimitationFinding, stated: Limitation, words: Words) -> Point:
    """Every question of the test with its answer, also where nobody answered."""
    tone: Tone = "grave" if found.result in ("not-permissible", "never-permissible") else "open"
    asked = [Row(words.label("limits", question), _limit_answer(question, stated, words)) for question in LIMITS]
    note = words.series([words.person(stated.by), *([words.day(stated.on)] if stated.on else [])])
    said = Said(note, words.text("limit-said"), Phrase())
    return Point(
        found.id,
        words.name("rights", found.id),
        words.label("limitation-result", found.result),
        tone,
        tuple(asked),
        (said,),
        grounds((reason for reason in found.reasons if reason.code not in ANSWERED), words),
    )


def _limit_answer(question: str, stated: Limitation, words: Words) -> Phrase:
    answer = getattr(stated, question)
    if answer is None:
        return words.text("not-answered").capital()
    said = words.text("states-because", value=words.label("answer", answer.answer), words=answer.reason)
    if not answer.evidence:
        return said
    evidence = words.series([words.name("evidence", id_) for id_ in answer.evidence])
    return words.text("said-with-evidence", said=said, evidence=evidence)


def _dimension(found: DimensionFinding, impact: Impact, words: Words) -> Dimension:
    ratings = impact.ratings()[found.id]
    return Dimension(
        found.id,
        words.label("dimension", found.id),
        found.low,
        found.high,
        level_words(found.id, found.low, found.high, words),
        tuple(_said(rater, rating, found, words) for rater, rating in ratings.items()),
        grounds((reason for reason in found.reasons if reason.code not in VOICED), words),
    )


def level_words(dimension: str, low: int, high: int, words: Words) -> Phrase:
    """A level with what it means on the scale in use, or the range."""
    if (low, high) == SCALE_ENDS:
        return words.text("level-unknown").capital()
    if low != high:
        return words.text("levels", low=low, high=high).capital()
    scale = words.catalogue.scale
    for number, anchor in enumerate(scale.anchors.get(dimension, ())):  # type: ignore[call-overload]
        if anchor.level == low:
            return words.text("level", level=low, word=words.of_record(scale, f"anchors.{dimension}.{number}.label"))
    return words.text("level-plain", level=low)


def rating_words(rating: Rating | ScopeRating, words: Words) -> Phrase:
    """What a rater said: the level and the reason."""
    match rating.value:
        case LevelSpan(low=low, high=high):
            value = words.text("levels", low=low, high=high)
        case int(level):
            value = words.text("level-plain", level=level)
        case "unknown":
            value = words.text("level-unknown")
        case _:
            value = words.text("by-numbers")
    return words.text("states-because", value=value.capital(), words=rating.reason)


def _said(rater: str, rating: Rating | ScopeRating, found: DimensionFinding, words: Words) -> Said:
    notes = [words.text("held-rating")] if found.rater == rater else []
    notes += [words.person(rating.by), *([words.day(rating.on)] if rating.on else [])]
    return Said(words.label("rater", rater), rating_words(rating, words), words.series(notes))


def _involved(found: InvolvementFinding, words: Words) -> Involved:
    return Involved(
        words.name("actors", found.id),
        words.label("label", found.label),
        tuple(words.label("response", response) for response in found.responses),
        grounds((reason for reason in found.reasons if reason.code not in OVER_TIME), words),
        tuple(words.reason(reason) for reason in found.reasons if reason.code in OVER_TIME),
    )
