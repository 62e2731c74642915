"""`duecare screen --stream`: a table of any length, row by row, that can be stopped and gone on with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from duecare.cli.judging import language_of
from duecare.cli.output import say
from duecare.cli.screen_asked import ids
from duecare.cli.screen_progress import Progress
from duecare.core.catalogue import Catalogue
from duecare.core.errors import InputError
from duecare.exchange import read_columns
from duecare.report.words import Words
from duecare.triage import Filters, Implications, shipped_reader
from duecare.triage.streaming import Stream, open_big, stream
from duecare.triage.written.reasons import Telling

INTERRUPTED = 130
"""What ends a program that was interrupted."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """What was asked for."""

    files: Sequence[Path]
    out: Path
    mapping: Path | None
    asked: Filters
    language: str
    alone: bool
    """Whether nothing else is to be written."""


def streamed(one: Streamed, catalogue: Catalogue, on: date) -> None:
    """Look through the table, and say what it came to. Raises InputError for what cannot be read."""
    if not one.alone:
        raise InputError(
            "With --stream, nothing but that table is written.",
            means="Nothing was written.",
            next_step="Leave out --take, --csv, --xlsx, --json and --html, or leave out --stream.",
        )
    if len(one.files) != 1:
        raise InputError("One table can be streamed at a time.", next_step="Give one file with --stream.")
    progress = Progress()
    progress.say(f"Reading {one.files[0]}")
    big = open_big(one.files[0], read_columns(one.mapping) if one.mapping is not None else None)
    reader = shipped_reader()
    telling = Telling(Words(language_of(one.language), catalogue), reader.signals.signals)
    asked = ids(one.asked, catalogue)
    try:
        done = stream(Stream(big, reader, Implications(catalogue, on), telling, asked, on), one.out, progress)
    except KeyboardInterrupt:
        progress.done()
        say("Stopped. Nothing is lost: the same command goes on where it was.", to=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    progress.done()
    say(f"{done.records:,} records were looked through; the table of {done.written:,} is in {one.out}")
