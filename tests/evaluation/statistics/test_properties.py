"""What must hold for any cells."""

from __future__ import annotations

import itertools
import random as chance
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from duecare.evaluation.measures import MEASURES
from duecare.evaluation.result import Interval, Result, result_bytes
from duecare.evaluation.statistics import evaluate
from tests.conftest import EFFORT
from tests.evaluation.statistics.tables import DECISION, LABEL, ON, Column, attribute, cells, plan

SEX: Column = ("group", "sex", ("f", "m"))
AGE: Column = ("group", "age", ("old", "young"))
SITE: Column = ("stratum", "site", ("a", "b"))
AXES = (SEX, AGE, LABEL, DECISION, SITE)
PLAN = plan(
    attributes={"sex": attribute("sex"), "age": attribute("age")},
    intersections=[["sex", "age"]],
    strata__site={"column": "site", "title": "Site", "why": "Each decides by itself"},
    compare__measures=list(MEASURES),
    disclosure={"threshold": 3},
    resamples=200,
)
places = tuple(itertools.product((-1, 0, 1), (0, 1), (0, 1), (0, 1), (0, 1)))
missing = ((0, 0, -1, 1, 0), (1, 1, 0, -1, 1), (0, 1, -1, -1, 0))
places += missing
tables = st.lists(
    st.one_of(st.just(0), st.just(0), st.integers(1, 9), st.integers(10, 900)),
    min_size=len(places), max_size=len(places),
).map(lambda n: {at: many for at, many in zip(places, n, strict=True) if many})  # fmt: skip


def intervals(result: Result) -> Iterator[tuple[str | None, Interval | None, float, float]]:
    """Every value with its interval, and the least and the most that it can be."""
    groupings = result.audits[0].groupings
    for rate in (*result.audits[0].overall, *(r for one in groupings for who in one.groups for r in who.rates)):
        yield rate.value, rate.interval, 0, 1
        yield rate.pooled, rate.pooled_interval, 0, 1
    for each in (one for grouping in groupings for one in grouping.differences):
        yield each.value, each.interval, -1, 1
        yield each.value, each.together, -1, 1
        yield each.ratio, each.ratio_interval, 0, float("inf")
    for gap in (one for grouping in groupings for one in grouping.gaps):
        yield gap.value, gap.interval, 0, 1
        yield gap.ratio, gap.ratio_interval, 0, 1
    for one in (one for grouping in groupings for one in grouping.within):
        yield one.value, one.interval, -1, 1


@settings(max_examples=10 * EFFORT)
@given(tables)
def test_every_interval_holds_its_value_has_a_width_and_stays_in_its_bounds(rows: dict[tuple[int, ...], int]) -> None:
    result = evaluate(cells(PLAN, AXES, rows), on=ON)
    for value, interval, least, most in intervals(result):
        if interval is None:
            continue
        low, high = float(interval.low), float(interval.high)
        assert value is not None and least <= low <= float(value) <= high <= most, (value, interval)
        if interval.method != "mantel-haenszel":
            assert high > low, (value, interval)


@settings(max_examples=10 * EFFORT)
@given(tables)
def test_rows_are_all_accounted_for(rows: dict[tuple[int, ...], int]) -> None:
    result = evaluate(cells(PLAN, AXES, rows), on=ON)
    assert result.counted == result.rows == sum(rows.values()) == result.audits[0].rows
    for grouping in result.audits[0].groupings:
        held = sum(one.state == "held-back" for one in grouping.groups)
        told = sum(one.rows or 0 for one in grouping.groups)
        assert told + 2 * held >= result.rows if held else told == result.rows  # fewer than three people each


@settings(max_examples=10 * EFFORT)
@given(tables, st.randoms())
def test_the_order_of_cells_and_empty_cells_change_nothing(
    rows: dict[tuple[int, ...], int], shuffled: chance.Random
) -> None:
    other = list((dict.fromkeys(places, 0) | rows).items())
    shuffled.shuffle(other)
    one, two = (evaluate(cells(PLAN, AXES, each), on=ON) for each in (rows, dict(other)))
    assert result_bytes(one) == result_bytes(two.model_copy(update={"cells_digest": one.cells_digest}))


@settings(max_examples=10 * EFFORT)
@given(tables)
def test_names_of_groups_and_their_order_change_no_figure(rows: dict[tuple[int, ...], int]) -> None:
    swapped = {(sex if sex < 0 else 1 - sex, *rest): n for (sex, *rest), n in rows.items()}
    axes = (("group", "sex", ("m", "f")), AGE, LABEL, DECISION, SITE)
    one = evaluate(cells(PLAN, AXES, rows), on=ON)
    two = evaluate(cells(PLAN, axes, swapped), on=ON)  # type: ignore[arg-type]
    for first, second in zip(one.audits[0].groupings, two.audits[0].groupings, strict=True):
        told = {who.group: (who.rows, tuple(r.interval for r in who.rates)) for who in first.groups}
        assert told == {who.group: (who.rows, tuple(r.interval for r in who.rates)) for who in second.groups}
        differences = {(each.group, each.measure): (each.value, each.interval, each.p) for each in first.differences}
        assert differences == {(e.group, e.measure): (e.value, e.interval, e.p) for e in second.differences}


@settings(max_examples=10 * EFFORT)
@given(tables)
def test_more_rows_of_the_same_kind_move_no_rate_and_narrow_every_interval(rows: dict[tuple[int, ...], int]) -> None:
    one = evaluate(cells(PLAN, AXES, {at: 3 * n for at, n in rows.items()}), on=ON)
    two = evaluate(cells(PLAN, AXES, {at: 12 * n for at, n in rows.items()}), on=ON)
    for first, second in zip(one.audits[0].overall, two.audits[0].overall, strict=True):
        assert (first.state, first.value) == (second.state, second.value)
        if first.interval and second.interval:
            widths = [float(each.high) - float(each.low) for each in (first.interval, second.interval)]
            assert widths[1] < widths[0]


def test_no_rows_at_all_are_a_result() -> None:
    result = evaluate(cells(PLAN, AXES, {}), on=ON)
    assert {one.state for one in result.audits[0].overall} == {"undefined"}


def test_very_many_groups_are_told_within_bounds() -> None:
    """Without resamples: by Šidák's bound, and by the groups that are surely highest and lowest."""
    many: Column = ("group", "sex", tuple(f"g{at}" for at in range(700)))
    of = plan(attributes={"sex": attribute("sex")}, compare__measures=["selection-rate"], label=None)
    rows = {(at, decision): 20 + (at * 7 + decision * 13) % 30 for at in range(700) for decision in (0, 1)}
    rows |= {(0, 1): 900, (1, 0): 900}
    result = evaluate(cells(of, (many, DECISION), rows), on=ON)
    gap = result.audits[0].groupings[0].gaps[0]
    assert gap.interval is not None and gap.highest is not None and gap.highest.values == ("g0",)
    assert 0 < float(gap.interval.low) <= float(gap.value or 0) <= float(gap.interval.high) <= 1
