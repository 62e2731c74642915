"""Intervals and tests of rates, held against worked examples in print and against other programs.

The figures in print were checked twice: computed again from the formulas without this program, and compared with
public programs that hold the same tables as their own tests (of the difference, for instance `m-Py/propint` on GitHub).
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportion_effectsize

from duecare.evaluation.statistics.arrays import Floats, chance, said
from duecare.evaluation.statistics.correction import adjusted, z_together
from duecare.evaluation.statistics.intervals import (
    difference,
    mid_p,
    p_of_difference,
    smallest_found,
    times,
    wilson,
    z_of,
)

Z = z_of(0.95)


def a(*numbers: float) -> Floats:
    """An array."""
    return np.array(numbers, dtype=float)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_rate_is_as_newcombe_prints_it(k: int, n: int, low: float, high: float) -> None:
    """Newcombe 1998, Stat Med 17:857-872, table I, method 3 (the score interval without correction)."""
    found = wilson(a(k / n), a(n), Z)
    assert (round(float(found[0][0]), 4), round(float(found[1][0]), 4)) == (low, high)


@pytest.mark.parametrize(
    ("k1", "n1", "k2", "n2", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_a_difference_is_as_newcombe_prints_it(k1: int, n1: int, k2: int, n2: int, low: float, high: float) -> None:
    """Newcombe 1998, Stat Med 17:873-890, table II (a) to (h), method 10."""
    found = difference(a(k1 / n1), a(n1), a(k2 / n2), a(n2), 0.0, Z)
    assert (round(float(found[0][0]), 4), round(float(found[1][0]), 4)) == (low, high)


counts = st.tuples(st.integers(1, 400), st.integers(1, 400)).flatmap(
    lambda n: st.tuples(st.integers(0, n[0]), st.just(n[0]), st.integers(0, n[1]), st.just(n[1]))
)


@given(counts, st.sampled_from([0.9, 0.95, 0.99]))
def test_statsmodels_gives_the_same_where_it_is_right(of: tuple[int, int, int, int], level: float) -> None:
    """Not its `score` interval of a difference, which fails on small tables."""
    k1, n1, k2, n2 = of
    assert np.allclose(
        wilson(a(k1 / n1), a(n1), z_of(level)), a(*proportion_confint(k1, n1, 1 - level, "wilson"))[:, None], atol=1e-9
    )
    theirs = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", alpha=1 - level)
    ours = difference(a(k1 / n1), a(n1), a(k2 / n2), a(n2), 0.0, z_of(level))
    assert np.allclose(np.array(ours).ravel(), theirs, atol=1e-9)


@given(counts, st.floats(-1, 1))
def test_an_interval_holds_its_value_and_has_a_width(of: tuple[int, int, int, int], rho: float) -> None:
    k1, n1, k2, n2 = of
    p1, p2 = a(k1 / n1), a(k2 / n2)
    low, high = wilson(p1, a(n1), Z)
    assert 0 <= low <= p1 <= high <= 1 and high - low > 0
    low, high = difference(p1, a(n1), p2, a(n2), rho, Z)
    assert -1 - 1e-9 <= low <= p1 - p2 + 1e-12 and p1 - p2 <= high + 1e-12 and high <= 1 + 1e-9
    if rho < 1:
        assert high > low
    if k2:
        low, high = times(p1, a(n1), p2, a(n2), Z)
        assert 0 <= low <= p1 / p2 + 1e-9 and p1 / p2 - 1e-9 <= high and high > low


@given(counts)
def test_a_p_value_is_the_same_from_both_ends_and_no_smaller_than_the_interval_says(
    of: tuple[int, int, int, int],
) -> None:
    k1, n1, k2, n2 = of
    one, other = (a(k1 / n1), a(n1)), (a(k2 / n2), a(n2))
    p = float(p_of_difference(*one, *other, 0.0)[0])
    assert 0 <= p <= 1 and p == pytest.approx(float(p_of_difference(*other, *one, 0.0)[0]), abs=1e-9)
    low, high = difference(*one, *other, 0.0, Z)
    if low <= 0 <= high:
        assert p >= 0.05 - 1e-9


@given(counts)
def test_fishers_mid_p_is_that_of_the_hypergeometric_distribution(of: tuple[int, int, int, int]) -> None:
    k1, n1, k2, n2 = of
    theirs = stats.hypergeom(n1 + n2, k1 + k2, n1)
    tail = float(theirs.cdf(k1) - theirs.pmf(k1) / 2)
    expected = 0.0 if min(k1, n1 - k1, k2, n2 - k2) > 200 else min(1.0, 2 * min(tail, 1 - tail))
    assert float(mid_p(a(k1), a(n1), a(k2), a(n2))[0]) == pytest.approx(expected, abs=1e-8)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_corrections_are_those_of_statsmodels(p: list[float]) -> None:
    same = np.arange(len(p))
    assert np.allclose(adjusted(a(*p), same, "holm"), multipletests(p, method="holm")[1])
    assert np.allclose(adjusted(a(*p), same, "benjamini-hochberg"), multipletests(p, method="fdr_bh")[1])


def test_corrections_are_as_in_print_and_count_one_comparison_once() -> None:
    p, same = a(0.01, 0.04, 0.03, 0.005), np.arange(4)
    assert np.allclose(adjusted(p, same, "holm"), [0.03, 0.06, 0.06, 0.02])
    assert np.allclose(adjusted(p, same, "benjamini-hochberg"), [0.02, 0.04, 0.04, 0.02])
    twice = adjusted(a(0.01, 0.01, np.nan, 0.04), np.array([0, 0, 1, 2]), "holm")
    assert np.allclose(twice, [0.02, 0.02, np.nan, 0.04], equal_nan=True)


@pytest.mark.parametrize(("p", "n1", "n2"), [(0.3, 100, 900), (0.05, 40, 40), (0.5, 878, 10_000)])
def test_what_could_have_been_found_has_the_power_it_says(p: float, n1: int, n2: int) -> None:
    found = float(smallest_found(a(p), a(n1), a(n2), 0.99, 1.0)[0])
    effect = proportion_effectsize(p + found, p)
    power = NormalIndPower().power(effect, n1, 0.01, ratio=n2 / n1)
    assert power == pytest.approx(0.8, abs=1e-3)


def test_what_could_have_been_found_turns_or_is_nothing_where_no_such_difference_exists() -> None:
    down = float(smallest_found(a(0.02), a(50), a(5_000), 0.95, -1.0)[0])
    assert down == pytest.approx(float(smallest_found(a(0.02), a(50), a(5_000), 0.95, 1.0)[0]))
    assert np.isnan(smallest_found(a(0.5), a(2), a(2), 0.999, 1.0)[0])


def test_bands_lie_between_one_comparison_and_independent_ones() -> None:
    random = np.random.default_rng(1)
    one = random.normal(size=(1, 4_000))
    assert z_together(np.repeat(one, 20, axis=0), 0.95, 20) == pytest.approx(Z, abs=0.06)
    apart = random.normal(size=(20, 4_000))
    assert z_together(apart, 0.95, 20) == pytest.approx(z_of(0.95 ** (1 / 20)), abs=0.08)
    assert z_together(np.zeros((0, 0)), 0.95, 20) == z_together(np.ones((2, 9)), 0.95, 20) == z_of(0.95 ** (1 / 20))


def test_numbers_are_said_in_digits_or_not_at_all() -> None:
    assert [said(one) for one in (0.1, -0.0000001, 3.0, float("nan"), 1e15)] == ["0.1", "0", "3", None, None]
    assert (said(2.4, 0), chance(0.0), chance(0.25)) == ("2", "0.000000001", "0.25")


def test_statsmodels_mcnemar_is_the_exact_test_that_changes_use() -> None:
    from scipy.special import bdtr

    assert min(1, 2 * bdtr(3, 15, 0.5)) == pytest.approx(mcnemar([[10, 3], [12, 20]], exact=True).pvalue)
