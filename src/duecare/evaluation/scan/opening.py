"""A table, opened in an engine that can reach nothing else: no other file, no network, no disk to write on."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

import duckdb
import numpy as np

from duecare.core.errors import InputError
from duecare.evaluation.cells import DataRead
from duecare.evaluation.scan.choosing import Column, chosen
from duecare.evaluation.scan.csv_shape import SAMPLE, Shape, shape_of
from duecare.evaluation.scan.refusing import MEMORY, refusing
from duecare.evaluation.scan.source import CHUNK, Fingerprint, Source, fingerprint
from duecare.evaluation.scan.text import CLEAN, form_of, named, quoted
from duecare.evaluation.scan.watching import Watch
from duecare.evaluation.scan.workbook import Texts, sheet_of

BATCH = 10_000
MOST_TEXT = 1_000_000_000
"""Bytes of a text that is in memory because it is not in UTF-8."""

_AT_START: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": MEMORY,
    "temp_directory": "",  # nothing about people is written to a disk: rather it fails
    "extension_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
    "enable_external_file_cache": False,
    "python_enable_replacements": False,
}


@dataclass(frozen=True, slots=True)
class Table:
    """What can be asked."""

    con: duckdb.DuckDBPyConnection
    relation: str
    shown: str
    """The relation as the record shows it: with the file's name, not where it was."""
    columns: dict[str, Column]
    """The wanted ones by name; or all of them, by number, where nothing was wanted."""
    row: str
    """The number of a row, as SQL."""
    data: DataRead
    secret: bytes = field(repr=False)


@contextmanager
def opened(source: Source, wanted: Iterable[str] | None, sheet: str | None, watch: Watch) -> Iterator[Table]:
    """The table with the wanted columns, or with all. Raises InputError when it cannot be read so."""
    with ExitStack() as stack:
        file = stack.enter_context(source.open())
        mark = fingerprint(file, source.name, watch.part(0, 0.3))
        file.seek(0)
        opening = _Opening(stack, source.name, mark, None if wanted is None else tuple(wanted))
        with refusing(source.name):
            match mark.kind:
                case "parquet":
                    table = opening.parquet(file)
                case "text":
                    table = opening.text(file)
                case "workbook":
                    table = opening.workbook(file, sheet, watch.part(0.3, 0.9))
        yield table


@dataclass(frozen=True, slots=True)
class _Opening:
    stack: ExitStack
    name: str
    mark: Fingerprint
    wanted: tuple[str, ...] | None

    def parquet(self, file: BinaryIO) -> Table:
        """Columns are called what the file calls them, also where the engine has to tell two apart."""
        path = self._reachable(file)
        con = self._engine(path)
        options = "binary_as_string=true, hive_partitioning=false, union_by_name=false"
        relation = f"read_parquet({quoted(path)}, {options}, file_row_number=true)"
        kinds = con.execute(f"DESCRIBE FROM {relation}").fetchall()[:-1]
        schema = con.execute(f"FROM parquet_schema({quoted(path)}) SELECT name, num_children").fetchall()
        columns = (
            Column(name, named(kind[0]), form_of(kind[1])) for name, kind in zip(_top_names(schema), kinds, strict=True)
        )
        return self._table(con, relation, relation.replace(path, self.name), tuple(columns), "file_row_number")

    def text(self, file: BinaryIO) -> Table:
        """All columns are text, cut at the delimiter that the first lines show."""
        encoding = self.mark.encoding
        start = codecs.getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)("replace")
        shape = shape_of(start.decode(file.read(4 * SAMPLE))[:SAMPLE], self.name)
        file.seek(0)
        path = self._reachable(file if encoding == "utf-8" else self._in_utf8(file))
        options = _csv_options(shape)
        columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(shape.names)))
        relation = f"read_csv({quoted(path)}, {options}, columns={{{columns}}})"
        shown = f"read_csv({quoted(self.name)}, {options}) /* {len(shape.names)} columns of text in {encoding} */"
        found = (Column(name, f"c{at}", "text") for at, name in enumerate(shape.names))
        return self._table(self._engine(path), relation, shown, tuple(found), "row_number() OVER () - 1")

    def workbook(self, file: BinaryIO, sheet: str | None, watch: Watch) -> Table:
        """The wanted columns of the sheet, as texts in memory."""
        con = self._engine(None)
        with sheet_of(file, self.name, sheet) as found:
            everything = tuple(Column(name, f"c{at}", "text") for at, name in enumerate(found.names))
            columns = everything if self.wanted is None else chosen(everything, self.wanted, self.name).values()
            at = tuple(int(one.sql[1:]) for one in columns)
            _fill(con, found.rows(at), at, found.rows_told, watch)
        return self._table(con, "sheet", f"sheet /* of {quoted(self.name)} */", everything, "r")

    def _table(
        self, con: duckdb.DuckDBPyConnection, relation: str, shown: str, columns: tuple[Column, ...], row: str
    ) -> Table:
        if self.wanted is None:
            found = {str(at): one for at, one in enumerate(columns)}
        else:
            found = chosen(columns, self.wanted, self.name)
        data = DataRead(name=self.name, size=self.mark.size, digest=self.mark.digest)
        return Table(con, relation, shown, found, row, data, self.mark.secret)

    def _engine(self, path: str | None) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect(":memory:", config=_AT_START)
        self.stack.callback(con.close)
        con.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET TimeZone = 'UTC'")
        con.execute(CLEAN)
        if path is not None:
            con.execute(f"SET allowed_paths = [{quoted(path)}]")
        con.execute("SET enable_external_access = false; SET lock_configuration = true")
        return con

    def _reachable(self, file: BinaryIO) -> str:
        """A path to these very bytes. Of an open file: its name could have changed, and may look like a pattern."""
        try:
            number = file.fileno()
        except OSError:
            number = self._in_memory(file).fileno()
        if sys.platform != "linux":  # pragma: no cover
            return str(file.name)
        return f"/proc/self/fd/{number}"

    def _in_memory(self, file: BinaryIO) -> BinaryIO:
        """A file that is in no folder and on no disk."""
        if not hasattr(os, "memfd_create"):  # pragma: no cover
            raise InputError(
                "A table in memory can be read on Linux only.", next_step="Use the command line with the file."
            )
        held = self.stack.enter_context(os.fdopen(os.memfd_create("table"), "w+b"))
        while chunk := file.read(CHUNK):
            held.write(chunk)
        held.flush()
        return held

    def _in_utf8(self, file: BinaryIO) -> BinaryIO:
        if self.mark.size > MOST_TEXT:
            raise InputError(
                f"{self.name} is not in UTF-8, and too large to be put into it here.",
                next_step="Save it again as CSV (UTF-8), or as Parquet.",
            )
        return self._in_memory(_Recoded(file, self.mark.encoding, self.name))  # type: ignore[arg-type]


class _Recoded:
    """The same text in UTF-8, piece by piece."""

    def __init__(self, file: BinaryIO, encoding: str, name: str) -> None:
        self.file, self.name = file, name
        # five bytes have no meaning in Windows-1252; Latin-1 gives each a character, and nothing is lost
        self.decoder = codecs.getincrementaldecoder(encoding)("strict" if encoding == "utf-16" else "c1")

    def read(self, size: int) -> bytes:
        chunk = self.file.read(size)
        try:
            return self.decoder.decode(chunk, final=not chunk).encode()
        except UnicodeError:
            raise InputError(
                f"{self.name} begins as UTF-16 text and is none.", next_step="Save it again as CSV (UTF-8)."
            ) from None


def _latin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):  # pragma: no cover - only a decoder calls it
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("c1", _latin)


def _csv_options(shape: Shape) -> str:
    reading = f"auto_detect=false, delim={quoted(shape.delimiter)}, quote='\"', escape='\"', strict_mode=true"
    return f"{reading}, header=true, skip={shape.skip}"


def _top_names(schema: list[tuple[str, int | None]]) -> list[str]:
    """The names of the columns in a list that also has what is inside them, and the whole as its first."""
    names, inside = [], 0
    for name, children in schema[1:]:
        if inside == 0:
            names.append(name)
        else:
            inside -= 1
        inside += children or 0
    return names


def _fill(con: duckdb.DuckDBPyConnection, rows: Iterable[Texts], at: tuple[int, ...], told: int, watch: Watch) -> None:
    names = [f"c{one}" for one in at]
    con.execute(f"CREATE TEMP TABLE sheet (r BIGINT, {', '.join(f'{one} VARCHAR' for one in names)})")
    batch: list[Texts] = []
    count = 0
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            count = _put(con, names, batch, count)
            watch.at(count / max(told, count))
            batch = []
    _put(con, names, batch, count)


def _put(con: duckdb.DuckDBPyConnection, names: list[str], batch: list[Texts], count: int) -> int:
    if batch:
        arrays = (np.array(values, dtype=object) for values in zip(*batch, strict=True))
        con.register("batch", {"r": np.arange(count, count + len(batch)), **dict(zip(names, arrays, strict=True))})
        con.execute("INSERT INTO sheet SELECT * FROM batch")
        con.unregister("batch")
    return count + len(batch)
