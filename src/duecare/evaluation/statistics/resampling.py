"""Resamples of the cells: what other draws of the same kind could have shown.

Drawing the counts of the cells from their multinomial is exactly the law of drawing rows with replacement, for all that
is a function of the counts, at a cost that does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from duecare.evaluation.statistics.arrays import Floats, Ints, at_once
from duecare.evaluation.statistics.tally import Tally

_AT_ONCE = 250_000
"""Numbers looked at a time, so that memory stays bounded and what is added up is still close at hand."""


def shares_drawn(
    counts: Tally, how_many: int, seed: int | tuple[int, int], sides: Floats, asked: tuple[Floats, Floats]
) -> Iterator[Floats]:
    """Shares by side, measure and resample, some resamples at a time; nan where one has nobody who is asked.

    `asked`: outcomes that count, and outcomes that are asked, by measure.
    """
    both, measures = np.concatenate(asked), len(asked[0])
    step = min(_AT_ONCE // max(len(sides) * len(both), counts.w[0].size), at_once(*sides.shape))
    for drawn in _resamples(counts, how_many, seed, max(step, 1)):
        sums = (sides @ (both @ drawn).swapaxes(0, 1)).swapaxes(0, 1)
        with np.errstate(invalid="ignore"):
            yield sums[:, :measures] / sums[:, measures:]


def _resamples(counts: Tally, how_many: int, seed: int | tuple[int, int], step: int) -> Iterator[Floats]:
    """Weighted sums by atom, outcome and resample. Whatever the step, what is drawn is the same."""
    random = np.random.default_rng(seed)
    of, shape = counts.w.reshape(counts.sets, -1), counts.w.shape[1:]
    found = np.flatnonzero(of.sum(axis=0))
    for start in range(0, how_many, step):
        size = min(step, how_many - start)
        out = np.zeros((of.shape[1], size))
        out[found] = _drawn(counts, of[:, found], found, size, random).T
        yield out.reshape(*shape, size)


def _drawn(counts: Tally, of: Floats, found: Ints, size: int, random: np.random.Generator) -> Floats | Ints:
    if counts.repeats:  # people stay together: sets of them are drawn with replacement
        return np.asarray(random.multinomial(len(of), np.full(len(of), 1 / len(of)), size=size) @ of)
    if counts.weighted:
        # gamma of Kish's number of rows, scaled to the weights: the mean and the variance of a weighted sum of Poisson
        # many rows; with weights of 1 it is Rubin's Bayesian bootstrap (1981, Ann Stat 9:130)
        squares = counts.w2.reshape(-1)[found]
        return random.gamma(of[0] ** 2 / squares, squares / of[0], size=(size, of.shape[1]))
    total = of[0].sum()
    return random.multinomial(int(total), of[0] / total, size=size)
