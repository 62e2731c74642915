"""Dossiers of screened systems: made as `duecare import --take` makes them, with what the words suggest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duecare.cli.importing import dossiers, taken
from duecare.cli.output import say, write_new
from duecare.cli.screening import Screened as Run
from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.exchange import Source, SourceRecord
from duecare.exchange.formats import format_of
from duecare.triage import Implications, Parsed, shipped_reader
from duecare.triage.entries import entry
from duecare.triage.screening import Screener
from duecare.triage.started import suggested, with_suggestions

_FIRST = re.compile(r"first:(\d{1,6})")
_NUMBERS = re.compile(r"(?:(\d{1,4}):)?(\d{1,9}(?:-\d{1,9})?)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Records of one file."""

    source: Source
    records: tuple[SourceRecord, ...]


def chosen(text: str, run: Run) -> tuple[Chosen, ...]:
    """The records that were asked for, each once. Raises InputError for what is no number of a record."""
    found: dict[int, dict[int, SourceRecord]] = {}
    for part in text.split(","):
        first = _FIRST.fullmatch(part.strip().lower())
        for place, record in _first(int(first[1]), run) if first else _numbered(part.strip(), run):
            found.setdefault(place, {})[record.position] = record
    return tuple(Chosen(run.sources[place], tuple(records.values())) for place, records in found.items())


def _first(count: int, run: Run) -> Iterator[tuple[int, SourceRecord]]:
    """So many from the top of what was asked for."""
    by_position = [{record.position: record for record in source.records} for source in run.sources]
    for one in run.lists.look[:count]:
        place = run.names.index(one.entry.file)
        yield place, by_position[place][one.entry.position]


def _numbered(part: str, run: Run) -> Iterator[tuple[int, SourceRecord]]:
    match = _NUMBERS.fullmatch(part)
    place = int(match[1] or 1) - 1 if match else 0
    if match is None or (match[1] is None and len(run.sources) > 1) or not 0 <= place < len(run.sources):
        raise _no_number(part, run)
    yield from ((place, record) for record in taken(match[2], run.sources[place], ()))


def _no_number(part: str, run: Run) -> InputError:
    several = "2:17 is record 17 of the second file" if len(run.sources) > 1 else "write 3, or 3,17, or 20-25"
    return InputError(
        f"“{part}” is no number of a record here.",
        means="No dossier was started.",
        next_step=f"The numbers stand in brackets in the list; {several}. Or write first:5.",
    )


def started(run: Run, chosen_: Sequence[Chosen], into: Path, *, by: str, outside: bool) -> None:
    """Write a dossier for each record, and say where it is. Never writes over a file."""
    screener = Screener(shipped_reader(), Implications(run.catalogue, run.on), run.screening.common)
    questions, signals = run.catalogue.of(FactQuestion), run.screening.signals

    def with_words(document: Dossier, record: SourceRecord, source: Source) -> Dossier:
        format_ = format_of(source.format)
        profile = format_.profile(record, source)
        read = entry(record, profile, format_)
        one = screener.screen(read, tuple(map(Parsed.of, read.passages)))
        found = suggested(one, signals, questions)
        return with_suggestions(document, found, signals, by=profile.asserter, on=run.on)

    for one in chosen_:
        for path, data in dossiers(one.source, one.records, into, by=by, on=run.on, outside=outside, then=with_words):
            write_new(path, data)
            say(str(path))
