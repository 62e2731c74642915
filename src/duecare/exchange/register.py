"""A register kept as a table: one row is one record, and the cells stay as they stand."""

from __future__ import annotations

from dataclasses import dataclass

from duecare.exchange import json_files
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.remarks import remark
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source, SourceRecord
from duecare.exchange.tables import Dialect, Row, read_table, written
from duecare.exchange.text import one_line, stated_line

NO_NAME = "(no name stated)"
NOT_SAME_BYTES = remark(_("Every cell is kept as it stands; only the quotes or line ends of the file are not."))


@dataclass(frozen=True, slots=True)
class Shown:
    """The columns that a list of the records shows, by position."""

    title: int
    asserter: int | None
    no_asserter: str
    """Shown where no column names the asserter, or its cell is blank."""
    purpose: int | None = None


def read_register(sight: Sight, digest: str, *, format_: str, width: int, shown: Shown) -> Source:
    """Every row. Raises InputError for a row of another width, an unclosed quote, or a cell beyond the bounds."""
    table = read_table(sight.text, sight.name, columns=width)
    header, *rows = table.rows
    return Source(
        format=format_,
        file_name=sight.name,
        file_digest=digest,
        encoding=sight.encoding,
        header=header,
        records=tuple(_record(position, header, row, shown) for position, row in enumerate(rows) if row),
        empty_lines=tuple(position for position, row in enumerate(rows) if not row),
        dialect=table.dialect,
        exact="bytes" if table.exact and not sight.workbook else "cells",
        remarks=sight.workbook or (() if table.exact else (NOT_SAME_BYTES,)),
    )


def give_back(source: Source) -> str:
    """The text of the file, made from the records."""
    return written(source.rows, source.dialect or Dialect())


def give_back_either(source: Source) -> str:
    """The same for a register that is published as a table and as JSON."""
    return give_back(source) if source.dialect else json_files.give_back(source)


def _record(position: int, header: Row, row: Row, shown: Shown) -> SourceRecord:
    return SourceRecord(
        position=position,
        names=header,
        values=row,
        title=one_line(row[shown.title]) or NO_NAME,
        asserter=_said(row, shown.asserter) or shown.no_asserter,
        purpose=_said(row, shown.purpose),
    )


def _said(row: Row, column: int | None) -> str:
    return "" if column is None else stated_line(row[column]) or ""
