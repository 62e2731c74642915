"""Each group with everybody else, or with its reference: who is worse off, how surely, what would have been seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from duecare.evaluation.result import Difference, Group, Interval, Reading, State
from duecare.evaluation.statistics.arrays import Bools, Floats, Ints, chance, ratio, said
from duecare.evaluation.statistics.correction import adjusted, z_together
from duecare.evaluation.statistics.groups import Someone
from duecare.evaluation.statistics.intervals import difference, p_of_difference, smallest_found, times
from duecare.evaluation.statistics.odds import Odds, odds_of
from duecare.evaluation.statistics.rates import interval
from duecare.evaluation.statistics.resampled import Resampled, resampled
from duecare.evaluation.statistics.setting import Setting
from duecare.evaluation.statistics.shares import Shares, correlation


@dataclass(frozen=True)
class Pair:
    """Two sides that are compared; the second may not be told."""

    side: int
    other: int | None
    group: Group
    against: Group | None


@dataclass(frozen=True)
class Compared:
    """All comparisons of a setting, as arrays of pairs by measures."""

    pairs: tuple[Pair, ...]
    value: Floats
    ends: tuple[Floats, Floats]
    together: tuple[Floats, Floats]
    times: tuple[Floats, Floats, Floats]
    p: Floats
    p_adjusted: Floats
    could: Floats
    odds: Odds
    family: int
    drawn: Resampled


def pairs_of(setting: Setting) -> Iterator[Pair]:
    """Whom each group is compared with."""
    groups = setting.shown
    for at, one in enumerate(groups):
        against = _reference(setting, one)
        if against is None:
            yield Pair(at, len(groups) + at, one.group, None)
        elif against != one.group:
            yield Pair(at, setting.places.get(against), one.group, against)


def _reference(setting: Setting, one: Someone) -> Group | None:
    """The group of the references of all its attributes; nothing (everybody else) where one has none."""
    references = setting.plan.compare.references
    if setting.plan.compare.against == "the-rest" or not all(name in references for name in one.group.attributes):
        return None
    return Group(attributes=one.group.attributes, values=tuple(references[name] for name in one.group.attributes))


def compare(setting: Setting) -> Compared:
    """Every comparison of the family, before it is said in figures."""
    pairs = tuple(pairs_of(setting))
    sides = np.array([[one.side, one.side if one.other is None else one.other] for one in pairs], dtype=np.int64)
    sides = sides.reshape(len(pairs), 2)
    shares, z = setting.shares, setting.z
    one, other = _at(shares, sides[:, 0]), _at(shares, sides[:, 1])
    rho: Floats | float = (
        0.0 if shares.without is None else correlation(*(shares.without[:, sides[:, at]] for at in (0, 1)))
    )
    told = _told(setting, pairs)
    odds = odds_of(setting, sides)
    p = np.where(told, p_of_difference(*one, *other, rho), odds.p)
    same = same_of(setting, sides, p.shape)
    distinct = len(np.unique(same[~np.isnan(p)]))
    drawn = resampled(setting, sides, np.flatnonzero(told & ~np.isnan(p)))
    together = z_together(drawn.differences, setting.level, distinct)
    worse = np.array([asked.worse for asked in setting.asked], dtype=float)
    return Compared(
        pairs,
        np.where(told, one[0] - other[0], np.nan),
        difference(*one, *other, rho, z),
        difference(*one, *other, rho, together),
        (ratio(one[0], other[0]), *times(*one, *other, z)),
        p,
        adjusted(p.ravel(), same.ravel(), setting.plan.compare.correction).reshape(p.shape),
        smallest_found(other[0], one[1], other[1], 1 - (1 - setting.level) / max(distinct, 1), worse),
        odds,
        distinct,
        drawn,
    )


def _at(shares: Shares, sides: Ints) -> tuple[Floats, Floats]:
    return shares.p[sides], shares.effective[sides]


def _told(setting: Setting, pairs: tuple[Pair, ...]) -> Bools:
    identified = np.array([one.not_told is None for one in setting.asked], dtype=bool)
    both = np.array([one.other is not None for one in pairs], dtype=bool)
    return np.asarray(both[:, None] & identified[None, :])


def same_of(setting: Setting, sides: Ints, shape: tuple[int, ...]) -> Ints:
    """A number for each comparison, the same where two are one seen from both ends."""
    keys: dict[tuple[frozenset[bytes], int], int] = {}
    out = np.zeros(shape, dtype=np.int64)
    matrix = setting.sides[0].astype(np.int8)
    for at, (one, other) in enumerate(sides):
        ends = frozenset((matrix[one].tobytes(), matrix[other].tobytes()))
        out[at] = [keys.setdefault((ends, measure), len(keys)) for measure in range(shape[1])]
    return out


def differences_of(setting: Setting, found: Compared) -> tuple[Difference, ...]:
    """The comparisons as figures, by group and then by measure."""
    return tuple(
        _difference(setting, found, pair, measure)
        for pair in range(len(found.pairs))
        for measure in range(len(setting.asked))
    )


def _difference(setting: Setting, found: Compared, pair: int, at: int) -> Difference:
    who, asked = found.pairs[pair], setting.asked[at]
    state = _state(setting, found, pair, at)
    if asked.times is not None and who.other is not None:
        return _times_only(setting, found, pair, at)
    if state not in ("told", "no-interval"):
        return Difference(
            measure=asked.measure, group=who.group, against=who.against, state=state,
            reading="not-comparable", matters="cannot-tell",
        )  # fmt: skip
    sure = state == "told"
    ends = interval(found.ends[0][pair, at], found.ends[1][pair, at], "newcombe") if sure else None
    band = interval(found.together[0][pair, at], found.together[1][pair, at], "newcombe") if sure else None
    how, low, high = (float(one[pair, at]) for one in found.times)
    return Difference(
        measure=asked.measure,
        group=who.group,
        against=who.against,
        state=state,
        value=said(float(found.value[pair, at])),
        interval=ends,
        together=band,
        ratio=said(how),
        ratio_interval=interval(low, high, "newcombe") if sure else None,
        p=chance(found.p[pair, at]) if sure else None,
        p_adjusted=chance(found.p_adjusted[pair, at]) if sure else None,
        could_have_found=said(float(found.could[pair, at])) if sure else None,
        reading=_reading(setting, found, pair, at, float(found.value[pair, at])) if sure else "not-comparable",
        matters=matters(ends, float(setting.plan.compare.matters_from)),
    )


def _state(setting: Setting, found: Compared, pair: int, at: int) -> State:
    if found.pairs[pair].other is None:
        return "undefined" if not _occurs(setting, found.pairs[pair].against) else "held-back"
    if setting.asked[at].not_told is not None:
        return "not-identified"
    if np.isnan(found.value[pair, at]):
        return "undefined"
    return "told" if setting.sure and not np.isnan(found.p[pair, at]) else "no-interval"


def _occurs(setting: Setting, group: Group | None) -> bool:
    return any(one.group == group for one in setting.people.everyone)


def _reading(setting: Setting, found: Compared, pair: int, at: int, value: float) -> Reading:
    """By the corrected p-value, as the plan declared it before looking.

    Not by the band: it holds for all comparisons together, whichever correction was declared, so that it would
    overrule a declared control of false discoveries. The band stands beside it.
    """
    if not found.p_adjusted[pair, at] < 1 - setting.level:
        return "no-difference-found"
    worse = setting.asked[at].worse * np.sign(value)
    if worse == 0:
        return "higher" if value > 0 else "lower"
    return "worse" if worse > 0 else "better"


def _times_only(setting: Setting, found: Compared, pair: int, at: int) -> Difference:
    who, odds = found.pairs[pair], found.odds
    how, low, high = (float(one[pair, at]) for one in (odds.value, odds.low, odds.high))
    sure = setting.sure and not np.isnan(found.p[pair, at])
    return Difference(
        measure=setting.asked[at].measure,
        group=who.group,
        against=who.against,
        state="not-identified",
        ratio=said(how),
        ratio_interval=interval(low, high, "log-ratio") if sure else None,
        p=chance(found.p[pair, at]) if sure else None,
        p_adjusted=chance(found.p_adjusted[pair, at]) if sure else None,
        reading=_reading(setting, found, pair, at, how - 1) if sure else "not-comparable",
        matters="cannot-tell",
    )


def matters(ends: Interval | None, least: float) -> Literal["yes", "no", "cannot-tell"]:
    """Whether all of an interval, none or some of it lies beyond the difference that matters, to either side."""
    if ends is None:
        return "cannot-tell"
    low, high = float(ends.low), float(ends.high)
    if low >= least or high <= -least:
        return "yes"
    return "no" if -least < low and high < least else "cannot-tell"
