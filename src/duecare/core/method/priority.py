"""The two lists: remedy for what has happened, prevention for what may. Ordered by severity to people (UNGP 24);
involvement decides the response and never the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duecare.core.dossier import Impact
from duecare.core.dossier.words import ACTUAL, Likelihood
from duecare.core.method.findings import ImpactFinding, Place
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.severity import TIERS

LIKELIHOODS: Mapping[Likelihood, int] = {
    "almost-certain": 0,
    "likely": 1,
    "unknown": 1,
    "possible": 2,
    "unlikely": 3,
    "remote": 4,
}
"""The most likely first. Unknown sorts as likely."""


def remedy_order(impacts: Mapping[str, Impact], findings: Sequence[ImpactFinding]) -> tuple[Place, ...]:
    """Actual and alleged impacts, and those whose status nobody stated, the gravest first; then by scope."""
    chosen = [found for found in findings if impacts[found.id].status in (*ACTUAL, "alleged", None)]
    chosen.sort(key=lambda found: (*_tier_place(found), -_scope(found), found.id))
    return tuple(Place(found.id, tuple(_why(found, impacts[found.id], prevention=False))) for found in chosen)


def prevention_order(impacts: Mapping[str, Impact], findings: Sequence[ImpactFinding]) -> tuple[Place, ...]:
    """Potential impacts, and those whose status nobody stated, the gravest first; then by likelihood, then by scope."""
    chosen = [found for found in findings if impacts[found.id].status in ("potential", None)]
    chosen.sort(
        key=lambda found: (*_tier_place(found), LIKELIHOODS[impacts[found.id].likelihood], -_scope(found), found.id)
    )
    return tuple(Place(found.id, tuple(_why(found, impacts[found.id], prevention=True))) for found in chosen)


def _tier_place(found: ImpactFinding) -> tuple[int, ...]:
    """A range stands by its worse end; what cannot wait stands with the highest tier."""
    return (0 if found.cannot_wait else TIERS.index(found.tier_high),)


def _scope(found: ImpactFinding) -> int:
    return next(dimension.high for dimension in found.dimensions if dimension.id == "scope")


def _why(found: ImpactFinding, impact: Impact, *, prevention: bool) -> list[Reason]:
    tier = Ref("word", found.tier_high)
    reasons = [because("place-tier" if found.tier_low == found.tier_high else "place-range", tier=tier)]
    if found.cannot_wait and impact.irremediable_from is not None:
        reasons.append(because("place-cannot-wait", day=impact.irremediable_from))
    elif impact.irremediable_from is None and found.tier_high != "limited":
        reasons.append(because("place-date-unknown"))
    if impact.status is None:
        reasons.append(because("place-status-unknown"))
    elif not prevention:
        reasons.append(because("place-alleged" if impact.status == "alleged" else "place-actual"))
    if prevention:
        reasons.append(because("place-likelihood", likelihood=Ref("likelihood", impact.likelihood)))
    return [*reasons, because("place-scope", level=_scope(found))]
