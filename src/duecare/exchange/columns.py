"""Which column of a table says what: set down by a person, kept as a value, used for every table of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from duecare.core.catalogue.base import Frozen, Language, Line
from duecare.core.dossier import digest_of
from duecare.exchange.bounds import MAX_NAME
from duecare.exchange.text import one_line, shortened

MAX_COLUMNS = 500
"""Columns of a table that people map. A register that a program reads may have more."""

Target = Literal[
    "title",
    "purpose",
    "description",
    "asserted-by",
    "deployer",
    "supplier",
    "developer",
    "stage",
    "sector",
    "countries",
    "territory",
    "version",
]
TARGETS: tuple[Target, ...] = get_args(Target)

MEANING: Mapping[Target, str] = MappingProxyType(
    {
        "title": "what the system is called; every record needs it",
        "purpose": "what it is for",
        "description": "how it works, and what happens to people because of it",
        "asserted-by": "the organisation that states the record",
        "deployer": "the organisation that uses the system on people",
        "supplier": "the organisation that supplies it",
        "developer": "the organisation that built it",
        "stage": "where it stands: idea, development, testing, in use, retired",
        "sector": "the field of work",
        "countries": "countries in which it acts on people, as names or two-letter codes",
        "territory": "the city, region or place",
        "version": "the version of the system",
    }
)


class Column(Frozen):
    """One column, by its heading. What it says nothing of is kept word for word with the rest."""

    heading: Annotated[str, Field(max_length=MAX_NAME)]
    says: Annotated[tuple[Target, ...], Field(max_length=len(TARGETS))] = ()


class Columns(Frozen):
    """Every column of one kind of table, in order: headings may be empty or stand twice, so their places count."""

    format: Literal["duecare-columns/1"]
    name: Line
    """For people: which tables this is for."""
    asserted_by: Line | None = None
    """The organisation that states the table, where no column says it or a cell is blank."""
    language: Language = "en"
    """Of the words in the table, which become those of the dossiers: a tag such as nl."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=MAX_COLUMNS)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        counts = Counter(target for column in self.columns for target in column.says)
        twice = [target for target, count in counts.items() if count > 1]
        if twice:
            raise ValueError(f"Two columns say {twice[0]}. Leave it at one of them.")
        if "title" not in counts:
            raise ValueError("No column says title. Write says: [title] at the column that names each system.")
        return self

    def at(self, target: Target) -> int | None:
        """The position of the column that says this, counted from 0; None where none does."""
        return next((place for place, column in enumerate(self.columns) if target in column.says), None)

    @property
    def header(self) -> tuple[str, ...]:
        """The headings, in order."""
        return tuple(column.heading for column in self.columns)

    def difference(self, header: Sequence[str]) -> str:
        """Why a table with this header is not of this kind; empty where it is."""
        ours, theirs = list(map(plain_heading, self.header)), list(map(plain_heading, header))
        for place, (own, other) in enumerate(zip(ours, theirs, strict=False), start=1):
            if own != other:
                return f"column {place} is headed “{_short(other)}” where the mapping has “{_short(own)}”"
        return f"it has {len(theirs)} columns where the mapping has {len(ours)}" if len(ours) != len(theirs) else ""


def plain_heading(heading: str) -> str:
    """A heading as headings are compared: without regard to case and white space."""
    return " ".join(heading.casefold().split())


def header_digest(header: Sequence[str]) -> str:
    """The same for every table with these headings in this order."""
    return digest_of(list(map(plain_heading, header)))


def _short(heading: str) -> str:
    return shortened(one_line(heading), 60)
