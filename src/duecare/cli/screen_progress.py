"""How far a long run is: on standard error, so that what is piped on stays whole."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from duecare.cli.output import clean

EVERY_ON_SCREEN, EVERY_IN_LOG = 0.1, 10.0
"""Seconds between two reports."""


class Progress:
    """One line that changes on a terminal; else a line from time to time."""

    def __init__(self, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self._live = self.stream.isatty()
        self._quiet = quiet and not self._live
        self._every = EVERY_ON_SCREEN if self._live else EVERY_IN_LOG
        self._next = time.monotonic() + self._every
        self._total = 0

    def say(self, what: str) -> None:
        """What begins now; shown on a terminal only."""
        if self._live:
            self._write(what)

    def of(self, total: int) -> None:
        """How many records there are."""
        self._total = total
        self.say(f"Looking through {total:,} records")

    def __call__(self, count: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if self._quiet or now < self._next:
            return
        self._next = now + self._every
        self._write(f"{count:,} of {self._total:,} records" if self._total else f"{count:,} records")

    def share(self, share: float) -> None:
        """So much is done, of all."""
        now = time.monotonic()
        if not self._quiet and now >= self._next:
            self._next = now + self._every
            self._write(f"Reading the table: {share:.0%}")

    def done(self) -> None:
        """Leave the terminal as it was."""
        if self._live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _write(self, text: str) -> None:
        self.stream.write(f"\r\x1b[K{clean(text)}" if self._live else f"{clean(text)}\n")
        self.stream.flush()
