"""What a record rests on: its sources, its force, its dates, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from duecare.core.catalogue import Catalogue, Source
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.records import Dated
from duecare.knowledge.showing.words import Section, named, plain

SURE: Mapping[str, str] = MappingProxyType(
    {
        "seed": "stated in a founding document of this project",
        "read": "read in a public source",
        "known": "well established",
        "house": "our own choice",
        "unsure": "believed, not verified; drives no finding",
        "summary": "seen only in a summary; drives no finding",
    }
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Written out here: what a record rests on is shown in English, whatever the machine speaks."""


def grounds(record: Record, catalogue: Catalogue) -> Iterator[Section]:
    """What the record rests on."""
    yield "Sources", sources_of(record, catalogue)
    yield "Force", [plain(record.force)]
    if isinstance(record, Dated):
        days = {"in force from": record.in_force_from, "until": record.in_force_until}
        awaited = ["awaited: not in force, and no first day is known"] if record.awaited == "yes" else []
        yield "Dates", [*(f"{name} {in_words(day)}" for name, day in days.items() if day is not None), *awaited]
    yield "How sure", [f"{SURE[record.sure]}; checked {in_words(record.checked)}"]


def in_words(day: date) -> str:
    """A day with its month in English."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def sources_of(record: Record, catalogue: Catalogue) -> list[str]:
    """Each source by its norm, the place in it, and where it was read if that was elsewhere."""
    return [_source(source, catalogue) for source in record.sources]


def _source(source: Source, catalogue: Catalogue) -> str:
    at = f", {source.at}" if source.at else ""
    seen = f" (seen in {source.checked_in})" if source.checked_in else ""
    return named("norms", source.norm, catalogue, f"{at}{seen}")
