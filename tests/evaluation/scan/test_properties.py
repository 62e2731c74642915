"""Any small table, in any format, gives the cells of a count made row by row in plain Python."""

from __future__ import annotations

import tempfile
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells
from duecare.evaluation.plan import Plan
from duecare.evaluation.scan import from_memory, pack, recount
from duecare.evaluation.scan.text import BLANKS
from tests.evaluation.scan.making import ON, WORST, as_csv, as_parquet, as_xlsx, cells_of, plan_of

HEADER = ("gender", "error", "selected", "age", "kind", "w", "person")
BLANK = st.sampled_from(["", " ", "\t", "\xa0", "\u3000"])
Row = tuple[str, ...]


def padded(*values: str) -> st.SearchStrategy[str]:
    return st.builds(lambda before, value, after: before + value + after, BLANK, st.sampled_from(values), BLANK)


ROW = st.tuples(
    padded("f", "m", "", "é", "x'y", "=1", "n/a", "1", "1.0"),
    padded("1", "0", "", "maybe"),
    padded("1", "0", "?"),
    padded("17", "18", "64.99", "65", "1e2", "old", "", "-3", "99"),
    padded("a", "b", "c", ""),
    padded("1", "0.5", "2.25", "0", ""),
    padded("p1", "p2", "p3", ""),
)
ROWS = st.lists(ROW, min_size=1, max_size=25)
PLANS: tuple[dict[str, Any], ...] = (
    {},
    {"data": {"weight": "w"}},
    {"data": {"only": [{"column": "kind", "values": ["a", "b"], "why": "w"}]}, "unit": {"person": "person"}},
    {"mitigation": {"what": "w", "rows": {"kind": "two-runs", "column": "kind", "before": ["a"], "after": ["b"]}},
     "worst_off": WORST, "data": {"weight": "w"}, "unit": {"cluster": "person"}},
)  # fmt: skip
ATTRIBUTES = {
    "gender": {"column": "gender", "title": "g", "why": "w", "missing": ["n/a"]},
    "age": {"column": "age", "title": "a", "why": "w", "edges": ["18", "65"], "missing": ["99"]},
}


def plainly(plan: Plan, rows: list[Row]) -> tuple[Counter[Any], Counter[str], Decimal]:
    """Rows by gender, age, run, label and decision; rows left out by reason; and the sum of weights."""
    cells: Counter[Any] = Counter()
    out: Counter[str] = Counter()
    weights = Decimal()
    for row in rows:
        gender, error, selected, age, kind, weight, _ = (one.strip(BLANKS) for one in row)
        run = {"a": "before", "b": "after"}.get(kind)
        if plan.data.only and kind not in plan.data.only[0].values:
            out["not-of-the-plan"] += 1
        elif plan.mitigation and run is None:
            out["of-no-run"] += 1
        elif plan.data.weight and not weight:
            out["without-weight"] += 1
        else:
            yes_no = {"1": "yes", "0": "no"}
            key = (None if gender in ("", "n/a") else gender, band(age), yes_no.get(error), yes_no.get(selected))
            cells[(*key, run) if plan.mitigation else key] += 1
            weights += Decimal(weight or 0)
    return cells, out, weights


def band(age: str) -> str | None:
    try:
        number = Decimal(age)
    except InvalidOperation:
        return None
    return None if age == "99" else "<18" if number < 18 else "18–<65" if number < 65 else "≥65"


def counted(cells: Cells) -> Counter[Any]:
    """The same from cells."""
    order = ["gender", "age", "label", "decision"] + ["run"] * any(one.kind == "run" for one in cells.axes)
    at = [next(i for i, axis in enumerate(cells.axes) if axis.id == one) for one in order]
    found: Counter[Any] = Counter()
    for cell in cells.cells:
        found[tuple(None if cell.at[i] < 0 else cells.axes[i].values[cell.at[i]] for i in at)] += cell.n
    return found


@given(rows=ROWS, changes=st.sampled_from(PLANS))
def test_cells_are_those_of_a_plain_count_in_any_format(rows: list[Row], changes: dict[str, Any]) -> None:
    plan = plan_of(attributes=ATTRIBUTES, **changes)
    expected, out, weights = plainly(plan, rows)
    with tempfile.TemporaryDirectory() as folder:
        files = [as_csv(HEADER, rows, "|"), as_parquet(Path(folder), HEADER, rows)]
    for data in files:
        try:
            cells = cells_of(plan, data)
        except InputError as error:  # such a table has nothing to count, or nothing of what the plan reads
            assert not expected or "none of what the plan reads" in str(error), error
            continue
        assert counted(cells) == expected
        assert Counter({one.why: one.n for one in cells.left_out}) == out
        assert sum(Decimal(one.weight or 0) for one in cells.cells) == (weights if plan.data.weight else 0)
        packed = recount(plan, pack(plan, from_memory("table.csv", data)), on=ON)
        assert packed.model_copy(update={"query": "", "engine": ""}) == cells.model_copy(
            update={"query": "", "engine": ""}
        )


@given(rows=ROWS)
def test_a_workbook_gives_what_a_text_table_gives(rows: list[Row]) -> None:
    plan = plan_of(attributes=ATTRIBUTES)
    rows = [tuple("" if one.startswith("=") else one for one in row) for row in rows]
    try:
        expected = counted(cells_of(plan, as_csv(HEADER, rows, ";")))
    except InputError as error:
        assert "none of what the plan reads" in str(error)
        return
    assert counted(cells_of(plan, as_xlsx(HEADER, rows))) == expected
