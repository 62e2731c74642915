"""One row of the CSV is one record; the cells stay as they stand."""

from __future__ import annotations

from duecare.exchange.sight import Sight
from duecare.exchange.source import Source, SourceRecord
from duecare.exchange.tables import Dialect, Row, read_table, written
from duecare.exchange.text import one_line, stated
from duecare.exchange.us_inventory_2024.recognise import COLUMNS, Column

NO_NAME = "(no name stated)"
NO_AGENCY = "(no agency stated)"
NOT_SAME_BYTES = "Every cell is kept as it stands; only the quotes or line ends of the file are not."


def read(sight: Sight, digest: str) -> Source:
    """Every row. Raises InputError for a row of another width, an unclosed quote, or a cell beyond the bounds."""
    table = read_table(sight.text, sight.name, columns=COLUMNS)
    header, *rows = table.rows
    return Source(
        format="us-inventory-2024",
        file_name=sight.name,
        file_digest=digest,
        encoding=sight.encoding,
        header=header,
        records=tuple(_record(position, header, row) for position, row in enumerate(rows) if row),
        empty_lines=tuple(position for position, row in enumerate(rows) if not row),
        dialect=table.dialect,
        exact="bytes" if table.exact else "cells",
        remarks=() if table.exact else (NOT_SAME_BYTES,),
    )


def give_back(source: Source) -> str:
    """The text of the file, made from the records."""
    return written(source.rows, source.dialect or Dialect())


def _record(position: int, header: Row, row: Row) -> SourceRecord:
    return SourceRecord(
        position=position,
        names=header,
        values=row,
        title=one_line(row[Column.NAME]) or NO_NAME,
        asserter=one_line(row[Column.AGENCY]) or NO_AGENCY,
        purpose=one_line(stated(row[Column.PURPOSE]) or ""),
    )
