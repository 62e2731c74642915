"""Whether the assessment itself is robust: what it leaves out, rests on without evidence, or never followed up.

The checks are those by which practitioners tell a real assessment from a form that was filled in (UNGP 17 to 21; the
Danish Institute's criteria for human rights impact assessment).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from duecare.core.catalogue import Catalogue, RobustnessCheck
from duecare.core.conditions import KnownFact, Truth, evaluate
from duecare.core.dossier import Dossier
from duecare.core.method.findings import OpenItem, RedLineFinding
from duecare.core.method.hearing import is_unfinished
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.tracking import effect_unknown

DOSSIER = "dossier"
"""The id of an open item that concerns the whole dossier."""

UPSTREAM = frozenset({"provider", "developer", "data-supplier", "data-labeller", "infrastructure"})


def not_robust(
    dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact], lines: Sequence[RedLineFinding], on: date
) -> Iterator[OpenItem]:
    """Everything that keeps the assessment from being robust, whatever the gate."""
    for check in catalogue.of(RobustnessCheck).values():
        yield from _by_facts(check, known)
    yield from _described(dossier)
    yield from _evidenced(lines)
    yield from _followed(dossier, on)


def _by_facts(check: RobustnessCheck, known: Mapping[str, KnownFact]) -> Iterator[OpenItem]:
    """Open unless the facts show it, or show that it is not asked of this system."""
    if not check.drives:
        return
    asked = evaluate(check.applies_when, known) if check.applies_when is not None else None
    if asked is not None and asked.truth is Truth.NO:
        return
    shown = evaluate(check.shown_by, known)
    if shown.truth is Truth.YES:
        return
    outcomes = [outcome for outcome in (asked, shown) if outcome is not None]
    code = "check-not-shown" if shown.truth is Truth.NO else "check-unknown"
    yield OpenItem(check.id, (because(code, *outcomes, record=check),), "robustness")


def _described(dossier: Dossier) -> Iterator[OpenItem]:
    if not any(UPSTREAM & set(actor.roles) for actor in dossier.actors.values()):
        yield OpenItem(DOSSIER, (because("open-chain"),), "chain-not-described")
    if not dossier.system.alternatives:
        yield OpenItem(DOSSIER, (because("open-alternatives"),), "alternatives-not-weighed")
    if not (dossier.assessors.who and dossier.assessors.independence):
        yield OpenItem(DOSSIER, (because("open-assessors"),), "assessors-not-stated")


def _evidenced(lines: Sequence[RedLineFinding]) -> Iterator[OpenItem]:
    """A line that is not crossed only because somebody says so."""
    for line in lines:
        uses = tuple(dict.fromkeys(use for reason in line.reasons for use in reason.facts if use.value is not None))
        held_back = line.drives and line.result in ("not-crossed", "excepted")
        if held_back and uses and not any(use.evidence or use.why == "derived" for use in uses):
            yield OpenItem(line.id, (Reason("open-evidence", facts=uses),), "line-without-evidence")


def _followed(dossier: Dossier, on: date) -> Iterator[OpenItem]:
    for id_, measure in sorted(dossier.measures.items()):
        if groups := effect_unknown(measure, dossier):
            names = Ref("groups-names", " ".join(groups))
            yield OpenItem(id_, (because("open-effect", groups=names),), "measure-effect-unknown")
    for id_, held in sorted(dossier.engagement.items()):
        if is_unfinished(held, on):
            yield OpenItem(id_, (because("open-engagement"),), "engagement-unfinished")
