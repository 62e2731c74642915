"""Who appears more than once: all rows of one person go one way, and how often it happens is told."""

from __future__ import annotations

import hashlib
import importlib
from typing import Any

import duckdb
import pytest

from duecare.core.errors import InputError
from duecare.evaluation.scan import from_memory
from duecare.evaluation.scan.source import fingerprint
from duecare.evaluation.scan.watching import Watch, ask
from tests.evaluation.scan.making import WORST, as_csv, cells_of, plan_of, told

HEADER = ("gender", "error", "selected", "person", "office", "w")
TWO_RUNS: dict[str, Any] = {
    "what": "w",
    "rows": {"kind": "two-runs", "column": "office", "before": ["n"], "after": ["s"]},
}
ROWS = [
    ("fm"[at % 3 % 2], "1", "10"[at % 2], f"p{at % 40}" if at % 5 else " ", "ns"[at % 7 % 2], "1") for at in range(500)
]


def test_how_often_people_appear_is_told_whatever_the_plan_says_of_it() -> None:
    cells = cells_of(plan_of(unit={"person": "person", "repeats": "none"}), as_csv(HEADER, ROWS))
    people = [row[3] for row in ROWS if row[3].strip()]
    assert cells.repeated is not None
    assert (cells.repeated.column, cells.repeated.distinct, cells.repeated.without) == ("person", len(set(people)), 100)
    assert cells.repeated.most_rows == max(people.count(one) for one in people)
    assert sum(told(cells, "replicate").values()) == 500


def test_the_cluster_takes_the_place_of_the_person() -> None:
    cells = cells_of(plan_of(unit={"person": "person", "cluster": "office"}), as_csv(HEADER, ROWS))
    assert cells.repeated is not None
    assert (cells.repeated.column, cells.repeated.distinct) == ("office", 2)
    assert len(told(cells, "replicate")) == 2


def test_many_people_are_counted_in_parts_with_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, data = plan_of(unit={"person": "person"}), as_csv(HEADER, ROWS)
    whole = cells_of(plan, data)
    asked: list[str] = []

    def small(con: duckdb.DuckDBPyConnection, sql: str, watch: Watch) -> list[tuple[Any, ...]]:
        asked.append(sql)
        if "hash(unit) % 1 " in sql or "hash(unit) % 16 " in sql:
            raise duckdb.OutOfMemoryException("no room")
        return ask(con, sql, watch)

    monkeypatch.setattr(importlib.import_module("duecare.evaluation.scan.scan"), "ask", small)
    assert cells_of(plan, data) == whole
    assert len(asked) == 1 + 1 + 1 + 256


def test_a_set_is_drawn_from_what_only_holders_of_the_file_know() -> None:
    data = as_csv(HEADER, [("f", "1", "1", "p1", "n", "1"), ("f", "1", "0", "p1", "n", "1")])
    source = from_memory("t.csv", data)
    with source.open() as file:
        mark = fingerprint(file, "t.csv", Watch())
    cells = cells_of(plan_of(unit={"person": "person"}), data)
    drawn = hashlib.md5(f"{mark.secret.hex()} up1".encode()).hexdigest()
    assert told(cells, "replicate") == {(str(int(drawn[:2], 16)),): 2}
    assert mark.secret.hex() not in cells.query
    assert mark.secret.hex() not in repr(mark)
    assert mark.digest == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_rows_that_stand_for_themselves_are_dealt_into_two_halves_the_same_each_time() -> None:
    plan = plan_of(mitigation=TWO_RUNS, worst_off=WORST)
    first, again = cells_of(plan, as_csv(HEADER, ROWS)), cells_of(plan, as_csv(HEADER, ROWS))
    assert first == again
    halves = told(first, "half")
    assert sum(halves.values()) == 500
    assert 200 < halves[("0",)] < 300
    fixed = plan_of(mitigation=TWO_RUNS, worst_off={**WORST, "group": {"gender": "f"}})
    assert all(axis.kind != "half" for axis in cells_of(fixed, as_csv(HEADER, ROWS)).axes)


def test_rows_with_weights_are_dealt_by_their_number() -> None:
    for unit in ({}, {"person": "person"}):
        plan = plan_of(mitigation=TWO_RUNS, worst_off=WORST, data={"weight": "w"}, unit=unit)
        cells = cells_of(plan, as_csv(HEADER, ROWS))
        assert sum(float(one.weight or 0) for one in cells.cells) == 500
        assert 150 < told(cells, "half")[("0",)] < 350


def test_sets_are_joined_two_by_two_until_the_cells_are_few_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"g{at % 10}", "1", "1", f"p{at}", "n", "1") for at in range(4_000)]
    plan = plan_of(unit={"person": "person"})
    counting = importlib.import_module("duecare.evaluation.scan.counting")
    full = told(cells_of(plan, as_csv(HEADER, rows)), "gender", "replicate")
    monkeypatch.setattr(counting, "MOST_CELLS", 700)
    cells = cells_of(plan, as_csv(HEADER, rows))
    assert cells.axes[-1].values == tuple(str(at) for at in range(64))
    assert sum(n for (gender, drawn), n in full.items() if gender == "g3" and int(drawn or 0) // 4 == 5) == told(
        cells, "gender", "replicate"
    ).get(("g3", "5"), 0)
    monkeypatch.setattr(counting, "MOST_CELLS", 100)
    with pytest.raises(InputError, match="cells"):
        cells_of(plan, as_csv(HEADER, rows))


def test_more_combinations_than_are_taken_from_an_engine_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("duecare.evaluation.scan.counting"), "MOST_ROWS", 3)
    with pytest.raises(InputError, match="cells"):
        cells_of(plan_of(), as_csv(HEADER, ROWS))
