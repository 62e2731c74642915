"""A text with the words marked that suggest something, each with how the text holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duecare.triage.screening import Screened
from duecare.triage.text import MAX_TEXT
from duecare.triage.written.quotes import Manner, manner_at

ORDER: tuple[Manner, ...] = ("says", "perhaps", "repeated", "denies")
"""Where the same words are read in two ways, how they are marked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; where it is marked, how the text holds it, and what it suggests."""

    text: str
    manner: Manner | None = None
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A field, in pieces."""

    field: str
    pieces: tuple[Piece, ...]
    left_out: int
    """Characters beyond those that are read."""


Mark = tuple[int, int, Manner, str]
"""Where it starts and ends, how the text holds it, and the signal."""


def marked(one: Screened) -> Iterator[Marked]:
    """Every field of a system."""
    found: dict[int, list[Mark]] = {}
    for at, suggestion in enumerate(one.suggestions):
        mark = (suggestion.span.start, suggestion.span.stop, manner_at(one, at), suggestion.signal)
        found.setdefault(id(suggestion.passage), []).append(mark)
    for passage in one.entry.passages:
        pieces = cut(passage.text[:MAX_TEXT], found.get(id(passage), ()))
        yield Marked(passage.field, tuple(pieces), max(0, len(passage.text) - MAX_TEXT))


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The text from start to end with its marks; those that overlap are one."""
    place, end = start, len(text) if end is None else end
    for first, last, together in _runs(sorted(marks)):
        if place < first:
            yield Piece(text[place:first])
        manner = min((one[2] for one in together), key=ORDER.index)
        yield Piece(text[first:last], manner, tuple(dict.fromkeys(one[3] for one in together)))
        place = last
    if place < end:
        yield Piece(text[place:end])


def _runs(marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    together: list[Mark] = []
    end = 0
    for mark in marks:
        if together and mark[0] >= end:
            yield together[0][0], end, together
            together = []
        end = max(end, mark[1]) if together else mark[1]
        together.append(mark)
    if together:
        yield together[0][0], end, together
