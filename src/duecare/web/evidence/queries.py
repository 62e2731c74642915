"""What pages read of evidence: which statements rest on a piece of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import references

Place = tuple[str, str]
"""The collection and the id of the item that says it."""


def places_by_piece(dossier: Dossier) -> Mapping[str, Sequence[Place]]:
    """The items that rest on each piece of evidence, each named once, in the order of the document."""
    found: dict[str, dict[Place, None]] = {id_: {} for id_ in dossier.evidence}
    for reference in references(dossier):
        if reference.section == "evidence" and reference.id in found:
            collection, id_ = map(str, reference.path[:2])
            found[reference.id][(collection, id_)] = None
    return {id_: tuple(places) for id_, places in found.items()}
