"""The record that a dossier keeps, read again as its importer read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from duecare.core.dossier import Dossier, ImportedRecord
from duecare.core.errors import InputError
from duecare.exchange import hf_card, spreadsheet
from duecare.exchange.columns import Columns
from duecare.exchange.formats import FORMATS
from duecare.exchange.json_records import value_of
from duecare.exchange.sight import Sight
from duecare.exchange.source import Format, Source
from duecare.exchange.tables import Dialect, written
from duecare.files.json_values import Json, json_text


def source_of(kept: ImportedRecord, columns: Columns | None = None) -> Source:
    """A source with this record alone. Raises InputError when its importer cannot read it, as of a table that is mapped
    otherwise now, or when somebody changed what was kept."""
    format_ = next((one for one in FORMATS if one.id == kept.format), None)
    source = next((one for one in _readings(format_, kept, columns) if one.records), None) if format_ else None
    if source is None:
        raise InputError(
            f"The record kept of {kept.file_name} cannot be read again.",
            means="Nothing can be compared with it.",
            next_step="For a table, give the mapping with which it was read.",
        )
    record = replace(source.records[0], position=kept.position or 0)
    return replace(source, file_name=kept.file_name, file_digest=kept.file_digest, records=(record,), empty_lines=())


def names_of(kept: ImportedRecord) -> tuple[str, ...]:
    """The names of its fields: of a table, its header."""
    return tuple(field.name for field in kept.fields)


def newest_first(dossier: Dossier) -> list[tuple[str, ImportedRecord]]:
    """The records that a dossier keeps, those that came last first: one that came later has the longer name."""
    order = sorted(dossier.records.items(), key=lambda item: (item[1].imported_on or date.min, len(item[0]), item[0]))
    return order[::-1]


def _readings(format_: Format, kept: ImportedRecord, columns: Columns | None) -> Iterator[Source]:
    """Every way in which the record can have stood in a file, the likeliest first; none that cannot be read."""
    names, values = names_of(kept), tuple(field.verbatim for field in kept.fields)
    if not names:
        return
    if format_.id == hf_card.FORMAT.id:
        yield format_.read(Sight(kept.file_name, "".join(values), "utf-8"), kept.file_digest)
        return
    table = _table(kept.file_name, names, values)
    if format_.id == spreadsheet.FORMAT.id:
        if columns is not None and not columns.difference(names):
            yield spreadsheet.read_as(table, kept.file_digest, columns)
    elif format_.recognise(table).certain:
        yield format_.read(table, kept.file_digest)
    elif format_.frame is not None:
        yield from _of_json(format_, format_.frame, kept)


def _table(file: str, names: tuple[str, ...], values: tuple[str, ...]) -> Sight:
    return Sight(file, written((names, values), Dialect(quote_all=True)), "utf-8", names)


def _of_json(format_: Format, frame: Callable[[Json, str], Json], kept: ImportedRecord) -> Iterator[Source]:
    """By whom the record itself says that it is stated; else by the body that the dossier names."""
    value = value_of((field.name, field.verbatim) for field in kept.fields)
    read = []
    for asserter in ("", kept.asserted_by):
        framed = frame(value, asserter)
        sight = Sight(kept.file_name, json_text(framed), "utf-8", json=framed)
        read.append(format_.read(sight, kept.file_digest))
    same = [source for source in read if source.records[0].asserter == kept.asserted_by]
    yield from (*same, *read)
