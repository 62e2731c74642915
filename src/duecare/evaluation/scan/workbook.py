"""A sheet of a workbook, row by row, within bounds that hold before it is unpacked. No formula is ever computed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO

from duecare.core.errors import InputError
from duecare.evaluation.scan.choosing import nearest
from duecare.evaluation.scan.text import BLANKS, text_of
from duecare.files.workbook import MOST_ROWS, Limits, broken, opened

LIMITS = Limits(
    unpacked=2_000_000_000, shared=300_000_000, means="Nothing was counted.", otherwise="CSV (UTF-8) or Parquet"
)
MOST_COLUMNS = 5_000

Texts = tuple[str | None, ...]


class Sheet:
    """One sheet: its header, and its rows as texts."""

    def __init__(self, sheet: Any, name: str) -> None:
        self._sheet, self._name = sheet, name
        self.rows_told: int = sheet.max_row or 0
        sheet.reset_dimensions()  # what a file says of its size may be wrong
        self.names = self._header()

    def rows(self, columns: tuple[int, ...]) -> Iterator[Texts]:
        """The rows under the header that are not wholly blank, these columns only."""
        seen_header = False
        for row in self._read(max_col=len(self.names)):
            if all(one is None for one in row):
                continue
            if seen_header:
                yield tuple(text_of(row[at]) if at < len(row) else None for at in columns)
            seen_header = True

    def _header(self) -> tuple[str, ...]:
        for row in self._read(max_col=MOST_COLUMNS + 1):
            names = [(text_of(one) or "").strip(BLANKS) for one in row]
            while names and not names[-1]:
                names.pop()
            if len(names) > MOST_COLUMNS:
                raise InputError(
                    f"{self._name} has more than {MOST_COLUMNS:,} columns.",
                    next_step="Keep the columns that the plan names.",
                )
            if names:
                return tuple(names)
        raise InputError(
            f"{self._name} has no header.", next_step="Put the names of the columns in the first row of the sheet."
        )

    def _read(self, max_col: int) -> Iterator[tuple[Any, ...]]:
        with broken(self._name, LIMITS):
            rows = self._sheet.iter_rows(values_only=True, max_col=max_col)
            yield from islice(rows, MOST_ROWS)
            if next(rows, None) is not None:
                raise InputError(
                    f"{self._name} has more than {MOST_ROWS:,} rows, more than a sheet can have.",
                    next_step="Save the table as CSV or Parquet.",
                )


@contextmanager
def sheet_of(file: BinaryIO, name: str, wanted: str | None) -> Iterator[Sheet]:
    """The sheet of that name, or the first. Raises InputError when the file is too large, broken, or has none."""
    with opened(file, name, LIMITS) as book:
        yield Sheet(_chosen({one.title: one for one in book.worksheets}, name, wanted), name)


def sheet_names(file: BinaryIO, name: str) -> tuple[str, ...]:
    """The names of the sheets with cells; none when the file is no workbook."""
    if not zipfile.is_zipfile(file):
        return ()
    file.seek(0)
    with opened(file, name, LIMITS) as book:
        return tuple(one.title for one in book.worksheets)


def _chosen(sheets: dict[str, Any], name: str, wanted: str | None) -> Any:
    if not sheets:
        raise InputError(f"{name} has no sheet with cells.", next_step="Choose the workbook with the table.")
    if wanted is None:
        return next(iter(sheets.values()))
    if wanted not in sheets:
        raise InputError(
            f"{name} has no sheet “{wanted}”.{nearest(wanted, sheets)}",
            next_step=f"Write in the plan one of: {', '.join(list(sheets)[:20])}.",
        )
    return sheets[wanted]
