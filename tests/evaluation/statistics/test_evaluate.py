"""From cells to a result: what is told, what is not, and that the same cells always give the same."""

from __future__ import annotations

import pytest

from duecare.evaluation.result import Difference, Result, parse_result, result_bytes
from duecare.evaluation.result.keys import FINDINGS, LIMITS
from duecare.evaluation.statistics import evaluate
from tests.evaluation.statistics.tables import DECISION, ON, by_gender, cells, plan

COUNTS = {
    (0, 0, 0): 300, (0, 0, 1): 60, (0, 1, 0): 20, (0, 1, 1): 50,
    (1, 0, 0): 500, (1, 0, 1): 40, (1, 1, 0): 30, (1, 1, 1): 70,
    (-1, 0, 0): 14, (-1, 1, 1): 3,
}  # fmt: skip


def difference(result: Result, group: str | None, measure: str, audit: int = 0) -> Difference:
    """The comparison of one group by one measure."""
    return next(
        one
        for one in result.audits[audit].groupings[0].differences
        if one.group.values == (group,) and one.measure == measure
    )


def test_a_result_says_who_fares_worse_and_by_how_much() -> None:
    result = evaluate(by_gender(plan(), COUNTS), on=ON)
    found = difference(result, "women", "false-positive-rate")
    assert (found.reading, found.value) == ("worse", "0.094465")
    assert result.findings[0].key == "worse"
    assert {one.key for one in result.findings} <= set(FINDINGS)
    assert {one.key for one in result.limits} <= set(LIMITS)


def test_a_result_is_the_same_each_time_and_read_back_unchanged() -> None:
    result = evaluate(by_gender(plan(), COUNTS), on=ON)
    again = evaluate(by_gender(plan(), dict(reversed(COUNTS.items()))), on=ON)
    assert result_bytes(again.model_copy(update={"cells_digest": result.cells_digest})) == result_bytes(result)
    assert parse_result(result_bytes(result), "result.json") == result


def test_undefined_is_not_zero() -> None:
    result = evaluate(by_gender(plan(), {(0, 0, 0): 20, (1, 0, 0): 10, (1, 1, 1): 10}), on=ON)
    women = result.audits[0].groupings[0].groups[0]
    rate = next(one for one in women.rates if one.measure == "true-positive-rate")
    assert (rate.state, rate.value, rate.counts, rate.among) == ("undefined", None, 0, 0)
    assert difference(result, "women", "true-positive-rate").reading == "not-comparable"


@pytest.mark.parametrize("others", [52, 48])
def test_a_gap_is_no_surer_than_the_difference_that_it_is(others: int) -> None:
    """One of ten is about as often as 50 of 500, and can as well be far above as below."""
    rows = {(0, 0, 1): 1, (0, 0, 0): 9, (1, 0, 1): others, (1, 0, 0): 500 - others}
    grouping = evaluate(by_gender(plan(compare__measures=["selection-rate"]), rows), on=ON).audits[0].groupings[0]
    gap, whole = grouping.gaps[0], grouping.differences[0]
    assert gap.interval is not None and gap.ratio_interval is not None
    assert whole.interval is not None and whole.ratio_interval is not None
    assert float(gap.interval.high) > 0.2
    assert gap.interval.high == whole.interval.high
    ends = float(whole.ratio_interval.low), 1 / float(whole.ratio_interval.high)
    assert float(gap.ratio_interval.low) == pytest.approx(min(ends), abs=1e-5)


def test_a_gap_knows_of_a_small_group_that_is_seen_between_the_others() -> None:
    """2 of 19 are seen between two large groups that are near each other, and can be far above both."""
    counts = {(0, 1): 2, (0, 0): 17, (1, 1): 200, (1, 0): 1800, (2, 1): 330, (2, 0): 2670}
    of = plan(label=None, compare__measures=["selection-rate"])
    found = evaluate(cells(of, (("group", "gender", ("a", "b", "c")), DECISION), counts), on=ON)
    gap = found.audits[0].groupings[0].gaps[0]
    assert gap.interval is not None and float(gap.interval.low) <= 0.01
    assert float(gap.interval.high) > 0.18
    assert gap.ratio_interval is not None and float(gap.ratio_interval.low) < 0.4
