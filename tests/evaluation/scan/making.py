"""Small tables in every format, and plans for them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import yaml
from openpyxl import Workbook

from duecare.evaluation.cells import Cells
from duecare.evaluation.plan import Plan, parse_plan
from duecare.evaluation.scan import from_memory, scan
from tests.evaluation.plan_text import PLAN

ON = date(2026, 11, 23)
HEADER = ("gender", "error", "selected")
LABEL = {
    "means": "m",
    "recorded_by": "r",
    "could_be_wrong": "c",
    "seen_for": "everyone",
}
WORST: dict[str, Any] = {"measure": "false-positive-rate", "why": "They asked"}

Rows = Sequence[Sequence[object]]


def plan_of(**changes: Any) -> Plan:
    """The plan with parts replaced; in data, unit, decision and label only what is given."""
    plain = yaml.load(PLAN.replace("repeats: none", "repeats: possible"), yaml.BaseLoader)
    for name, value in changes.items():
        if name in ("data", "unit", "decision", "label"):
            plain[name] = {**plain[name], **value}
        else:
            plain[name] = value
    return parse_plan(json.dumps(plain).encode(), "plan.json")


def as_csv(header: Sequence[str], rows: Rows, delimiter: str = ",") -> bytes:
    """A text table."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode()


def as_xlsx(header: Sequence[str], rows: Rows, sheet: str = "Table") -> bytes:
    """A workbook of one sheet."""
    book = Workbook(write_only=True)
    made = book.create_sheet(sheet)
    made.append(list(header))
    for row in rows:
        made.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_parquet(tmp: Path, header: Sequence[str], rows: Rows) -> bytes:
    """A Parquet file of texts."""
    values = ", ".join("(" + ", ".join(_literal(one) for one in row) + ")" for row in rows)
    names = ", ".join('"' + one.replace('"', '""') + '"' for one in header)
    kinds = ", ".join(f"CAST(c{at} AS VARCHAR)" for at in range(len(header)))
    table = ", ".join(f"c{at}" for at in range(len(header)))
    return parquet_of(tmp, f"SELECT * FROM (SELECT {kinds} FROM (VALUES {values}) v({table})) t({names})")


def parquet_of(tmp: Path, query: str) -> bytes:
    """A Parquet file of what a query gives."""
    path = tmp / "made.parquet"
    with duckdb.connect() as con:
        con.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    data = path.read_bytes()
    path.unlink()
    return data


def _literal(value: object) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def cells_of(plan: Plan, data: bytes, name: str = "table.csv") -> Cells:
    """The cells of a table in memory."""
    return scan(plan, from_memory(name, data), on=ON)


def told(cells: Cells, *ids: str) -> dict[tuple[str | None, ...], int]:
    """Rows by the names of these axes, summed over the others; None is not recorded."""
    at = [next(i for i, axis in enumerate(cells.axes) if axis.id == id_) for id_ in ids]
    sums: dict[tuple[str | None, ...], int] = {}
    for cell in cells.cells:
        key = tuple(None if cell.at[i] < 0 else cells.axes[i].values[cell.at[i]] for i in at)
        sums[key] = sums.get(key, 0) + cell.n
    return sums


def table(rows: Iterable[Sequence[object]]) -> bytes:
    """A text table with the columns of the plan."""
    return as_csv(HEADER, list(rows))
