"""A table's columns as small numbers in memory, to be counted again and again: other labels, thresholds, groups.

It holds who is alike, in codes and hashes. It is never written to a disk, and goes when the program ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from duecare.core.errors import InputError
from duecare.evaluation.cells import DataRead
from duecare.evaluation.plan import Plan
from duecare.evaluation.scan.opening import Table, opened
from duecare.evaluation.scan.readings import columns_of, readings_of
from duecare.evaluation.scan.refusing import refusing
from duecare.evaluation.scan.source import Source
from duecare.evaluation.scan.text import number_sql, quoted, text_sql
from duecare.evaluation.scan.watching import Progress, Stop, Watch, beside

MOST_VALUES = 65_000
MILLIONTHS = 1_000_000
NO_WEIGHT, WRONG_WEIGHT = -1, -2

Codes = NDArray[Any]
Asked = tuple[str, Any, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts: for each row a place in the list of values; 0 is not recorded."""

    codes: Codes
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A column that tells who is alike: for each row a hash (0: not recorded) and what was drawn for it, 0 to 4095."""

    hashes: Codes
    drawn: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The columns of a plan. Another plan on the same columns can be counted from it."""

    data: DataRead
    rows: int
    texts: dict[str, Texts] = field(repr=False)
    numbers: dict[str, NDArray[np.float64]] = field(repr=False)
    """Not a number (NaN) where a value is none."""
    blank: dict[tuple[str, tuple[str, ...]], Codes] = field(repr=False)
    """Of a column of numbers, and the values that mean not recorded: which rows have none."""
    weights: dict[str, NDArray[np.int64]] = field(repr=False)
    """In millionths, so that sums are exact."""
    units: dict[str, Unit] = field(repr=False)
    row_drawn: Codes | None = field(repr=False)
    secret: bytes = field(repr=False)
    joint: dict[tuple[str, ...], tuple[Codes, NDArray[np.int64]]] = field(default_factory=dict, repr=False)
    """What was put together before: for a set of columns, each row's combination, and the codes of each."""


def pack(plan: Plan, source: Source, *, progress: Progress | None = None, stop: Stop | None = None) -> Packed:
    """The columns that the plan names. Raises InputError when the table cannot be read or has no such columns."""
    watch = Watch(progress, stop)
    with opened(source, columns_of(plan), plan.data.sheet, watch.part(0, 0.4)) as table, refusing(source.name):
        asked = tuple(_asked(plan, table, watch.part(0.4, 0.6)))
        answer = _columns(table, [sql for _, _, sql in asked], watch.part(0.6, 1.0))
        return _packed(table, {(kind, name): one for (kind, name, _), one in zip(asked, answer, strict=True)})


def _asked(plan: Plan, table: Table, watch: Watch) -> Iterator[Asked]:
    """What to fetch: its kind, its column, and how it is said in SQL."""
    for at, name in enumerate(table.columns):
        watch.at(at / len(table.columns))
        yield from _numbers(plan, table, name)
        yield from _people(plan, table, name)
        if name in _texts(plan):
            text = _text(table, name)
            _enumerate(table, at, text)
            yield "text", name, f"CAST(coalesce(enum_code(CAST({text} AS e{at})), 0) AS USMALLINT)"
    if plan.data.weight:
        yield "row", "", _drawn(table.secret, f"'r' || CAST({table.row} AS VARCHAR)")


def _text(table: Table, name: str) -> str:
    return text_sql(table.columns[name].sql, table.columns[name].form)


def _numbers(plan: Plan, table: Table, name: str) -> Iterator[Asked]:
    text = _text(table, name)
    readings = [one for one in readings_of(plan) if one.column == name and one.by_number]
    if readings:
        number = number_sql(table.columns[name].sql, table.columns[name].form)
        yield "number", name, f"coalesce({number}, 'nan'::DOUBLE)"
    for values in dict.fromkeys(tuple(sorted(one.missing)) for one in readings):
        named = f" OR {text} IN ({', '.join(quoted(one) for one in values)})" if values else ""
        yield "blank", (name, values), f"CAST({text} IS NULL{named} AS UTINYINT)"
    if name == plan.data.weight:
        yield "weight", name, _millionths(text)


def _people(plan: Plan, table: Table, name: str) -> Iterator[Asked]:
    if name in (plan.unit.person, plan.unit.cluster):
        text = _text(table, name)
        yield "hash", name, f"CASE WHEN {text} IS NULL THEN 0 ELSE greatest(hash({text}), 1) END"
        yield "drawn", name, _drawn(table.secret, f"coalesce('u' || {text}, '')")


def _texts(plan: Plan) -> frozenset[str]:
    """The columns whose values are compared as texts."""
    read = (one.column for one in readings_of(plan) if not one.by_number)
    return frozenset((*read, *(one.column for one in plan.data.only)))


def _enumerate(table: Table, at: int, text: str) -> None:
    """All values of a column, each once, as a type whose codes are small numbers; the first is nothing."""
    con = table.con
    values = f"FROM {table.relation} SELECT DISTINCT {text} AS value"
    con.execute(f"CREATE TEMP TABLE v{at} AS FROM ({values}) WHERE value IS NOT NULL LIMIT {MOST_VALUES + 1}")
    ((found,),) = con.execute(f"FROM v{at} SELECT count(*)").fetchall()
    if found > MOST_VALUES:
        name = next(name for number, name in enumerate(table.columns) if number == at)
        raise InputError(
            f"The column “{name}” holds more than {MOST_VALUES:,} different texts.",
            means="It cannot be kept in memory to be counted again.",
            next_step="Run the plan on the file itself.",
        )
    con.execute(f"CREATE TYPE e{at} AS ENUM (SELECT '' UNION ALL (FROM v{at} SELECT value ORDER BY value))")


def _millionths(text: str) -> str:
    number = f"CAST(TRY_CAST({text} AS DECIMAL(15, 6)) * {MILLIONTHS} AS BIGINT)"
    return (
        f"CASE WHEN {text} IS NULL THEN {NO_WEIGHT} "
        f"WHEN coalesce({number} < 0, true) THEN {WRONG_WEIGHT} ELSE {number} END"
    )


def _drawn(secret: bytes, who: str) -> str:
    return f"CAST(('0x' || md5({quoted(f'{secret.hex()} ')} || {who})[1:3])::INTEGER AS USMALLINT)"


def _columns(table: Table, asked: list[str], watch: Watch) -> list[Codes]:
    parts = ", ".join(f"{one} AS a{at}" for at, one in enumerate(asked))
    question = f"FROM {table.relation} SELECT {parts}"
    answer = beside(table.con, lambda: table.con.execute(question).fetchnumpy(), watch)
    return [np.asarray(answer[f"a{at}"]) for at in range(len(asked))]


def _packed(table: Table, found: dict[tuple[str, Any], Codes]) -> Packed:
    def of(kind: str) -> dict[Any, Codes]:
        return {name: codes for (what, name), codes in found.items() if what == kind}

    at = {name: number for number, name in enumerate(table.columns)}
    drawn = of("drawn")
    return Packed(
        data=table.data,
        rows=len(next(iter(found.values()))),
        texts={name: Texts(_smallest(codes), _values(table.con, at[name])) for name, codes in of("text").items()},
        numbers=of("number"),
        blank=of("blank"),
        weights=of("weight"),
        units={name: Unit(hashes, drawn[name]) for name, hashes in of("hash").items()},
        row_drawn=of("row").get(""),
        secret=table.secret,
    )


def _smallest(codes: Codes) -> Codes:
    return codes.astype(np.uint8) if codes.size and codes.max() < 256 else codes


def _values(con: duckdb.DuckDBPyConnection, at: int) -> tuple[str | None, ...]:
    (values,) = con.execute(f"SELECT enum_range(NULL::e{at})").fetchall()[0]
    return (None, *values[1:])
