"""What the columns of a table look like, so that a plan can be made by choosing. Nothing that may name a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from duecare.evaluation.scan.choosing import Column
from duecare.evaluation.scan.opening import Table, opened
from duecare.evaluation.scan.refusing import refusing
from duecare.evaluation.scan.source import Source
from duecare.evaluation.scan.text import number_sql, text_sql
from duecare.evaluation.scan.watching import Progress, Stop, Watch, ask
from duecare.evaluation.scan.workbook import sheet_names as names_of_sheets

ColumnKind = Literal["few-values", "numbers", "many-texts", "identifier", "blank", "nested"]

MOST_ROWS = 200_000
MOST_FIELDS = 10_000_000
MOST_COLUMNS = 500
"""So many are looked at; the others are named."""
MOST_LISTED = 30
LONGEST = 100

_NAMES_PEOPLE = re.compile(
    r"(?i:(?:^|[\s_.-])(?:id|ids|uuid|ssn|bsn|cpr|nir|pesel|person|name|names|surname|email|e-mail|phone|address|personnummer)"
    r"(?:$|[\s_.-]))|(?:[a-z](?:Id|ID|Name)$)",
)
"""What a column is often called that tells who somebody is, or the row of somebody."""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column of the rows that were looked at."""

    name: str
    kind: ColumnKind
    distinct: int
    values: tuple[tuple[str, int], ...]
    """Values with their rows, the commonest first; only where there are few."""
    recorded: int
    rows: int
    """How many rows were looked at."""
    sampled: bool
    """Whether there are more rows than were looked at."""
    low: str = ""
    high: str = ""
    """The least and the most, where all values are numbers and none may tell who somebody is."""

    @property
    def not_recorded(self) -> int:
        """Rows without a value."""
        return self.rows - self.recorded


@dataclass(frozen=True, slots=True)
class TableSeen:
    """The columns of a table."""

    columns: tuple[ColumnSeen, ...]
    others: tuple[str, ...] = ()
    """The names of those that were not looked at, where there are very many."""


def columns(
    source: Source, *, sheet: str | None = None, progress: Progress | None = None, stop: Stop | None = None
) -> TableSeen:
    """The columns of a table, seen in its first rows. Raises InputError when it cannot be read."""
    watch = Watch(progress, stop)
    with opened(source, None, sheet, watch.part(0, 0.6)) as table, refusing(source.name):
        rows = min(MOST_ROWS, MOST_FIELDS // max(len(table.columns), 1))
        _keep(table, rows, watch.part(0.6, 0.8))
        others = tuple(one.name for one in list(table.columns.values())[MOST_COLUMNS:])
        return TableSeen(tuple(_seen(table, rows, watch.part(0.8, 1.0))), others)


def sheet_names(source: Source) -> tuple[str, ...]:
    """The sheets of a workbook; none of another table."""
    with source.open() as file:
        return names_of_sheets(file, source.name)


def _keep(table: Table, rows: int, watch: Watch) -> None:
    """The first rows as they stand, in memory; one more row tells whether there are more.

    They are put into words and numbers a column at a time: of hundreds at once, the engine plans for minutes.
    """
    parts = [f"{one.sql} AS c{at}" for at, one in _looked_at(table) if one.form != "nested"]
    asked = "SELECT " + ", ".join(parts or ["1 AS nothing"])
    ask(table.con, f"CREATE TEMP TABLE looked AS {asked} FROM {table.relation} LIMIT {rows + 1}", watch)


def _looked_at(table: Table) -> list[tuple[str, Column]]:
    return list(table.columns.items())[:MOST_COLUMNS]


def _seen(table: Table, most: int, watch: Watch) -> list[ColumnSeen]:
    ((rows,),) = ask(table.con, "SELECT count(*) FROM looked", watch)
    seen = []
    for number, (at, one) in enumerate(_looked_at(table)):
        watch.at(number / len(table.columns))
        if one.form == "nested":
            seen.append(ColumnSeen(one.name, "nested", 0, (), 0, rows, rows > most))
        else:
            seen.append(_one(table, at, one, rows, rows > most))
    return seen


def _one(table: Table, at: str, column: Column, rows: int, sampled: bool) -> ColumnSeen:
    held = f"{text_sql(f'c{at}', column.form)} AS t, {number_sql(f'c{at}', column.form)} AS x"
    table.con.execute(f"CREATE OR REPLACE TEMP TABLE one AS FROM looked SELECT {held}")
    figures = "count(t), count(DISTINCT t), count(x), min(x), max(x), max(length(t)), bool_and(x = trunc(x))"
    ((recorded, distinct, numbers, low, high, longest, whole),) = table.con.execute(
        f"FROM one SELECT {figures}"
    ).fetchall()
    kind = _kind(column.name, recorded, distinct, numbers, longest or 0, bool(whole))
    listed: list[tuple[Any, ...]] = []
    if kind == "few-values":
        listed = table.con.execute(
            "FROM one SELECT t, count(*) AS n WHERE t IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1"
        ).fetchall()
    numeric = kind == "numbers" or (kind == "few-values" and numbers == recorded)
    ends = (f"{low:.15g}", f"{high:.15g}") if numeric else ("", "")
    values = tuple((str(a), int(b)) for a, b in listed)
    return ColumnSeen(column.name, kind, distinct, values, recorded, rows, sampled, *ends)


def _kind(name: str, recorded: int, distinct: int, numbers: int, longest: int, whole: bool) -> ColumnKind:
    """Careful on the side of a person: a column is only listed where its values repeat, and its name tells nobody."""
    if recorded == 0:
        return "blank"
    repeats = distinct <= max(recorded // 2, 2)
    if _NAMES_PEOPLE.search(name) and distinct > 2:
        return "identifier"
    if distinct <= MOST_LISTED and repeats and longest <= LONGEST:
        return "few-values"
    if numbers >= 0.99 * recorded:
        return "identifier" if whole and (longest >= 9 or distinct > 0.9 * recorded) and recorded > 20 else "numbers"
    return "identifier" if distinct > 0.9 * recorded and longest <= LONGEST else "many-texts"
