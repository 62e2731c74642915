"""What a file holds, for people who choose from it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from duecare.exchange.remarks import Remark
from duecare.exchange.source import Source, SourceRecord
from duecare.exchange.text import shortened

PURPOSE_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Choice:
    """One record in a list."""

    position: int
    title: str
    asserter: str
    purpose: str
    """Shortened; empty where none is stated."""
    remarks: tuple[Remark, ...] = ()


def choices(source: Source, words: str = "") -> tuple[Choice, ...]:
    """The records that hold all these words somewhere, without regard to case, in the order of the file."""
    wanted = words.casefold().split()
    return tuple(_choice(record) for record in source.records if _holds(record, wanted))


def record_at(source: Source, position: int) -> SourceRecord | None:
    """The record at a position; None where there is none."""
    return next((record for record in source.records if record.position == position), None)


def records_at(source: Source, positions: Collection[int]) -> list[SourceRecord]:
    """The records at these positions, in the order of the file."""
    wanted = frozenset(positions)
    return [record for record in source.records if record.position in wanted]


def _choice(record: SourceRecord) -> Choice:
    purpose = shortened(record.purpose, PURPOSE_SHOWN)
    return Choice(record.position, record.title, record.asserter, purpose, record.remarks)


def _holds(record: SourceRecord, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = "\n".join((record.title, record.asserter, *record.values)).casefold()
    return all(word in text for word in wanted)
