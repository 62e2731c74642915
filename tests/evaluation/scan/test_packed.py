"""Counting again in memory gives the cells that the file gives."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells
from duecare.evaluation.plan import Plan
from duecare.evaluation.scan import from_memory, pack, recount
from tests.evaluation.scan.making import LABEL, ON, WORST, as_csv, cells_of, plan_of, told

HEADER = ("gender", "error", "selected", "age", "score", "office", "person", "w", "run")
ROWS = [
    (
        ("f", "m", "", "x")[at % 4],
        ("1", "0", "?", "")[at * 7 % 4],
        ("1", "0")[at % 5 % 2],
        ("17", "18", "99", "old", "", "40")[at % 6],
        ("0", "0.15", "1", "2", "-1", "", "high")[at % 7],
        ("north", "south")[at % 2],
        ("p1", "p2", "", "p3")[at * 3 % 4],
        ("1", "2.5", "", "0.000001", "123456.789")[at % 5],
        ("1", "2", "3", "")[at * 11 % 4],
    )
    for at in range(97)
]
AGE = {"column": "age", "title": "Age", "why": "w", "edges": ["18", "65"], "missing": ["99"]}
GENDER = {"column": "gender", "title": "Gender", "why": "w"}
PLANS: dict[str, dict[str, Any]] = {
    "plain": {},
    "numbers": {
        "attributes": {"gender": GENDER, "age": AGE},
        "score": {"column": "score", "low": "0", "high": "1", "bins": 4},
        "decision": {"yes": [], "no": [], "at_least": "0.5", "column": "score"},
    },
    "people": {"unit": {"person": "person"}, "mitigation": {"what": "w", "rows": {
        "kind": "two-runs", "column": "run", "before": ["1"], "after": ["2", "3"]}}, "worst_off": WORST},
    "weights": {"data": {"weight": "w"}, "strata": {"office": {"column": "office", "title": "o", "why": "w"}}},
    "all": {"unit": {"person": "person", "cluster": "office"}, "attributes": {"gender": GENDER, "age": AGE},
        "data": {"weight": "w", "only": [{"column": "gender", "values": ["f", "m", "x"], "why": "w"}]},
        "mitigation": {"what": "w", "rows": {"kind": "same-rows", "decision": {
            "column": "run", "yes": ["1"], "no": ["2", "3"], "means": "m", "yes_is": "burden"}}}, "worst_off": WORST},
    "weighted people": {"unit": {"person": "person"}, "data": {"weight": "w"}, "other_labels": {"run": {
        "column": "run", "yes": ["1"], "no": ["2"], **LABEL}}},
}  # fmt: skip


def same(first: Cells, second: Cells) -> None:
    """All but how it was asked."""
    known = {"query": "-", "engine": "-"}
    assert first.model_copy(update=known) == second.model_copy(update=known)


@pytest.mark.parametrize("name", PLANS)
def test_the_cells_are_those_of_the_file(name: str) -> None:
    plan, data = plan_of(**PLANS[name]), as_csv(HEADER, ROWS)
    packed = pack(plan, from_memory("table.csv", data))
    same(recount(plan, packed, on=ON), cells_of(plan, data))


def everything() -> Plan:
    """A plan that names every column, to pack them all."""
    return plan_of(
        unit={"person": "person", "cluster": "office"},
        data={"weight": "w"},
        attributes={"gender": GENDER, "age": AGE, "office": {**GENDER, "column": "office"}},
        score={"column": "score", "low": "0", "high": "1", "bins": 4},
        other_labels={"run": {"column": "run", "yes": ["1"], "no": ["2"], **LABEL}},
    )


def test_other_plans_are_counted_from_what_was_packed_once() -> None:
    data = as_csv(HEADER, ROWS)
    packed = pack(everything(), from_memory("table.csv", data))
    for changes in ({}, PLANS["people"], PLANS["weights"], {"decision": {"yes": ["0"], "no": ["1"]}}, {},
                    {"score": {"column": "score", "low": "-1", "high": "2", "bins": 9}}):  # fmt: skip
        plan = plan_of(**changes)
        same(recount(plan, packed, on=ON), cells_of(plan, data))


@pytest.mark.parametrize("changes", [
    {"attributes": {"age": {**AGE, "missing": ["98"]}}}, {"attributes": {"score": {**GENDER, "column": "score"}}},
    {"data": {"only": [{"column": "age", "values": ["17"], "why": "w"}]}}, {"unit": {"person": "gender"}},
    {"data": {"weight": "age"}}, {"attributes": {"other": {**GENDER, "column": "other"}}},
])  # fmt: skip
def test_what_was_not_packed_is_refused_and_never_guessed(changes: dict[str, Any]) -> None:
    packed = pack(everything(), from_memory("table.csv", as_csv(HEADER, ROWS)))
    with pytest.raises(InputError, match="not kept in memory"):
        recount(plan_of(**changes), packed, on=ON)


def test_what_is_packed_is_not_shown_by_a_debugger() -> None:
    packed = pack(everything(), from_memory("table.csv", as_csv(HEADER, ROWS)))
    assert "north" not in repr(packed)


def test_a_wrong_weight_is_refused_in_memory_too() -> None:
    data = as_csv((*HEADER[:3], "w"), [("f", "1", "1", "x")])
    plan = plan_of(data={"weight": "w"})
    with pytest.raises(InputError, match="In 1 rows the weight"):
        recount(plan, pack(plan, from_memory("t.csv", data)), on=ON)


def test_sums_of_weights_are_exact() -> None:
    data = as_csv((*HEADER[:3], "w"), [("f", "1", "1", "12345.678901")] * 3)
    plan = plan_of(data={"weight": "w"})
    (cell,) = recount(plan, pack(plan, from_memory("t.csv", data)), on=ON).cells
    assert (cell.weight, cell.weight_squares) == ("37037.036703", "457247362.579789703")


def test_a_column_of_too_many_texts_is_not_packed() -> None:
    data = as_csv(HEADER[:3], [(f"g{at}", "1", "1") for at in range(65_001)])
    with pytest.raises(InputError, match="more than 65,000"):
        pack(plan_of(), from_memory("t.csv", data))


def test_people_fall_into_the_same_half_and_set_with_all_their_rows() -> None:
    plan = plan_of(unit={"person": "person"}, mitigation=PLANS["people"]["mitigation"], worst_off=WORST)
    rows = [("f", "1", "1", f"p{at % 50}", "12"[at % 2]) for at in range(400)]
    cells = cells_of(plan, as_csv(("gender", "error", "selected", "person", "run"), rows))
    assert set(told(cells, "half", "replicate").values()) <= {8 * times for times in range(1, 51)}
    assert {half for (half,) in told(cells, "half")} == {"0", "1"}
    assert cells.repeated is not None
    assert (cells.repeated.distinct, cells.repeated.most_rows, cells.repeated.without) == (50, 8, 0)
