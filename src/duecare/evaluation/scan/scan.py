"""From a plan and a table to cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb

from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells, Repeated
from duecare.evaluation.plan import Plan, plan_digest
from duecare.evaluation.scan.counting import MOST_ROWS, Row, counted
from duecare.evaluation.scan.opening import Table, opened
from duecare.evaluation.scan.question import question_of, repeats_of
from duecare.evaluation.scan.readings import columns_of, readings_of, unit_column
from duecare.evaluation.scan.refusing import refusing
from duecare.evaluation.scan.source import Source
from duecare.evaluation.scan.watching import Progress, Stop, Watch, ask


def scan(plan: Plan, source: Source, *, on: date, progress: Progress | None = None, stop: Stop | None = None) -> Cells:
    """The cells of a plan in a table, by one scan (and one more of the people's column, where the plan names one).

    Raises InputError when the table cannot be read or is not what the plan says, and StoppedError when `stop` says so.
    """
    watch = Watch(progress, stop)
    with opened(source, columns_of(plan), plan.data.sheet, watch.part(0, 0.5)) as table, refusing(source.name):
        _check_digest(plan, table)
        question = question_of(plan, table)
        answer = ask(table.con, f"{question.sql}\nLIMIT {MOST_ROWS + 1}", watch.part(0.5, 0.9))
        found = counted(plan, _rows(plan, answer), table.secret)
        repeated = _repeated(plan, table, watch.part(0.9, 1.0))
        return Cells(
            format="duecare-evaluation-cells/1",
            plan=plan,
            plan_digest=plan_digest(plan),
            data=table.data,
            query=question.shown,
            engine=f"DuckDB {duckdb.__version__}",
            made_on=on,
            rows=found.rows,
            left_out=found.left_out,
            unmapped=found.unmapped,
            repeated=repeated,
            axes=found.axes,
            cells=found.cells,
        )


def _check_digest(plan: Plan, table: Table) -> None:
    if plan.data.digest not in (None, table.data.digest):
        raise InputError(
            f"{table.data.name} is not the file that the plan was written for: its bytes are others.",
            means="Nothing was counted.",
            next_step="Choose that file, or write a new plan for this one.",
        )


def _rows(plan: Plan, answer: list[tuple[Any, ...]]) -> Iterator[Row]:
    width = len(readings_of(plan))
    for left_out, *rest in answer:
        half, drawn, n, weight, squares, wrong = rest[width:]
        yield Row(
            left_out,
            tuple(rest[:width]),
            None if half is None else int(half),
            None if drawn is None else int(drawn, 16),
            n,
            weight,
            squares,
            wrong,
        )


def _repeated(plan: Plan, table: Table, watch: Watch) -> Repeated | None:
    """How often people (or clusters) appear, in more and smaller parts until each fits into memory."""
    column = unit_column(plan)
    if column is None:
        return None
    for parts in (1, 16):
        try:
            return _in_parts(plan, table, column, parts, watch)
        except duckdb.OutOfMemoryException:
            continue
    return _in_parts(plan, table, column, 256, watch)


def _in_parts(plan: Plan, table: Table, column: str, parts: int, watch: Watch) -> Repeated:
    distinct = most = without = 0
    for part in range(parts):
        question = repeats_of(plan, table, part, parts)
        ((some, longest, alone),) = ask(table.con, question, watch.part(part / parts, (part + 1) / parts))
        distinct, most, without = distinct + some, max(most, longest), without + alone
    return Repeated(column=column, distinct=distinct, most_rows=most, without=without)
