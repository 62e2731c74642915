"""Before and after, as arrays: how each side's shares moved, and how the two estimates move together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.special import bdtr

from duecare.evaluation.statistics.arrays import Bools, Floats, ratio
from duecare.evaluation.statistics.asked import OUTCOMES, Asked
from duecare.evaluation.statistics.intervals import difference, p_of_difference, p_of_interval
from duecare.evaluation.statistics.resampling import shares_drawn
from duecare.evaluation.statistics.setting import Setting, of_phase
from duecare.evaluation.statistics.shares import Shares, correlation, shares_of
from duecare.evaluation.statistics.table import Table
from duecare.evaluation.statistics.tally import Tally, merged, tally

TWICE = tuple((label, before, after) for label in (-1, 0, 1) for before in (-1, 0, 1) for after in (-1, 0, 1))
"""What a row decided twice can be: label, decision before, decision after; -1 is not recorded."""


@dataclass(frozen=True)
class Moved:
    """By side (as in the setting: groups, everybody else of each, everyone) and measure."""

    setting: Setting
    """Of after; its sides are those of before too."""
    not_told: Bools
    """Whether a measure cannot be told before or cannot be told after."""
    before: Shares
    after: Shares
    rho: Floats
    p: Floats
    drawn: tuple[Floats, Floats]
    """Shares of the groups by measure and resample, before and after."""
    turned: tuple[Floats, Floats] | None
    """Rows whose decision went from no to yes, and from yes to no, among those that a measure asks about."""

    @property
    def value(self) -> Floats:
        """After less before."""
        return self.after.p - self.before.p

    @cached_property
    def ends(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """The intervals of before, and of after."""
        return self.before.interval(self.setting.z), self.after.interval(self.setting.z)

    def interval(self, z: Floats | float) -> tuple[Floats, Floats]:
        """Of the change."""
        return difference(self.after.p, self.after.effective, self.before.p, self.before.effective, self.rho, z)


def moved(before: Setting, after: Setting, table: Table, *, resample: bool = True) -> Moved:
    """What happened between two settings over the same groups and the same measures."""
    not_told = np.array(
        [
            one.not_told is not None or two.not_told is not None
            for one, two in zip(before.asked, after.asked, strict=True)
        ],
        dtype=bool,
    )
    if before.plan.twice is not None:
        return _twice(before, after, table, not_told, resample)
    return _two_runs(before, after, not_told, resample)


def _two_runs(before: Setting, after: Setting, not_told: Bools, resample: bool) -> Moved:
    """Different rows: Newcombe's method 10; people who are in both runs are seen by the jackknife."""
    one, two = before.shares, after.shares
    rho: Floats = np.zeros(one.p.shape)
    if one.without is not None and two.without is not None:
        rho = correlation(two.without, one.without)
    groups, many = len(after.shown), after.resamples if resample else 0
    seeds = (0, 0 if after.merged.repeats else 1)  # the same people are drawn in both
    drawn = [
        _drawn(which.merged, which.sides[0][:groups], which.outcomes, many, (after.plan.seed, seed))
        for which, seed in zip((before, after), seeds, strict=True)
    ]
    p = p_of_difference(two.p, two.effective, one.p, one.effective, rho)
    return Moved(after, not_told, one, two, rho, p, (drawn[0], drawn[1]), None)


def _drawn(counts: Tally, sides: Floats, asked: tuple[Floats, Floats], many: int, seed: tuple[int, int]) -> Floats:
    found = [one.astype(np.float32) for one in shares_drawn(counts, many, seed, sides, asked)]
    return np.concatenate([np.zeros((len(sides), len(asked[0]), 0), dtype=np.float32), *found], axis=-1)


def _twice(before: Setting, after: Setting, table: Table, not_told: Bools, resample: bool) -> Moved:
    """The same rows, decided twice: rows with both decisions recorded."""
    counts, measures = merged(_tally(after, table), after.sides[1]), len(after.asked)
    asked = _both([(one.counts, one.among) for one in before.asked], [(one.counts, one.among) for one in after.asked])
    both = shares_of(counts, after.sides[0], asked, after.z)
    one, two = _part(both, slice(0, measures)), _part(both, slice(measures, None))
    rho = _rho(counts, after.sides[0], asked, one, two)
    sides, many = after.sides[0][: len(after.shown)], after.resamples if resample else 0
    drawn = _drawn(counts, sides, asked, many, (after.plan.seed, 0))
    turned = _turned(counts, after.sides[0], after.asked)
    p = _p(counts, after.sides[0], asked, one, two, rho)
    return Moved(after, not_told, one, two, rho, p, (drawn[:, :measures], drawn[:, measures:]), turned)


def _tally(after: Setting, table: Table) -> Tally:
    missing = np.full(len(table.n), -1)
    named = ("label", after.label or "label"), ("decision", None), ("after", None)
    codes = [table.column(*one) for one in named]
    label, first, second = (missing if one is None else one for one in codes)
    return tally(
        table, after.people, (label + 1) * 9 + (first + 1) * 3 + second + 1, len(TWICE), of_phase(table, "only")
    )


def _outcomes(of: Floats, at: int) -> Floats:
    """Outcomes of one decision as outcomes of two, where both are recorded. `at`: 1 before, 2 after."""
    place = {outcome: i for i, outcome in enumerate(OUTCOMES)}
    return np.array([of[place[one[0], one[at]]] * (one[1] >= 0) * (one[2] >= 0) for one in TWICE])


def _both(first: list[tuple[Floats, Floats]], second: list[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """What counts and what is asked, before and then after."""
    counting, among = (
        np.stack([*(_outcomes(one[at], 1) for one in first), *(_outcomes(one[at], 2) for one in second)])
        for at in (0, 1)
    )
    return counting, among


def _part(of: Shares, here: slice) -> Shares:
    without = None if of.without is None else of.without[..., here]
    return replace(
        of, k=of.k[:, here], n=of.n[:, here], p=of.p[:, here], effective=of.effective[:, here], without=without
    )


def _rho(counts: Tally, sides: Floats, asked: tuple[Floats, Floats], one: Shares, two: Shares) -> Floats:
    """How the shares of before and after move together.

    Both are sums over the same rows, so that their linearised covariance is a sum over outcomes. Where both ask the
    same rows it is Newcombe's phi, with his continuity correction; precision asks others before than after.
    """
    if one.without is not None and two.without is not None:
        return correlation(two.without, one.without)
    w2, w = sides @ counts.w2.sum(axis=0), sides @ counts.w.sum(axis=0)
    measures = one.p.shape[1]
    out = np.zeros(one.p.shape)
    for at in range(measures):
        k1, k2, n1, n2 = asked[0][at], asked[0][at + measures], asked[1][at], asked[1][at + measures]
        first = k1[None] - np.nan_to_num(one.p[:, [at]]) * n1[None]
        second = k2[None] - np.nan_to_num(two.p[:, [at]]) * n2[None]
        together = (w2 * first * second).sum(axis=1)
        apart = np.sqrt((w2 * first**2).sum(axis=1) * (w2 * second**2).sum(axis=1))
        # n^2 times the covariance of the two decisions, less half the rows (Newcombe's ad - bc - n / 2)
        corrected = np.where(
            together > 0, np.maximum(together - ratio(w2 @ np.minimum(n1, n2), w @ np.minimum(n1, n2)) / 2, 0), together
        )
        out[:, at] = np.nan_to_num(ratio(corrected, apart))
    return out


def _p(counts: Tally, sides: Floats, asked: tuple[Floats, Floats], one: Shares, two: Shares, rho: Floats) -> Floats:
    """McNemar's exact test (1947, Psychometrika 12:153) where before and after ask the same rows.

    Where people repeat or rows have weights, it is made of as many rows as they are worth, and never surer than the
    interval. A test for two groups of different people would not see that the same are asked twice: of 10 people who
    were made worse off and none who was made better off it says that chance would do as much.
    """
    independent = p_of_difference(two.p, two.effective, one.p, one.effective, rho)
    paired, same = _mcnemar(counts, sides, asked, np.fmin(ratio(one.effective, one.n), ratio(two.effective, two.n)))
    if counts.repeats or counts.weighted:
        paired = np.maximum(paired, p_of_interval(two.p, two.effective, one.p, one.effective, rho))
    return np.where(np.isnan(independent), np.nan, np.where(same, paired, independent))


def _mcnemar(counts: Tally, sides: Floats, asked: tuple[Floats, Floats], worth: Floats) -> tuple[Floats, Bools]:
    """The test of each side and measure, and which measures ask the same rows before and after."""
    rows, measures = sides @ counts.n.sum(axis=0), len(asked[0]) // 2
    before, after = asked[0][:measures], asked[0][measures:]
    first, second = (
        np.rint(np.nan_to_num(rows @ np.maximum(way, 0).T * worth)) for way in (before - after, after - before)
    )
    exact = np.minimum(2 * bdtr(np.minimum(first, second), np.maximum(first + second, 1).astype(int), 0.5), 1)
    same = np.all(asked[1][:measures] == asked[1][measures:], axis=1)
    return np.where(first + second > 0, exact, 1.0), same


def _turned(counts: Tally, sides: Floats, asked: tuple[Asked, ...]) -> tuple[Floats, Floats]:
    rows = sides @ counts.n.sum(axis=0)
    labels = [{y for (y, _), among in zip(OUTCOMES, one.among, strict=True) if among} for one in asked]
    ways: Iterator[Floats] = (
        np.stack([[float(y in of and (b, a) == way) for y, b, a in TWICE] for of in labels]).T
        for way in ((0, 1), (1, 0))
    )
    to_yes, to_no = (rows @ way for way in ways)
    return to_yes, to_no
