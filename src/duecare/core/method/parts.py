"""Which parts of a dossier hold something: where an answer to what a norm asks would stand."""

from __future__ import annotations

from duecare.core.catalogue.records import Part
from duecare.core.dossier import Dossier


def filled_parts(dossier: Dossier) -> frozenset[Part]:
    """The parts that hold anything at all. Whether it is enough, a person reads."""
    system, impacts = dossier.system, dossier.impacts.values()
    kinds = {measure.kind for measure in dossier.measures.values() if measure.state != "dropped"}
    holds: dict[Part, bool] = {
        "system": bool(system.purpose or system.description),
        "alternatives": bool(system.alternatives),
        "chain": bool(dossier.actors),
        "facts": bool(dossier.facts),
        "rights": bool(dossier.rights),
        "red-lines": bool(dossier.red_lines),
        "impacts": bool(impacts),
        "severity": any(rating for impact in impacts for rating in impact.ratings().values()),
        "involvement": any(impact.involvement for impact in impacts),
        "engagement": any(held.how != "none" for held in dossier.engagement.values()),
        "measures": bool(kinds & {"cease", "prevent", "mitigate"}),
        "leverage": "leverage" in kinds,
        "monitoring": "monitor" in kinds,
        "remedy": "remedy" in kinds,
        "evidence": bool(dossier.evidence),
        "decisions": bool(dossier.decisions),
        "review": dossier.review.next_on is not None,
        "assessors": bool(dossier.assessors.who),
    }
    return frozenset(part for part, held in holds.items() if held)
