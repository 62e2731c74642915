"""What `duecare screen` reads and looks through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from duecare.cli.importing import notes, read
from duecare.cli.judging import language_of
from duecare.cli.output import say
from duecare.cli.screen_progress import Progress
from duecare.core.catalogue import Catalogue
from duecare.core.errors import InputError
from duecare.exchange import Source
from duecare.report.words import Words
from duecare.triage import Entry, Filters, Implications, Screening, entries, screen, shipped_reader
from duecare.triage.lists import Lists, lists
from duecare.triage.written.document import ReadFile, Run
from duecare.triage.written.reasons import Telling


@dataclass(frozen=True)
class Screened:
    """Files that were looked through, and what was asked of them."""

    screening: Screening
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    """Of the files, each another."""
    catalogue: Catalogue
    on: date
    asked: Filters = field(default_factory=Filters)

    def asking(self, asked: Filters) -> Screened:
        """The same, with filters."""
        return replace(self, asked=asked)

    @cached_property
    def lists(self) -> Lists:
        """What was asked for."""
        return lists(self.screening, self.asked)

    @property
    def run(self) -> Run:
        """What was looked through, with what."""
        files = (
            ReadFile(name, source.file_digest, source.format, len(source.records))
            for name, source in zip(self.names, self.sources, strict=True)
        )
        return Run(self.on, self.catalogue.digest, tuple(files), self.asked)

    def telling(self, language: str) -> Telling:
        """Puts it into words. Raises InputError for a language that there are no texts in."""
        return Telling(Words(language_of(language), self.catalogue), self.screening.signals)

    def number(self, entry: Entry) -> str:
        """The number by which a record is chosen: its own, behind that of its file where there are several."""
        if len(self.names) == 1:
            return str(entry.position)
        return f"{self.names.index(entry.file) + 1}:{entry.position}"


def screened(files: Sequence[Path], mapping: Path | None, catalogue: Catalogue, on: date, *, quiet: bool) -> Screened:
    """Read the files and look through their records. Raises InputError for a file that cannot be read."""
    progress = Progress(quiet=quiet)
    sources: list[Source] = []
    for file in files:
        progress.say(f"Reading {file}")
        sources.append(read(file, mapping))
    names = _names(files, sources)
    register = [
        replace(entry, file=name) for name, source in zip(names, sources, strict=True) for entry in entries(source)
    ]
    progress.of(len(register))
    screening = screen(register, shipped_reader(), Implications(catalogue, on), progress)
    progress.done()
    if not quiet:
        say(*(line for source in sources for line in notes(source)), to=progress.stream)
    return Screened(screening, tuple(sources), names, catalogue, on)


def _names(files: Sequence[Path], sources: Sequence[Source]) -> tuple[str, ...]:
    """The names of the files; their whole paths where two are named alike. Raises InputError for a file given twice."""
    names = tuple(source.file_name for source in sources)
    names = names if len(set(names)) == len(names) else tuple(map(str, files))
    if len(set(names)) < len(names):
        raise InputError(
            "A file was given twice.", means="Its records would count twice.", next_step="Give every file once."
        )
    return names
