"""The largest difference between two groups of an attribute, and whose it is.

The largest of several estimates is too large by chance: with five groups whose rates are the same, a percentile or a
bias-corrected bootstrap interval of the gap never contains the true 0 (0 of 1,500 tries), a basic one in four of five.
So the interval is made of those of all pairs of groups, which hold together by the largest |t| over resamples. Its
lower end is the largest that any pair is sure of; its upper end is the farthest that any pair can be apart, either way
round, because a group of few can be far from where it was seen. A nominal 0.95 covers 0.945 to 1.0 of the time
(`tests/evaluation/statistics/test_coverage.py`), mostly too wide rather than too sure; least with many groups that are
all small and alike: 0.925 for twelve groups of twelve people with the same share of 0.5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duecare.evaluation.result import Gap
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.correction import z_of_pairs, z_together
from duecare.evaluation.statistics.intervals import combined, divided, wilson
from duecare.evaluation.statistics.rates import interval, state_of
from duecare.evaluation.statistics.setting import Setting
from duecare.evaluation.statistics.shares import Shares, correlation

Places = NDArray[np.intp]
_MOST_GROUPS = 60
_MOST_NUMBERS = 600_000
"""Beyond so many groups Šidák's bound is taken, and not each pair; within, so many resampled pairs are looked at."""


@dataclass(frozen=True)
class Widest:
    """The two groups that are farthest apart, and how far."""

    highest: int
    lowest: int
    value: float
    ends: tuple[float, float]
    ratio: float
    ratio_ends: tuple[float, float]


def gaps_of(setting: Setting, grouping: tuple[str, ...], drawn: Floats) -> tuple[Gap, ...]:
    """For each measure. `drawn`: shares by group, measure and resample."""
    return tuple(_gap(setting, grouping, at, drawn) for at in range(len(setting.asked)))


def told_sides(setting: Setting, grouping: tuple[str, ...], at: int) -> list[int]:
    """The groups of a grouping whose rate is told."""
    sides = [side for side, one in enumerate(setting.shown) if one.group.attributes == grouping]
    return [side for side in sides if state_of(setting, side, at) in ("told", "no-interval")]


def _gap(setting: Setting, grouping: tuple[str, ...], at: int, drawn: Floats) -> Gap:
    asked, told = setting.asked[at], told_sides(setting, grouping, at)
    if asked.not_told is not None:
        return Gap(measure=asked.measure, state="not-identified")
    if len(told) < 2:
        return Gap(measure=asked.measure, state="undefined")
    found = widest(setting, setting.shares, told, at, drawn)
    sure = not np.isnan(found.ends[0])
    return Gap(
        measure=asked.measure,
        state="told" if sure else "no-interval",
        highest=setting.shown[found.highest].group,
        lowest=setting.shown[found.lowest].group,
        value=said(found.value),
        interval=interval(*found.ends, "newcombe"),
        ratio=said(found.ratio),
        ratio_interval=interval(*found.ratio_ends, "newcombe"),
    )


def widest(setting: Setting, shares: Shares, told: list[int], at: int, drawn: Floats) -> Widest:
    """The widest gap between these sides. The ends are nan where they cannot be told."""
    sides = np.array(told)
    p, n = shares.p[sides, at], shares.effective[sides, at]
    top, bottom = int(p.argmax()), int(p.argmin())
    how = float(p[bottom] / p[top]) if p[top] > 0 else float("nan")
    value = float(p[top] - p[bottom])
    if not setting.sure or np.isnan(n).any():
        none = (float("nan"), float("nan"))
        return Widest(told[top], told[bottom], value, none, how, none)
    alone, together = wilson(p, n, setting.z), wilson(p, n, _z(setting, drawn[sides, at]))
    high, low = (np.append(of, one) for of, one in zip(_pairs(p, alone), (top, bottom), strict=True))
    without = None if shares.without is None else shares.without[:, sides, at]
    rho: Floats | float = 0.0 if without is None else correlation(without[:, high], without[:, low])
    at_least = float(combined(*_of(p, together, high), *_of(p, together, low), rho)[0].max())
    either = combined(*_of(p, alone, high), *_of(p, alone, low), rho)
    at_most = float(max(either[1].max(), -either[0].min()))
    most = float(np.nanmin(divided(*_of(p, together, low), *_of(p, together, high))[1])) if p[top] > 0 else float("nan")
    least = _least(divided(*_of(p, alone, low), *_of(p, alone, high))) if p[top] > 0 else float("nan")
    ends = (max(0.0, min(at_least, value)), max(at_most, value))
    return Widest(told[top], told[bottom], value, ends, how, (min(least, how), min(1.0, max(most, how))))


def _of(p: Floats, ends: tuple[Floats, Floats], which: Places) -> tuple[Floats, Floats, Floats]:
    """The shares of these groups, with their ends."""
    return p[which], ends[0][which], ends[1][which]


def _least(ends: tuple[Floats, Floats]) -> float:
    """The smallest ratio that any pair can have, either way round."""
    return float(np.nanmin(np.minimum(ends[0], 1 / np.maximum(ends[1], 1))))


def _pairs(p: Floats, ends: tuple[Floats, Floats]) -> tuple[Places, Places]:
    """Each two groups, the one with the higher share first; of very many, those surely highest with those lowest."""
    if len(p) > _MOST_GROUPS:
        top, bottom = np.argsort(-ends[0])[:_MOST_GROUPS], np.argsort(ends[1])[:_MOST_GROUPS]
        one, other = (found.ravel() for found in np.meshgrid(top, bottom))
        one, other = one[one != other], other[one != other]
    else:
        one, other = np.triu_indices(len(p), 1)
    swap = p[one] < p[other]
    return np.where(swap, other, one), np.where(swap, one, other)


def _z(setting: Setting, drawn: Floats) -> float:
    groups = len(drawn)
    pairs = groups * (groups - 1) // 2
    if groups > _MOST_GROUPS:
        return z_together(np.zeros((0, 0)), setting.level, pairs)
    return z_of_pairs(drawn[:, : max(200, _MOST_NUMBERS // pairs)], setting.level)
