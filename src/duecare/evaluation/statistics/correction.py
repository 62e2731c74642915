"""Many comparisons at once: p-values corrected as the plan declares, and bands that hold for all together."""

from __future__ import annotations

import numpy as np

from duecare.evaluation.plan import Correction
from duecare.evaluation.statistics.arrays import Floats, Ints, centred, products
from duecare.evaluation.statistics.intervals import z_of

_AT_ONCE = 50
"""Comparisons looked at together, so that what is added up is still close at hand."""


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

    Romano and Wolf 2005, Econometrica 73:1237. `drawn`: comparisons by resample. It lies between the z of one and that
    of Šidák (1967, JASA 62:626), which holds for normal estimates however they correlate; the tails of resamples of
    small groups are heavier than those of the score intervals that the z is put into.
    """
    largest = np.zeros(drawn.shape[1])
    for start in range(0, len(drawn), _AT_ONCE):
        t, many = centred(drawn[start : start + _AT_ONCE], axis=1)
        spread = np.sqrt(np.einsum("jb,jb->j", t, t) / np.maximum(many, 1))
        t *= _over(spread)[:, None]
        np.maximum(largest, np.abs(t, out=t).max(axis=0), out=largest)
    return _quantile(largest, level, distinct)


def z_of_pairs(drawn: Floats, level: float) -> float:
    """The same for the differences between every two groups. `drawn`: groups by resample."""
    largest = np.zeros(drawn.shape[1], dtype=np.float32)
    moved, mean, over = _apart(drawn) if drawn.size else (drawn[:0], None, drawn)
    for at in range(len(moved) - 1):
        t = moved[at] - moved[at + 1 :]
        if mean is not None:
            t -= mean[at, at + 1 :, None]
        t *= over[at, at + 1 :, None]
        np.fmax(largest, np.fmax.reduce(np.abs(t, out=t), axis=0), out=largest)
    return _quantile(largest, level, len(drawn) * (len(drawn) - 1) // 2)


def _apart(drawn: Floats) -> tuple[Floats, Floats | None, Floats]:
    """The groups less their means; the mean difference of every two, and one over its spread, where both are known."""
    known = (~np.isnan(drawn)).astype(float)
    filled, _ = centred(drawn, axis=1)
    if known.all():  # means are 0
        squares = np.square(filled).sum(axis=1)
        variance = (squares[:, None] + squares - 2 * products(filled, filled)) / drawn.shape[1]
        return filled.astype(np.float32), None, _over(np.sqrt(np.maximum(variance, 0))).astype(np.float32)
    both = np.maximum(products(known, known), 1)
    sums, squares = products(filled, known), products(np.square(filled), known)
    mean = (sums - sums.T) / both
    variance = (squares + squares.T - 2 * products(filled, filled)) / both - np.square(mean)
    over = _over(np.sqrt(np.maximum(variance, 0)))
    moved = np.where(known > 0, filled, np.nan)
    return moved.astype(np.float32), mean.astype(np.float32), over.astype(np.float32)


def _over(spread: Floats) -> Floats:
    """One over it; 0 where nothing moves."""
    return np.divide(1, spread, out=np.zeros_like(spread), where=spread > 0)


def _quantile(largest: Floats, level: float, distinct: int) -> float:
    alone, most = z_of(level), z_of(level ** (1 / max(distinct, 1)))
    return float(np.clip(np.quantile(largest, level), alone, most)) if largest.any() else most
