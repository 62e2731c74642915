"""A table, read as a person says: one row is one record, and the cells stay as they stand."""

from __future__ import annotations

from dataclasses import replace

from duecare.core.errors import InputError, Problem
from duecare.exchange.columns import Columns
from duecare.exchange.register import Shown, read_register
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source

ID = "spreadsheet"
NOT_STATED = "(not stated by whom)"
FEW = 2
"""Columns of which one may well have no heading."""
OLD_ENCODING = remark(
    _(
        "It is not UTF-8 text and was read as Windows-1252. Look whether all letters are right: if not, save the table "
        "again as UTF-8 and bring that."
    )
)

ONE_HEADING = remark(
    _(
        "Only one of the headings in the first line says anything, as in a title. If the headings stand further down, "
        "delete the lines above them and bring the table again: else the headings would count as a record."
    )
)


def read(sight: Sight, digest: str) -> Source:
    """Raises InputError: a table is read with the columns that a person mapped, see `read_as`."""
    raise InputError(f"Nobody has said yet which column of {sight.name} says what.", next_step="Map its columns.")


def read_as(sight: Sight, digest: str, columns: Columns) -> Source:
    """Every row, with the columns mapped. Raises InputError where the header is another, or for a broken row."""
    difference = columns.difference(sight.header)
    if difference:
        raise _of_another_kind(sight, columns, difference)
    title, by = columns.at("title") or 0, columns.at("asserted-by")
    shown = Shown(title, by, columns.asserted_by or NOT_STATED, columns.at("purpose"))
    source = read_register(sight, digest, format_=ID, width=len(columns.columns), shown=shown)
    return replace(
        source,
        columns=columns,
        asserted_by=columns.asserted_by if by is None else None,
        remarks=(*source.remarks, *doubts(sight)),
    )


def doubts(sight: Sight) -> tuple[Remark, ...]:
    """What to look at before the words are used: in many languages the text would be read as other letters, and a line
    above the headings would be taken for them."""
    titled = len(sight.header) > FEW and sum(bool(heading.strip()) for heading in sight.header) == 1
    return (*([OLD_ENCODING] if sight.encoding == "cp1252" else []), *([ONE_HEADING] if titled else []))


def _of_another_kind(sight: Sight, columns: Columns, difference: str) -> InputError:
    return InputError(
        f"The mapping “{columns.name}” is for another table than {sight.name}: {difference}.",
        problems=[Problem(f"{difference}.", line=1, file=sight.name)],
        means="Nothing was imported, because cells could be read under the wrong heading.",
        next_step="Map the columns of this table anew, or use the mapping that was made for it.",
    )
