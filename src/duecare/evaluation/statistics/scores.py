"""The score that decisions were made from: whom it ranks how well, and whether it means what it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.plan import Label, Score
from duecare.evaluation.result import Area, Bin, Rate
from duecare.evaluation.statistics.arrays import Floats, ratio, said
from duecare.evaluation.statistics.intervals import wilson
from duecare.evaluation.statistics.rates import interval
from duecare.evaluation.statistics.setting import Setting, of_phase
from duecare.evaluation.statistics.shares import FEWEST_SETS, Shares, shares_of
from duecare.evaluation.statistics.table import Table
from duecare.evaluation.statistics.tally import Tally, merged, tally


@dataclass(frozen=True)
class Scored:
    """The score counted by side."""

    plan: Score
    value: Floats
    effective: Floats
    bins: Shares | None
    """The share with a yes of the label by side and bin; nothing where it cannot be told."""
    state_known: bool
    sure: bool

    def area(self, side: int, z: float) -> Area:
        """The area of one side."""
        value, n = self.value[[side]], self.effective[[side]]
        if not self.state_known:
            return Area(state="not-identified")
        if np.isnan(value[0]):
            return Area(state="undefined")
        if not self.sure or np.isnan(n[0]):
            return Area(state="no-interval", value=said(float(value[0])))
        low, high = wilson(value, n, z)
        return Area(
            state="told", value=said(float(value[0])), interval=interval(low[0], high[0], "analytic", float(n[0]))
        )

    def calibration(self, side: int, z: float) -> tuple[Bin, ...]:
        """What happened in each bin that has rows."""
        if self.bins is None:
            return ()
        ends = self.bins.interval(z)
        found = np.flatnonzero(self.bins.n[side] > 0)
        return tuple(self._bin(self.bins, side, int(at), ends) for at in found)

    def _bin(self, bins: Shares, side: int, at: int, ends: tuple[Floats, Floats]) -> Bin:
        low, high = float(self.plan.low), float(self.plan.high)
        width, n = (high - low) / self.plan.bins, round(float(bins.n[side, at]))
        told = self.sure and not np.isnan(bins.effective[side, at])
        happened = Rate(
            measure="base-rate",
            state="told" if told else "no-interval",
            counts=round(float(bins.k[side, at])),
            among=n,
            value=said(float(bins.p[side, at])),
            interval=interval(ends[0][side, at], ends[1][side, at], "wilson") if told else None,
        )
        return Bin(
            low=said(low + at * width) or "0",
            high=said(low + (at + 1) * width) or "0",
            rows=n,
            said=said(low + (at + 0.5) * width) if self.plan.is_chance else None,
            happened=happened,
        )


def scored(setting: Setting, table: Table) -> Scored | None:
    """The score of a setting, where the plan has one and there is a label to hold it against."""
    score, label = setting.plan.score, setting.meant
    column, labels = table.column("score"), table.column("label", setting.label or "label")
    if score is None or label is None or column is None or labels is None:
        return None
    kept, sampled = of_phase(table, setting.phase), setting.plan.data.drawn == "yes-and-sample"
    if sampled:  # the rows in place of a no are a sample of everyone
        kept &= table.column("decision") == 0
    counts = tally(table, setting.people, (labels + 1) * (score.bins + 1) + column + 1, 3 * (score.bins + 1), kept)
    counts = merged(counts, setting.sides[1])
    value, effective = _areas(counts, setting.sides[0], score.bins)
    bins = shares_of(counts, setting.sides[0], _by_bin(score.bins), setting.z) if _bins_told(setting, label) else None
    return Scored(score, value, effective, bins, _area_told(setting, label), setting.sure)


def _area_told(setting: Setting, label: Label) -> bool:
    drawn = setting.plan.data.drawn in ("everyone", "random-sample", "by-label", "yes-and-sample")
    return drawn and label.seen_for in ("everyone", "not-known")


def _bins_told(setting: Setting, label: Label) -> bool:
    return _area_told(setting, label) and setting.plan.data.drawn != "by-label"


def _by_bin(bins: int) -> tuple[Floats, Floats]:
    counting, among = np.zeros((bins, 3 * (bins + 1))), np.zeros((bins, 3 * (bins + 1)))
    places = np.arange(bins)
    counting[places, 2 * (bins + 1) + 1 + places] = 1
    among[places, 2 * (bins + 1) + 1 + places] = among[places, bins + 1 + 1 + places] = 1
    return counting, among


def _areas(counts: Tally, sides: Floats, bins: int) -> tuple[Floats, Floats]:
    """The area under the curve of each side, ties halved, and how many rows would tell a share as surely.

    The variance is that of DeLong et al. 1988 (Biometrics 44:837) on bins, or the jackknife's where people repeat; it
    goes into Wilson's interval as a number of rows, so that a perfect area of a small group is not told as certain.
    """
    by_set = np.stack([sides @ one for one in counts.w])
    no, yes = by_set[..., bins + 2 : 2 * bins + 2], by_set[..., 2 * bins + 3 :]
    all_no, all_yes = no.sum(axis=0), yes.sum(axis=0)
    value = _area(all_no, all_yes)
    rows = [np.nan_to_num(_rows(counts, sides, at, bins)) for at in (1, 2)]
    if not counts.repeats:
        return value, _effective(value, _delong(all_no, all_yes, value, rows), rows)
    without = np.where(np.isnan(left := _area(all_no - no, all_yes - yes)), value, left)
    variance = (len(left) - 1) / len(left) * np.square(without - without.mean(axis=0)).sum(axis=0)
    fewest = np.minimum((no.sum(axis=2) > 0).sum(axis=0), (yes.sum(axis=2) > 0).sum(axis=0))
    return value, np.where(fewest >= FEWEST_SETS, _effective(value, variance, rows), np.nan)


def _area(no: Floats, yes: Floats) -> Floats:
    below = np.cumsum(no, axis=-1) - no / 2
    return ratio((yes * below).sum(axis=-1), yes.sum(axis=-1) * no.sum(axis=-1))


def _rows(counts: Tally, sides: Floats, label: int, bins: int) -> Floats:
    """The rows with this label (Kish's number where they have weights)."""
    here = slice(label * (bins + 1) + 1, (label + 1) * (bins + 1))
    w = (sides @ counts.w.sum(axis=0))[:, here].sum(axis=1)
    w2 = (sides @ counts.w2.sum(axis=0))[:, here].sum(axis=1)
    return ratio(w**2, w2)


def _delong(no: Floats, yes: Floats, value: Floats, rows: list[Floats]) -> Floats:
    of_yes = ratio(np.cumsum(no, axis=-1) - no / 2, no.sum(axis=-1, keepdims=True))
    above = yes.sum(axis=-1, keepdims=True) - np.cumsum(yes, axis=-1) + yes / 2
    of_no = ratio(above, yes.sum(axis=-1, keepdims=True))
    spread = [
        ratio((weight * np.square(placed - value[:, None])).sum(axis=-1), weight.sum(axis=-1))
        for weight, placed in ((no, of_no), (yes, of_yes))
    ]
    return np.asarray(sum(ratio(one, np.maximum(n - 1, 0)) for one, n in zip(spread, rows, strict=True)))


def _effective(value: Floats, variance: Floats, rows: list[Floats]) -> Floats:
    """By the variance; no more than there are rows, and where it is 0 as many as have the rarer label."""
    fewer, most = np.minimum(*rows), rows[0] + rows[1]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.where(variance > 0, value * (1 - value) / variance, fewer)
    return np.where(np.isnan(value), np.nan, np.minimum(np.where(np.isnan(variance), 1.0, found), most))
