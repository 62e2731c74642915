"""Shares of many sides and measures at once, and how many independent rows each rests on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import erf, stdtrit

from duecare.evaluation.statistics.arrays import Bools, Floats, centred, ratio
from duecare.evaluation.statistics.intervals import wilson
from duecare.evaluation.statistics.tally import Tally

FEWEST_SETS = 10
"""With fewer sets of people an estimate of how much they differ is itself a guess; then no interval is told."""


@dataclass(frozen=True)
class Shares:
    """Arrays of sides by measures. A side is a group, or everybody else."""

    k: Floats
    n: Floats
    """Rows that count, and rows that are asked."""
    p: Floats
    """The share; weighted where rows have weights."""
    effective: Floats
    """As many independent rows would tell as much; nan where that cannot be told."""
    without: Floats | None
    """The share without each set of people, where they repeat."""

    def interval(self, z: float) -> tuple[Floats, Floats]:
        """Wilson's interval with the effective number of rows."""
        return wilson(self.p, self.effective, z)


def shares_of(counts: Tally, sides: Floats, asked: tuple[Floats, Floats], z: float) -> Shares:
    """Shares of sides (rows: sides, columns: atoms); `asked`: outcomes that count, and that are asked, by measure."""
    counting, among = asked
    k, n = _sums(counts.n, sides, counting), _sums(counts.n, sides, among)
    kw, nw = (_sums(counts.w, sides, counting), _sums(counts.w, sides, among)) if counts.weighted else (k, n)
    p = ratio(kw.sum(axis=0), nw.sum(axis=0))
    rows, k_all = n.sum(axis=0), k.sum(axis=0)
    if counts.repeats:
        without = ratio(kw.sum(axis=0) - kw, nw.sum(axis=0) - nw)
        few = np.minimum((k > 0).sum(axis=0), (n > k).sum(axis=0)) < FEWEST_SETS
        return Shares(k_all, rows, p, _by_sets(p, rows, n, without, few, z), without)
    if counts.weighted:
        squares = _sums(counts.w2, sides, counting).sum(axis=0), _sums(counts.w2, sides, among).sum(axis=0)
        return Shares(k_all, rows, p, _by_weights(p, rows, nw.sum(axis=0), *squares), None)
    return Shares(k_all, rows, p, np.where(rows > 0, rows, np.nan), None)


def _sums(values: Floats, sides: Floats, outcomes: Floats) -> Floats:
    """By set, side and measure."""
    return np.asarray(np.einsum("gsm->sgm", np.tensordot(sides, values @ outcomes.T, axes=(1, 1))))


def _by_weights(p: Floats, rows: Floats, total: Floats, counting: Floats, among: Floats) -> Floats:
    """Kish 1965, ch. 8: (sum w)^2 / sum w^2; fewer where the linearised variance of the share says so."""
    kish = ratio(total**2, among)
    variance = ratio((1 - p) ** 2 * counting + p**2 * (among - counting), total**2)
    linear = np.where(p * (1 - p) > 0, ratio(p * (1 - p), variance), np.inf)
    return np.minimum(np.fmin(kish, linear), np.where(rows > 0, rows, np.nan))


def _by_sets(p: Floats, rows: Floats, by_set: Floats, without: Floats, few: Bools, z: float) -> Floats:
    """Rows by the design effect of the delete-a-group jackknife (Kott 2001, J Off Stat 17:521).

    Put into Wilson's interval as Korn and Graubard 1998 (Surv Methodol 24:193) do, with their correction for the
    degrees of freedom. Never more than the rows. Where few sets hold a yes, or few a no, their variance is a guess that
    is often far too small: the design effect is then no less than the median of the others. A share of 0 or 1 shows no
    variance, so that the largest design effect that another group has is taken, yet no fewer than one row a set of
    people.
    """
    sets = (by_set > 0).sum(axis=0)
    filled = np.where(np.isnan(without), p, without)
    variance = (len(filled) - 1) / len(filled) * np.square(filled - filled.mean(axis=0)).sum(axis=0)
    binomial = ratio(p * (1 - p), rows)
    effect = np.maximum(np.where(binomial > 0, ratio(variance, binomial), np.nan), 1)
    known = np.where(few, np.nan, effect)
    usual = np.nanmedian(np.where(np.isnan(known).all(axis=0), 1, known), axis=0)
    usual = np.minimum(usual, rows / np.maximum(np.minimum(sets, rows), 1))  # no less than one row a set of people
    effect = np.where(few & ~np.isnan(effect), np.maximum(effect, usual), effect)
    worst = np.max(effect, axis=0, where=~np.isnan(effect), initial=1)
    effective = np.where(np.isnan(effect), np.maximum(rows / worst, np.minimum(sets, rows)), rows / effect)
    adjusted = effective * (z / stdtrit(np.maximum(sets - 1, 1), (1 + _level(z)) / 2)) ** 2
    return np.where((rows > 0) & (sets >= FEWEST_SETS), adjusted, np.nan)


def _level(z: float) -> float:
    return float(erf(z / np.sqrt(2)))


def correlation(of: Floats, other: Floats) -> Floats:
    """How two shares move together when sets of people are left out, and 0 where one does not move."""
    a, b = centred(of)[0], centred(other)[0]
    return np.nan_to_num(ratio((a * b).sum(axis=0), np.sqrt((a * a).sum(axis=0) * (b * b).sum(axis=0))))
