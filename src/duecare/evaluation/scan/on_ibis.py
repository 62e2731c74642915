"""The same plan where the data already lives: any table that Ibis knows, in Spark, a warehouse or a database.

The engine there groups and adds; codes, draws and checks are made here, so the cells are those of a file. Ibis is an
extra (`duecare[ibis]`), imported only when it is used.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells, DataRead, Repeated
from duecare.evaluation.plan import Plan, plan_digest
from duecare.evaluation.scan.choosing import Column, chosen
from duecare.evaluation.scan.counting import MOST_ROWS, Row, counted
from duecare.evaluation.scan.expressions import Asking, form_in
from duecare.evaluation.scan.readings import columns_of, readings_of, unit_column
from duecare.evaluation.scan.refusing import refusing
from duecare.evaluation.scan.sets import needs_half
from duecare.evaluation.scan.text import BLANKS

NO_WEIGHT, WRONG_WEIGHT = 1, 2


def scan_ibis(plan: Plan, table: Any, *, name: str, on: date, secret: bytes | None = None) -> Cells:
    """The cells of a plan in an Ibis table. The same secret draws the same halves and sets; without, a new one does.

    Such a table has no bytes, so the digest is of what was counted. Raises InputError like `scan`.
    """
    _check(plan, name)
    found = chosen(_columns(table), columns_of(plan), name)
    secret = secret or secrets.token_bytes(32)
    with _refusing(name):
        asking = Asking(plan, table, {key: one.form for key, one in found.items()}, f"{secret.hex()} ")
        query = asking.question().limit(MOST_ROWS + 1)
        answer = query.to_pyarrow().to_pylist()
        repeated = _repeated(plan, asking)
        shown = _shown(query).replace(secret.hex(), "(a secret)")
    rows = tuple(_row(plan, one) for one in answer)
    _check_dealt(plan, rows)
    counts = counted(plan, rows, secret)
    told = repr(sorted(repr(sorted(one.items())) for one in answer)).encode()
    return Cells(
        format="duecare-evaluation-cells/1",
        plan=plan,
        plan_digest=plan_digest(plan),
        data=DataRead(name=name, size=0, digest=f"sha256:{hashlib.sha256(told).hexdigest()}"),
        query=shown[:100_000],
        engine=_engine(table),
        made_on=on,
        rows=counts.rows,
        left_out=counts.left_out,
        unmapped=counts.unmapped,
        repeated=repeated,
        axes=counts.axes,
        cells=counts.cells,
    )


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    try:
        from ibis.common.exceptions import IbisError
    except ImportError:  # pragma: no cover - then there is no table of it either
        raise InputError("Ibis is not installed.", next_step="Install it: pip install 'duecare[ibis]'.") from None
    try:
        with refusing(name):
            yield
    except IbisError as error:
        raise InputError(
            f"The engine that holds {name} cannot do what the plan asks ({type(error).__name__}).",
            means="Nothing was counted.",
            next_step="Make columns of numbers numbers there, or save the table as Parquet and read that.",
        ) from None


def _check(plan: Plan, name: str) -> None:
    if plan.data.digest is not None:
        raise InputError(
            f"The plan was written for one file, and {name} is none.", next_step="Take the digest out of the plan."
        )
    if plan.data.weight and needs_half(plan) and unit_column(plan) is None:
        raise InputError(
            "With weights, rows can be dealt into two halves only by people here.",
            means="An engine without files does not number its rows.",
            next_step="Name the column of the person or the cluster, or the worst-off group.",
        )


def _check_dealt(plan: Plan, rows: tuple[Row, ...]) -> None:
    lost = sum(one.n for one in rows if one.left_out is None and one.drawn is None)
    if plan.data.weight and unit_column(plan) and lost:
        raise InputError(
            f"{lost:,} rows have a weight and no “{unit_column(plan)}”.",
            means="An engine without files does not number its rows, so they cannot be dealt into sets.",
            next_step="Leave these rows out (only), or save the table as Parquet and read that.",
        )


def _columns(table: Any) -> tuple[Column, ...]:
    return tuple(Column(name, name, form_in(kind)) for name, kind in table.schema().items())


def _row(plan: Plan, answer: dict[str, Any]) -> Row:
    """A row of the answer as it comes from a file: texts without blanks, and why it is left out."""
    readings = readings_of(plan)
    keys = tuple(_value(answer[f"k{at}"]) for at in range(len(readings)))
    left_out = _left_out(plan, answer, keys)
    digit = answer["half"]
    return Row(
        left_out,
        keys,
        None if digit is None else int(digit >= "8"),
        None if answer["drawn"] is None else int(answer["drawn"], 16),
        answer["n"],
        _decimal(answer["weight"]),
        _decimal(answer["squares"]),
        answer["n"] if left_out is None and answer["state"] == WRONG_WEIGHT else 0,
    )


def _value(value: str | int | None) -> str | int | None:
    return value.strip(BLANKS) or None if isinstance(value, str) else value


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _left_out(plan: Plan, answer: dict[str, Any], keys: tuple[str | int | None, ...]) -> int | None:
    for at, only in enumerate(plan.data.only):
        if _value(answer[f"o{at}"]) not in only.values:
            return at
    if runs := plan.runs:
        key = next(at for at, one in enumerate(readings_of(plan)) if one.kind == "run")
        if keys[key] not in (*runs.before, *runs.after):
            return len(plan.data.only)
    return len(plan.data.only) + 1 if answer["state"] == NO_WEIGHT else None


def _repeated(plan: Plan, asking: Asking) -> Repeated | None:
    column = unit_column(plan)
    if column is None:
        return None
    (told,) = asking.repeats().to_pyarrow().to_pylist()
    return Repeated(column=column, distinct=told["distinct"], most_rows=told["most"] or 0, without=told["without"] or 0)


def _shown(query: Any) -> str:
    import ibis

    return str(ibis.to_sql(query))


def _engine(table: Any) -> str:
    import ibis

    return f"Ibis {ibis.__version__} on {table.get_backend().name}"
