"""Rows as CSV that opens in a spreadsheet as text: no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from duecare.triage.written.rows import Row

_FORMULA = re.compile(r"[\t\r\n ]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\r]")
"""What a spreadsheet takes for the start of a formula, also in its full-width form and behind white space."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Controls, marks that turn the direction of text, and what no file of text may hold."""

MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def plain(cell: str) -> str:
    """The text with a visible mark for what controls instead of showing."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", cell.replace("\r\n", "\n"))


def as_text(cell: str) -> str:
    """The text as a spreadsheet keeps it text: an apostrophe stands before what it would calculate."""
    shown = plain(cell)
    return "'" + shown if _FORMULA.match(shown) else shown


def csv_line(row: Row) -> str:
    """One row, with its line end."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(map(as_text, row))
    return out.getvalue()


def as_csv(head: Row, rows: Iterable[Row]) -> bytes:
    """The file, in UTF-8."""
    out = io.StringIO(newline="")
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(map(as_text, row) for row in rows)
    return out.getvalue().encode()
