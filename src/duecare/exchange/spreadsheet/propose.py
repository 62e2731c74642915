"""A start for whoever maps a table: its columns with some of what stands in them, and a guess at what each says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from types import MappingProxyType

from duecare.core.errors import InputError
from duecare.exchange.columns import MAX_COLUMNS, Column, Columns, Target
from duecare.exchange.sight import Sight
from duecare.exchange.spreadsheet.read import doubts
from duecare.exchange.tables import Row, read_table
from duecare.exchange.text import one_line, shortened

EXAMPLES = 3
EXAMPLE_LENGTH = 60
LOOKED_AT = 200
"""Rows from which examples are taken."""

GUESSES: Mapping[tuple[Target, ...], tuple[str, ...]] = MappingProxyType(
    {
        ("title",): ("title", "name", "system", "system name", "use case", "use case name", "tool", "tool name"),
        ("purpose",): (
            "purpose",
            "goal",
            "aim",
            "objective",
            "intended purpose",
            "intended use",
            "what is it for",
            "what it is for",
        ),
        ("description",): ("description", "summary", "how it works", "outputs", "details"),
        ("asserted-by", "deployer"): (
            *("organisation", "organization", "agency", "department", "ministry", "authority", "public body"),
            *("publishing body", "institution", "municipality", "owner", "deployer", "body", "agency name"),
        ),
        ("supplier",): (
            "supplier",
            "vendor",
            "vendor name",
            "provider",
            "contractor",
            "supplied by",
            "external supplier",
        ),
        ("developer",): ("developer", "developed by", "maker", "manufacturer", "built by"),
        ("stage",): ("stage", "status", "phase", "state", "development stage", "lifecycle stage"),
        ("sector",): ("sector", "category", "topic", "topic area", "domain", "policy area", "field", "theme"),
        ("countries",): ("country", "countries", "country code", "jurisdiction"),
        ("territory",): ("region", "city", "place", "location", "territory", "province"),
        ("version",): ("version",),
    }
)
"""Headings that often say these things, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table that nobody mapped yet."""

    header: Row
    says: tuple[tuple[Target, ...], ...]
    """What each column may say, guessed from its heading alone."""
    examples: tuple[tuple[str, ...], ...]
    """Some of what stands in each column, shortened."""
    name: str
    """For the mapping: the file's name without its ending."""
    records: int
    remarks: tuple[str, ...] = ()
    """Sentences: which layouts it resembles, and what to look at before the words are used."""

    def columns(self) -> Columns:
        """The guess as a mapping. Where no heading tells, the first column is taken for the title."""
        return mapping(self.header, self.says, name=self.name, asserted_by=None)


def mapping(
    header: Row, says: Sequence[tuple[Target, ...]], *, name: str, asserted_by: str | None, language: str = "en"
) -> Columns:
    """A mapping of the columns with these headings."""
    columns = tuple(Column(heading=heading, says=said) for heading, said in zip(header, says, strict=True))
    return Columns(format="duecare-columns/1", name=name, asserted_by=asserted_by, language=language, columns=columns)


def propose(sight: Sight, nearly: tuple[str, ...] = ()) -> Proposal:
    """Raises InputError where the text is no table, has too many columns, or has a row that cannot be read."""
    width = len(sight.header)
    if not 0 < width <= MAX_COLUMNS or not sight.text.strip():
        raise InputError(
            f"The file {sight.name} is no table whose columns can be mapped: its first line has {width:,} cells.",
            means="Nothing was imported.",
            next_step=f"Bring a table with 1 to {MAX_COLUMNS} columns whose first line holds the headings.",
        )
    header, *rows = read_table(sight.text, sight.name, columns=width).rows
    filled = [row for row in rows if row]
    return Proposal(
        header=header,
        says=_guessed(header),
        examples=tuple(_examples(row[place] for row in filled[:LOOKED_AT]) for place in range(width)),
        name=one_line(PurePath(sight.name).stem) or "Table",
        records=len(filled),
        remarks=(*nearly, *sight.workbook, *doubts(sight)),
    )


def _guessed(header: Row) -> tuple[tuple[Target, ...], ...]:
    plain = [" ".join(re.findall(r"\w+", heading.replace("_", " ").casefold())) for heading in header]
    says: list[tuple[Target, ...]] = [()] * len(header)
    for targets, headings in GUESSES.items():
        free = [words for words in headings if words in plain and not says[plain.index(words)]]
        if free:
            says[plain.index(free[0])] = targets
    if not any("title" in said for said in says):
        first = says.index(()) if () in says else 0
        says[first] = ("title", *says[first])
    return tuple(says)


def _examples(cells: Iterable[str]) -> tuple[str, ...]:
    said = dict.fromkeys(shortened(one_line(cell), EXAMPLE_LENGTH) for cell in cells if cell.strip())
    return tuple(islice(said, EXAMPLES))
