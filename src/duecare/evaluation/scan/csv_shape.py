"""What a text table looks like: its delimiter, where its header stands, and the names in it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from duecare.core.errors import InputError
from duecare.evaluation.scan.text import BLANKS

SAMPLE = 256_000
"""Characters that are looked at."""
MOST_COLUMNS = 5_000
ROWS = 100
DELIMITERS = (",", ";", "\t", "|")

_SAYS_SO = re.compile(r"sep=(.)\r?\n")


@dataclass(frozen=True, slots=True)
class Shape:
    """How to read the text."""

    delimiter: str
    skip: int
    """Lines before the header."""
    names: tuple[str, ...]


def shape_of(text: str, name: str) -> Shape:
    """The shape of a table, from its first characters. Raises InputError when there is no header."""
    blank = _blank_lines(text)
    text = "".join(text.splitlines(keepends=True)[blank:])
    said = _SAYS_SO.match(text)
    if said:  # a first line that some programs write, and Excel reads
        text = text[said.end() :]
    delimiter = said[1] if said else _delimiter(text, name)
    header = _rows(text, delimiter, name)[:1]
    if not header:
        raise InputError(f"{name} has no header.", next_step="Put the names of the columns in the first line.")
    names = tuple(one.strip(BLANKS) for one in header[0])
    if len(names) > MOST_COLUMNS:
        raise InputError(
            f"{name} has more than {MOST_COLUMNS:,} columns.", next_step="Keep the columns that the plan names."
        )
    return Shape(delimiter, blank + bool(said), names)


def _blank_lines(text: str) -> int:
    for at, line in enumerate(text.splitlines()):
        if line.strip(BLANKS):
            return at
    return 0


def _delimiter(text: str, name: str) -> str:
    """The one that cuts the most rows into as many values as the header, and into the most."""

    def fit(delimiter: str) -> tuple[float, int]:
        rows = _rows(text, delimiter, name)
        widths = Counter(len(row) for row in rows)
        width = len(rows[0]) if rows else 0
        return (widths[width] / len(rows), width) if width > 1 else (0.0, width)

    return max(DELIMITERS, key=fit)


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if row:
                rows.append(row)
            if len(rows) > ROWS:
                break
    except csv.Error:
        raise InputError(
            f"The first lines of {name} are no table.",
            means="A quotation mark may not be closed, or a value is longer than any should be.",
            next_step="Save the table again as CSV (UTF-8), Excel (.xlsx) or Parquet.",
        ) from None
    return rows[:-1] if len(text) >= SAMPLE and len(rows) > 1 and len(rows) <= ROWS else rows  # the last may be cut
