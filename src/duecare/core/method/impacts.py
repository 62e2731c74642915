"""Each impact: its severity, whether it touches the core of a right, and who is involved how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import get_args

from duecare.core.catalogue import Catalogue, Group, Right, SeverityScale
from duecare.core.catalogue.records import Tier
from duecare.core.dossier import Dossier, Impact, OnGroup
from duecare.core.dossier.words import DifferenceReading
from duecare.core.method.findings import RESPONSES, DimensionFinding, Held, ImpactFinding, InvolvementFinding, Response
from duecare.core.method.involvement import judge_involvement
from duecare.core.method.limitations import judge_limitations
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.severity import TIERS, dimensions_of, tiers_of

_COUNTED: Mapping[DifferenceReading, str] = MappingProxyType(
    {"worse": "impact-counted-worse", "held-back": "impact-counted-few", "cannot-tell": "impact-counted-open"}
)
"""What is said of an impact, by what an evaluation found of a group."""


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
        reasons=(*_reasons(dimensions, low, high, core, involvement, scale), *_beyond(impact), *_counted(id_, dossier)),
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


def _counted(impact: str, dossier: Dossier) -> Iterator[Reason]:
    """Whom evaluations of the impact found worse off, and of whom they could not tell. It changes no rating: who counts
    says how often, never how grave."""
    for id_, found in sorted(dossier.evaluations.items()):
        if impact in found.impacts:
            evaluation = Ref("evaluations", id_)
            for reading, code in _COUNTED.items():
                if groups := [group for group, one in found.groups.items() if _leads(one) == reading]:
                    yield because(code, evaluation=evaluation, groups=Ref("groups-names", " ".join(sorted(groups))))
            for who in found.failed_besides:
                yield because("impact-counted-besides", evaluation=evaluation, words=who)


def _leads(found: OnGroup) -> DifferenceReading | None:
    """What the rates of a group say together: the gravest that any of them says."""
    readings = {difference.reading for difference in found.differences.values()}
    return next((one for one in get_args(DifferenceReading) if one in readings), None)


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
