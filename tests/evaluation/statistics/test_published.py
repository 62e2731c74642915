"""What is published gives nobody away: no small count stands in it, and none follows from what does."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from scipy.optimize import linprog

from duecare.evaluation.result import Audit, Group, Rate, Result, parse_result, result_bytes
from duecare.evaluation.result.keys import FINDINGS, LIMITS
from duecare.evaluation.statistics import evaluate, published
from duecare.evaluation.statistics.coarse import Coarse
from duecare.evaluation.statistics.disclosure import sums_of
from tests.conftest import EFFORT
from tests.evaluation.statistics.tables import DECISION, LABEL, ON, Column, attribute, by_gender, cells, plan

SEX: Column = ("group", "sex", ("f", "m"))
AGE: Column = ("group", "age", ("a", "b", "c", "d"))
AXES = (SEX, AGE, LABEL, DECISION)
PLAN = plan(
    attributes={"sex": attribute("sex"), "age": attribute("age")},
    intersections=[["sex", "age"]],
    compare__measures=["selection-rate", "false-positive-rate", "precision"],
    resamples=200,
)
COUNT_NAMES = {"rows", "counts", "among", "label_not_recorded", "decision_not_recorded", "gained", "lost"}

places = tuple(itertools.product((-1, 0, 1), (-1, 0, 1, 2, 3), (0, 1), (0, 1)))
tables = st.lists(
    st.one_of(st.just(0), st.integers(1, 9), st.integers(10, 60), st.integers(100, 900)),
    min_size=len(places), max_size=len(places),
).map(lambda n: {at: many for at, many in zip(places, n, strict=True) if many})  # fmt: skip


def counts_in(value: Any) -> Iterator[int]:
    """Every count in a value, however deep."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name in COUNT_NAMES and isinstance(inner, int):
                yield inner
            else:
                yield from counts_in(inner)
    elif isinstance(value, tuple):
        for one in value:
            yield from counts_in(one)


def shown_rows(audit: Audit) -> dict[Group, int]:
    """The groups that are shown with their rows."""
    return {who.group: who.rows for one in audit.groupings for who in one.groups if who.rows is not None}


def reach(audit: Audit, wanted: Group, to: int) -> tuple[float, float]:
    """The least and the most rows that a hidden group can have, given every sum and every rounded count."""
    groups = [who.group for one in audit.groupings for who in one.groups]
    place, shown = {one: at for at, one in enumerate(groups)}, shown_rows(audit)
    lines, totals = [], []
    for one in sums_of(audit):
        line = np.zeros(len(groups) + 1)
        for part in one.parts:
            line[place[part]] += 1
        line[len(groups) if one.whole is None else place[one.whole]] -= 1
        lines.append(line)
        totals.append(0.0)
    known = [*(shown.get(one) for one in groups), audit.rows]
    # to the nearest multiple: off by less than half of it, and by half where it is even
    bounds = [(0, None) if n is None else (max(n - to / 2, 0), n + to / 2) for n in known]
    found = []
    for sign in (1, -1):
        aim = np.zeros(len(groups) + 1)
        aim[place[wanted]] = sign
        solved = linprog(aim, A_eq=np.array(lines), b_eq=totals, bounds=bounds)
        found.append(float(solved.fun) * sign if solved.status == 0 else np.inf * -sign)
    return found[0], found[1]


@settings(max_examples=12 * EFFORT)
@given(tables)
def test_no_small_count_is_shown_and_none_can_be_solved(rows: dict[tuple[int, ...], int]) -> None:
    if sum(rows.values()) < 20:
        return
    team = evaluate(cells(PLAN, AXES, rows), on=ON)
    told = published(team)
    assert all(n == 0 or n >= 10 for n in counts_in(told)) and all(n % 5 == 0 for n in counts_in(told))
    audit, small = told.audits[0], {
        who.group for one in team.audits[0].groupings for who in one.groups if who.state == "held-back"
    }  # fmt: skip
    assert small <= {who.group for one in audit.groupings for who in one.groups if who.state == "held-back"}
    for group in sorted(small, key=repr)[:3]:
        low, high = reach(audit, group, 5)
        assert high - low >= 5, (group, low, high)


@settings(max_examples=12 * EFFORT)
@given(tables)
def test_a_shown_rate_follows_from_its_rounded_counts_alone(rows: dict[tuple[int, ...], int]) -> None:
    told = published(evaluate(cells(PLAN, AXES, rows), on=ON)) if sum(rows.values()) > 20 else None
    for audit in told.audits if told else ():
        for rate in (r for one in audit.groupings for who in one.groups for r in who.rates):
            assert rate.pooled is None
            if rate.state == "told":
                assert rate.counts is not None and rate.among and rate.value is not None
                assert abs(float(rate.value) - rate.counts / rate.among) < 1e-6
                assert rate.counts >= 10 and rate.among - rate.counts >= 5


def hidden(result: Result) -> set[tuple[str | None, ...]]:
    """The values of the groups that are held back."""
    return {who.group.values for one in result.audits[0].groupings for who in one.groups if who.state == "held-back"}


def uneven(**changed: int) -> dict[tuple[int, ...], int]:
    """A table in which each age and sex has 200 rows, but for the groups that are changed."""
    rows: dict[tuple[int, ...], int] = {}
    for sex, age in itertools.product((0, 1), range(4)):
        n = changed.get(f"{'fm'[sex]}{'abcd'[age]}", 200)
        rows |= {(sex, age, 0, 0): n - n // 2, (sex, age, 0, 1): n // 2}
    return rows


def test_another_group_is_hidden_so_that_a_small_one_is_not_what_is_left() -> None:
    team = evaluate(cells(PLAN, AXES, uneven(fa=4)), on=ON)
    assert hidden(team) == {("f", "a")}
    told = published(team)
    assert ("f", "a") in hidden(told) and len(hidden(told)) >= 4  # two of each sum that it is in
    assert {"too-small", "held-back"} <= {one.key for one in told.findings}
    assert told.held_back == len(hidden(told))
    limits = {one.key for one in told.limits}
    assert {"groups-held-back", "rounded"} <= limits <= set(LIMITS)
    assert {one.key for one in told.findings} <= set(FINDINGS)


def test_few_who_gave_no_answer_do_not_silence_the_comparison_of_the_many() -> None:
    rows = {(0, 0, 0): 300, (0, 0, 1): 60, (1, 0, 0): 500, (1, 0, 1): 40, (-1, 0, 0): 6}
    told = published(evaluate(by_gender(plan(), rows), on=ON))
    assert hidden(told) == {(None,)}
    assert "worse" in {one.key for one in told.findings}


def test_a_small_figure_is_held_back_and_its_reading_is_not() -> None:
    """That a group fares worse is said, though only five of them were spared."""
    rows = {(0, 0, 0): 5, (0, 0, 1): 60, (1, 0, 0): 500, (1, 0, 1): 40}
    told = published(evaluate(by_gender(plan(), rows), on=ON))
    assert "worse-few" in {one.key for one in told.findings}
    women = told.audits[0].groupings[0].groups[0]
    assert {one.state for one in women.rates if one.measure == "selection-rate"} == {"held-back"}
    assert {one.state for one in told.audits[0].groupings[0].gaps if one.measure == "selection-rate"} == {"held-back"}


def test_what_is_published_is_a_document_that_stays_as_it_is() -> None:
    told = published(evaluate(cells(PLAN, AXES, uneven(fa=4, mb=30)), on=ON))
    assert told.published and told.cells_digest is None
    assert published(told) is told
    assert parse_result(result_bytes(told), "result.json") == told


def test_strata_and_references_are_published_where_both_sides_may_be() -> None:
    of = plan(
        strata__site={"column": "site", "title": "Site", "why": "Each decides by itself"},
        compare__against="reference", compare__references={"gender": "men"},
    )  # fmt: skip
    axes = (("group", "gender", ("women", "men", "others")), LABEL, DECISION, ("stratum", "site", ("a", "b")))
    rows = Counter({
        (who, label, decision, site): 40 + 7 * who + 11 * decision
        for who, label, decision, site in itertools.product((0, 1), (0, 1), (0, 1), (0, 1))
    })  # fmt: skip
    rows[(2, 0, 0, 0)], rows[(2, 0, 1, 0)] = 30, 3
    told = published(evaluate(cells(of, axes, rows), on=ON))  # type: ignore[arg-type]
    within = {(one.group.values[0], one.measure): one.state for one in told.audits[0].groupings[0].within}
    assert within["women", "selection-rate"] == "told" and within["others", "selection-rate"] == "held-back"


def test_counts_are_rounded_to_the_nearest_and_small_ones_are_none() -> None:
    coarse = Coarse(10, 5, 0.95, True)
    assert [coarse.count(n) for n in (None, 0, 3, 9, 10, 12, 13)] == [None, 0, None, None, 10, 10, 15]
    kept = coarse.rate(Rate(measure="precision", state="undefined", counts=0, among=0))
    assert (kept.state, kept.counts) == ("undefined", None)
    assert coarse.area(None) is None


def test_no_count_that_may_be_told_is_rounded_to_one_that_may_not() -> None:
    """10 of a threshold of 10 would be the only count that is rounded to 9."""
    fine = Coarse(10, 3, 0.95, plain=True)
    assert [fine.count(n) for n in (0, 9, 10, 11, 13, 14, 16)] == [0, None, 12, 12, 12, 15, 15]
    assert fine.rounded(2) == 3
