"""What a scan counts, on tables small enough to count by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from duecare.core.errors import InputError
from duecare.evaluation.cells import cells_bytes, parse_cells
from duecare.evaluation.scan import from_file, from_memory, scan
from tests.evaluation.scan.making import (
    HEADER,
    LABEL,
    ON,
    WORST,
    as_csv,
    as_parquet,
    as_xlsx,
    cells_of,
    plan_of,
    table,
    told,
)

ROWS = (("f", "1", "1"), ("f", "0", "1"), (" f ", "0", "0"), ("m", "0", "0"), ("", "0", "1"), ("m", "", "1"))


def test_rows_are_counted_by_group_label_and_decision(tmp_path: Path) -> None:
    expected = {
        ("f", "yes", "yes"): 1,
        ("f", "no", "yes"): 1,
        ("f", "no", "no"): 1,
        ("m", "no", "no"): 1,
        (None, "no", "yes"): 1,
        ("m", None, "yes"): 1,
    }
    for data in (table(ROWS), as_csv(HEADER, ROWS, ";"), as_xlsx(HEADER, ROWS), as_parquet(tmp_path, HEADER, ROWS)):
        cells = cells_of(plan_of(), data)
        assert told(cells, "gender", "label", "decision") == expected
        assert cells.rows == 6
        assert cells.unmapped == () == cells.left_out
        assert parse_cells(cells_bytes(cells), "cells.json") == cells


def test_a_file_and_its_bytes_in_memory_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "[a]*'.csv"  # a name that an engine could take for a pattern
    path.write_bytes(table(ROWS))
    assert scan(plan_of(), from_file(path), on=ON) == scan(plan_of(), from_memory(path.name, table(ROWS)), on=ON)


def test_what_the_plan_does_not_name_is_not_recorded_and_listed_unless_it_is_rare() -> None:
    rows = [("f", "1", "1")] * 3 + [("x", "maybe", "1")] * 10 + [("Ada Example", "?", "0")] + [("n/a", "0", "0")]
    plan = plan_of(attributes={"gender": {"values": {"m": "Men", "f": "Women"}, "missing": ["n/a"], "column": "gender",
                                          "title": "Gender", "why": "w"}})  # fmt: skip
    cells = cells_of(plan, table(rows))
    assert cells.axes[0].values == ("m", "f")
    assert told(cells, "gender") == {("f",): 3, (None,): 12}
    listed = {(one.column, one.value, one.n) for one in cells.unmapped}
    assert listed == {("gender", "x", 10), ("gender", "", 1), ("error", "maybe", 10), ("error", "", 1)}


def test_what_the_plan_says_is_not_recorded_is_not_listed() -> None:
    plan = plan_of(label={**plan_of().label.plain(), "missing": ["maybe"]})  # type: ignore[union-attr]
    cells = cells_of(plan, table([("f", "1", "1")] * 3 + [("f", "maybe", "1")] * 20))
    assert told(cells, "label") == {("yes",): 3, (None,): 20}
    assert cells.unmapped == ()


def test_bands_thresholds_and_bins_are_read_from_numbers() -> None:
    plan = plan_of(
        decision={"yes": [], "no": [], "at_least": "0.5", "column": "score"},
        score={"column": "score", "low": "0", "high": "1", "bins": 4},
        attributes={"age": {"column": "age", "title": "Age", "why": "w", "edges": ["18", "65"], "missing": ["99"]}},
    )
    rows = [("17.9", "1", "0.15"), ("18", "0", "0.5"), ("65", "1", "1"), ("99", "1", "1.2"), ("old", "1", "x"),
            ("", "1", "-1"), ("1e1", "1", "")]  # fmt: skip
    cells = cells_of(plan, as_csv(("age", "error", "score"), rows))
    assert told(cells, "age") == {("<18",): 2, ("18–<65",): 1, ("≥65",): 1, (None,): 3}
    assert told(cells, "decision") == {("no",): 2, ("yes",): 3, (None,): 2}
    assert told(cells, "score") == {("0",): 1, ("2",): 1, ("3",): 1, (None,): 4}
    listed = {(one.column, one.value, one.n) for one in cells.unmapped}
    assert listed == {("age", "not a number", 1), ("score", "not a number", 1), ("score", ">1", 1), ("score", "<0", 1)}


@pytest.mark.parametrize("bins", [2, 3, 7, 10, 20, 50, 100])
def test_the_lower_end_of_a_bin_is_in_it(bins: int) -> None:
    plan = plan_of(score={"column": "score", "low": "0", "high": "1", "bins": bins})
    ends = [Decimal(at) / bins for at in range(bins)]
    rows = [("f", "1", "1", f"{one:.12f}") for one in ends] + [("f", "1", "1", "1.0")]
    bins_told = told(cells_of(plan, as_csv((*HEADER, "score"), rows)), "score")
    assert bins_told == {(str(at),): 1 + (at == bins - 1) for at in range(bins)}


def test_rows_that_are_left_out_are_counted_with_their_reason() -> None:
    plan = plan_of(
        data={"weight": "w", "only": [{"column": "kind", "values": ["a", "b"], "why": "w"}]},
        mitigation={"what": "Retrained", "rows": {"kind": "two-runs", "column": "run", "before": ["1"],
                                                  "after": ["2", "3"]}},
        worst_off=WORST,
    )  # fmt: skip
    header = (*HEADER, "kind", "run", "w")
    rows = [("f", "1", "1", "a", "1", "2"), ("f", "1", "1", "b", "2", "0.5"), ("f", "1", "1", "c", "1", "2"),
            ("f", "1", "1", "", "1", "-1"), ("f", "1", "1", "a", "9", "2"), ("f", "1", "1", "a", "", "2"),
            ("f", "1", "1", "a", "3", "")]  # fmt: skip
    cells = cells_of(plan, as_csv(header, rows))
    assert [(one.why, one.about, one.n) for one in cells.left_out] == [
        ("not-of-the-plan", "kind", 2),
        ("of-no-run", "run", 2),
        ("without-weight", "w", 1),
    ]
    assert told(cells, "run") == {("before",): 1, ("after",): 1}
    assert {(one.weight, one.weight_squares) for one in cells.cells} == {("2", "4"), ("0.5", "0.25")}


def test_after_a_change_and_other_labels_have_axes_of_their_own() -> None:
    plan = plan_of(
        other_labels={"court": {"column": "court", "yes": ["upheld"], "no": ["lost"], **LABEL}},
        mitigation={"what": "w", "rows": {"kind": "same-rows", "decision": {
            "column": "new", "yes": ["1"], "no": ["0"], "means": "m", "yes_is": "burden"}}},
        worst_off={**WORST, "group": {"gender": "f"}},
        strata={"office": {"column": "office", "title": "Office", "why": "w"}},
    )  # fmt: skip
    header = (*HEADER, "court", "new", "office")
    cells = cells_of(plan, as_csv(header, [("f", "1", "1", "lost", "0", "north"), ("m", "1", "0", "", "1", "south")]))
    kinds = [(axis.kind, axis.id) for axis in cells.axes]
    assert kinds == [("group", "gender"), ("stratum", "office"), ("label", "label"), ("label", "court"),
                     ("decision", "decision"), ("after", "after")]  # fmt: skip
    assert told(cells, "gender", "office", "court", "decision", "after") == {
        ("f", "north", "no", "yes", "no"): 1,
        ("m", "south", None, "no", "yes"): 1,
    }


def test_a_plan_for_one_file_is_not_run_on_another() -> None:
    digest = cells_of(plan_of(), table(ROWS)).data.digest
    assert cells_of(plan_of(data={"digest": digest}), table(ROWS)).rows == 6
    with pytest.raises(InputError, match="not the file"):
        cells_of(plan_of(data={"digest": digest}), table(ROWS[1:]))
