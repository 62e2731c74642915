"""Before and after: what changed for each group, and for the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Change, ChangeReading, Method, Rate, State
from duecare.evaluation.statistics.arrays import Floats, chance, said
from duecare.evaluation.statistics.comparing import matters
from duecare.evaluation.statistics.correction import adjusted, z_together
from duecare.evaluation.statistics.intervals import z_of
from duecare.evaluation.statistics.moved import Moved
from duecare.evaluation.statistics.rates import interval
from duecare.evaluation.statistics.shares import Shares


@dataclass(frozen=True)
class Judged:
    """Changes with what the family of them allows to say."""

    moved: Moved
    ends: tuple[Floats, Floats]
    together: tuple[Floats, Floats] | None
    p_adjusted: Floats
    could: Floats
    family: int


def judged(of: Moved) -> Judged:
    """All groups and all measures of the plan are one family."""
    setting, groups = of.setting, len(of.setting.shown)
    told = ~of.not_told[None, :] & ~np.isnan(of.p[:groups]) & setting.sure
    p = np.where(told, of.p[:groups], np.nan)
    family = int(told.sum())
    changes = (of.drawn[1] - of.drawn[0])[told]
    together = of.interval(z_together(changes, setting.level, family))
    same = np.arange(p.size)
    corrected = adjusted(p.ravel(), same, setting.plan.compare.correction).reshape(p.shape)
    return Judged(of, of.interval(setting.z), together, corrected, _could(of, family), family)


def alone(of: Moved) -> Judged:
    """One question that was declared by itself: nothing to correct."""
    return Judged(of, of.interval(of.setting.z), None, of.p, _could(of, 1), 1)


def _could(of: Moved, family: int) -> Floats:
    """The smallest change that would have been found with power 0.8, from the width of the interval."""
    low, high = of.interval(of.setting.z)
    level = 1 - (1 - of.setting.level) / max(family, 1)
    return np.asarray((high - low) / 2 * (z_of(level) + float(ndtri(0.8))) / of.setting.z)


def change_of(found: Judged, side: int, at: int) -> Change:
    """One change as a figure."""
    of, setting = found.moved, found.moved.setting
    state, group = _state(of, side, at), setting.shown[side].group
    value, measure = float(of.value[side, at]), setting.asked[at].measure
    told = state == "told"
    ends = interval(found.ends[0][side, at], found.ends[1][side, at], _method(setting.plan)) if told else None
    band = found.together
    return Change(
        measure=measure,
        group=group,
        state=state,
        before=_rate(of, of.before, of.ends[0], side, at),
        after=_rate(of, of.after, of.ends[1], side, at),
        value=said(value) if state in ("told", "no-interval") else None,
        interval=ends,
        together=interval(band[0][side, at], band[1][side, at], _method(setting.plan)) if told and band else None,
        p=chance(of.p[side, at]) if told else None,
        p_adjusted=chance(found.p_adjusted[side, at]) if told else None,
        **_turned(of, side, at),
        could_have_found=said(float(found.could[side, at])) if told else None,
        reading=_reading(found, side, at, value) if told else "not-comparable",
        matters=matters(ends, float(setting.plan.compare.matters_from)),
    )


def _state(of: Moved, side: int, at: int) -> State:
    if of.not_told[at]:
        return "not-identified"
    if np.isnan(of.value[side, at]):
        return "undefined"
    return "told" if of.setting.sure and not np.isnan(of.p[side, at]) else "no-interval"


def _reading(found: Judged, side: int, at: int, value: float) -> ChangeReading:
    """By the corrected p-value, as `comparing` reads a difference."""
    if not found.p_adjusted[side, at] < 1 - found.moved.setting.level:
        return "no-change-found"
    worse = found.moved.setting.asked[at].worse * np.sign(value)
    return "changed" if worse == 0 else "made-worse" if worse > 0 else "helped"


def _rate(of: Moved, shares: Shares, ends: tuple[Floats, Floats], side: int, at: int) -> Rate:
    measure, counts, among = (
        of.setting.asked[at].measure,
        round(float(shares.k[side, at])),
        round(float(shares.n[side, at])),
    )
    state: State = "not-identified" if of.not_told[at] else "undefined" if np.isnan(shares.p[side, at]) else "told"
    if state != "told":
        return Rate(measure=measure, state=state, counts=counts, among=among)
    sure = of.setting.sure and not np.isnan(shares.effective[side, at])
    return Rate(
        measure=measure,
        state="told" if sure else "no-interval",
        counts=counts,
        among=among,
        value=said(float(shares.p[side, at])),
        interval=interval(ends[0][side, at], ends[1][side, at], "wilson") if sure else None,
    )


def _turned(of: Moved, side: int, at: int) -> dict[str, int]:
    """Whose decision changed to the better, and to the worse."""
    if of.turned is None:
        return {}
    to_yes, to_no = (round(float(one[side, at])) for one in of.turned)
    better, worse = (to_no, to_yes) if of.setting.plan.decision.yes_is == "burden" else (to_yes, to_no)
    return {"gained": better, "lost": worse}


def _method(plan: Plan) -> Method:
    return "newcombe" if plan.twice is None else "paired"
