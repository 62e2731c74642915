"""The score: whom it ranks how well, and whether it means what it says."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from duecare.evaluation.result import GroupResult, Result
from duecare.evaluation.statistics import evaluate, published
from tests.evaluation.statistics.tables import DECISION, GENDER, LABEL, ON, Column, cells, plan

BINS: Column = ("score", "score", tuple(str(one) for one in range(10)))
SCORE = {"column": "s", "low": "0", "high": "1", "bins": 10, "is_chance": True}
SETS: Column = ("replicate", "replicate", tuple(str(one) for one in range(64)))


def table(people: int, seed: int) -> list[tuple[int, int, int, int]]:
    """Gender, label, decision, bin."""
    random, out = np.random.default_rng(seed), []
    for at in range(people):
        label = int(random.random() < 0.4)
        bin_ = int(np.clip(random.normal(3 + 3 * label, 2), 0, 9.99))
        out.append((at % 2, label, int(bin_ > 5), bin_))
    return out


def scored(rows: list[tuple[int, int, int, int]], *, sets: bool = False, **changed: Any) -> Result:
    """The result of these rows."""
    counts = Counter((*one, at % 64) if sets else one for at, one in enumerate(rows))
    axes = (GENDER, LABEL, DECISION, BINS, *((SETS,) if sets else ()))
    return evaluate(cells(plan(score=SCORE, **changed), axes, counts), on=ON)


def women(result: Result) -> GroupResult:
    """The first group."""
    return result.audits[0].groupings[0].groups[0]


def test_scores_in_no_bin_are_counted_where_it_is_said_what_may_not_be_concluded() -> None:
    """A score from 1 to 10 that the plan takes for one from 0 to 1 ranks nobody."""
    rows = [(group, label, decision, -1 if bin_ > 2 else bin_) for group, label, decision, bin_ in table(300, 8)]
    outside = sum(one[3] < 0 for one in rows)
    told = {one.key: dict(one.arguments) for one in scored(rows).limits}
    assert outside > 100 and told["score-not-recorded"] == {"count": outside, "of": 300}
    assert "score-not-recorded" not in {one.key for one in scored(table(300, 8)).limits}
    coarse = next(one for one in published(scored(rows)).limits if one.key == "score-not-recorded")
    assert all(isinstance(count, int) and count % 5 == 0 for _, count in coarse.arguments)


def test_the_area_is_the_share_of_pairs_ranked_right() -> None:
    rows = table(300, 1)
    found = women(scored(rows)).area
    yes, no = ([bin_ for group, label, _, bin_ in rows if (group, label) == (0, y)] for y in (1, 0))
    expected = np.mean([(a > b) + (a == b) / 2 for a in yes for b in no])
    assert found is not None and float(found.value or 0) == pytest.approx(expected, abs=1e-6)
    assert found.interval is not None and float(found.interval.low) < expected < float(found.interval.high)
    # DeLong's standard error, from the pairs themselves
    of_yes = [np.mean([(a > b) + (a == b) / 2 for b in no]) for a in yes]
    of_no = [np.mean([(a > b) + (a == b) / 2 for a in yes]) for b in no]
    variance = np.var(of_yes, ddof=1) / len(yes) + np.var(of_no, ddof=1) / len(no)
    assert float(found.interval.effective or 0) == pytest.approx(expected * (1 - expected) / variance, rel=0.01)


def test_a_bin_says_what_the_score_said_and_what_happened() -> None:
    result = scored(table(2_000, 2))
    bins = women(result).calibration
    assert sum(one.rows or 0 for one in bins) == women(result).rows
    assert (bins[0].low, bins[0].high, bins[0].said) == ("0", "0.1", "0.05")
    assert float(bins[0].happened.value or 0) < float(bins[-1].happened.value or 0)
    assert women(published(result)).calibration


@pytest.mark.parametrize(
    ("changed", "area", "bins"),
    [
        ({}, "told", True),
        ({"data__drawn": "by-label", "data__drawn_how": "x"}, "told", False),
        ({"data__drawn": "by-decision", "data__drawn_how": "x"}, "not-identified", False),
        ({"data__drawn": "yes-and-sample", "data__drawn_how": "x"}, "told", True),
        ({"label__seen_for": "only-decided-yes"}, "not-identified", False),
        ({"unit__repeats": "possible"}, "no-interval", True),
    ],
)
def test_a_score_is_told_where_the_rows_can_tell_it(changed: dict[str, Any], area: str, bins: bool) -> None:
    found = women(scored(table(600, 3), **changed))
    assert found.area is not None and found.area.state == area
    assert bool(found.calibration) == bins


def test_one_label_alone_ranks_nothing() -> None:
    rows = [one for one in table(200, 4) if one[1] == 0]
    found = women(scored(rows)).area
    assert found is not None and found.state == "undefined"


def test_a_perfect_score_of_few_is_not_certain_and_people_who_repeat_make_it_less_so() -> None:
    rows = [(0, 0, 0, 1)] * 20 + [(0, 1, 1, 8)] * 20 + table(200, 5)[1::2]
    found = women(scored(rows)).area
    assert found is not None and found.value == "1" and found.interval is not None
    assert 0.7 < float(found.interval.low) < 0.9
    unit = {"unit__repeats": "possible", "unit__person": "id"}
    again = women(scored(table(1_000, 6), sets=True, **unit)).area
    once = women(scored(table(1_000, 6))).area
    assert again is not None and once is not None and again.interval is not None and once.interval is not None
    widths = [float(one.high) - float(one.low) for one in (again.interval, once.interval)]
    assert widths[0] == pytest.approx(widths[1], rel=0.3)


def test_without_a_label_there_is_nothing_to_hold_a_score_against() -> None:
    of = plan(score=SCORE, label=None, compare__measures=["selection-rate"])
    counts = Counter((group, decision, bin_) for group, _, decision, bin_ in table(100, 7))
    result = evaluate(cells(of, (GENDER, DECISION, BINS), counts), on=ON)
    assert women(result).area is None and women(result).calibration == ()
