"""Where in a dossier an open item is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from duecare.core.catalogue.records import Check
from duecare.core.dossier import Dossier
from duecare.core.method.findings import OpenItem
from duecare.report.subjects import subject_of

Where = tuple[str | int, ...]


DOSSIER_PLACES: Mapping[Check, Where] = {
    "rights-not-screened": ("rights",),
    "chain-not-described": ("actors",),
    "alternatives-not-weighed": ("system", "alternatives"),
    "assessors-not-stated": ("assessors",),
}
"""Where what concerns the whole dossier is written; else with the next review."""


def place_of(item: OpenItem, ask: Sequence[str], dossier: Dossier) -> Where:
    """The part of the document to look at: the item itself, or the statement that is missing, or its section.

    `ask` are the facts whose answers could change it.
    """
    match subject_of(item):
        case "dossier":
            return DOSSIER_PLACES.get(item.check, ("review", "next_on"))
        case "checks":
            stated = next((fact for fact in ask if fact in dossier.facts), None)
            return ("facts", stated) if stated else ("facts",)
        case "red-lines" if item.id not in dossier.red_lines:
            stated = next((fact for fact in ask if fact in dossier.facts), None)
            return ("facts", stated) if stated else ("facts",)
        case "red-lines":
            return ("red_lines", item.id)
        case "unknown":
            return next(_naming(item.id, dossier), ())
        case kind:
            return (kind, item.id)


def _naming(name: str, dossier: Dossier) -> Iterator[Where]:
    """Where a name stands that no record has."""
    sections = {
        "facts": dossier.facts,
        "rights": dossier.rights,
        "harms": dossier.harms,
        "red_lines": dossier.red_lines,
    }
    yield from ((section, name) for section, items in sections.items() if name in items)
    for id_, impact in dossier.impacts.items():
        yield from (("impacts", id_, "rights", place) for place, one in enumerate(impact.rights) if one == name)
        yield from (("impacts", id_, "groups", place) for place, one in enumerate(impact.groups) if one == name)
        if impact.harm == name:
            yield ("impacts", id_, "harm")
    for id_, held in dossier.engagement.items():
        yield from (("engagement", id_, "groups", place) for place, one in enumerate(held.groups) if one == name)
    yield from (("measures", id_, "effects", name) for id_, one in dossier.measures.items() if name in one.effects)
    yield from (("evaluations", id_, "groups", name) for id_, one in dossier.evaluations.items() if name in one.groups)
