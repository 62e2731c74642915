"""The largest difference between two groups of an attribute, and whose it is."""

from __future__ import annotations

import numpy as np

from duecare.evaluation.result import Gap
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.rates import interval, state_of
from duecare.evaluation.statistics.setting import Setting


def gaps_of(setting: Setting, grouping: tuple[str, ...], drawn: Floats) -> tuple[Gap, ...]:
    """For each measure. `drawn`: shares by resample, group and measure."""
    sides = [at for at, one in enumerate(setting.shown) if one.group.attributes == grouping]
    return tuple(_gap(setting, sides, at, drawn) for at in range(len(setting.asked)))


def _gap(setting: Setting, sides: list[int], at: int, drawn: Floats) -> Gap:
    asked = setting.asked[at]
    told = [side for side in sides if state_of(setting, side, at) in ("told", "no-interval")]
    if asked.not_told is not None:
        return Gap(measure=asked.measure, state="not-identified")
    if len(told) < 2:
        return Gap(measure=asked.measure, state="undefined")
    values = setting.shares.p[told, at]
    high, low = float(values.max()), float(values.min())
    sure = len(drawn) > 0 and all(state_of(setting, side, at) == "told" for side in told)
    ends, ratios = (_intervals(setting, drawn[:, told, at], high, low)) if sure else (None, None)
    return Gap(
        measure=asked.measure,
        state="told" if sure else "no-interval",
        highest=setting.shown[told[int(values.argmax())]].group,
        lowest=setting.shown[told[int(values.argmin())]].group,
        value=said(high - low),
        interval=interval(*ends, "cell-bootstrap") if ends else None,
        ratio=said(low / high) if high > 0 else None,
        ratio_interval=interval(*ratios, "cell-bootstrap") if ratios and high > 0 else None,
    )


def _intervals(
    setting: Setting, drawn: Floats, high: float, low: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    tops, bottoms = np.nanmax(drawn, axis=1), np.nanmin(drawn, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratios = np.where(tops > 0, bottoms / tops, np.nan)
    of_gap = reflected(tops - bottoms, high - low, setting.level)
    return of_gap, reflected(ratios, low / high if high > 0 else np.nan, setting.level)


def reflected(drawn: Floats, value: float, level: float) -> tuple[float, float]:
    """The basic bootstrap interval, within 0 and 1: 2 value - quantile."""
    found = drawn[~np.isnan(drawn)]
    if not found.size:
        return float("nan"), float("nan")
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return float(np.clip(2 * value - high, 0, value)), float(np.clip(2 * value - low, value, 1))
