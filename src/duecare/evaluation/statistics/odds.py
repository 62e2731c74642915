"""How many times as high a rate is for one group as for another, where a yes and a sample of everyone were drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from duecare.evaluation.statistics.arrays import Floats, Ints, ratio
from duecare.evaluation.statistics.setting import Setting
from duecare.evaluation.statistics.shares import FEWEST_SETS


@dataclass(frozen=True)
class Odds:
    """By pair and measure; nan where the measure is no such ratio."""

    value: Floats
    low: Floats
    high: Floats
    p: Floats


def odds_of(setting: Setting, sides: Ints) -> Odds:
    """The ratios that `asked._times` derives. Half a row is added to each count for the interval (Gart 1966)."""
    shape = (len(sides), len(setting.asked))
    out = Odds(*(np.full(shape, np.nan) for _ in range(4)))
    for at, asked in enumerate(setting.asked):
        if asked.times is None:
            continue
        counts = [_counts(setting, outcomes, sides[:, end]) for outcomes in asked.times for end in (0, 1)]
        yes1, yes2, sample1, sample2 = counts
        out.value[:, at] = ratio(yes1.total * sample2.total, yes2.total * sample1.total)
        middle = _log(yes1.total) - _log(yes2.total) - _log(sample1.total) + _log(sample2.total)
        spread = np.sqrt(_variance(setting, counts))
        usable = ~np.isnan(out.value[:, at]) & ~np.isnan(spread)
        # half a row can move the middle past the ratio itself, which then is the end of its interval
        out.low[:, at] = np.where(usable, np.fmin(np.exp(middle - setting.z * spread), out.value[:, at]), np.nan)
        out.high[:, at] = np.where(usable, np.fmax(np.exp(middle + setting.z * spread), out.value[:, at]), np.nan)
        out.p[:, at] = np.where(usable, 2 * ndtr(-np.abs(middle) / spread), np.nan)
    return out


@dataclass(frozen=True)
class _Count:
    total: Floats
    effective: Floats
    """As many unweighted rows would tell as much."""
    without: Floats | None


def _counts(setting: Setting, outcomes: Floats, sides: Ints) -> _Count:
    counts, masks = setting.merged, setting.sides[0][sides]
    by_set = (counts.w @ outcomes) @ masks.T
    squares = (counts.w2.sum(axis=0) @ outcomes) @ masks.T
    total = by_set.sum(axis=0)
    effective = ratio(total**2, squares) if counts.weighted else total
    return _Count(total, np.nan_to_num(effective), total - by_set if counts.repeats else None)


def _log(total: Floats) -> Floats:
    return np.asarray(np.log(total + 0.5))


def _variance(setting: Setting, counts: list[_Count]) -> Floats:
    """Woolf 1955; by leaving out one set of people at a time where they repeat, and no smaller than Woolf's."""
    plain = np.asarray(sum(1 / (one.effective + 0.5) for one in counts))
    left = [one.without for one in counts]
    if any(one is None for one in left):
        return plain
    logs = [_log(one) for one in left if one is not None]
    moved = logs[0] - logs[1] - logs[2] + logs[3]
    if len(moved) < FEWEST_SETS:
        return np.full(plain.shape, np.nan)
    spread = np.square(moved - moved.mean(axis=0)).sum(axis=0)
    return np.asarray(np.maximum(plain, (len(moved) - 1) / len(moved) * spread))
