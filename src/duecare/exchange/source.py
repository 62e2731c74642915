"""What an importer makes of a file: records kept whole, in order, with who asserts them. And what an importer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from duecare.core.dossier import Actor, System
from duecare.core.dossier.facts import FactValue
from duecare.exchange.columns import Columns
from duecare.exchange.remarks import Remark
from duecare.exchange.sight import Sight
from duecare.exchange.tables import Dialect, Row
from duecare.files.json_values import Json


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record of a source: every field, verbatim and in order. Names may repeat, so positions count."""

    position: int
    """Counted from 0, after the header; an empty line counts, so that the place in the file can be found again."""
    names: tuple[str, ...]
    values: tuple[str, ...]
    title: str
    asserter: str
    """The body that states it: an agency, a publisher. Not us."""
    purpose: str = ""
    remarks: tuple[Remark, ...] = ()
    """What people should know of this record: shown before it is chosen, and kept in the evidence of its dossier."""

    def __post_init__(self) -> None:
        if len(self.names) != len(self.values):
            raise ValueError(f"record {self.position} has {len(self.values)} values for {len(self.names)} names")

    @property
    def blanks(self) -> tuple[int, ...]:
        """The positions of the fields that state nothing."""
        return tuple(index for index, value in enumerate(self.values) if not value.strip())

    def name(self, field: int | str) -> str:
        """The name of a field that is given by its position or by its name."""
        return self.names[field] if isinstance(field, int) else field

    def value(self, field: int | str) -> str:
        """The verbatim text of a field, by position or, where names do not repeat, by name; blank where absent."""
        if isinstance(field, int):
            return self.values[field] if 0 <= field < len(self.values) else ""
        return next((value for name, value in zip(self.names, self.values, strict=True) if name == field), "")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read. Nothing of it is lost: see `rows` and `give_back`."""

    format: str
    file_name: str
    file_digest: str
    """`sha256:` and the digest of the file's bytes."""
    encoding: str
    header: tuple[str, ...]
    records: tuple[SourceRecord, ...]
    asserted_by: str | None = None
    """Who states the whole file, where it is one body."""
    dialect: Dialect | None = None
    """How a table's cells stood in the file."""
    empty_lines: tuple[int, ...] = ()
    """Positions, among the records, of lines without any field."""
    around: tuple[tuple[str, str], ...] = ()
    """Of JSON: the fields of what stands around the records, with a mark where each of them stood."""
    exact: Literal["bytes", "cells", "values"] = "bytes"
    """Whether the file can be given back byte for byte, cell for cell, or (JSON) value for value."""
    columns: Columns | None = None
    """Which column says what, for a table that a person mapped."""
    remarks: tuple[Remark, ...] = ()
    """What the person who imports should know of how the file was read."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The header, then every record and empty line, in the order of the file."""
        rows: dict[int, Row] = dict.fromkeys(self.empty_lines, ())
        rows.update((record.position, record.values) for record in self.records)
        return (self.header, *(rows[position] for position in sorted(rows)))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row of a mapping table: when the field says one of these words, suggest this value for this fact."""

    field: int | str
    words: frozenset[str]
    """Compared without regard to case and outer white space."""
    fact: str
    value: FactValue
    means: str = ""
    """For words that say nothing by themselves, such as an option's id: what they stand for."""

    def applies(self, verbatim: str) -> bool:
        """Whether the verbatim text says one of the words. Blank never does."""
        return verbatim.strip().casefold() in self.words


class Says(Enum):
    """What every record says of itself, whatever its layout."""

    TITLE = "title"
    ASSERTER = "asserter"


Place = int | str | Says
"""Where a record says something: a position, a field's name (in JSON its path), or what every record says."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells the records of a register apart, and finds one again in a later edition."""

    name: str
    """Layouts that share it can be compared."""
    said: str
    """For people, as in "records are told apart by …"."""
    key: tuple[Place, ...]
    """A record that leaves one of these blank is not told by it."""
    apart: tuple[Place, ...] = ()
    """Tells those apart that share the key."""
    own: bool = False
    """The register's own number or address: records that state different ones are different, whatever else they say."""
    shared: tuple[tuple[str, Place], ...] = ()
    """What layouts that differ both ask, each under a name for people: only this is compared between them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a record says, in the dossier's terms. Only what is stated; the rest stays empty."""

    title: str
    system: System
    actors: Mapping[str, Actor]
    asserter: str
    """The id of the body that states it."""
    language: str = "en"
    """Of the record's texts, which become those of the dossier: a BCP 47 tag."""
    suggestions: tuple[Suggestion, ...] = ()
    """Those of this record alone, beside the format's: where a version decides what an answer means."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether a file is of a format, or why it nearly is."""

    certain: bool
    nearly: str = ""
    """For a file that resembles the format: what differs."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file that can be imported. Every format has a folder with the same three files."""

    id: str
    name: str
    """For people, as in "a file of this kind: …"."""
    recognise: Callable[[Sight], Recognition]
    read: Callable[[Sight, str], Source]
    """The text as seen, and the digest of the bytes. Raises InputError."""
    give_back: Callable[[Source], str]
    """The text of the file again, made from the records."""
    profile: Callable[[SourceRecord, Source], Profile]
    suggestions: tuple[Suggestion, ...] = ()
    whole: bool = False
    """Whether a file holds a whole register, so that what a newer file does not hold has disappeared from it."""
    frame: Callable[[Json, str], Json] | None = None
    """The JSON of a file that holds this record alone, stated by this body; None for what is no JSON."""
    identities: tuple[Identity, ...] = ()
    """What tells its records apart, best first. Where none does, their title and who states them do."""
