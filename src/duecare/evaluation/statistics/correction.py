"""Many comparisons at once: p-values corrected as the plan declares, and bands that hold for all together."""

from __future__ import annotations

import numpy as np

from duecare.evaluation.plan import Correction
from duecare.evaluation.statistics.arrays import Floats, Ints, centred
from duecare.evaluation.statistics.intervals import z_of


def adjusted(p: Floats, same: Ints, correction: Correction) -> Floats:
    """The p-values of a family, corrected; nan stays nan and is not of the family.

    `same`: comparisons with the same number are one (women with the rest, and men with the rest, where there are only
    two), and count once. Holm 1979, Scand J Stat 6:65; Benjamini and Hochberg 1995, J R Stat Soc B 57:289.
    """
    told = ~np.isnan(p)
    out = np.full(p.shape, np.nan)
    if told.any():
        _, first, place = np.unique(same[told], return_index=True, return_inverse=True)
        correct = _holm if correction == "holm" else _benjamini_hochberg
        out[told] = correct(p[told][first])[place.reshape(-1)]
    return out


def _holm(p: Floats) -> Floats:
    """The smallest times as many as there are, the next times one fewer, and none less than one before it."""
    order, many = np.argsort(p, kind="stable"), len(p)
    out = np.empty(many)
    out[order] = np.minimum(np.maximum.accumulate(p[order] * np.arange(many, 0, -1)), 1)
    return out


def _benjamini_hochberg(p: Floats) -> Floats:
    """Each times as many as there are over its rank, and none more than one after it."""
    order, many = np.argsort(p, kind="stable"), len(p)
    out = np.empty(many)
    raised = p[order] * many / np.arange(1, many + 1)
    out[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    return out


def z_together(drawn: Floats, level: float, distinct: int) -> float:
    """The z with which all intervals of a family hold at once: the quantile of the largest |t| over resamples.

    Romano and Wolf 2005, Econometrica 73:1237. `drawn`: resamples by comparison. It lies between the z of one and that
    of Šidák (1967, JASA 62:626), which holds for normal estimates however they correlate; the tails of resamples of
    small groups are heavier than those of the score intervals that the z is put into.
    """
    alone, most = z_of(level), z_of(level ** (1 / max(distinct, 1)))
    if drawn.size == 0:
        return most
    t, many = centred(drawn)
    spread = np.sqrt(np.einsum("bj,bj->j", t, t) / np.maximum(many, 1))
    if not (spread > 0).any():
        return most
    t /= np.where(spread > 0, spread, np.inf)
    largest = np.maximum(t.max(axis=1), -t.min(axis=1))
    return float(np.clip(np.quantile(largest, level), alone, most))
