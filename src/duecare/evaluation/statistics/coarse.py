"""Figures as they may be published: from rounded counts, or held back where they count few."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.result import Area, Bin, Difference, Interval, Rate
from duecare.evaluation.statistics.arrays import said
from duecare.evaluation.statistics.intervals import difference, times, wilson, z_of
from duecare.evaluation.statistics.rates import interval


@dataclass(frozen=True)
class Coarse:
    """How coarse a plan's published figures are."""

    threshold: int
    to: int
    level: float
    plain: bool
    """Rows count one each and do not repeat, so that figures follow from the counts."""

    def count(self, n: int | None) -> int | None:
        """A count, rounded; nothing for a small one."""
        return None if n is None or 0 < n < self.threshold else self.rounded(n)

    def rounded(self, n: int) -> int:
        """To the nearest multiple; of what may be told, to none below the threshold, where it would say more."""
        least = -(-self.threshold // self.to) * self.to if n >= self.threshold else 0
        return max((n + self.to // 2) // self.to * self.to, least)

    def few(self, k: int | None, n: int | None) -> bool:
        """Whether so few count, or so few do not, that one may not tell."""
        return k is None or n is None or k < self.threshold or n - k < self.threshold

    def number(self, text: str | None) -> str | None:
        """Two places: what rests on more than the counts."""
        return None if text is None else said(float(text), 2)

    def ends(self, of: Interval | None) -> Interval | None:
        """An interval to two places, outwards, so that it still holds what it held."""
        if of is None:
            return None
        low, high = np.floor(float(of.low) * 100) / 100, np.ceil(float(of.high) * 100) / 100
        return interval(low, high, of.method)

    def rate(self, of: Rate) -> Rate:
        """A rate, from rounded counts."""
        if of.state not in ("told", "no-interval"):
            return of.model_copy(update={"counts": None, "among": None})
        if self.few(of.counts, of.among):
            return Rate(measure=of.measure, state="held-back")
        k, n = self.rounded(of.counts or 0), self.rounded(of.among or 0)
        value, ends = self.number(of.value), self.ends(of.interval)
        if self.plain:
            low, high = wilson(np.array([k / n]), np.array([float(n)]), z_of(self.level))
            value = said(k / n)
            ends = interval(low[0], high[0], "wilson") if of.interval else None
        return Rate(measure=of.measure, state=of.state, counts=k, among=n, value=value, interval=ends)

    def difference(self, of: Difference, one: Rate | None, other: tuple[int, int] | None) -> Difference:
        """A difference, from the rounded counts of both sides; `one`: the rate as the team has it."""
        kept = of.model_copy(update={"together": None, "p": None, "p_adjusted": None})
        if of.state == "not-identified":
            return kept.model_copy(
                update={"ratio": self.number(of.ratio), "ratio_interval": self.ends(of.ratio_interval)}
            )
        if of.state not in ("told", "no-interval"):
            return kept
        if one is None or other is None or self.few(one.counts, one.among) or self.few(*other):
            return Difference(
                measure=of.measure, group=of.group, against=of.against, state="held-back", reading=of.reading,
                matters="cannot-tell",
            )  # fmt: skip
        figures = self._from_counts(of, (one.counts or 0, one.among or 0), other) if self.plain else self._places(of)
        return kept.model_copy(update={**figures, "could_have_found": self.number(of.could_have_found)})

    def _from_counts(self, of: Difference, one: tuple[int, int], other: tuple[int, int]) -> dict[str, object]:
        (k1, n1), (k2, n2) = ((np.array([float(self.rounded(x))]) for x in each) for each in (one, other))
        p1, p2, z = k1 / n1, k2 / n2, z_of(self.level)
        ends, ratios = difference(p1, n1, p2, n2, 0.0, z), times(p1, n1, p2, n2, z)
        return {
            "value": said(float((p1 - p2)[0])),
            "interval": interval(ends[0][0], ends[1][0], "newcombe") if of.interval else None,
            "ratio": said(float((p1 / p2)[0])),
            "ratio_interval": interval(ratios[0][0], ratios[1][0], "newcombe") if of.ratio_interval else None,
        }

    def _places(self, of: Difference) -> dict[str, object]:
        return {
            "value": self.number(of.value),
            "interval": self.ends(of.interval),
            "ratio": self.number(of.ratio),
            "ratio_interval": self.ends(of.ratio_interval),
        }

    def area(self, of: Area | None) -> Area | None:
        """An area to two places."""
        if of is None:
            return None
        return Area(state=of.state, value=self.number(of.value), interval=self.ends(of.interval))

    def bin(self, of: Bin) -> Bin:
        """A bin: its rows, and what happened, where both may be told."""
        return of.model_copy(update={"rows": self.count(of.rows), "happened": self.rate(of.happened)})
