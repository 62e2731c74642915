"""The one question to a table, in SQL: how many rows have each combination of what the plan reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duecare.evaluation.plan import Plan
from duecare.evaluation.scan.opening import Table
from duecare.evaluation.scan.readings import (
    ABOVE,
    BELOW,
    NOT_A_NUMBER,
    Reading,
    number_columns,
    readings_of,
    unit_column,
)
from duecare.evaluation.scan.sets import needs_half, needs_sets
from duecare.evaluation.scan.text import number_sql, quoted, text_sql

WEIGHT = "CAST(TRY_CAST({} AS DECIMAL(15, 6)) AS DECIMAL(19, 6))"
"""Exact, so that the order in which rows are read changes no sum. Below 10^9, and its square has room."""
ALIKE = '"rows that are alike"'
CLEANS = "-- clean(x) is the text without white space around it, or nothing"
LONGEST = 100_000
"""Characters of a question that the record keeps."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the names of what is answered."""

    sql: str
    shown: str
    """The same as the record keeps it."""


def question_of(plan: Plan, table: Table) -> Question:
    """The question of a plan. An answer's row: why it is left out (or nothing), the keys, half, set, rows, weights."""
    secret = f"{table.secret.hex()} "
    keys = (f"CASE WHEN left_out IS NULL THEN k{at} END AS g{at}" for at in range(len(readings_of(plan))))
    asked = ("left_out", *keys, *_sets(plan, secret), _count(plan), *_sums(plan))
    sql = "\n".join((*_prepared(plan, table), _select(asked), "FROM sorted", "GROUP BY ALL"))
    shown = sql.replace(secret, "(what only holders of the file know) ").replace(table.relation, table.shown)
    called = (f"-- {one.sql} is the column {' '.join(name.split())}" for name, one in table.columns.items())
    return Question(sql, "\n".join((*called, CLEANS, shown))[:LONGEST])


def repeats_of(plan: Plan, table: Table, part: int, parts: int) -> str:
    """How often people (or clusters) appear, of one part of them: asked part by part where they are very many."""
    who = "CASE WHEN unit IS NOT NULL THEN hash(unit) END AS who"
    kept = f"left_out IS NULL AND hash(unit) % {parts} = {part}"
    each = f", each_one AS (FROM sorted {_select((who, 'count(*) AS n'))} WHERE {kept} GROUP BY 1)"
    most, without = "max(n) FILTER (WHERE who IS NOT NULL)", "sum(n) FILTER (WHERE who IS NULL)"
    told = _select(("count(who)", f"coalesce({most}, 0)", f"CAST(coalesce({without}, 0) AS BIGINT)"))
    return "\n".join((*_prepared(plan, table), each, told, "FROM each_one"))


def _prepared(plan: Plan, table: Table) -> Iterator[str]:
    """Every row as texts and numbers, then as what the plan reads, then with the reason why it is left out."""
    at = {name: number for number, name in enumerate(table.columns)}
    yield "WITH seen AS (" + _select(_seen(plan, table))
    yield f"FROM {_alike(plan, table) if _only_texts(plan) else table.relation}),"
    yield "read AS (" + _select(_read(plan, at))
    yield "FROM seen),"
    yield "sorted AS (" + _select(("*", f"{_left_out(plan)} AS left_out"))
    yield "FROM read)"


def _only_texts(plan: Plan) -> bool:
    return not number_columns(plan) and plan.data.weight is None and unit_column(plan) is None


def _alike(plan: Plan, table: Table) -> str:
    """Rows that are alike are put together before their values are put into words: three times as fast."""
    columns = ", ".join(one.sql for one in table.columns.values())
    return f"(FROM {table.relation} SELECT {columns}, count(*) AS {ALIKE} GROUP BY ALL)"


def _count(plan: Plan) -> str:
    return "CAST(sum(alike) AS BIGINT) AS n" if _only_texts(plan) else "count(*) AS n"


def _seen(plan: Plan, table: Table) -> Iterator[str]:
    numbers = number_columns(plan)
    for at, (name, column) in enumerate(table.columns.items()):
        yield f"{text_sql(column.sql, column.form)} AS t{at}"
        if name in numbers:
            yield f"{number_sql(column.sql, column.form)} AS x{at}"
    if _only_texts(plan):
        yield f"{ALIKE} AS alike"
    if _needs_row(plan):
        yield f"{table.row} AS row"


def _read(plan: Plan, at: dict[str, int]) -> Iterator[str]:
    for number, reading in enumerate(readings_of(plan)):
        column = at[reading.column]
        yield f"{_banded(reading, column) if reading.by_number else f't{column}'} AS k{number}"
    for number, only in enumerate(plan.data.only):
        yield f"t{at[only.column]} AS o{number}"
    if plan.data.weight:
        given = f"t{at[plan.data.weight]}"
        yield f"{given} AS given, {WEIGHT.format(given)} AS w"
    if unit := unit_column(plan):
        yield f"t{at[unit]} AS unit"
    if _needs_row(plan):
        yield "row"
    if _only_texts(plan):
        yield "alike"


def _banded(reading: Reading, at: int) -> str:
    """The same arithmetic on doubles on any engine. A billionth of a bin is forgiven: 0.15 is in the bin from 0.15."""
    blank = f"t{at} IS NULL" + (f" OR t{at} IN ({_list(sorted(reading.missing))})" if reading.missing else "")
    given = f"CASE WHEN {blank} THEN NULL WHEN x{at} IS NULL THEN {NOT_A_NUMBER}"
    if reading.score is None:
        below = " ".join(f"WHEN x{at} < {float(edge)!r} THEN {band}" for band, edge in enumerate(reading.edges))
        return f"{given} {below} ELSE {len(reading.edges)} END"
    low, high, bins = float(reading.score.low), float(reading.score.high), reading.score.bins
    outside = f"WHEN x{at} < {low!r} THEN {BELOW} WHEN x{at} > {high!r} THEN {ABOVE}"
    bin_ = f"CAST(floor((x{at} - {low!r}) * {bins / (high - low)!r} + 1e-9) AS INTEGER)"
    return f"{given} {outside} ELSE least({bin_}, {bins - 1}) END"


def _left_out(plan: Plan) -> str:
    """Which of the plan's conditions a row fails first."""
    cases = [
        f"WHEN o{at} IS NULL OR o{at} NOT IN ({_list(only.values)}) THEN {at}" for at, only in enumerate(plan.data.only)
    ]
    if runs := plan.runs:
        key = next(at for at, one in enumerate(readings_of(plan)) if one.kind == "run")
        named = _list((*runs.before, *runs.after))
        cases.append(f"WHEN k{key} IS NULL OR k{key} NOT IN ({named}) THEN {len(plan.data.only)}")
    if plan.data.weight:
        cases.append(f"WHEN given IS NULL THEN {len(plan.data.only) + 1}")
    return f"CASE {' '.join(cases)} END" if cases else "CAST(NULL AS INTEGER)"


def _sets(plan: Plan, secret: str) -> Iterator[str]:
    """Two digits tell the set, and the third the half."""
    who = ["'u' || unit"] if unit_column(plan) else []
    who += ["'r' || CAST(row AS VARCHAR)"] if _needs_row(plan) else []
    drawn = f"CASE WHEN left_out IS NULL THEN md5({quoted(secret)} || coalesce({', '.join(who)})) END"
    yield f"{drawn}[3] >= '8' AS half" if who and needs_half(plan) else "NULL AS half"
    yield f"{drawn}[1:2] AS drawn" if who and needs_sets(plan) else "NULL AS drawn"


def _needs_row(plan: Plan) -> bool:
    """Rows without a person are dealt out by their number where each has a weight of its own."""
    return plan.data.weight is not None and (needs_half(plan) or needs_sets(plan))


def _sums(plan: Plan) -> Iterator[str]:
    if not plan.data.weight:
        yield "NULL AS weight, NULL AS squares, 0 AS wrong"
        return
    yield "sum(w) FILTER (WHERE left_out IS NULL) AS weight"
    yield "sum(w * w) FILTER (WHERE left_out IS NULL) AS squares"
    yield "count(*) FILTER (WHERE left_out IS NULL AND coalesce(w < 0, true)) AS wrong"


def _select(parts: Iterable[str]) -> str:
    return "SELECT " + ",\n    ".join(parts)


def _list(values: Iterable[str]) -> str:
    return ", ".join(quoted(one) for one in values)
