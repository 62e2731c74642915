"""The files that `duecare evaluate` writes. None is written over without asking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from duecare.cli.output import refuse_existing, say, write_over
from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells, cells_bytes
from duecare.evaluation.result import Result, result_bytes
from duecare.evaluation.words.telling import Telling


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where to write what."""

    cells: Path | None = None
    result: Path | None = None
    html: Path | None = None
    pdf: Path | None = None
    json: bool = False
    """Whether the result is written to the terminal, and nothing else."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that is written."""
        return tuple(path for path in (self.cells, self.result, self.html, self.pdf) if path is not None)


def may_write(outputs: Outputs, given: tuple[Path, ...], *, ask: bool) -> None:
    """Makes sure of every file before the work. Raises InputError for one that is there and is to stay."""
    inputs = {path.resolve() for path in given}
    taken: set[Path] = set()
    for path in outputs.paths:
        if path.resolve() in inputs | taken:
            raise InputError(
                f"{path} is named twice, or is what is read.",
                means="Nothing was written.",
                next_step="Give each file a name of its own.",
            )
        taken.add(path.resolve())
        if not (ask and _is_to_be_replaced(path)):
            refuse_existing(path)


def _is_to_be_replaced(path: Path) -> bool:
    """Whether somebody at a terminal says so."""
    return path.is_file() and sys.stdin.isatty() and typer.confirm(f"{path} is already there. Replace it?", err=True)


def write(outputs: Outputs, cells: Cells, result: Result, telling: Telling) -> None:
    """Write what was asked for."""
    for path, said, data in _files(outputs, cells, result, telling):
        write_over(path, data)
        say(f"The {said} in {path}", to=sys.stderr if outputs.json else None)
    if outputs.json:
        sys.stdout.write(result_bytes(result).decode())
        sys.stdout.flush()


def _files(outputs: Outputs, cells: Cells, result: Result, telling: Telling) -> Iterator[tuple[Path, str, bytes]]:
    if outputs.cells is not None:
        yield outputs.cells, "cells are", cells_bytes(cells)
    if outputs.result is not None:
        yield outputs.result, "result is", result_bytes(result)
    if outputs.html is not None:
        from duecare.evaluation.page.page import result_page

        yield outputs.html, "page is", result_page(result, telling).encode()
    if outputs.pdf is not None:
        from duecare.evaluation.pdf.pdf import result_pdf

        yield outputs.pdf, "PDF is", result_pdf(result, telling)
