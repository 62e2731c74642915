"""Each impact: its severity, whether it touches the core of a right, and who is involved how."""

from __future__ import annotations

from datetime import date

from duecare.core.catalogue import Catalogue, Group, Right, SeverityScale
from duecare.core.catalogue.records import Tier
from duecare.core.dossier import Dossier, Impact
from duecare.core.method.findings import RESPONSES, DimensionFinding, Held, ImpactFinding, InvolvementFinding, Response
from duecare.core.method.involvement import judge_involvement
from duecare.core.method.limitations import judge_limitations
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.severity import TIERS, dimensions_of, tiers_of


def judge_impact(id_: str, impact: Impact, dossier: Dossier, catalogue: Catalogue, on: date) -> ImpactFinding:
    """One impact of the dossier, on that day."""
    scale = catalogue.scale
    dimensions = dimensions_of(impact, scale, catalogue.of(Group).keys())
    low, high = tiers_of(scale, dimensions)
    core = touches_core(impact, catalogue)
    involvement = tuple(
        judge_involvement(actor, answers, dossier.actors.get(actor), high, impact.status, scale, on)
        for actor, answers in sorted(impact.involvement.items())
    )
    return ImpactFinding(
        id=id_,
        reasons=(*_reasons(dimensions, low, high, core, involvement, scale), *_beyond(impact)),
        tier_low=low,
        tier_high=high,
        dimensions=dimensions,
        involvement=involvement,
        responses=_responses(impact, involvement),
        touches_core=core,
        cannot_wait=cannot_wait(impact, high, dossier, on),
        limitations=judge_limitations(impact, dossier, catalogue),
    )


def touches_core(impact: Impact, catalogue: Catalogue) -> Held:
    """Whether it violates an absolute right or empties a right of its essence (ICCPR 4(2); General Comment 29)."""
    rights = [right for id_ in impact.rights if (right := catalogue.get(Right, id_)) is not None]
    if any(right.kind == "absolute" and right.drives for right in rights):
        return "yes"
    return impact.touches_core


def cannot_wait(impact: Impact, tier: Tier, dossier: Dossier, on: date) -> bool:
    """Whether an impact of significant severity or more becomes irremediable before the next decision (UNGP 24).

    A date that is not known is asked for in its place in the order, and changes no place. A decision that is overdue
    is not taken before today.
    """
    decision = dossier.gate_on or dossier.review.next_on
    if impact.irremediable_from is None or decision is None:
        return False
    return impact.irremediable_from < max(decision, on) and TIERS.index(tier) <= TIERS.index("significant")


def _responses(impact: Impact, involvement: tuple[InvolvementFinding, ...]) -> tuple[Response, ...]:
    """What is expected over all actors; where they cannot change it, a State is called on as well, never instead."""
    expected = {response for actor in involvement for response in actor.responses}
    expected |= {"call-on-state"} if impact.state_action else set()
    return tuple(response for response in RESPONSES if response in expected)


def _beyond(impact: Impact) -> list[Reason]:
    needed = impact.state_action
    return [because("beyond-leverage", words=needed.reason)] if needed else []


def _reasons(
    dimensions: tuple[DimensionFinding, ...],
    low: Tier,
    high: Tier,
    core: Held,
    involvement: tuple[InvolvementFinding, ...],
    scale: SeverityScale,
) -> list[Reason]:
    if low == high:
        gravity, people, lasting = (_level(dimension) for dimension in dimensions)
        tier = Ref("word", low)
        reasons = [because("tier-by", record=scale, tier=tier, scale=gravity, scope=people, irremediability=lasting)]
    else:
        reasons = [because("tier-range", record=scale, low=Ref("word", low), high=Ref("word", high))]
    if core == "yes":
        reasons.append(because("core-no-balance"))
    if not involvement:
        reasons.append(because("nobody-in-chain"))
    return reasons


def _level(dimension: DimensionFinding) -> int | Ref:
    return dimension.low if dimension.low == dimension.high else Ref("levels", f"{dimension.low} {dimension.high}")
