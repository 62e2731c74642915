"""A sheet of a workbook, row by row, within bounds that hold before it is unpacked. No formula is ever computed."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from duecare.core.errors import InputError
from duecare.evaluation.scan.choosing import nearest
from duecare.evaluation.scan.text import BLANKS, text_of

MOST_UNPACKED = 2_000_000_000
"""Bytes of all parts together."""
MOST_SHARED = 300_000_000
"""Bytes of the texts that cells share: they are held in memory."""
MOST_BESIDE = 10_000_000
"""Bytes of any other part: its styles and names are held in memory, and take many times their size there."""
MOST_FOLDED = 400
"""How many times its packed size a large part may have: tables stay far below, and only a bomb is all the same."""
MOST_PARTS = 5_000
MOST_ROWS = 1_048_576
"""What Excel itself holds."""
MOST_COLUMNS = 5_000

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, ParseError, EOFError, NotImplementedError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, RuntimeError, OSError),
)
"""What the library raises for a file that is not what it says. Its own words may hold what stands in a cell."""

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
        for row in self._read(max_col=MOST_COLUMNS):
            names = [(text_of(one) or "").strip(BLANKS) for one in row]
            while names and not names[-1]:
                names.pop()
            if names:
                return tuple(names)
        raise InputError(
            f"{self._name} has no header.", next_step="Put the names of the columns in the first row of the sheet."
        )

    def _read(self, max_col: int) -> Iterator[tuple[Any, ...]]:
        with broken(self._name):
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
    with _book(file, name) as book:
        yield Sheet(_chosen({one.title: one for one in book.worksheets}, name, wanted), name)


def sheet_names(file: BinaryIO, name: str) -> tuple[str, ...]:
    """The names of the sheets with cells; none when the file is no workbook."""
    if not zipfile.is_zipfile(file):
        return ()
    file.seek(0)
    with _book(file, name) as book:
        return tuple(one.title for one in book.worksheets)


@contextmanager
def _book(file: BinaryIO, name: str) -> Iterator[Any]:
    with broken(name), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and the like that are not read
        _check_sizes(file, name)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def broken(name: str) -> Iterator[None]:
    """Raises InputError in place of the library's own errors."""
    try:
        yield
    except _BROKEN:
        raise InputError(
            f"{name} cannot be read as an Excel workbook: it is damaged, not complete, or something else.",
            means="Nothing was counted.",
            next_step="Open it in a spreadsheet program and save it again as .xlsx, or as CSV (UTF-8).",
        ) from None


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


def _check_sizes(file: BinaryIO, name: str) -> None:
    with zipfile.ZipFile(file) as parts:
        listed = parts.infolist()
    file.seek(0)
    sizes = sum(one.file_size for one in listed)
    if len(listed) > MOST_PARTS or sizes > MOST_UNPACKED or any(_is_too_large(one) for one in listed):
        raise InputError(
            f"{name} would unpack to more than a workbook with a table needs.",
            means="It was not opened.",
            next_step="Save the table alone, without pictures and styles, or as CSV (UTF-8) or Parquet.",
        )


def _is_too_large(part: zipfile.ZipInfo) -> bool:
    name = part.filename.casefold()
    if part.file_size > MOST_BESIDE and part.file_size > MOST_FOLDED * part.compress_size:
        return True
    if name.endswith("sharedstrings.xml"):
        return part.file_size > MOST_SHARED
    return part.file_size > MOST_BESIDE and not name.startswith("xl/worksheets/")
