"""What the records that judge say: questions, rights, groups, patterns of harm, red lines, duties, house rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from duecare.core.catalogue import (
    Catalogue,
    Duty,
    FactQuestion,
    GateChecks,
    Group,
    Harm,
    Norm,
    RedLine,
    Right,
    RobustnessCheck,
    SeverityScale,
)
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.records import Access, Band
from duecare.knowledge.in_words import condition_lines
from duecare.knowledge.showing.words import Section, all_named, named, plain

RIGHT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "absolute": "absolute: nobody may limit it, and nothing is weighed against it",
        "non-derogable": "non-derogable: no emergency sets it aside, and no State's reasons limit it",
        "qualified": "qualified: a State may limit it only by law, for an aim the right allows, as far as needed",
        "progressive": "progressive: to be reached step by step, with a core that holds at once",
        "guarantee": "guarantee: it stands behind the other rights, and its own articles say how far it reaches",
    }
)

TYPES: Mapping[str, str] = MappingProxyType({"yes-no": "yes or no"})
"""How a question without options is answered, where its type is no plain word."""


def access_lines(access: Access | None) -> list[str]:
    """Where the right to ask stands, whom it binds, and by when an answer is due."""
    if access is None:
        return []
    time = f"{access.answer_within} {plain(access.unit)}, " if access.answer_within else ""
    parts = {
        "the right to ask": access.at,
        "binds": access.binds,
        "asks of a request": access.asks,
        "an answer is due": f"{time}{access.answer_at}" if access.answer_at else None,
        "where to turn when it is refused": access.appeal,
    }
    return [f"{name}: {said}" for name, said in parts.items() if said]


def judging(record: Record, catalogue: Catalogue) -> Iterator[Section]:
    """What a record says that judges, or that what judges is built of."""
    match record:
        case Norm():
            yield "Issued by", [record.issuer]
            yield "Where", [record.jurisdiction]
            yield "Text", [record.url] if record.url else []
            yield "What it gives to whoever asks for information", access_lines(record.access)
        case FactQuestion():
            yield from _question(record, catalogue)
        case Right():
            yield "Kind", [RIGHT_KINDS[record.kind]]
            yield "Looked at with", [plain(record.family)] if record.family else []
            yield "At stake when", condition_lines(record.when, catalogue)
            yield "When it is violated, people can no longer", record.no_longer
        case Group():
            yield "Vulnerable to", record.vulnerable_to
        case Harm():
            yield from _harm(record, catalogue)
        case RedLine():
            yield from _red_line(record, catalogue)
        case Duty():
            yield from _duty(record, catalogue)
        case SeverityScale():
            yield from _scale(record)
        case GateChecks():
            yield "Stands in the way", [plain(check) for check in record.blocks]
            yield "Is shown as open", [plain(check) for check in record.counts]
        case RobustnessCheck():
            yield "Asked of a system when", condition_lines(record.applies_when, catalogue) or ["always"]
            yield "Shown when", condition_lines(record.shown_by, catalogue)
            yield "Stands in the way at", all_named("gates", record.blocks_at, catalogue)
            yield "Is shown as open at", all_named("gates", record.counts_at, catalogue)


def _question(question: FactQuestion, catalogue: Catalogue) -> Iterator[Section]:
    yield "Question", [question.question]
    yield "Topic", [plain(question.topic)] if question.topic else []
    options = [f"{word}: {text}" for word, text in question.options.items()]
    yield "Answers", options or [TYPES.get(question.type, question.type)]
    yield "How to answer", [question.hint] if question.hint else []
    yield "Who knows", [question.who_knows] if question.who_knows else []
    yield "Evidence that counts", question.evidence_that_counts
    yield "Nobody is asked where the document says it", [question.derived_from] if question.derived_from else []
    yield "A no follows, where nobody answers, when", condition_lines(question.no_when, catalogue)
    yield "Yes for these countries", [", ".join(question.yes_for)] if question.yes_for else []
    outside = [", ".join(question.no_outside)] if question.no_outside else []
    yield "No where all countries are named, and none of these", outside


def _harm(harm: Harm, catalogue: Catalogue) -> Iterator[Section]:
    yield "When", condition_lines(harm.when, catalogue)
    yield "Known cases were as grave as", [f"{harm.could_be}; it orders what to ask, and decides nothing"]
    yield "Graver when", harm.raises_scale
    yield "Harder to put right when", harm.raises_irremediability
    yield "Ask", harm.questions
    yield "What others have done", harm.measures
    yield "Known cases", harm.known_cases


def _red_line(line: RedLine, catalogue: Catalogue) -> Iterator[Section]:
    yield "Effect", [line.effect, "two people decide" if line.decided_by == "two-people" else "facts decide"]
    yield "Where the norm reaches", condition_lines(line.applies_when, catalogue)
    for id_, element in line.elements.items():
        yield f"Element {id_}", [element.text, *condition_lines(element.when, catalogue)]
    for id_, exception in line.exceptions.items():
        lines = [exception.text, *condition_lines(exception.when, catalogue)]
        yield f"Exception {id_}", [*lines, f"For the people concerned: {exception.rights_view}"]
    yield "Lifts when", condition_lines(line.cleared_when, catalogue)


def _duty(duty: Duty, catalogue: Catalogue) -> Iterator[Section]:
    yield "Asked by", [named("norms", duty.norm, catalogue)]
    yield "Of whom", [plain(duty.addressee)]
    yield "At the gate", all_named("gates", [duty.gate], catalogue) if duty.gate else []
    yield "When", condition_lines(duty.applies_when, catalogue) or ["always"]
    yield "Unless the facts show", condition_lines(duty.unless, catalogue)
    yield "What is asked", duty.asks
    yield "Shown by", condition_lines(duty.shown_by, catalogue)
    yield "Where an answer would stand in a dossier", [plain(part) for part in duty.found_in]


def _scale(scale: SeverityScale) -> Iterator[Section]:
    yield "Version", [str(scale.version)]
    for dimension, anchors in scale.anchors.items():
        yield dimension.capitalize(), [f"{anchor.level} {anchor.label}: {anchor.text}" for anchor in anchors]
    for tier, corners in scale.tiers.items():
        yield f"{tier.capitalize()}, from any of", [_corner(corner.plain()) for corner in corners]
    yield "Scope by headcount", [_band(band, "people") for band in scale.people_bands]
    yield "Scope by share of a group", [_band(band, "per cent") for band in scale.share_bands]
    yield "Days to act after a notice", [f"{tier}: {days}" for tier, days in scale.response_days.items()]


def _corner(minima: Mapping[str, int]) -> str:
    return " and ".join(f"{dimension} at least {level}" for dimension, level in minima.items())


def _band(band: Band, unit: str) -> str:
    return f"from {band.from_:,} {unit}: level {band.level}"
