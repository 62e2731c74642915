"""Intervals of shares that hold for small groups, for many shares at once and for any effective number of rows.

Wilson's interval never has no width and never leaves 0 to 1. Differences and ratios combine two of them (the "method
of variance estimates recovery"), so that they inherit both. Bootstraps of the rate of a small group do not: with 5 rows
a row bootstrap of nominal 95 % covers 23 to 79 %.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln, ndtr, ndtri

from duecare.evaluation.statistics.arrays import Floats

_MOST_Z = 38.0
"""Beyond it a normal tail is 0 in double precision."""


def z_of(level: float) -> float:
    """The two-sided normal quantile of a level: 1.96 of 0.95."""
    return float(ndtri((1 + level) / 2))


def wilson(p: Floats, n: Floats, z: Floats | float) -> tuple[Floats, Floats]:
    """The score interval of a share p of n (effective) rows. Wilson 1927, JASA 22:209."""
    with np.errstate(invalid="ignore", divide="ignore"):
        z2 = np.square(z)
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = z / (1 + z2 / n) * np.sqrt(p * (1 - p) / n + z2 / (4 * np.square(n)))
    return np.clip(np.minimum(middle - half, p), 0, 1), np.clip(np.maximum(middle + half, p), 0, 1)


def difference(
    p1: Floats, n1: Floats, p2: Floats, n2: Floats, rho: Floats | float, z: Floats | float
) -> tuple[Floats, Floats]:
    """The interval of p1 - p2, whose estimates correlate by rho.

    rho 0: Newcombe 1998, Stat Med 17:873, method 10. rho phi: Newcombe 1998, Stat Med 17:2635, method 10 for pairs.
    Else: Zou and Donner 2008, Stat Med 27:1693, with the correlation that the replicates tell.
    """
    return combined(p1, *wilson(p1, n1, z), p2, *wilson(p2, n2, z), rho)


def combined(
    e1: Floats, low1: Floats, high1: Floats, e2: Floats, low2: Floats, high2: Floats, rho: Floats | float
) -> tuple[Floats, Floats]:
    """The interval of e1 - e2 from those of e1 and e2. Zou and Donner 2008, Stat Med 27:1693."""
    down = _length(e1 - low1, high2 - e2, rho)
    up = _length(high1 - e1, e2 - low2, rho)
    return e1 - e2 - down, e1 - e2 + up


def _length(a: Floats, b: Floats, rho: Floats | float) -> Floats:
    return np.sqrt(np.maximum(a * a - 2 * np.asarray(rho) * a * b + b * b, 0))


def times(p1: Floats, n1: Floats, p2: Floats, n2: Floats, z: float) -> tuple[Floats, Floats]:
    """The interval of p1 / p2: Donner and Zou 2012, Stat Methods Med Res 21:347 (MOVER-R), from Wilson intervals."""
    return divided(p1, *wilson(p1, n1, z), p2, *wilson(p2, n2, z))


def divided(p1: Floats, low1: Floats, high1: Floats, p2: Floats, low2: Floats, high2: Floats) -> tuple[Floats, Floats]:
    """The interval of p1 / p2 from those of p1 and p2."""
    both = p1 * p2
    with np.errstate(invalid="ignore", divide="ignore"):
        down = np.sqrt(np.maximum(both**2 - low1 * high2 * (2 * p1 - low1) * (2 * p2 - high2), 0))
        up = np.sqrt(np.maximum(both**2 - high1 * low2 * (2 * p1 - high1) * (2 * p2 - low2), 0))
        low = (both - down) / (high2 * (2 * p2 - high2))
        # where 2 p2 = high2 the fraction is 0 / 0; its limit is the other root of the same equation
        low = np.where(
            np.abs(2 * p2 - high2) < 1e-9, low1 * (2 * p1 - low1) / np.where(both > 0, 2 * both, np.nan), low
        )
        high = (both + up) / (low2 * (2 * p2 - low2))
    return np.maximum(low, 0), high


def p_of_difference(p1: Floats, n1: Floats, p2: Floats, n2: Floats, rho: Floats | float) -> Floats:
    """How often chance alone would show so large a difference of p1 and p2.

    The level at which the interval would just touch 0, or Fisher's mid-p, where that is larger. The interval alone is
    too sure far out, where a corrected p-value is looked at: of 5 rows against 200 with the same share of 0.1, it gives
    p < 0.001 one time in 190.
    """
    return np.maximum(p_of_interval(p1, n1, p2, n2, rho), mid_p(p1 * n1, n1, p2 * n2, n2))


def p_of_interval(p1: Floats, n1: Floats, p2: Floats, n2: Floats, rho: Floats | float) -> Floats:
    """The level at which the interval would just touch 0: an interval and its p-value do not contradict each other."""
    p1, n1, p2, n2, rho = np.broadcast_arrays(p1, n1, p2, n2, np.asarray(rho, dtype=float))
    low, high, p, n = np.zeros(p1.shape), np.full(p1.shape, _MOST_Z), np.stack([p1, p2]), np.stack([n1, n2])
    for _ in range(48):
        z = (low + high) / 2
        start, end = wilson(p, n, z)
        down, up = combined(p1, start[0], end[0], p2, start[1], end[1], rho)
        beyond = (down > 0) | (up < 0)
        low, high = np.where(beyond, z, low), np.where(beyond, high, z)
    return np.where(np.isnan(p1 - p2), np.nan, 2 * ndtr(-low))


def mid_p(k1: Floats, n1: Floats, k2: Floats, n2: Floats) -> Floats:
    """Twice the smaller mid-p tail of Fisher's exact test (Lancaster 1961, JASA 56:223); effective rows are rounded.

    Of tables with more than 200 in each cell it is 0: there the normal tail is right. The sum goes down from the
    smallest cell, so that its length is at most that.
    """
    cells = [np.rint(np.nan_to_num(one)) for one in (k1, n1 - k1, k2, n2 - k2)]
    stacked = np.stack(cells)
    least = stacked.argmin(axis=0)
    # turned so that the smallest cell comes first: x of a row of `row`, in a column of `column`, in a table of `whole`
    x, right, below, across = (np.take_along_axis(stacked, (least ^ at)[None], axis=0)[0] for at in (0, 1, 2, 3))
    out, few = np.zeros(x.shape), x <= 200
    out[few] = _mid_p(x[few], right[few], below[few], across[few])
    return out


def _mid_p(x: Floats, right: Floats, below: Floats, across: Floats) -> Floats:
    row, column, whole = x + right, x + below, x + right + below + across
    term = np.exp(_log_choose(row, x) + _log_choose(whole - row, column - x) - _log_choose(whole, column))
    at, tail = term, term / 2
    for step in range(int(x.max(initial=0))):
        j = x - step
        at = at * np.where(j > 0, j * (across - step) / ((right + step + 1) * (below + step + 1)), 0)
        tail = tail + at
    return np.asarray(np.clip(2 * np.minimum(tail, 1 - tail), 0, 1))


def _log_choose(n: Floats, k: Floats) -> Floats:
    return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))


def smallest_found(p: Floats, n1: Floats, n2: Floats, level: float, worse: Floats | float) -> Floats:
    """The smallest difference from a share p that would have been found with power 0.8.

    Cohen 1988, ch. 6: h = 2 asin(sqrt(p1)) - 2 asin(sqrt(p2)). In the direction that is worse for the group; where so
    large a difference does not exist, in the other; nan where neither does: then no difference would have been found.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        h = (z_of(level) + float(ndtri(0.8))) * np.sqrt(1 / n1 + 1 / n2)
        angle = np.arcsin(np.sqrt(np.clip(p, 0, 1)))
    up = np.where(angle + h / 2 <= np.pi / 2, np.sin(angle + h / 2) ** 2 - p, np.nan)
    down = np.where(angle - h / 2 >= 0, p - np.sin(angle - h / 2) ** 2, np.nan)
    first, second = np.where(np.asarray(worse) < 0, down, up), np.where(np.asarray(worse) < 0, up, down)
    return np.where(np.isnan(first), second, first)
