"""Long reading with a way to see how far it is, and to stop it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as StillRunning
from dataclasses import dataclass
from typing import Any, TypeVar

import duckdb

from duecare.core.errors import DuecareError

T = TypeVar("T")
Progress = Callable[[float], None]
Stop = Callable[[], bool]
EVERY = 0.05
"""Seconds between two looks."""


class StoppedError(DuecareError):
    """Somebody asked to stop. Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who wants to know how far it is (a share of 1), and who may stop it."""

    progress: Progress | None = None
    stop: Stop | None = None
    start: float = 0.0
    end: float = 1.0

    def part(self, start: float, end: float) -> Watch:
        """The same for a part of the work."""
        width = self.end - self.start
        return Watch(self.progress, self.stop, self.start + width * start, self.start + width * end)

    def at(self, share: float) -> None:
        """Says how far this part is. Raises StoppedError when it should stop."""
        if self.stop is not None and self.stop():
            raise StoppedError(
                "The reading was stopped.", means="Nothing was kept.", next_step="Start it again when you like."
            )
        if self.progress is not None:
            self.progress(self.start + (self.end - self.start) * min(max(share, 0.0), 1.0))


def ask(con: duckdb.DuckDBPyConnection, sql: str, watch: Watch) -> list[tuple[Any, ...]]:
    """All rows of an answer."""
    return beside(con, lambda: con.execute(sql).fetchall(), watch)


def beside(con: duckdb.DuckDBPyConnection, work: Callable[[], T], watch: Watch) -> T:
    """What the work gives. It runs beside, so that one can look at it and stop it."""
    with ThreadPoolExecutor(1) as worker:
        answer = worker.submit(work)
        try:
            return _watched(con, answer, watch)
        finally:
            while not answer.done():  # also when it is this thread that is told to end
                con.interrupt()
                wait((answer,), timeout=EVERY)


def _watched(con: duckdb.DuckDBPyConnection, answer: Future[T], watch: Watch) -> T:
    while True:
        try:
            given = answer.result(timeout=EVERY)
        except StillRunning:
            watch.at(con.query_progress() / 100)
        else:
            watch.at(1.0)
            return given
