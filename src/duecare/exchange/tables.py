"""Tables in text (CSV): read strictly and within bounds, and written again as they stood."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from duecare.core.errors import InputError, Problem
from duecare.exchange.bounds import MAX_CELL, MAX_FIELDS, MAX_NAME, MAX_PROBLEMS, MAX_RECORDS

MAX_DELIMITERS = MAX_CELL + MAX_FIELDS
"""In one line of the file: more than the longest cell and the widest row can hold."""

DELIMITERS = (",", ";", "\t")
LINE_ENDS = ("\r\n", "\n", "\r")
SAMPLE = 50
"""Rows that are written in every way to find how the file was written."""

ALIKE = 5
"""Rows that are as wide as each other with the right delimiter."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells stood in the file."""

    delimiter: str = ","
    line_end: str = "\r\n"
    quote_all: bool = False
    ends_with_line_end: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Every row of a file, the header included; an empty line is a row without cells."""

    rows: tuple[Row, ...]
    dialect: Dialect
    exact: bool
    """Whether `written` gives the text back unchanged. If not, every cell is the same; quotes or line ends differ."""


def delimiter_of(text: str) -> str:
    """The delimiter that gives the first row the most cells, and the rows after it as many: a heading may hold some."""
    return max(DELIMITERS, key=lambda delimiter: _cells_by(text, delimiter))


def _cells_by(text: str, delimiter: str) -> tuple[bool, int]:
    rows = first_rows(text, delimiter, ALIKE)
    whole = rows[:-1] if len(text) > MAX_CELL and len(rows) > 1 else rows  # the last may be cut where they end
    widths = [len(row) for row in whole if row]
    return len(set(widths)) == 1 and widths[0] > 1, widths[0] if widths else 0


def first_rows(text: str, delimiter: str, count: int) -> tuple[Row, ...]:
    """The first rows, as far as they stand within the first 100,000 characters; for recognising, not for importing."""
    reader = csv.reader(io.StringIO(text[:MAX_CELL], newline=""), delimiter=delimiter)
    return tuple(tuple(row) for row in islice(reader, count))


def read_table(text: str, file: str, *, columns: int) -> Table:
    """Every row. Raises InputError that names each row of another width, a cell too long, or a quote never closed."""
    delimiter = delimiter_of(text)
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, row in _numbered(text, delimiter, file):
        rows.append(row)
        problem = _problem(row, line, len(rows) - 2, columns, file)
        if problem:
            problems.append(problem)
        if len(problems) == MAX_PROBLEMS:
            break
        if len(rows) > MAX_RECORDS + 1:
            raise _unusable(file, [Problem(f"there are more than {MAX_RECORDS:,} rows.", "Split it.", (), line, file)])
    if problems:
        raise _unusable(file, problems)
    dialect = _dialect(rows, text, delimiter)
    if dialect is None or written(rows, dialect) != text:
        return Table(tuple(rows), Dialect(delimiter, max(LINE_ENDS, key=text.count)), exact=False)
    return Table(tuple(rows), dialect, exact=True)


def written(rows: Sequence[Row], dialect: Dialect) -> str:
    """The rows as text. Reading it again gives the same rows."""
    text = dialect.line_end.join(dialect.delimiter.join(_cells(row, dialect)) for row in rows)
    return text + dialect.line_end if rows and dialect.ends_with_line_end else text


def _cells(row: Row, dialect: Dialect) -> Iterator[str]:
    special = re.compile(f'["\r\n{dialect.delimiter}]')
    alone = row == ("",)  # unquoted it would be an empty line, which is no row
    for cell in row:
        quoted = dialect.quote_all or alone or special.search(cell) is not None
        yield '"' + cell.replace('"', '""') + '"' if quoted else cell


def _dialect(rows: Sequence[Row], text: str, delimiter: str) -> Dialect | None:
    closed = text.endswith(("\n", "\r"))
    ways = [Dialect(delimiter, line_end, all_, closed) for line_end, all_ in product(LINE_ENDS, (False, True))]
    some = len(rows) > SAMPLE
    fitting = (way for way in ways if text.startswith(written(rows[:SAMPLE], way) if some else written(rows, way)))
    return next(fitting, None)


def _numbered(text: str, delimiter: str, file: str) -> Iterator[tuple[int, Row]]:
    """Each row with the line of the file on which it begins, counted from 1."""
    reader = csv.reader(_lines(text, delimiter, file), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise _unusable(file, [_broken(str(error), line, file)]) from error
        if row is None:
            return
        yield line, tuple(row)


def _lines(text: str, delimiter: str, file: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if line.count(delimiter) > MAX_DELIMITERS:
            problem = Problem("the line has more cells than any table that is read here.", "", (), number, file)
            raise _unusable(file, [problem])
        yield line


def _problem(row: Row, line: int, position: int, columns: int, file: str) -> Problem | None:
    if row and len(row) != columns:
        message = f"the row has {len(row)} cells where the header has {columns}."
        return Problem(
            message, "A cell was cut, or a delimiter or a quote is missing or too many.", (position,), line, file
        )
    longest, most = max(map(len, row), default=0), MAX_NAME if position < 0 else MAX_CELL
    if longest > most:
        message = f"a cell holds {longest:,} characters, more than the {most:,} that are kept here."
        return Problem(message, "", (position,), line, file)
    return None


def _broken(reason: str, line: int, file: str) -> Problem:
    if "field larger" in reason:
        message, instead = f"a cell is longer than the {MAX_CELL:,} characters that are kept.", "Is a quote missing?"
    elif "unexpected end" in reason:
        message, instead = "a quote is opened in the row that begins here and never closed.", "Was the file cut off?"
    else:
        message, instead = f"the row that begins here cannot be read ({reason}).", "Check its quotes."
    return Problem(message, instead, (), line, file)


def _unusable(file: str, problems: Iterable[Problem]) -> InputError:
    found = tuple(problems)
    count = (
        "one place" if len(found) == 1 else f"{len(found)} places" if len(found) < MAX_PROBLEMS else "the first places"
    )
    return InputError(
        f"The table {file} cannot be read whole: see {count}.",
        problems=found,
        means="Nothing was imported, because cells could stand under the wrong heading.",
        next_step="Mend these lines, or fetch the file again, and import it once more.",
    )
