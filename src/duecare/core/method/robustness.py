"""Whether the assessment itself is robust: what it leaves out, rests on without evidence, or never followed up.

The checks are those by which practitioners tell a real assessment from a form that was filled in (UNGP 17 to 21; the
Danish Institute's criteria for human rights impact assessment).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from duecare.core.catalogue import Catalogue, RedLine, Right, RobustnessCheck
from duecare.core.conditions import KnownFact, Truth, evaluate
from duecare.core.dossier import Dossier
from duecare.core.method.findings import OpenItem, RedLineFinding
from duecare.core.method.hearing import is_unfinished
from duecare.core.method.reasons import Ref, because, of_several
from duecare.core.method.tracking import effect_not_shown, effect_unknown

DOSSIER = "dossier"
"""The id of an open item that concerns the whole dossier."""

LIFTED_BY = frozenset({"exception-holds", "moratorium-cleared"})
"""The reasons why a line that would be crossed does not stand in the way."""

UPSTREAM = frozenset({"provider", "developer", "data-supplier", "data-labeller", "infrastructure"})


def not_robust(
    dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact], lines: Sequence[RedLineFinding], on: date
) -> Iterator[OpenItem]:
    """Everything that keeps the assessment from being robust, whatever the gate."""
    for check in catalogue.of(RobustnessCheck).values():
        yield from _by_facts(check, known)
    yield from _described(dossier)
    yield from _evidenced(lines, catalogue, known)
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


def _evidenced(
    lines: Sequence[RedLineFinding], catalogue: Catalogue, known: Mapping[str, KnownFact]
) -> Iterator[OpenItem]:
    """The answers by which bans and moratoria do not stand in the way only because somebody says so.

    One wide answer can settle many lines: what is open is the answer. Of several on which a line rests, it is named
    with the one that settles most, so that there are as few to evidence as can be.
    """
    grave = sorted((line for line in lines if _held_back(line)), key=lambda line: _gravity(line, catalogue))
    bare = {line.id: answers for line in grave if (answers := _bare(line, known))}
    while bare:
        counts = Counter(fact for answers in bare.values() for fact in answers)
        fact = min(counts, key=lambda id_: (-counts[id_], id_))
        settled = [id_ for id_, answers in bare.items() if fact in answers]
        why = of_several("open-unevidenced-line", "red-lines", settled, facts=(known[fact],))
        yield OpenItem(fact, (why,), "line-without-evidence")
        for id_ in settled:
            del bare[id_]


def _held_back(line: RedLineFinding) -> bool:
    """Whether it is a line that would stand in the way, and does not."""
    return line.drives and line.effect in ("ban", "moratorium") and line.result in ("not-crossed", "excepted")


def _gravity(line: RedLineFinding, catalogue: Catalogue) -> tuple[bool, bool]:
    """Bans before moratoria, and of these what protects an absolute right first."""
    rights = catalogue.of(Right)
    absolute = any(rights[id_].kind == "absolute" for id_ in catalogue.of(RedLine)[line.id].rights if id_ in rights)
    return line.effect != "ban", not absolute


def _bare(line: RedLineFinding, known: Mapping[str, KnownFact]) -> frozenset[str]:
    """The answers on which it rests that the line does not stand in the way; none where one of them has evidence."""
    reasons = [why for why in line.reasons if line.result != "excepted" or why.code in LIFTED_BY]
    answers = [root for why in reasons for use in why.facts if use.value is not None for root in _roots(use, known)]
    if any(answer.evidence or answer.why == "derived" for answer in answers):
        return frozenset()
    return frozenset(answer.fact for answer in answers)


def _roots(use: KnownFact, known: Mapping[str, KnownFact]) -> Iterator[KnownFact]:
    """The answer, or those that people gave from which it follows."""
    if not use.follows:
        yield use
    for fact in use.follows:
        yield from _roots(known[fact], known)


def _followed(dossier: Dossier, on: date) -> Iterator[OpenItem]:
    for id_ in sorted(dossier.measures):
        found = {"open-effect": effect_unknown(id_, dossier), "open-effect-said": effect_not_shown(id_, dossier)}
        reasons = [because(code, groups=Ref("groups-names", " ".join(ids))) for code, ids in found.items() if ids]
        if reasons:
            yield OpenItem(id_, tuple(reasons), "measure-effect-unknown")
    for id_, held in sorted(dossier.engagement.items()):
        if is_unfinished(held, on):
            yield OpenItem(id_, (because("open-engagement"),), "engagement-unfinished")
