"""Levels that were published apart from the answers, in a table, put beside those that are computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duecare.core.errors import InputError
from duecare.exchange.canada_aia.read import with_level
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.remarks import remark
from duecare.exchange.source import Source
from duecare.exchange.tables import delimiter_of, first_rows, read_table
from duecare.exchange.text import decoded, file_label

FILE, LEVEL = "file", "level_published"
"""The headings of the two columns that are read; others may stand beside them."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a table says of the levels."""

    table: str
    """Its name."""
    levels: Mapping[str, str]
    """The level as it is written there, by the name of the answer file. Blank where the table leaves it blank."""


def published_levels(data: bytes, name: str) -> Published:
    """The levels in a table. Raises InputError for what is no table, or lacks one of the two columns."""
    label = file_label(name)
    text, _ = decoded(data, label)
    header = next(iter(first_rows(text, delimiter_of(text), 1)), ())
    if not {FILE, LEVEL}.issubset(header):
        raise InputError(
            f"The table {label} has no columns {FILE} and {LEVEL}.",
            means="It cannot be told which published level belongs to which file. Nothing was imported.",
            next_step="Head one column with file, for the names of the answer files, and one with level_published.",
        )
    file, level = header.index(FILE), header.index(LEVEL)
    _, *rows = read_table(text, label, columns=len(header)).rows
    pairs = {(row[file].strip(), row[level].strip()) for row in rows if row}
    if len(levels := dict(pairs)) < len(pairs):
        raise InputError(
            f"The table {label} gives two levels to the same file.",
            means="Nobody can tell which of them was published. Nothing was imported.",
            next_step="Keep one row for each file.",
        )
    return Published(label, levels)


def beside(source: Source, published: Published) -> Source:
    """The same file, with the published level beside the computed one.

    Raises InputError for a file of another format, and for one that the table does not list.
    """
    if source.format != "canada-aia":
        raise InputError(
            f"The file {source.file_name} holds no answers to the Canadian assessment.",
            means="Published levels belong only to those. Nothing was imported.",
            next_step="Leave --published out.",
        )
    if source.file_name not in published.levels:
        raise InputError(
            f"The table {published.table} does not list the file {source.file_name}.",
            means="It says nothing of its level, so the two cannot stand side by side. Nothing was imported.",
            next_step="Add a row for it, leave its level blank where none was published, or leave --published out.",
        )
    said = (remark(_("as {table} lists it"), table=published.table), published.levels[source.file_name])
    return replace(source, records=tuple(with_level(record, said) for record in source.records))
