"""People who repeat, and rows that stand for more than themselves."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from duecare.evaluation.cells import Cells, Repeated
from duecare.evaluation.result import Rate, Result
from duecare.evaluation.statistics import evaluate, published
from tests.evaluation.statistics.tables import DECISION, GENDER, LABEL, ON, Column, cells, plan

SETS: Column = ("replicate", "replicate", tuple(str(one) for one in range(128)))
PERSON: dict[str, Any] = {"unit__repeats": "possible", "unit__person": "id"}


def rate(result: Result, group: str, measure: str) -> Rate:
    """One rate."""
    groups = result.audits[0].groupings[0].groups
    return next(r for one in groups if one.group.values == (group,) for r in one.rates if r.measure == measure)


def repeated(people: int, rows: int, seed: int, *, of: Any = None, sets: int = 128) -> Cells:
    """People each of whom is decided the same way in so many rows."""
    random, counts = np.random.default_rng(seed), Counter[tuple[int, ...]]()
    for person in range(people):
        decided, label = int(random.random() < 0.3), int(random.random() < 0.5)
        counts[(person % 2, label, decided, int(random.integers(sets)))] += rows
    found = Repeated(column="id", distinct=people, most_rows=rows, without=0)
    return cells(of or plan(**PERSON), (GENDER, LABEL, DECISION, SETS), counts, repeated=found)


def test_rows_of_the_same_people_count_as_people() -> None:
    """400 people with 5 equal rows each know as much as 400 rows, not as 2,000."""
    result = evaluate(repeated(400, 5, 1), on=ON)
    found = rate(result, "women", "selection-rate")
    assert found.among == 1000 and found.interval is not None and found.interval.effective is not None
    assert 120 < float(found.interval.effective) < 280
    assert {"repeats-counted"} <= {one.key for one in result.limits}
    assert published(result).repeated is not None


def test_people_with_one_row_each_are_rows() -> None:
    result = evaluate(repeated(2_000, 1, 2), on=ON)
    found = rate(result, "women", "selection-rate")
    assert found.interval is not None and float(found.interval.effective or 1000) > 700


def test_no_interval_ignores_people_who_are_known_to_repeat() -> None:
    of = plan(unit__repeats="possible")
    counts = {(0, 0, 0): 300, (0, 1, 1): 60, (1, 0, 0): 90, (1, 0, 1): 50}
    result = evaluate(cells(of, (GENDER, LABEL, DECISION), counts), on=ON)
    audit = result.audits[0]
    assert {one.state for one in audit.overall} == {"no-interval"}
    assert all(one.interval is None and one.p is None for one in audit.groupings[0].differences)
    assert all(one.interval is None for one in audit.groupings[0].gaps)
    assert "without-interval" in {one.key for one in result.findings}
    assert "repeats-possible" in {one.key for one in result.limits}


def test_few_people_tell_no_interval() -> None:
    result = evaluate(repeated(8, 40, 3), on=ON)
    assert {one.state for one in result.audits[0].overall} <= {"no-interval", "undefined", "held-back"}
    assert "repeats-few" in {one.key for one in result.limits}


def test_a_group_is_as_large_as_its_people() -> None:
    """Seven people with 30 rows each are seven people."""
    counts = Counter[tuple[int, ...]]()
    for person in range(7):
        counts[(0, 0, person % 2, person)] += 30
    for person in range(500):
        counts[(1, person % 2, person % 3 % 2, person % 128)] += 2
    found = Repeated(column="id", distinct=507, most_rows=30, without=0)
    result = evaluate(cells(plan(**PERSON), (GENDER, LABEL, DECISION, SETS), counts, repeated=found), on=ON)
    states = {one.group.values[0]: one.state for one in result.audits[0].groupings[0].groups}
    assert states == {"women": "held-back", "men": "told"}
    assert "too-small" in {one.key for one in result.findings}


def test_a_share_of_nothing_or_of_all_is_as_sure_as_its_people_make_it() -> None:
    counts = Counter[tuple[int, ...]]()
    for person in range(60):
        counts[(0, 0, 0, person)] += 10
        counts[(1, person % 2, person // 2 % 2, person + 64)] += 10
    found = Repeated(column="id", distinct=120, most_rows=10, without=0)
    result = evaluate(cells(plan(**PERSON), (GENDER, LABEL, DECISION, SETS), counts, repeated=found), on=ON)
    one = rate(result, "women", "selection-rate")
    assert one.value == "0" and one.interval is not None
    assert 0.04 < float(one.interval.high) < 0.08  # of about 60 people, not of 600 rows: 0.006


def test_equal_weights_change_no_rate_and_unequal_ones_widen_its_interval() -> None:
    counts = {(0, 0, 0): 300, (0, 1, 1): 60, (1, 0, 0): 90, (1, 0, 1): 50}
    axes = (GENDER, LABEL, DECISION)
    plain = evaluate(cells(plan(), axes, counts), on=ON)
    of = plan(data__weight="w", data__drawn="random-sample", data__drawn_how="By chance")
    same = evaluate(cells(of, axes, counts, weights={at: (f"{2 * n}", f"{4 * n}") for at, n in counts.items()}), on=ON)
    assert rate(same, "women", "selection-rate").interval == rate(plain, "women", "selection-rate").interval
    unequal = {at: (f"{2 * n}", f"{8 * n}") for at, n in counts.items()}
    wide = rate(evaluate(cells(of, axes, counts, weights=unequal), on=ON), "women", "selection-rate")
    assert wide.interval is not None and float(wide.interval.effective or 0) == pytest.approx(180, abs=0.1)
    assert wide.value == rate(plain, "women", "selection-rate").value
    assert "weighted" in {one.key for one in same.limits}
    assert published(same).audits[0].overall[0].value is not None


def test_one_yes_among_people_who_repeat_is_not_surer_than_none() -> None:
    """By itself one row of one person would show rows that do not repeat, and 0.003 to be below 0.02."""
    counts = Counter[tuple[int, ...]]()
    for person in range(50):
        counts[(0, 0, 0, person)] += 6
    counts[(0, 0, 0, 7)] -= 1
    counts[(0, 0, 1, 7)] += 1
    for person in range(200):
        counts[(1, 0, int(person % 4 == 0), person % 128)] += 6
    found = Repeated(column="id", distinct=250, most_rows=6, without=0)
    result = evaluate(cells(plan(**PERSON), (GENDER, LABEL, DECISION, SETS), counts, repeated=found), on=ON)
    one = rate(result, "women", "selection-rate")
    assert one.interval is not None and 0.06 < float(one.interval.high) < 0.12


SITE: Column = ("stratum", "site", ("a", "b"))
STRATUM = {"strata__site": {"column": "site", "title": "Site", "why": "Each decides by itself"}}


def in_sites(rows: int) -> Counter[tuple[int, ...]]:
    """600 people with so many equal rows each: gender, label, decision, set, site."""
    random, counts = np.random.default_rng(8), Counter[tuple[int, ...]]()
    for person in range(600):
        label, decided = int(random.random() < 0.5), int(random.random() < 0.2 + 0.2 * (person % 2))
        counts[(person % 2, label, decided, int(random.integers(128)), person // 2 % 2)] += rows
    return counts


def width(of: Result) -> float:
    """Of the difference within sites."""
    found = of.audits[0].groupings[0].within[0].interval
    assert found is not None
    return float(found.high) - float(found.low)


def test_within_strata_too_rows_of_the_same_people_count_as_people() -> None:
    axes = (GENDER, LABEL, DECISION, SETS, SITE)
    once = evaluate(cells(plan(**STRATUM), axes[:3] + axes[4:], _without_sets(in_sites(1))), on=ON)
    found = Repeated(column="id", distinct=600, most_rows=6, without=0)
    again = evaluate(cells(plan(**STRATUM, **PERSON), axes, in_sites(6), repeated=found), on=ON)
    assert width(again) == pytest.approx(width(once), rel=0.25)
    assert again.audits[0].groupings[0].within[0].alike is None


def _without_sets(counts: Counter[tuple[int, ...]]) -> Counter[tuple[int, ...]]:
    out = Counter[tuple[int, ...]]()
    for (*first, _, site), n in counts.items():
        out[(*first, site)] += n
    return out


def test_within_strata_weights_count_as_the_rows_they_are_worth() -> None:
    counts, axes = _without_sets(in_sites(1)), (GENDER, LABEL, DECISION, SITE)
    of = plan(data__weight="w", data__drawn="random-sample", data__drawn_how="By chance", **STRATUM)
    weights = {at: (f"{2 * n}", f"{16 * n}") for at, n in counts.items()}  # four rows are worth one
    plain = evaluate(cells(plan(**STRATUM), axes, counts), on=ON)
    wide = evaluate(cells(of, axes, counts, weights=weights), on=ON)
    assert width(wide) == pytest.approx(2 * width(plain), rel=0.05)


def test_how_many_times_as_high_a_rate_is_knows_of_people_who_repeat() -> None:
    drawn = {"data__drawn": "yes-and-sample", "data__drawn_how": "The selected, and a sample"}
    axes = (GENDER, LABEL, DECISION, SETS)
    counts = Counter({at[:4]: 0 for at in in_sites(1)})
    for at, n in in_sites(1).items():
        counts[at[:4]] += n
    found = Repeated(column="id", distinct=600, most_rows=4, without=0)
    of = plan(**drawn, **PERSON)
    once, again = (
        evaluate(cells(of, axes, {at: times * n for at, n in counts.items()}, repeated=found), on=ON)
        for times in (1, 4)
    )
    ends = [one.audits[0].groupings[0].differences[0].ratio_interval for one in (once, again)]
    assert ends[0] is not None and ends[1] is not None
    spread = [float(one.high) / float(one.low) for one in ends if one]
    assert spread[1] == pytest.approx(spread[0], rel=0.15)


AFTER: Column = ("after", "after", ("no", "yes"))
LATER = {"column": "later", "yes": ["1"], "no": ["0"], "means": "Selected", "yes_is": "burden"}
SAME: dict[str, Any] = {
    "mitigation": {"what": "Another threshold", "rows": {"kind": "same-rows", "decision": LATER}},
    "worst_off": {"measure": "selection-rate", "group": {"gender": "men"}, "why": "They said so"},
}


def turned(worse: int) -> Result:
    """400 women and men with two rows each; so many women are selected after who were not before, and nobody else."""
    random, counts = np.random.default_rng(10), Counter[tuple[int, ...]]()
    for person in range(800):
        woman, before = person % 2 == 0, int(random.random() < 0.1)
        turns = woman and not before and worse > 0
        worse -= turns
        counts[(0 if woman else 1, 0, before, before or int(turns), int(random.integers(128)))] += 2
    found = Repeated(column="id", distinct=800, most_rows=2, without=0)
    of = plan(compare__measures=["selection-rate"], **PERSON, **SAME)
    return evaluate(cells(of, (GENDER, LABEL, DECISION, AFTER, SETS), counts, repeated=found), on=ON)


def test_a_change_that_only_harmed_is_found_though_people_repeat() -> None:
    """13 people turned to the worse and none to the better: a test of two groups of other people sees nothing there."""
    result = turned(13)
    assert result.changes is not None
    women = next(one for one in result.changes.groups if one.group.values == ("women",))
    assert (women.gained, women.lost, women.reading) == (0, 26, "made-worse")
    assert women.p is not None and float(women.p) < 0.01
    assert result.findings[0].key == "made-worse"


def test_a_few_who_were_harmed_are_not_called_a_change() -> None:
    result = turned(2)
    assert result.changes is not None
    women = next(one for one in result.changes.groups if one.group.values == ("women",))
    assert (women.lost, women.reading) == (4, "no-change-found")
