"""Kleene's strong three-valued logic, table by table."""

from __future__ import annotations

import pytest

from duecare.core.conditions import Truth
from duecare.core.conditions.truth import at_least

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and_and_or(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    for parts in ([one, other], [other, one]):
        assert at_least(2, parts) is both
        assert at_least(1, parts) is either


@pytest.mark.parametrize(("truth", "opposite"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_the_opposite(truth: Truth, opposite: Truth) -> None:
    assert truth.negated() is opposite


@pytest.mark.parametrize(
    ("parts", "truth"),
    [
        ([YES, YES, NO], YES),
        ([YES, UNKNOWN, NO], UNKNOWN),
        ([YES, NO, NO], NO),
        ([UNKNOWN, UNKNOWN, NO], UNKNOWN),
        ([UNKNOWN, NO, NO], NO),
        ([YES], NO),
    ],
)
def test_two_of_several(parts: list[Truth], truth: Truth) -> None:
    assert at_least(2, parts) is truth


@pytest.mark.parametrize(("value", "truth"), [(True, YES), (False, NO), (None, UNKNOWN)])
def test_unknown_is_not_no(value: bool | None, truth: Truth) -> None:
    assert Truth.of(value) is truth


@pytest.mark.parametrize("truth", Truth)
def test_a_truth_is_found_by_the_word_that_it_equals(truth: Truth) -> None:
    assert {truth: 1}[truth.value] == 1  # type: ignore[index]
