"""A sheet of an Excel workbook as the text of a table, so that every importer of tables reads it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import IO, Any
from zipfile import ZipFile

from openpyxl.xml.functions import iterparse

from duecare.core.errors import InputError, Problem
from duecare.exchange.bounds import MAX_FIELDS, MAX_PROBLEMS, MAX_RECORDS
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.tables import DELIMITERS, Dialect, Row, delimiter_of, written
from duecare.exchange.text import one_line, shortened
from duecare.files.workbook import MOST_ROWS, Limits, opened

LIMITS = Limits(
    unpacked=300_000_000, shared=100_000_000, means="Nothing was imported.", otherwise="CSV (UTF-8), sheet by sheet"
)
MAX_CELLS = 1_500_000
"""Of all sheets together; blank ones count, and a row as one more."""
MOST_EXACT = 1e15
"""Whole numbers below it are written with all their digits."""
LOOKED_AT = 20
"""Rows among which the headings are looked for."""
NAMED = 10
"""Sheets, or texts above the headings, that a remark names."""
MARKS = {"formula": re.compile(rb"<(?:\w+:)?f[ >/]"), "merged": re.compile(rb"<(?:\w+:)?mergeCell ")}
OVERLAP = 32
"""Bytes kept of one piece for the next, so that a mark that is cut is found."""

AS_SAVED = remark(
    _(
        "It is an Excel workbook. Its cells are kept as they were saved, which may look otherwise there: days as "
        "2026-12-02, numbers without their format, and of a formula its result."
    )
)
ONE_SHEET = _("Only the sheet “{sheet}” was read. Not read: {others}. To import one of these, save it alone.")
ABOVE = _("Above the headings stands what belongs to no record: {texts}")
MERGED = remark(
    _(
        "Some of its cells are merged. Their text stands in the first of them alone, and the others count as not "
        "stated: look whether it was meant for all."
    )
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read of a workbook."""

    text: str
    """The headings and the rows, as a table in text."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    name: str
    part: str
    """Where its cells stand in the archive."""
    rows: tuple[Row, ...]


def sheet_of(data: bytes, name: str) -> Sheet:
    """The sheet with the most rows, its headings first.

    Raises InputError for a workbook that is broken, too large or empty, and for a formula whose result is not there.
    """
    with opened(io.BytesIO(data), name, LIMITS) as book:
        sheets = list(_sheets(book.worksheets, name))
        chosen = _longest(sheets, name)
        marks = _marks(data, chosen.part)
        if "formula" in marks:
            _refuse_unsaved(data, name, chosen)
    first = _headings(chosen.rows)
    rows = _even(chosen.rows[first:])
    remarks = (
        AS_SAVED,
        *_others(sheets, chosen),
        *_above(chosen.rows[:first]),
        *([MERGED] if "merged" in marks else []),
    )
    return Sheet(_text(rows), remarks)


def _sheets(sheets: Iterable[Any], name: str) -> Iterator[_Read]:
    left = MAX_CELLS
    for sheet in sheets:
        rows, left = _rows(sheet, name, left)
        yield _Read(sheet.title, sheet._worksheet_path.lstrip("/"), rows)


def _longest(sheets: Sequence[_Read], name: str) -> _Read:
    chosen = max(sheets, key=lambda one: len(one.rows), default=None)
    if chosen is None or not chosen.rows:
        raise InputError(f"The workbook {name} has no sheet with cells.", next_step="Bring the one with the table.")
    return chosen


def _rows(sheet: Any, name: str, left: int) -> tuple[tuple[Row, ...], int]:
    """Every row up to the last with a cell, a blank one having none; and how many more cells may be read. Below that
    last one, blank rows are gone through and not kept."""
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows: list[Row] = []
    for place, row in enumerate(sheet.iter_rows(values_only=True)):
        texts = _texts(row)
        left -= 1 + len(row)
        if (texts and place >= MAX_RECORDS + LOOKED_AT) or place > MOST_ROWS or left < 0:
            raise _too_large(sheet.title, name)
        if len(texts) > MAX_FIELDS:
            raise _too_large(sheet.title, name)
        if texts:
            rows += [()] * (place - len(rows))
            rows.append(texts)
    return tuple(rows), left


def _texts(row: Sequence[object]) -> Row:
    """The cells of a row, without the blank ones at its end."""
    texts = [_cell(one) for one in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if abs(value) < MOST_EXACT and value == int(value) else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _headings(rows: Sequence[Row]) -> int:
    """The first row with more than one cell that says something, as a title above the table has one; else the first."""
    said = ((place, sum(bool(cell.strip()) for cell in row)) for place, row in enumerate(rows[:LOOKED_AT]))
    filled = [(place, count) for place, count in said if count]
    return next((place for place, count in filled if count > 1), filled[0][0] if filled else 0)


def _even(rows: Sequence[Row]) -> tuple[Row, ...]:
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) if row else () for row in rows)


def _text(rows: Sequence[Row]) -> str:
    """With the delimiter by which the table is read again as it is."""
    texts = ((one, written(rows, Dialect(one, quote_all=True))) for one in DELIMITERS)
    found = [text for one, text in texts if delimiter_of(text) == one]
    return found[0] if found else written(rows, Dialect())


def _marks(data: bytes, part: str) -> set[str]:
    """What stands in the sheet beside its values."""
    found: set[str] = set()
    with ZipFile(io.BytesIO(data)) as parts, parts.open(part) as file:
        before = b""
        while piece := file.read(1 << 20):
            found |= {what for what, mark in MARKS.items() if mark.search(before + piece)}
            before = piece[-OVERLAP:]
    return found


def _refuse_unsaved(data: bytes, name: str, sheet: _Read) -> None:
    """A program that writes formulas without computing them leaves cells that only look blank."""
    with ZipFile(io.BytesIO(data)) as parts, parts.open(sheet.part) as file:
        unsaved = list(islice(_unsaved(file), MAX_PROBLEMS))
    if unsaved:
        raise InputError(
            f"The workbook {name} holds formulas whose results were not saved with it.",
            problems=[Problem(f"cell {at} of “{one_line(sheet.name)}” has no result.", file=name) for at in unsaved],
            means="Nothing was imported, because these cells would count as not stated.",
            next_step="Open it in a spreadsheet program and save it again, or save the sheet as CSV (UTF-8).",
        )


def _unsaved(file: IO[bytes]) -> Iterator[str]:
    """A result that is an empty text is one: then the cell says that it holds a text."""
    for _event, element in iterparse(file):
        if element.tag.endswith("}c"):
            values = {child.tag.rpartition("}")[2]: child.text for child in element}
            if "f" in values and not values.get("v") and element.get("t") != "str":
                yield one_line(element.get("r", "?"))
        elif element.tag.endswith("}row"):
            element.clear()


def _others(sheets: Sequence[_Read], chosen: _Read) -> Iterator[Remark]:
    others = [f"“{one_line(one.name)}” ({len(one.rows):,})" for one in sheets if one is not chosen and one.rows]
    if others:
        more = f" … ({len(others)})" if len(others) > NAMED else ""
        yield remark(ONE_SHEET, sheet=one_line(chosen.name), others=", ".join(others[:NAMED]) + more)


def _above(rows: Sequence[Row]) -> Iterator[Remark]:
    texts = [f"“{shortened(one_line(cell), 200)}”" for row in rows for cell in row if cell.strip()]
    if texts:
        yield remark(ABOVE, texts=", ".join(texts[:NAMED]) + (" …" if len(texts) > NAMED else ""))


def _too_large(sheet: str, name: str) -> InputError:
    return InputError(
        f"The sheet “{one_line(sheet)}” of {name} is larger than what is read of a workbook.",
        means=f"At most {MAX_RECORDS:,} rows, {MAX_FIELDS:,} columns and {MAX_CELLS:,} cells of all sheets are. "
        "Nothing was imported.",
        next_step="Save the table as CSV (UTF-8), or leave out what is not needed.",
    )
