"""What the records say that judge nothing: measures, remedy, leverage, engagement, definitions, guidance, practices."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.catalogue import (
    Catalogue,
    ContractTopic,
    Crosswalk,
    CustomerIndicator,
    Definition,
    EngagementAid,
    ExampleAction,
    GuidanceStep,
    LeverageKind,
    Pack,
    Practice,
    RemedyCriterion,
    RemedyForm,
    RemedyRoute,
    TypicalMeasure,
)
from duecare.core.catalogue.base import Record
from duecare.knowledge.in_words import condition_lines
from duecare.knowledge.showing.grounds import sources_of
from duecare.knowledge.showing.words import Section, all_named, named, plain

CLOSENESS = {
    "same": "speaks of the same",
    "overlaps": "overlaps",
    "supports": "supports it",
    "touches": "only touches it",
}


def library(record: Record, catalogue: Catalogue) -> Iterator[Section]:
    """What a record says that people draw on."""
    match record:
        case TypicalMeasure():
            yield "What it does", [plain(record.kind)]
            yield "Answers", all_named("harms", record.harms, catalogue)
            yield "Signs that it helps", record.signs
            yield "What it can do besides", record.side_effects
        case RemedyForm() | LeverageKind():
            yield "Examples", record.examples
        case RemedyRoute():
            yield "Kind", [plain(record.kind)]
            yield "Suits", record.suits
            yield "What keeps people from it", record.barriers
            yield "Named to people when", condition_lines(record.named_when, catalogue)
        case RemedyCriterion():
            yield "Ask", record.asks
            only = record.operational_level_only == "yes"
            yield "Asked only of", ["ways to complain that a company runs itself"] if only else []
        case EngagementAid():
            yield "Kind", [plain(record.kind)]
            yield "Helps with", all_named("engagement", record.helps_with, catalogue)
            yield "Asked when", condition_lines(record.asked_when, catalogue)
            yield "Not asked any more when", condition_lines(record.unless, catalogue)
        case Definition():
            yield "Term", [plain(record.term)]
            yield from _side_by_side(record, catalogue)
        case _:
            yield from _guidance(record, catalogue)


def _guidance(record: Record, catalogue: Catalogue) -> Iterator[Section]:
    match record:
        case GuidanceStep():
            yield "Framework", [named("norms", record.framework, catalogue), f"number {record.number}"]
            yield "Part of", all_named("steps", [record.part_of], catalogue) if record.part_of else []
        case ExampleAction():
            yield "Example of", [named("steps", record.step, catalogue)]
            yield "For", [plain(group) for group in record.enterprise_groups]
        case Practice():
            yield "Who", [record.who]
            yield "Part of due diligence", [plain(record.facet)]
            yield "Where it stands", [plain(record.state)]
        case CustomerIndicator():
            yield "About", [plain(record.about)]
            yield "What it is", [plain(record.sign)]
        case ContractTopic():
            yield "Stage", [plain(record.stage)]
            none_found = ["No model text was found: draft it with a lawyer."]
            yield "Seen in", all_named("practices", record.seen_in, catalogue) or none_found
        case Crosswalk():
            yield from _crosswalk(record, catalogue)
        case Pack():
            yield "Published by", [record.publisher]
            yield "Version", [record.version]


def _side_by_side(definition: Definition, catalogue: Catalogue) -> Iterator[Section]:
    """What other frameworks mean by the same term. Never merged."""
    for other in catalogue.of(Definition).values():
        if other.term == definition.term and other.id != definition.id:
            held = [other.summary, *sources_of(other, catalogue), named("definitions", other.id, catalogue)]
            yield f"Beside it: {other.title}", held


def _crosswalk(row: Crosswalk, catalogue: Catalogue) -> Iterator[Section]:
    yield "Step", [f"number {row.order}"]
    yield (
        "Where frameworks speak of it, in our reading",
        [named("norms", cell.norm, catalogue, f", {cell.at} ({CLOSENESS[cell.strength]})") for cell in row.cells],
    )
    yield "No counterpart: a gap to see", all_named("norms", row.nothing_in, catalogue)
