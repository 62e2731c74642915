"""A comparison as frozen values, to be shown on a page or in a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duecare.core.method.beside import Account, Stand
from duecare.report.model import Because
from duecare.report.phrase import Phrase
from duecare.report.words import Words

Kind = Literal["red-lines", "impacts", "facts"]


@dataclass(frozen=True)
class Side:
    """One of the two accounts, with the words for it."""

    account: Account
    words: Words


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says of something, and who on that side says so."""

    said: Phrase
    who: tuple[Phrase, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on both sides."""

    id: str
    name: Phrase
    first: Cell
    second: Cell
    note: Phrase


@dataclass(frozen=True, slots=True)
class Part:
    """The things of one kind that stand alike, and how many more there are than are shown."""

    kind: Kind
    title: Phrase
    rows: tuple[Row, ...]
    more: int

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.rows) + self.more


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything that stands alike: where they differ, or what only one says."""

    stand: Stand
    title: Phrase
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Which dossier a side is, and who made it."""

    which: Phrase
    lines: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The whole comparison."""

    heads: tuple[Head, Head]
    chapters: tuple[Chapter, ...]
    notes: tuple[Phrase, ...]
