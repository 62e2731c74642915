"""Many comparisons at once: p-values corrected as the plan declares, and bands that hold for all together."""

from __future__ import annotations

import numpy as np
from statsmodels.stats.multitest import multipletests

from duecare.evaluation.plan import Correction
from duecare.evaluation.statistics.arrays import Floats, Ints
from duecare.evaluation.statistics.intervals import z_of

_METHODS = {"holm": "holm", "benjamini-hochberg": "fdr_bh"}


def adjusted(p: Floats, same: Ints, correction: Correction) -> Floats:
    """The p-values of a family, corrected; nan stays nan and is not of the family.

    `same`: comparisons with the same number are one (women with the rest, and men with the rest, where there are only
    two), and count once. Holm 1979, Scand J Stat 6:65; Benjamini and Hochberg 1995, J R Stat Soc B 57:289.
    """
    told = ~np.isnan(p)
    out = np.full(p.shape, np.nan)
    if told.any():
        _, first, place = np.unique(same[told], return_index=True, return_inverse=True)
        corrected = multipletests(p[told][first], method=_METHODS[correction])[1]
        out[told] = corrected[place.reshape(-1)]
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
    spread = np.nanstd(drawn, axis=0)
    moving = spread > 0
    if not moving.any():
        return most
    t = np.abs(drawn[:, moving] - np.nanmean(drawn[:, moving], axis=0)) / spread[moving]
    return float(np.clip(np.quantile(np.nan_to_num(t).max(axis=1), level), alone, most))
