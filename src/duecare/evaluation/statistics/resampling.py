"""Resamples of the cells: what other draws of the same kind could have shown.

Drawing the counts of the cells from their multinomial is exactly the law of drawing rows with replacement, for all that
is a function of the counts, at a cost that does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from duecare.evaluation.statistics.arrays import Floats, Ints
from duecare.evaluation.statistics.tally import Tally

_AT_ONCE = 4_000_000
"""Numbers drawn at a time, so that memory stays bounded."""


def resamples(counts: Tally, how_many: int, seed: int | tuple[int, int]) -> Iterator[Floats]:
    """Weighted sums by resample, atom and outcome, some resamples at a time."""
    random = np.random.default_rng(seed)
    of, shape = counts.w.reshape(counts.sets, -1), counts.w.shape[1:]
    found = np.flatnonzero(of.sum(axis=0))
    step = max(1, _AT_ONCE // max(found.size, 1))
    for start in range(0, how_many, step):
        size = min(step, how_many - start)
        out = np.zeros((size, of.shape[1]))
        out[:, found] = _drawn(counts, of[:, found], found, size, random)
        yield out.reshape(size, *shape)


def _drawn(counts: Tally, of: Floats, found: Ints, size: int, random: np.random.Generator) -> Floats:
    if counts.repeats:  # people stay together: sets of them are drawn with replacement
        return np.asarray(random.multinomial(len(of), np.full(len(of), 1 / len(of)), size=size) @ of)
    if counts.weighted:
        # gamma of Kish's number of rows, scaled to the weights: the mean and the variance of a weighted sum of Poisson
        # many rows; with weights of 1 it is Rubin's Bayesian bootstrap (1981, Ann Stat 9:130)
        squares = counts.w2.reshape(-1)[found]
        return random.gamma(of[0] ** 2 / squares, squares / of[0], size=(size, of.shape[1]))
    total = of[0].sum()
    return random.multinomial(int(total), of[0] / total, size=size).astype(float)


def rates(drawn: Floats, sides: Floats, counting: Floats, among: Floats) -> Floats:
    """Shares by resample, side and measure; nan where a resample has nobody who is asked."""
    both = np.concatenate([counting, among])
    sums = np.tensordot(drawn @ both.T, sides, axes=(1, 1)).swapaxes(1, 2)
    above, below = sums[..., : len(counting)], sums[..., len(counting) :]
    out = np.full(above.shape, np.nan)
    np.divide(above, below, out=out, where=below > 0)
    return out
