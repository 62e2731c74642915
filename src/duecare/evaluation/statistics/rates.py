"""The shares of each group as figures of a result."""

from __future__ import annotations

import numpy as np

from duecare.evaluation.result import Interval, Method, Rate, State
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.setting import Setting

Pooled = dict[tuple[int, int], tuple[float, float, float]]
"""Value and ends by side and measure."""


def interval(low: float, high: float, method: Method, effective: float | None = None) -> Interval | None:
    """An interval; nothing where either end is none."""
    start, end = said(float(low)), said(float(high))
    if start is None or end is None:
        return None
    number = None if effective is None else said(effective, 1)
    return Interval(low=start, high=end, method=method, effective=number)


def state_of(setting: Setting, side: int, measure: int) -> State:
    """Whether a share can be told."""
    if setting.asked[measure].not_told is not None:
        return "not-identified"
    if setting.shares.n[side, measure] == 0 or np.isnan(setting.shares.p[side, measure]):
        return "undefined"
    if not setting.sure or np.isnan(setting.shares.effective[side, measure]):
        return "no-interval"
    return "told"


def rates_of(setting: Setting, side: int, pooled: Pooled) -> tuple[Rate, ...]:
    """All measures of one side."""
    return tuple(_rate(setting, side, at, setting.ends, pooled.get((side, at))) for at in range(len(setting.asked)))


def _rate(
    setting: Setting, side: int, at: int, ends: tuple[Floats, Floats], pooled: tuple[float, float, float] | None
) -> Rate:
    shares, state = setting.shares, state_of(setting, side, at)
    told, known = state == "told", state in ("told", "no-interval")
    n, effective = float(shares.n[side, at]), float(shares.effective[side, at])
    other = effective if told and abs(effective - n) > 0.05 else None
    return Rate(
        measure=setting.asked[at].measure,
        state=state,
        counts=round(float(shares.k[side, at])),
        among=round(n),
        value=said(float(shares.p[side, at])) if known else None,
        interval=interval(ends[0][side, at], ends[1][side, at], "wilson", other) if told else None,
        pooled=said(pooled[0]) if told and pooled else None,
        pooled_interval=interval(pooled[1], pooled[2], "analytic") if told and pooled else None,
    )
