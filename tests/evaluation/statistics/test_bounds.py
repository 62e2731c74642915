"""The worst and the best case hold what is true, whatever was not recorded; and none is tighter than it may be."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest

from duecare.evaluation.measures import DEFINITIONS
from duecare.evaluation.result import Result
from duecare.evaluation.statistics import evaluate, published
from tests.conftest import EFFORT
from tests.evaluation.statistics.tables import DECISION, GENDER, LABEL, ON, by_gender, cells, plan

MEASURES = ["selection-rate", "true-positive-rate", "false-positive-rate", "precision", "error-rate", "base-rate"]
Row = tuple[int, int, int]
"""Gender, label, decision."""


def bounds(result: Result, group: str = "women") -> dict[str, tuple[float, float]]:
    """The worst and the best case of a group, by measure."""
    found = (one for one in result.audits[0].groupings[0].bounds if one.group.values == (group,))
    return {one.measure: (float(one.low), float(one.high)) for one in found}


def rates(rows: Counter[Row], group: int) -> dict[str, float]:
    """The shares of rows of which everything is known."""
    out = {}
    for name in MEASURES:
        of = next(found for measure, found in DEFINITIONS.items() if measure == name)
        k, n = (sum(rows[group, *at] for at in which) for which in (of.counts, of.among))
        if n:
            out[name] = k / n
    return out


def could_be(code: int) -> tuple[int, ...]:
    """What a code may stand for."""
    return (0, 1) if code < 0 else (code,)


def test_bounds_hold_the_truth_whatever_is_not_recorded() -> None:
    """Who is selected is more often without a label, and women without a decision."""
    random = np.random.default_rng(9)
    for _ in range(20 * EFFORT):
        gender = random.integers(2, size=400)
        label = (random.random(400) < 0.4).astype(int)
        decision = (random.random(400) < 0.2 + 0.2 * gender + 0.1 * label).astype(int)
        seen = (
            np.where(random.random(400) < 0.1, -1, gender),
            np.where(random.random(400) < 0.1 + 0.2 * decision, -1, label),
            np.where(random.random(400) < 0.05 + 0.15 * (1 - gender), -1, decision),
        )
        rows = Counter(zip(*(one.tolist() for one in seen), strict=True))
        whole: Counter[Row] = Counter(zip(gender.tolist(), label.tolist(), decision.tolist(), strict=True))
        found = evaluate(by_gender(plan(compare__measures=MEASURES), rows), on=ON)
        for code, name in enumerate(("women", "men")):
            ends, true = bounds(found, name), rates(whole, code)
            assert set(ends) == set(true)
            assert all(low - 1e-6 <= true[measure] <= high + 1e-6 for measure, (low, high) in ends.items())


def test_bounds_are_reached_by_some_way_to_record_the_rest() -> None:
    rows = {(0, 0, 0): 6, (0, 0, 1): 3, (0, 1, 0): 2, (0, 1, 1): 4, (0, -1, 1): 1, (0, 1, -1): 1, (1, 0, 0): 20,
            (1, 1, 1): 20, (-1, 0, 1): 1, (-1, -1, 0): 1}  # fmt: skip
    found = bounds(evaluate(by_gender(plan(compare__measures=MEASURES), rows), on=ON))
    open_ = [at for at in rows if -1 in at]
    tried: dict[str, list[float]] = {name: [] for name in MEASURES}
    for way in product(*(list(product(*map(could_be, at))) for at in open_)):
        whole = Counter({at: n for at, n in rows.items() if -1 not in at})
        whole.update((gender, label, decision) for gender, label, decision in way)
        for name, rate in rates(whole, 0).items():
            tried[name].append(rate)
    for name, of in tried.items():
        assert found[name] == pytest.approx((min(of), max(of)), abs=1e-6), name


def test_where_all_is_recorded_no_worst_and_best_case_is_told() -> None:
    rows = {(0, 0, 0): 30, (0, 1, 1): 30, (1, 0, 1): 30, (1, 1, 0): 30}
    assert not bounds(evaluate(by_gender(plan(), rows), on=ON))


def test_published_bounds_do_not_tell_of_a_few_without_a_label() -> None:
    rows = {(0, 0, 0): 60, (0, 1, 1): 40, (0, 0, 1): 40, (1, 0, 1): 60, (1, 1, 0): 60, (1, -1, 1): 30, (0, -1, 1): 3}
    team = evaluate(cells(plan(compare__measures=["base-rate"]), (GENDER, LABEL, DECISION), rows), on=ON)
    assert bounds(team)
    told = published(team)
    assert not bounds(told) and bounds(told, "men")
