"""A record of a register as it is screened: who states it, what it says in prose, and what its fields state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duecare.core.dossier.words import ActorRole
from duecare.exchange import Source, SourceRecord
from duecare.exchange.formats import format_of
from duecare.exchange.source import Format, Profile
from duecare.exchange.text import one_line
from duecare.triage.suggesting import NAME, Passage

PURPOSE, DESCRIPTION = "purpose", "description"

SUPPLYING: frozenset[ActorRole] = frozenset({"provider", "developer", "distributor", "data-supplier", "infrastructure"})
"""Roles of those from whom a system comes."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a field of the record states of a fact. Still only suggested: a person confirms it."""

    fact: str
    value: str
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One system of a register."""

    position: int
    """The record's, in its file."""
    title: str
    asserter: str
    """The body that states it."""
    passages: tuple[Passage, ...]
    language: str = "en"
    """As the register says: the text may be in another."""
    countries: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    sector: str | None = None
    stated: tuple[Stated, ...] = ()
    file: str = ""
    """The name of the file that it stands in."""


def entries(source: Source) -> Iterator[Entry]:
    """Every record of a source, in its order."""
    format_ = format_of(source.format)
    for record in source.records:
        yield entry(record, format_.profile(record, source), format_, source.file_name)


def entry(record: SourceRecord, profile: Profile, format_: Format, file: str = "") -> Entry:
    """The record with what its profile says."""
    system = profile.system
    texts: tuple[tuple[str, str | None], ...] = (
        (NAME, system.name or profile.title),
        (PURPOSE, system.purpose),
        (DESCRIPTION, system.description),
    )
    return Entry(
        position=record.position,
        title=profile.title,
        asserter=record.asserter,
        passages=tuple(Passage(field, text) for field, text in texts if text is not None),
        language=profile.language,
        countries=system.place.countries,
        suppliers=tuple(actor.name for actor in profile.actors.values() if SUPPLYING & set(actor.roles)),
        sector=system.sector,
        stated=tuple(_stated(record, profile, format_)),
        file=file,
    )


def _stated(record: SourceRecord, profile: Profile, format_: Format) -> Iterator[Stated]:
    for suggestion in (*format_.suggestions, *profile.suggestions):
        verbatim = record.value(suggestion.field)
        if suggestion.applies(verbatim):
            values = suggestion.value if isinstance(suggestion.value, tuple) else (str(suggestion.value),)
            for value in values:
                yield Stated(suggestion.fact, value, one_line(record.name(suggestion.field)), one_line(verbatim))
