"""Links read from their other end: what cites a norm, what asks a question, what answers a pattern of harm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from duecare.core.catalogue import KINDS, Catalogue, Crosswalk, RobustnessCheck
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.condition import facts_in
from duecare.knowledge.checks.links import LINKS
from duecare.knowledge.checks.places import Path, all_records, conditions
from duecare.knowledge.showing.words import Section, named, plain

Named = tuple[str, str]
"""The kind and the id of a record."""


class Use(NamedTuple):
    """That a record names another: under which heading the other shows it, and where or how it does so."""

    heading: str
    kind: str
    id: str
    how: str = ""


HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "rights": "Touched or protected by",
        "groups": "Reached or protected by",
        "harms": "What answers it",
        "framework": "Its steps and elements",
        "nothing_in": "Silent on",
        "part_of": "Its parts",
        "step": "Examples of it",
        "helps_with": "What helps against it",
        "seen_in": "What a contract can take from it",
    }
)
"""For each field that names other records, what those show it under. A duty's norm is among its sources."""

WHERE: Mapping[str, str] = MappingProxyType(
    {
        "when": "its condition",
        "applies_when": "whether it applies",
        "unless": "what takes it away",
        "shown_by": "what shows it",
        "cleared_when": "when it lifts",
        "no_when": "a no can follow from it",
        "asked_when": "when it is asked for",
        "named_when": "when it is named to people",
        "elements": "one of its elements",
        "exceptions": "one of its exceptions",
    }
)


_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def users(kind: str, record: Record, catalogue: Catalogue) -> Iterator[Section]:
    """Everything that names the record, by how it does."""
    sections: dict[str, dict[Named, list[str]]] = defaultdict(lambda: defaultdict(list))
    for use in _uses(catalogue).get((kind, record.id), ()):
        sections[use.heading][use.kind, use.id].append(use.how)
    for heading, found in sections.items():
        yield heading, [_line(*who, found[who], catalogue) for who in sorted(found, key=_place)]


def _place(who: Named) -> tuple[int, str]:
    """Kinds in their own order, and in it by id."""
    return _ORDER[who[0]], who[1]


def _line(kind: str, id_: str, how: list[str], catalogue: Catalogue) -> str:
    return named(kind, id_, catalogue, how=list(dict.fromkeys(word for word in how if word)))


@lru_cache(maxsize=4)
def _uses(catalogue: Catalogue) -> Mapping[Named, list[Use]]:
    """Every link of the catalogue by the record that it leads to. Read once: a catalogue never changes."""
    found: dict[Named, list[Use]] = defaultdict(list)
    for target, use in _links(catalogue):
        found[target].append(use)
    return found


def _links(catalogue: Catalogue) -> Iterator[tuple[Named, Use]]:
    for asked in conditions(catalogue):
        for fact in facts_in(asked.condition):
            yield ("facts", fact), Use("Asked by", asked.kind, asked.id, _where(asked.path))
    for kind, record in all_records(catalogue):
        yield from _of(kind, record)
        for source in record.sources:
            yield ("norms", source.norm), Use("Cited by", kind, record.id, source.at or "")


def _of(kind: str, record: Record) -> Iterator[tuple[Named, Use]]:
    """The links of one record, its sources and conditions aside."""
    for name, heading in HEADINGS.items():
        value = getattr(record, name, None) or ()
        for id_ in (value,) if isinstance(value, str) else value:
            yield (LINKS[name], id_), Use(heading, kind, record.id)
    if isinstance(record, Crosswalk):
        for cell in record.cells:
            yield ("norms", cell.norm), Use("Speaks of", kind, record.id, f"{cell.at}; {plain(cell.strength)}")
    if isinstance(record, RobustnessCheck):
        yield from ((("gates", gate), Use("Stands in the way here", kind, record.id)) for gate in record.blocks_at)
        yield from ((("gates", gate), Use("Is shown as open here", kind, record.id)) for gate in record.counts_at)


def _where(path: Path) -> str:
    """Where in a record a condition stands: under a field of its own, or in one of its elements or exceptions."""
    return WHERE[str(path[0])]
