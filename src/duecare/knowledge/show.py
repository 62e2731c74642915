"""A record as plain text, with its links both ways: what `duecare knowledge show ID` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from textwrap import fill, indent

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
    SeverityScale,
)
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.condition import facts_in
from duecare.core.catalogue.records import Dated
from duecare.core.errors import NotFoundError
from duecare.knowledge.cases import CONDITIONAL, Case
from duecare.knowledge.checks.places import all_records, conditions
from duecare.knowledge.in_words import condition_lines

KIND_NAMES = {
    "norms": "norm",
    "facts": "question",
    "rights": "right",
    "groups": "group",
    "harms": "known pattern of harm",
    "red-lines": "red line",
    "duties": "duty",
    "scales": "scale of severity",
    "gates": "gate",
    "packs": "pack",
}

SURE = {
    "seed": "stated in a founding document of this project",
    "read": "read in a public source",
    "known": "well established",
    "house": "our own choice",
    "unsure": "believed, not verified; drives no finding",
    "summary": "seen only in a summary; drives no finding",
}

Section = tuple[str, Sequence[str]]


def show(catalogue: Catalogue, id_: str, cases: Sequence[Case] = ()) -> str:
    """The record of that id as plain text. Raises NotFoundError, with the nearest names, when there is none."""
    found = [(kind, record) for kind, record in all_records(catalogue) if record.id == id_]
    if not found:
        near = get_close_matches(id_, [record.id for _, record in all_records(catalogue)], n=3, cutoff=0.5)
        raise NotFoundError(
            f"There is no record {id_}.",
            next_step=f"Did you mean {', '.join(near)}?" if near else "See the list: duecare knowledge list",
        )
    return "\n".join(text for kind, record in found for text in _text(kind, record, catalogue, cases))


def _text(kind: str, record: Record, catalogue: Catalogue, cases: Sequence[Case]) -> Iterator[str]:
    yield f"{record.title}\n{KIND_NAMES[kind]} {record.id}\n"
    yield fill(record.summary, 100) + "\n"
    sections = (*_details(record, catalogue), *_grounds(record, catalogue), *_links(kind, record, catalogue, cases))
    for title, lines in sections:
        if lines:
            yield f"{title}\n" + indent("\n".join(lines), "  ") + "\n"


def _details(record: Record, catalogue: Catalogue) -> Iterator[Section]:
    match record:
        case FactQuestion():
            yield "Question", [record.question]
            yield "Answers", [f"{word}: {text}" for word, text in record.options.items()] or [record.type]
            yield "How to answer", [record.hint] if record.hint else []
            yield "Who knows", [record.who_knows] if record.who_knows else []
            yield "Evidence that counts", record.evidence_that_counts
        case RedLine():
            yield from _red_line(record, catalogue)
        case Harm():
            yield "When", condition_lines(record.when, catalogue)
            yield "Graver when", (*record.raises_scale, *record.raises_irremediability)
            yield "Ask", record.questions
            yield "What can be done", record.measures
            yield "Known cases", record.known_cases
        case Duty():
            yield "Who", [record.addressee]
            yield "At the gate", [record.gate] if record.gate else []
            yield "When", condition_lines(record.applies_when, catalogue)
            yield "What is asked", record.asks
            yield "Shown by", condition_lines(record.shown_by, catalogue)
        case Group():
            yield "Vulnerable to", record.vulnerable_to
        case Right():
            yield "Kind", [record.kind]
        case Norm():
            yield "Issued by", [record.issuer]
            yield "Where", [record.jurisdiction]
            yield "Text", [record.url] if record.url else []
        case GateChecks():
            yield "Blocks", record.blocks
            yield "Counts", record.counts
        case SeverityScale():
            yield from _scale(record)


def _red_line(line: RedLine, catalogue: Catalogue) -> Iterator[Section]:
    yield "Effect", [line.effect, "two people decide" if line.decided_by == "two-people" else "facts decide"]
    yield "Where the norm reaches", condition_lines(line.applies_when, catalogue)
    for id_, element in line.elements.items():
        yield f"Element {id_}", [element.text, *condition_lines(element.when, catalogue)]
    for id_, exception in line.exceptions.items():
        lines = [exception.text, *condition_lines(exception.when, catalogue)]
        yield f"Exception {id_}", [*lines, *fill(f"For the people concerned: {exception.rights_view}", 96).split("\n")]
    yield "Lifts when", condition_lines(line.cleared_when, catalogue)


def _scale(scale: SeverityScale) -> Iterator[Section]:
    for dimension, anchors in scale.anchors.items():
        yield dimension, [f"{anchor.level} {anchor.label}: {anchor.text}" for anchor in anchors]
    for tier, corners in scale.tiers.items():
        yield f"{tier}, from any of", [f"{corner.plain()}" for corner in corners]


def _grounds(record: Record, catalogue: Catalogue) -> Iterator[Section]:
    yield "Sources", [_source(record, place, catalogue) for place in range(len(record.sources))]
    yield "Force", [record.force]
    if isinstance(record, Dated):
        days = {"in force from": record.in_force_from, "until": record.in_force_until}
        yield "Dates", [f"{name} {day}" for name, day in days.items() if day is not None]
    yield "How sure", [f"{SURE[record.sure]}; checked {record.checked}"]


def _source(record: Record, place: int, catalogue: Catalogue) -> str:
    source = record.sources[place]
    norm = catalogue.get(Norm, source.norm)
    parts = [
        norm.title if norm else source.norm,
        source.at,
        f"(seen in {source.checked_in})" if source.checked_in else "",
    ]
    return ", ".join(part for part in parts[:2] if part) + (f" {parts[2]}" if parts[2] else "")


def _links(kind: str, record: Record, catalogue: Catalogue, cases: Sequence[Case]) -> Iterator[Section]:
    for name in ("rights", "groups"):
        yield name.capitalize(), [_name(name, id_, catalogue) for id_ in getattr(record, name, ())]
    yield "Used by", sorted({_name(other, user.id, catalogue) for other, user in _users(kind, record, catalogue)})
    held = [case for case in cases if _in_case(record.id, case)]
    conditional = fill(CONDITIONAL, 96).split("\n") if any(case.names for case in held) else []
    yield "Cases", [*(f"{case.id}: {case.title}" for case in held), *conditional]


def _users(kind: str, record: Record, catalogue: Catalogue) -> Iterator[tuple[str, Record]]:
    """The records that name this one."""
    for other, user in all_records(catalogue):
        named = {source.norm for source in user.sources} if kind == "norms" else set(getattr(user, kind, ()))
        if record.id in named and user is not record:
            yield other, user
    for asked in conditions(catalogue):
        if kind == "facts" and record.id in facts_in(asked.condition):
            yield asked.kind, catalogue.records[asked.kind][asked.id]


def _name(kind: str, id_: str, catalogue: Catalogue) -> str:
    record = catalogue.records.get(kind, {}).get(id_)
    return f"{KIND_NAMES[kind]} {id_}" + (f": {record.title}" if record else "")


def _in_case(id_: str, case: Case) -> bool:
    return any(
        id_ in expected
        for day in case.days()
        for expected in (day.expect.red_lines, day.expect.harms, day.expect.rights, day.expect.duties)
    )
