"""A table that may be larger than memory: read some rows at a time, each time by the importer that knows its layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from duecare.core.errors import InputError, Problem
from duecare.exchange import MAX_BYTES, Columns, Source
from duecare.exchange.formats import FORMATS, format_of
from duecare.exchange.sight import Sight, is_table
from duecare.exchange.source import Format
from duecare.exchange.spreadsheet import read_as
from duecare.exchange.tables import delimiter_of
from duecare.exchange.text import file_label, not_text
from duecare.triage.entries import Entry, entries
from duecare.triage.streaming.seen import Seen, seen

HEAD = 1_000_000
"""Bytes from which the layout is told."""
ROWS = 1_000
"""Rows that are read at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a table was read: the byte after the last row, its line, and how many rows there were."""

    offset: int
    line: int
    rows: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records, and how far they go."""

    entries: tuple[Entry, ...]
    after: Place


@dataclass(frozen=True)
class Big:
    """A table that is read piece by piece."""

    path: Path
    name: str
    seen: Seen
    format: str
    delimiter: str
    header: str
    """The header as it stands in the file."""
    first: Place
    columns: Columns | None

    def batches(self, start: Place | None = None) -> Iterator[Batch]:
        """The records from a place on. Raises InputError, with the line, for rows that cannot be read."""
        place = start or self.first
        with self.path.open("rb") as file:
            file.seek(place.offset)
            lines = _Lines(file, self, place.line)
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            while text := lines.of(reader, ROWS):
                source = self._read(text, place)
                if lines.broken:
                    raise _no_table(self.name, f"after line {place.line}, {lines.broken}")
                after = Place(
                    place.offset + lines.bytes, lines.line, place.rows + len(source.records) + len(source.empty_lines)
                )
                yield Batch(tuple(_moved(source, place.rows, self.name)), after)
                place = after

    def _read(self, text: str, place: Place) -> Source:
        """The rows, behind the header, as the importer reads them."""
        whole = self.header + text
        sight = Sight(self.name, whole, self.seen.encoding, _row(self.header, self.delimiter))
        try:
            if self.columns is not None:
                return read_as(sight, self.seen.digest, self.columns)
            return format_of(self.format).read(sight, self.seen.digest)
        except InputError as error:
            raise _moved_error(error, place.line - self.first.line) from None


def open_big(path: Path, columns: Columns | None = None) -> Big:
    """Look at the whole file once, and tell its layout. Raises InputError for what is no table of a known layout."""
    name = file_label(path.name)
    try:
        known = seen(path, name)
        with path.open("rb") as file:
            start = file.read(HEAD)[known.start :]
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None
    head = _text(start, known.encoding, name)
    delimiter = delimiter_of(head)
    header, count = _header(head, delimiter, name)
    sight = Sight(name, head, known.encoding, _row(header, delimiter))
    first = Place(known.start + len(header.encode(known.encoding)), count, 0)
    found = None if columns is not None else _recognised(sight)
    big = Big(path, name, known, found.id if found else "spreadsheet", delimiter, header, first, columns)
    if columns is not None:
        big._read("", first)  # that the mapping is of this table
    return big


def _text(data: bytes, encoding: str, name: str) -> str:
    """The start of a file, which may end within a letter."""
    try:
        return data.decode(encoding, "ignore" if encoding == "utf-8" else "strict")
    except UnicodeDecodeError:
        raise _neither(name) from None


def _row(header: str, delimiter: str) -> tuple[str, ...]:
    return tuple(next(csv.reader(io.StringIO(header, newline=""), delimiter=delimiter), ()))


def _neither(name: str) -> InputError:
    return not_text(name, "is neither UTF-8 nor Windows-1252 text", "Save it again as UTF-8.")


def _header(head: str, delimiter: str, name: str) -> tuple[str, int]:
    """The first row as it stands, and how many lines it takes."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(head, newline=""):
            taken.append(line)
            yield line

    try:
        next(csv.reader(lines(), delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        raise _no_table(name, f"its header cannot be read ({error})") from None
    return "".join(taken), len(taken)


def _recognised(sight: Sight) -> Format:
    found = next((one for one in FORMATS if one.recognise(sight).certain), None)
    if found is None or not is_table(sight):
        raise _no_table(sight.name, "no importer knows this layout as a table")
    return found


def _no_table(name: str, why: str) -> InputError:
    return InputError(
        f"The file {name} cannot be read row by row: {why}.",
        means="Nothing was looked through.",
        next_step="Only tables (CSV) are read so: of a register that is known, or with --mapping. See duecare import.",
    )


def _moved(source: Source, before: int, name: str) -> Iterator[Entry]:
    return (replace(entry, position=entry.position + before, file=name) for entry in entries(source))


def _moved_error(error: InputError, lines: int) -> InputError:
    """The same error, with the lines of the whole file."""
    problems = [replace(one, line=one.line + lines if one.line else 0) for one in error.problems]
    return InputError(
        error.happened,
        problems=problems,
        means="What was looked through before these lines is kept.",
        next_step="Mend these lines, delete the work folder, and start again: another file is another run.",
    )


class _Lines:
    """The lines of a file for csv, with how many bytes and lines were taken."""

    def __init__(self, file: BinaryIO, big: Big, line: int) -> None:
        self._file = file
        self._big = big
        self.line = line
        self.bytes = 0
        self.broken = ""
        self._taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        raw = self._file.readline(MAX_BYTES - self.bytes + 1)
        if not raw:
            raise StopIteration
        self.bytes += len(raw)
        if self.bytes > MAX_BYTES:
            problem = Problem("the rows from here on are too long to be read.", "Is a quote missing?", (), self.line)
            raise InputError(f"The table {self._big.name} cannot be read whole.", problems=[problem])
        self.line += 1
        try:
            self._taken.append(raw.decode(self._big.seen.encoding))
        except UnicodeDecodeError:
            raise _neither(self._big.name) from None
        return self._taken[-1]

    def of(self, reader: Iterator[list[str]], count: int) -> str:
        """The text of so many rows; nothing at the end. What csv cannot read, the importer then tells."""
        self.bytes = 0
        self._taken.clear()
        try:
            for _ in islice(reader, count):
                pass
        except csv.Error as error:
            self.broken = str(error)
        return "".join(self._taken)
