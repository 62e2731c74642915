"""Audits of which others published counts and figures: ours are theirs."""

from __future__ import annotations

import pytest

from duecare.evaluation.result import GroupResult, Rate, Result
from tests.evaluation.statistics.known import compas


def of(result: Result, group: str) -> GroupResult:
    """A group of the result."""
    return next(one for one in result.audits[0].groupings[0].groups if one.group.values == (group,))


def rate(result: Result, group: str, measure: str) -> Rate:
    """A rate of a group; of everybody, without one."""
    rates = of(result, group).rates if group else result.audits[0].overall
    return next(one for one in rates if one.measure == measure)


@pytest.mark.parametrize(
    ("group", "measure", "percent"),
    [
        # Dressel and Farid 2018, Science Advances 4:eaao5580, table 2 (D), of the same 7,214 people
        ("black", "false-positive-rate", 44.8), ("white", "false-positive-rate", 23.5),
        ("black", "false-negative-rate", 28.0), ("white", "false-negative-rate", 47.7),
    ],
)  # fmt: skip
def test_shares_are_as_published(group: str, measure: str, percent: float) -> None:
    assert float(rate(compas(), group, measure).value or 0) * 100 == pytest.approx(percent, abs=0.051)


@pytest.mark.parametrize(
    ("group", "right", "low", "high"),
    [("", 65.4, 64.3, 66.5), ("black", 63.8, 62.2, 65.4), ("white", 67.0, 65.1, 68.9)],
)
def test_how_sure_is_as_published(group: str, right: float, low: float, high: float) -> None:
    """Accuracy in the same table; ours is what is left, the error rate. Their interval is the plain binomial one.

    So the ends may be off by a tenth of a point.
    """
    found = rate(compas(), group, "error-rate")
    assert found.interval is not None
    ends = (found.value, found.interval.high, found.interval.low)
    assert [100 - float(end or 0) * 100 for end in ends] == pytest.approx([right, low, high], abs=0.1)


def test_both_sides_of_the_dispute_can_be_read() -> None:
    """Of people not charged again more are called a risk; of those called one, no fewer are charged again.

    ProPublica 2016: 91% more often, 70.4% more often, and 61% of those called a risk.
    """
    result = compas()

    def times(measure: str, one: str, other: str) -> float:
        return float(rate(result, one, measure).value or 0) / float(rate(result, other, measure).value or 1)

    assert times("false-positive-rate", "black", "white") == pytest.approx(1.91, abs=0.005)
    assert times("false-negative-rate", "white", "black") == pytest.approx(1.704, abs=0.002)
    assert float(rate(result, "", "precision").value or 0) == pytest.approx(0.61, abs=0.005)
    differences = result.audits[0].groupings[0].differences
    readings = {one.measure: one.reading for one in differences if one.group.values == ("black",)}
    assert (readings["false-positive-rate"], readings["precision"]) == ("worse", "better")
    assert readings["base-rate"] == "higher"
