"""What a written result is made of. Page, PDF and terminal each know how to show these few kinds, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Drawing, Table


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph."""

    text: Phrase
    look: Literal["", "lead", "muted", "notice"] = ""
    kind: Literal["said"] = "said"


@dataclass(frozen=True, slots=True)
class Points:
    """A list: each point with what stands beneath it, in smaller letters."""

    items: tuple[tuple[Phrase, tuple[Phrase, ...]], ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is stated of what."""

    items: tuple[tuple[Phrase, Phrase], ...]
    kind: Literal["terms"] = "terms"


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table that stands alone."""

    id: str
    table: Table
    kind: Literal["tabled"] = "tabled"


@dataclass(frozen=True, slots=True)
class Pictured:
    """Small pictures on the same scale, what one must know to read them, and the tables that say the same."""

    id: str
    drawings: tuple[Drawing, ...]
    caption: tuple[Phrase, ...]
    tables: tuple[Table, ...]
    kind: Literal["pictured"] = "pictured"


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading inside a chapter."""

    id: str
    text: Phrase
    kind: Literal["headed"] = "headed"


Block = Said | Points | Terms | Tabled | Pictured | Headed


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter under its heading. One for experts is folded on a page."""

    id: str
    title: Phrase
    blocks: tuple[Block, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A result, written."""

    kicker: Phrase
    title: Phrase
    notes: tuple[Phrase, ...]
    chapters: tuple[Chapter, ...] = field(default_factory=tuple)
