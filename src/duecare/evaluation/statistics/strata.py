"""Differences within a stratum: whether a difference over all turns round where like is compared with like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from duecare.evaluation.result import Within
from duecare.evaluation.statistics.arrays import Floats, Ints, ratio, said
from duecare.evaluation.statistics.asked import OUTCOMES
from duecare.evaluation.statistics.comparing import Compared
from duecare.evaluation.statistics.rates import interval
from duecare.evaluation.statistics.setting import Setting, of_phase, outcome_of
from duecare.evaluation.statistics.shares import FEWEST_SETS
from duecare.evaluation.statistics.table import Table
from duecare.evaluation.statistics.tally import merged, tally


@dataclass(frozen=True)
class Fours:
    """Two by two tables: k of n rows of one side and of the other; by pair, measure and stratum."""

    k1: Floats
    n1: Floats
    k2: Floats
    n2: Floats


def within_of(setting: Setting, table: Table, compared: Compared) -> tuple[Within, ...]:
    """Each comparison within each stratum of the plan."""
    return tuple(one for name in setting.plan.strata for one in _within(setting, table, compared, name))


def _within(setting: Setting, table: Table, compared: Compared, name: str) -> list[Within]:
    pairs = [at for at, one in enumerate(compared.pairs) if one.other is not None]
    if not pairs or not setting.asked:
        return []
    sides = np.array([[compared.pairs[at].side, compared.pairs[at].other] for at in pairs], dtype=np.int64)
    by_set, squares = _fours(setting, table, name, sides)
    whole = _summed(by_set)
    value = risk_difference(whole)
    spread = _variance(setting, by_set, whole, value, squares)
    alike = (
        breslow_day(whole)
        if not setting.merged.repeats and not setting.merged.weighted
        else np.full_like(value, np.nan)
    )
    low, high = value - setting.z * np.sqrt(spread), value + setting.z * np.sqrt(spread)
    return [
        _figure(setting, compared, name, (pair, at), tuple(float(one[i, at]) for one in (value, low, high, alike)))
        for i, pair in enumerate(pairs)
        for at in range(len(setting.asked))
        if setting.asked[at].not_told is None
    ]


def _figure(setting: Setting, compared: Compared, name: str, at: tuple[int, int], found: tuple[float, ...]) -> Within:
    value, low, high, alike = found
    pair, measure = compared.pairs[at[0]], setting.asked[at[1]].measure
    if np.isnan(value):
        return Within(measure=measure, stratum=name, group=pair.group, against=pair.against, state="undefined")
    sure = setting.sure and not np.isnan(low)
    crude = float(compared.value[at])
    certain = low > 0 or high < 0 or compared.ends[0][at] > 0 or compared.ends[1][at] < 0
    return Within(
        measure=measure,
        stratum=name,
        group=pair.group,
        against=pair.against,
        state="told" if sure else "no-interval",
        value=said(value),
        interval=interval(max(low, -1.0), min(high, 1.0), "mantel-haenszel") if sure else None,
        alike=said(alike) if sure else None,
        turns=bool(sure and value * crude < 0 and certain),
    )


def _fours(setting: Setting, table: Table, name: str, sides: Ints) -> tuple[Fours, Fours]:
    """The tables by set of people, and the sums of the squares of the weights."""
    stratum = table.column("stratum", name)
    codes = np.zeros(len(table.n), dtype=np.int64) if stratum is None else stratum + 1
    many, width = int(codes.max(initial=0)) + 1, len(OUTCOMES)
    outcome = codes * width + outcome_of(table, setting.phase, setting.label)
    counts = merged(
        tally(table, setting.people, outcome, many * width, of_phase(table, setting.phase)), setting.sides[1]
    )
    return _sides(setting, counts.w, sides, many), _summed(_sides(setting, counts.w2, sides, many))


def _sides(setting: Setting, values: Floats, sides: Ints, many: int) -> Fours:
    by = values.reshape(*values.shape[:2], many, len(OUTCOMES))
    counting, among = setting.outcomes
    k = np.einsum("gsmt->sgmt", np.einsum("ga,sato,mo->gsmt", setting.sides[0], by, counting, optimize=True))
    n = np.einsum("gsmt->sgmt", np.einsum("ga,sato,mo->gsmt", setting.sides[0], by, among, optimize=True))
    return Fours(k[:, sides[:, 0]], n[:, sides[:, 0]], k[:, sides[:, 1]], n[:, sides[:, 1]])


def _summed(of: Fours) -> Fours:
    return Fours(*(one.sum(axis=0) for one in (of.k1, of.n1, of.k2, of.n2)))


def risk_difference(of: Fours) -> Floats:
    """Mantel and Haenszel's difference: that of each stratum, by n1 n2 / (n1 + n2). Greenland and Robins 1985."""
    both = of.n1 + of.n2
    above = np.nan_to_num(ratio(of.k1 * of.n2 - of.k2 * of.n1, both)).sum(axis=-1)
    return ratio(above, np.nan_to_num(ratio(of.n1 * of.n2, both)).sum(axis=-1))


def sato_variance(of: Fours, value: Floats) -> Floats:
    """Sato 1989, Biometrics 45:1323: holds for few large strata and for many small ones."""
    both = of.n1 + of.n2
    first = of.n1**2 * of.k2 - of.n2**2 * of.k1 + of.n1 * of.n2 * (of.n2 - of.n1) / 2
    second = of.k1 * (of.n2 - of.k2) + of.k2 * (of.n1 - of.k1)
    p, q = np.nan_to_num(ratio(first, both**2)).sum(axis=-1), np.nan_to_num(ratio(second, 2 * both)).sum(axis=-1)
    weight = np.nan_to_num(ratio(of.n1 * of.n2, both)).sum(axis=-1)
    return np.maximum(ratio(value * p + q, weight**2), 0)


def _variance(setting: Setting, by_set: Fours, whole: Fours, value: Floats, squares: Fours) -> Floats:
    if setting.merged.repeats:
        without = risk_difference(Fours(*(
            getattr(whole, name)[None] - getattr(by_set, name) for name in ("k1", "n1", "k2", "n2")
        )))  # fmt: skip
        filled = np.where(np.isnan(without), value, without)
        spread = (len(filled) - 1) / len(filled) * np.square(filled - filled.mean(axis=0)).sum(axis=0)
        return np.where(len(filled) >= FEWEST_SETS, spread, np.nan)
    if not setting.merged.weighted:
        return sato_variance(whole, value)
    shrunk = [np.nan_to_num(ratio(n, square)) for n, square in ((whole.n1, squares.n1), (whole.n2, squares.n2))]
    fewer = Fours(whole.k1 * shrunk[0], whole.n1 * shrunk[0], whole.k2 * shrunk[1], whole.n2 * shrunk[1])
    return sato_variance(fewer, value)


def odds_ratio(of: Fours) -> Floats:
    """Mantel and Haenszel 1959, J Natl Cancer Inst 22:719."""
    both = of.n1 + of.n2
    above = np.nan_to_num(ratio(of.k1 * (of.n2 - of.k2), both)).sum(axis=-1)
    return ratio(above, np.nan_to_num(ratio(of.k2 * (of.n1 - of.k1), both)).sum(axis=-1))


def breslow_day(of: Fours) -> Floats:
    """The p-value of one odds ratio in all strata: Breslow and Day 1980, ch. 4, with Tarone's correction (1985)."""
    odds = odds_ratio(of)[..., None]
    expected = _expected(of, odds)
    rest = (expected, of.n1 - expected, of.k1 + of.k2 - expected, of.n2 - of.k1 - of.k2 + expected)
    usable = np.all([np.nan_to_num(one) > 1e-9 for one in rest], axis=0)
    inverse = np.where(usable, sum(1 / np.where(usable, one, 1) for one in rest), 1)
    variance = np.where(usable, 1 / inverse, 0)
    off = np.where(usable, of.k1 - expected, 0)
    plain = np.nan_to_num(ratio(off**2, variance)).sum(axis=-1)
    tarone = np.nan_to_num(ratio(off.sum(axis=-1) ** 2, variance.sum(axis=-1)))
    free = usable.sum(axis=-1) - 1
    return np.where(free > 0, chdtrc(np.maximum(free, 1), np.maximum(plain - tarone, 0)), np.nan)


def _expected(of: Fours, odds: Floats) -> Floats:
    """The count that gives the common odds ratio with the margins of the stratum: a quadratic's root that fits."""
    yes = of.k1 + of.k2
    a, b = 1 - odds, of.n2 - yes + odds * (of.n1 + yes)
    c = -odds * of.n1 * yes
    with np.errstate(invalid="ignore", divide="ignore"):
        root = np.sqrt(np.maximum(b * b - 4 * a * c, 0))
        return np.asarray(np.where(np.abs(a) < 1e-12, -c / b, -2 * c / (b + root)))
