"""What is open, and what of it stands in the way at each moment of decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from duecare.core.catalogue import Catalogue, GateChecks, Right, RobustnessCheck
from duecare.core.catalogue.records import Check, Tier
from duecare.core.conditions import KnownFact
from duecare.core.dossier import Dossier, Impact, Measure
from duecare.core.dossier.words import ACTUAL, IN_OPERATION
from duecare.core.method.findings import (
    GateFinding,
    GateItem,
    ImpactFinding,
    OpenItem,
    RedLineFinding,
    RightFinding,
)
from duecare.core.method.hearing import is_anybody_heard, unheard, why_nobody
from duecare.core.method.limitations import unreasoned
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.robustness import DOSSIER, not_robust
from duecare.core.method.tracking import (
    has_way_to_remedy,
    is_led_by_leverage,
    is_overdue,
    others_still_worse,
    still_worse,
    without_answer,
    without_remedy,
)
from duecare.core.method.unknown_names import unknown_names

GRAVE: frozenset[Tier] = frozenset({"critical", "severe"})
LINE_CHECKS: frozenset[Check] = frozenset(
    {
        "red-line-crossed",
        "red-line-cannot-tell",
        "red-line-second-person",
        "red-line-upcoming",
        "moratorium-not-cleared",
    }
)
"""Counted at every gate, whatever its record names. Whether they block is the record's to say: nobody blocks a stop."""

SUBJECTS: Mapping[Check, str] = MappingProxyType(
    {
        **dict.fromkeys(LINE_CHECKS, "red-lines"),
        **dict.fromkeys(("disputed-fact", "line-without-evidence"), "facts"),
        "measure-overdue": "measures",
        "measure-effect-unknown": "measures",
        "measure-made-worse": "measures",
        "engagement-unfinished": "engagement",
        "robustness": "checks",
        "unknown-name": "names",
        **dict.fromkeys(
            (
                "rights-not-screened",
                "review-overdue",
                "review-not-set",
                "chain-not-described",
                "alternatives-not-weighed",
                "assessors-not-stated",
                "nobody-heard",
            ),
            DOSSIER,
        ),
    }
)
"""What an open item is about: its id alone does not say. The other checks are about impacts."""


def open_items(
    dossier: Dossier,
    catalogue: Catalogue,
    known: Mapping[str, KnownFact],
    lines: Sequence[RedLineFinding],
    rights: Sequence[RightFinding],
    impacts: Sequence[ImpactFinding],
    on: date,
) -> tuple[OpenItem, ...]:
    """Everything that is open, whatever the gate."""
    of_impacts = tuple(item for found in impacts for item in _impact(found, dossier, catalogue, on))
    return (
        *(item for line in lines if line.drives for item in _line(line, dossier, on)),
        *_rights(rights, catalogue),
        *of_impacts,
        *_nobody_heard(dossier, of_impacts, on),
        *(
            OpenItem(fact.fact, (because("open-disputed", facts=(fact,)),), "disputed-fact")
            for fact in known.values()
            if fact.why == "disputed"
        ),
        *_overdue(dossier, on),
        *_worse(dossier, impacts),
        *not_robust(dossier, catalogue, known, lines, on),
        *unknown_names(dossier, catalogue),
        *_review(dossier, on),
    )


def at_gates(catalogue: Catalogue, items: Sequence[OpenItem]) -> tuple[GateFinding, ...]:
    """The open items that count at each gate, those that block it first."""
    robust = catalogue.of(RobustnessCheck)
    return tuple(_at_gate(checks, items, robust) for checks in catalogue.of(GateChecks).values())


def _at_gate(checks: GateChecks, items: Sequence[OpenItem], robust: Mapping[str, RobustnessCheck]) -> GateFinding:
    counted = (LINE_CHECKS | set(checks.counts)) - set(checks.blocks)
    blocking, counting = [], []
    for item in items:
        own = robust[item.id] if item.check == "robustness" else None
        if item.check in checks.blocks or (own is not None and checks.gate in own.blocks_at):
            blocking.append(GateItem(item.check, item.id, True))
        elif item.check in counted or (own is not None and checks.gate in own.counts_at):
            counting.append(GateItem(item.check, item.id, False))
    return GateFinding(checks.gate, (*blocking, *counting))


def _line(line: RedLineFinding, dossier: Dossier, on: date) -> Iterator[OpenItem]:
    """A proposed line is not yet law and an advisory one only advises: both are shown, and block nothing. Nor does one
    that comes into force when the system is no longer used."""
    day = line.in_force_from
    if line.effect not in ("ban", "moratorium") or (day is not None and day > on and not _still_used(dossier, day)):
        return
    stop = (because("open-stop"),) if dossier.system.stage in IN_OPERATION else ()
    match line.result:
        case "crossed" if line.effect == "moratorium":
            why = (*stop, because("open-moratorium", would_change=line.needs))
            yield OpenItem(line.id, why, "moratorium-not-cleared")
        case "crossed":
            yield OpenItem(line.id, (*stop, because("open-crossed")), "red-line-crossed")
        case "cannot-tell":
            yield OpenItem(line.id, (because("open-cannot-tell", would_change=line.needs),), "red-line-cannot-tell")
        case "awaiting-second-person":
            yield OpenItem(line.id, (because("open-second"),), "red-line-second-person")
        case "upcoming" if day is not None:
            yield OpenItem(line.id, (because("open-upcoming", day=day),), "red-line-upcoming")


def _still_used(dossier: Dossier, day: date) -> bool:
    """Whether the system may still be in use on that day. Without an end it may."""
    return dossier.system.ends is None or dossier.system.ends >= day


def _rights(rights: Sequence[RightFinding], catalogue: Catalogue) -> Iterator[OpenItem]:
    unscreened = sum(right.result == "cannot-tell" and catalogue.of(Right)[right.id].drives for right in rights)
    if unscreened:
        yield OpenItem(DOSSIER, (because("open-rights", count=unscreened),), "rights-not-screened")


def _impact(found: ImpactFinding, dossier: Dossier, catalogue: Catalogue, on: date) -> Iterator[OpenItem]:
    impact = dossier.impacts[found.id]
    if found.tier_high in GRAVE:
        yield from _grave(found, dossier, on)
    if impact.status is None:
        yield _open(found, because("open-status"), "impact-status-unknown")
    if found.tier_high == "critical" and found.touches_core == "unknown":
        yield _open(found, because("open-core"), "core-unknown")
    if rights := unreasoned(impact, dossier, catalogue):
        names = Ref("rights-names", " ".join(rights))
        yield _open(found, because("open-limitation", rights=names), "limitation-not-reasoned")
    if found.tier_low != found.tier_high:
        yield _open(found, because("open-severity"), "impact-severity-unknown")
    if why := _unsettled(found, impact):
        yield _open(found, why, "impact-involvement-open")
    if (owing := without_remedy(found, dossier)) is not None:
        why = because("open-remedy-of", actors=_actors(owing)) if owing else because("open-remedy")
        yield _open(found, why, "remedy-missing")


def _grave(found: ImpactFinding, dossier: Dossier, on: date) -> Iterator[OpenItem]:
    """What an impact that is severe or critical, or may be, needs beside what every impact needs."""
    impact, tier = dossier.impacts[found.id], Ref("word", found.tier_high)
    if (idle := without_answer(found, dossier, on)) is not None:
        named = because("open-own-part", tier=tier, actors=_actors(idle)) if idle else None
        yield _open(found, named or because("open-response", tier=tier), "impact-without-response")
    if (groups := unheard(impact, dossier, on)) is not None:
        yield _open(found, _not_heard(tier, groups), "impact-nobody-heard")
    if "use-leverage" in found.responses and not is_led_by_leverage(found.id, dossier):
        yield _open(found, because("open-leverage", tier=tier), "leverage-not-planned")
    if impact.status not in ACTUAL and not has_way_to_remedy(found.id, dossier):
        yield _open(found, because("open-remedy-route", tier=tier), "remedy-route-missing")


def _open(found: ImpactFinding, why: Reason, check: Check) -> OpenItem:
    return OpenItem(found.id, (why,), check)


def _actors(ids: Sequence[str]) -> Ref:
    return Ref("actors-names", " ".join(ids))


def _unsettled(found: ImpactFinding, impact: Impact) -> Reason | None:
    """Why it is not settled who is involved how. What has happened comes from somebody."""
    labels = {actor.label for actor in found.involvement}
    if not labels or labels & {"undetermined", "border"}:
        return because("open-involvement")
    return because("open-nobody-answers") if impact.status in ACTUAL and not labels & {"cause", "contribute"} else None


def _not_heard(tier: Ref, groups: tuple[str, ...]) -> Reason:
    return (
        because("open-not-heard", tier=tier, groups=Ref("groups-names", " ".join(groups)))
        if groups
        else because("open-heard", tier=tier)
    )


def _nobody_heard(dossier: Dossier, of_impacts: Sequence[OpenItem], on: date) -> Iterator[OpenItem]:
    """That nobody was heard at all, and nobody says why, unless a grave impact says so already. People are to be heard
    throughout buying and using a system, whatever was found of it (UNGP 18)."""
    said = any(item.check == "impact-nobody-heard" for item in of_impacts)
    if not said and not is_anybody_heard(dossier, on) and why_nobody(dossier) is None:
        yield OpenItem(DOSSIER, (because("open-nobody-heard"),), "nobody-heard")


def _overdue(dossier: Dossier, on: date) -> Iterator[OpenItem]:
    for id_, measure in sorted(dossier.measures.items()):
        if is_overdue(measure, on) and measure.due is not None:
            yield OpenItem(id_, (because("open-overdue", day=measure.due),), "measure-overdue")


def _worse(dossier: Dossier, impacts: Sequence[ImpactFinding]) -> Iterator[OpenItem]:
    """The measures that made things worse for somebody, whatever their state says."""
    for id_ in sorted(dossier.measures):
        if reasons := tuple(_made_worse(id_, dossier, impacts)):
            yield OpenItem(id_, reasons, "measure-made-worse")


def _made_worse(id_: str, dossier: Dossier, impacts: Sequence[ImpactFinding]) -> Iterator[Reason]:
    measure = dossier.measures[id_]
    if groups := still_worse(id_, dossier, impacts):
        code = "open-worse-dropped" if measure.state == "dropped" else "open-worse"
        yield because(code, groups=_groups(groups))
    counted = [group for group in groups if _says_otherwise(measure, group)]
    if counted:
        yield because("open-worse-counted", groups=_groups(counted))
    yield from (because("open-worse-besides", words=who) for who in others_still_worse(id_, dossier))


def _says_otherwise(measure: Measure, group: str) -> bool:
    """Whether only an evaluation found it worse for them."""
    said = measure.effects.get(group)
    return said is None or said.effect != "made-worse"


def _groups(ids: Sequence[str]) -> Ref:
    return Ref("groups-names", " ".join(ids))


def _review(dossier: Dossier, on: date) -> Iterator[OpenItem]:
    day = dossier.review.next_on
    if day is None:
        yield OpenItem(DOSSIER, (because("open-review-unset"),), "review-not-set")
    elif day < on:
        yield OpenItem(DOSSIER, (because("open-review-overdue", day=day),), "review-overdue")
