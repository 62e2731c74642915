"""The folder of a run: rows as written, their order, and how far it is. A run that was killed goes on from it."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import struct
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO

from duecare.core.errors import InputError
from duecare.triage.streaming.before import BINS, Sketch
from duecare.triage.streaming.table import Place

FORMAT = "duecare-screening-stream/2"
ENTRY = struct.Struct("<dQI")
"""Of each row: what it is ordered by, where it starts, and how long it is."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a run is. What lies beyond these sizes was not finished, and is cut off."""

    place: Place
    rows: int = 0
    order: int = 0
    sketches: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A row, ready for the file."""

    key: float
    line: bytes
    sketch: bytes
    """What is remembered of its texts; nothing where a row before says nearly the same."""


class Work:
    """The folder, locked while a run uses it."""

    def __init__(self, folder: Path, same: Mapping[str, str]) -> None:
        self.folder = folder
        self._same = dict(same)
        self._rows, self._order, self._state = (folder / name for name in ("rows", "order", "state.json"))
        self._common, self._sketches = folder / "repeated", folder / "sketches"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Raises InputError when another run uses the folder."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("wb")
        except OSError as error:
            raise InputError(
                f"{self.folder} cannot be written: {error.strerror or error}.",
                next_step="Choose a folder that you may write to.",
            ) from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise InputError(
                    f"Another run is using {self.folder}.", next_step="Wait until it has ended, or write elsewhere."
                ) from None
            yield

    def checkpoint(self, first: Place) -> Checkpoint:
        """How far the run is; the start where there is none. Raises InputError when it is another run's."""
        try:
            state = json.loads(self._state.read_bytes())
        except FileNotFoundError:
            self._common.unlink(missing_ok=True)
            return self._keep(Checkpoint(first))
        except ValueError:
            raise self._other("its state cannot be read") from None
        differs = [name for name, value in self._same.items() if state.get("same", {}).get(name) != value]
        if state.get("format") != FORMAT or differs:
            raise self._other(f"not the same as then: {', '.join(differs) or 'the version of Duecare'}")
        place = Place(**state["place"])
        return Checkpoint(place, state["rows"], state["order"], state["sketches"], state["done"])

    def _other(self, why: str) -> InputError:
        return InputError(
            f"There is an unfinished run in {self.folder}, and this is another ({why}).",
            means="Nothing was written: rows of two runs must not stand in one file.",
            next_step="Run it with what it was started with, or delete that folder to start anew.",
        )

    def cut(self, to: Checkpoint) -> None:
        """Cut off what was not finished."""
        for path, size in ((self._rows, to.rows), (self._order, to.order), (self._sketches, to.sketches)):
            with path.open("ab") as file:
                file.truncate(size)

    def add(self, rows: Sequence[Written], after: Place, before: Checkpoint) -> Checkpoint:
        """Write rows, then that they are written: whenever the run is killed, each stands there once."""
        order, start = bytearray(), before.rows
        for row in rows:
            order += ENTRY.pack(row.key, start, len(row.line))
            start += len(row.line)
        sketches = b"".join(row.sketch for row in rows)
        _append(self._rows, b"".join(row.line for row in rows))
        _append(self._order, bytes(order))
        _append(self._sketches, sketches)
        return self._keep(Checkpoint(after, start, before.order + len(order), before.sketches + len(sketches)))

    def end(self, at: Checkpoint) -> Checkpoint:
        """Keep that every row is there."""
        return self._keep(replace(at, done=True))

    def _keep(self, one: Checkpoint) -> Checkpoint:
        state = {"format": FORMAT, "same": self._same, **asdict(one)}
        _put(self._state, json.dumps(state).encode())
        return one

    def common(self, learn: Callable[[], frozenset[int]]) -> frozenset[int]:
        """The marks of repeated sentences, learned once in a run: they stay the same when it goes on."""
        if not self._common.exists():
            _put(self._common, array("Q", sorted(learn())).tobytes())
        marks = array("Q")
        marks.frombytes(self._common.read_bytes())
        return frozenset(marks)

    def sketches(self) -> Iterator[Sketch]:
        """What is remembered of the texts so far, in their order."""
        with self._sketches.open("rb") as file:
            while data := file.read(BINS * 4):
                yield array("I", data)

    def ranked(self, out: Path, head: bytes) -> int:
        """Write all rows in their order; says how many. Only the order is held in memory."""
        keys, starts, lengths = self._read_order()
        part = self.folder / "ranked"
        with part.open("wb") as file, self._rows.open("rb") as rows:
            file.write(head)
            for at in sorted(range(len(keys)), key=keys.__getitem__):
                rows.seek(starts[at])
                file.write(rows.read(lengths[at]))
            _flushed(file)
        shutil.move(part, out)
        return len(keys)

    def _read_order(self) -> tuple[array[float], array[int], array[int]]:
        keys, starts, lengths = array("d"), array("Q"), array("L")
        with self._order.open("rb") as file:
            while data := file.read(ENTRY.size * 4096):
                for key, start, length in ENTRY.iter_unpack(data):
                    keys.append(key)
                    starts.append(start)
                    lengths.append(length)
        return keys, starts, lengths

    def remove(self) -> None:
        """Everything is in the file now."""
        shutil.rmtree(self.folder)


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)
        _flushed(file)


def _put(path: Path, data: bytes) -> None:
    """All of it, or what was there before."""
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(data)
        _flushed(file)
    beside.replace(path)


def _flushed(file: IO[bytes]) -> None:
    """On the disk, also when the power goes."""
    file.flush()
    os.fsync(file.fileno())
