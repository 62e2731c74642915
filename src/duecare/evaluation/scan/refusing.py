"""What an engine complains of, in words for people, and never with a value of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from duecare.core.errors import InputError

_LINE = re.compile(r"CSV Error on Line: (\d+)")
_WIDTH = re.compile(r"Expected Number of Columns: (\d+) Found: (\d+)")

MEMORY = "1GB"


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Raises InputError in place of an engine's own error, whose text may hold what stands in a row."""
    try:
        yield
    except duckdb.Error as error:
        raise _in_words(error, name) from None


def _in_words(error: duckdb.Error, name: str) -> InputError:
    if isinstance(error, duckdb.OutOfMemoryException):
        return InputError(
            f"{name} has too many different values in the columns of the plan to be counted within {MEMORY} of memory.",
            means="Nothing was counted. Nothing is written to a disk instead, because it may be about people.",
            next_step="Check that no column of groups holds names or numbers that differ in each row.",
        )
    said = str(error)
    if found := _LINE.search(said):
        return _line(said, int(found[1]), name)
    if "CSV" in said:
        return InputError(
            f"{name} is not one table: its lines do not end or quote their values in one way.",
            means="Nothing was counted.",
            next_step="Open it in a spreadsheet program and save it again as CSV (UTF-8) or Excel (.xlsx).",
        )
    return InputError(
        f"{name} cannot be read as a table: it is damaged, not complete, or protected by a password.",
        means="Nothing was counted.",
        next_step="Fetch the file again, or ask for it as CSV.",
    )


def _line(said: str, line: int, name: str) -> InputError:
    if widths := _WIDTH.search(said):
        happened = f"Line {line} of {name} has {widths[2]} values, and the header has {widths[1]} columns."
    elif "quote" in said:
        happened = f"A quotation mark in line {line} of {name} is not closed, or stands in the middle of a value."
    elif "line size" in said.casefold():
        happened = f"Line {line} of {name} is too long. Is a quotation mark not closed?"
    else:
        happened = f"Line {line} of {name} cannot be read."
    return InputError(
        happened,
        means="Nothing was counted: a row that is left out unseen could be of the people worst off.",
        next_step="Correct the line, or save the table again from the program that it comes from.",
    )
