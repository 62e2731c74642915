"""Looks through a table row by row, in bounded memory, and goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from duecare.triage.entries import Entry
from duecare.triage.filters import Filters
from duecare.triage.implied import Implications
from duecare.triage.lists import KINDS, kind_of
from duecare.triage.repeated import repeated
from duecare.triage.screening import Screened, Screener
from duecare.triage.streaming.before import Before, sketch_of
from duecare.triage.streaming.table import Big
from duecare.triage.streaming.work import Checkpoint, Work, Written
from duecare.triage.suggesting import Parsed, Reader
from duecare.triage.written.as_csv import MARK, csv_line
from duecare.triage.written.reasons import Telling
from duecare.triage.written.rows import ALIKE, head, row

LEARNED_FROM = 10_000
"""Records from whose sentences it is learned which ones many repeat."""
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Stream:
    """What is looked through, with what."""

    big: Big
    reader: Reader
    implications: Implications
    telling: Telling
    asked: Filters
    on: date

    def same(self) -> dict[str, str]:
        """What must be the same when a run goes on."""
        columns = self.big.columns
        return {
            "file": self.big.seen.digest,
            "mapping": repr(columns.plain()) if columns is not None else "",
            "signals": self.reader.signals.digest,
            "knowledge": self.telling.words.catalogue.digest,
            "language": self.telling.words.language,
            "filters": repr(self.asked),
            "day": self.on.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    records: int
    """Read in all, also before it was stopped."""
    written: int


def stream(one: Stream, out: Path, progress: Progress = lambda _: None) -> Outcome:
    """Look through every record, and write them in their order.

    Whenever it is stopped, the same call goes on where it was. Raises InputError for rows that cannot be read, and when
    the folder beside the file holds a run of something else.
    """
    work = Work(out.with_name(f"{out.name}.work"), one.same())
    with work.locked():
        at = work.checkpoint(one.big.first)
        if not at.done:
            at = work.end(_look(one, work, at, progress))
        written = work.ranked(out, MARK.encode() + csv_line(head(one.telling)).encode())
        work.remove()
    return Outcome(at.place.rows, written)


def _look(one: Stream, work: Work, at: Checkpoint, progress: Progress) -> Checkpoint:
    work.cut(at)
    screener = Screener(one.reader, one.implications, work.common(lambda: _repeated(one.big)))
    before = Before()
    for sketch in work.sketches():
        before.add(sketch)
    for batch in one.big.batches(at.place):
        rows = []
        for entry in batch.entries:
            texts = tuple(map(Parsed.of, entry.passages))
            screened = screener.screen(entry, texts)
            if one.asked.keeps(screened):
                rows.append(_row(screened, texts, before, one.telling))
        at = work.add(rows, batch.after, at)
        progress(batch.after.rows)
    return at


def _repeated(big: Big) -> frozenset[int]:
    """The sentences that many of the first records repeat: the same whenever the run goes on."""
    first = islice((entry for batch in big.batches() for entry in batch.entries), LEARNED_FROM)
    return repeated([sentence for text in _parsed(entry) for sentence in text.sentences] for entry in first)


def _parsed(entry: Entry) -> Iterator[Parsed]:
    return (Parsed.of(passage) for passage in entry.passages)


def _row(one: Screened, texts: Iterable[Parsed], before: Before, telling: Telling) -> Written:
    sketch = sketch_of(word for text in texts for sentence in text.sentences for word in sentence.words)
    cells, kept = row(one, telling), b""
    if before.holds(sketch):
        cells = (*cells[:ALIKE], telling.t("screen-same-text").text, *cells[ALIKE + 1 :])
    else:
        before.add(sketch)
        kept = sketch.tobytes()
    return Written(_key(one), csv_line(cells).encode(), kept)


def _key(one: Screened) -> float:
    """Smaller comes first: the lists after each other, and within one what draws most."""
    return 2 * KINDS.index(kind_of(one)) - one.drawn
