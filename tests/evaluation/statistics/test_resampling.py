"""Resamples are added up in other ways than they are written down, so that they cost little; they say the same."""

from __future__ import annotations

import numpy as np
import pytest

from duecare.evaluation.statistics.arrays import ratio
from duecare.evaluation.statistics.asked import outcomes
from duecare.evaluation.statistics.correction import z_of_pairs, z_together
from duecare.evaluation.statistics.intervals import z_of
from duecare.evaluation.statistics.resampling import shares_drawn
from duecare.evaluation.statistics.tally import Tally


@pytest.mark.parametrize("unknown", [0.0, 0.2])
def test_bands_of_all_pairs_are_those_of_pairs_written_out(unknown: float) -> None:
    """Some resamples have nobody of a group who is asked; one group never moves."""
    random = np.random.default_rng(2)
    drawn = random.normal(0.3, random.uniform(0.01, 0.1, (9, 1)), size=(9, 500)).astype(np.float32)
    drawn[random.random(drawn.shape) < unknown] = np.nan
    drawn[4] = 0
    one, other = np.triu_indices(9, 1)
    assert z_of_pairs(drawn, 0.95) == pytest.approx(z_together(drawn[one] - drawn[other], 0.95, 36), abs=1e-5)
    assert z_of_pairs(np.zeros((9, 500)), 0.95) == z_of_pairs(np.zeros((9, 0)), 0.95) == z_of(0.95 ** (1 / 36))


@pytest.mark.parametrize("sets", [1, 40])
def test_shares_of_resamples_are_those_of_rows_drawn_again(sets: int) -> None:
    """Drawn a few at a time or all at once, added up by matrices or one by one."""
    random = np.random.default_rng(3)
    n = random.integers(0, 9, (sets, 5, 9)).astype(float)
    n[:, 2] = 0
    counts, sides = Tally(n, n, n, weighted=False, repeats=sets > 1), random.integers(0, 2, (7, 5)).astype(float)
    sides[0] = [0, 0, 1, 0, 0]
    asked = outcomes(None, 1)[None], (outcomes(None, 0) + outcomes(None, 1))[None]
    found = np.concatenate(list(shares_drawn(counts, 300, 4, sides, asked)), axis=-1)
    again, whole = np.random.default_rng(4), n.reshape(sets, -1)
    if sets > 1:
        drawn = again.multinomial(sets, np.full(sets, 1 / sets), size=300) @ whole
    else:
        some = np.flatnonzero(whole[0])
        drawn = np.zeros((300, 45))
        drawn[:, some] = again.multinomial(int(whole.sum()), whole[0, some] / whole.sum(), size=300)
    rows = np.einsum("bao,sa->bso", drawn.reshape(300, 5, 9), sides)
    wanted = ratio(rows @ asked[0][0], rows @ asked[1][0])
    assert np.array_equal(found[:, 0], wanted.T, equal_nan=True) and np.isnan(found[0]).all()
