"""Names: every id is one record's alone, and every name of another record leads somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from duecare.core.catalogue import Catalogue, Crosswalk, Duty
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.condition import facts_in
from duecare.core.errors import Problem
from duecare.knowledge.checks.places import Asked, all_records, conditions, problem

LINKS: Mapping[str, str] = MappingProxyType(
    {
        "rights": "rights",
        "groups": "groups",
        "harms": "harms",
        "norm": "norms",
        "framework": "norms",
        "nothing_in": "norms",
        "part_of": "steps",
        "step": "steps",
        "helps_with": "engagement",
        "seen_in": "practices",
    }
)
"""Fields of a record that name other records, and the kind of those."""


def check_links(catalogue: Catalogue) -> Iterator[Problem]:
    """Ids that two records share, and names that lead nowhere."""
    yield from _shared(catalogue)
    for kind, record in all_records(catalogue):
        yield from _of(kind, record, catalogue)
    for asked in conditions(catalogue):
        yield from _facts(asked, catalogue)


def _shared(catalogue: Catalogue) -> Iterator[Problem]:
    kinds = defaultdict(list)
    for kind, record in all_records(catalogue):
        kinds[record.id].append(kind)
    for id_, held in kinds.items():
        if len(held) > 1:
            message = f"The id {id_} is used in {' and '.join(held)}."
            yield problem(
                held[-1], id_, message, "Give each record an id of its own, so that one word names one record."
            )


def _of(kind: str, record: Record, catalogue: Catalogue) -> Iterator[Problem]:
    for place, source in enumerate(record.sources):
        yield from _missing(kind, record, ("sources", place, "norm"), "norms", [source.norm], catalogue)
    for name, held_in in LINKS.items():
        named = getattr(record, name, None) or ()
        yield from _missing(kind, record, (name,), held_in, [named] if isinstance(named, str) else named, catalogue)
    if isinstance(record, Crosswalk):
        for place, cell in enumerate(record.cells):
            yield from _missing(kind, record, ("cells", place, "norm"), "norms", [cell.norm], catalogue)
    if isinstance(record, Duty) and record.norm not in {source.norm for source in record.sources}:
        yield problem(kind, record.id, f"The norm {record.norm} is not among its sources.", "Add it.", ("sources",))


def _missing(
    kind: str, record: Record, path: tuple[str | int, ...], held_in: str, ids: Iterable[str], catalogue: Catalogue
) -> Iterator[Problem]:
    held = catalogue.records.get(held_in, {})
    for id_ in ids:
        if id_ not in held:
            yield problem(kind, record.id, f"There is no {id_} in {held_in}.", nearest(id_, held), path)


def _facts(asked: Asked, catalogue: Catalogue) -> Iterator[Problem]:
    facts = catalogue.records.get("facts", {})
    for fact in facts_in(asked.condition):
        if fact not in facts:
            yield asked.problem(f"There is no question {fact} in facts.", nearest(fact, facts))


def nearest(id_: str, held: Iterable[str]) -> str:
    """What may have been meant."""
    near = get_close_matches(id_, list(held), n=1)
    return f"Did you mean {near[0]}?" if near else "Add its record, or correct the name."
