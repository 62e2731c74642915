"""The names of what stands in a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier import Dossier


def item_names(dossier: Dossier) -> Mapping[tuple[str, str], str]:
    """The names of everything in the dossier that findings may point at, by field and id."""
    named: dict[tuple[str, str], str] = {("dossier", "dossier"): dossier.title}
    named |= {("impacts", id_): impact.title for id_, impact in dossier.impacts.items()}
    named |= {("actors", id_): actor.name for id_, actor in dossier.actors.items()}
    named |= {("measures", id_): measure.title for id_, measure in dossier.measures.items()}
    named |= {("engagement", id_): held.title for id_, held in dossier.engagement.items()}
    named |= {("evidence", id_): piece.title for id_, piece in dossier.evidence.items()}
    named |= {("evaluations", id_): found.title for id_, found in dossier.evaluations.items()}
    named |= {("records", id_): record.file_name for id_, record in dossier.records.items()}
    return MappingProxyType(named)
