"""From a file's bytes to its records, and back."""

from __future__ import annotations

import hashlib

from duecare.core.errors import InputError
from duecare.exchange import spreadsheet
from duecare.exchange.bounds import MAX_BYTES
from duecare.exchange.columns import Columns
from duecare.exchange.formats import FORMATS, format_of
from duecare.exchange.sight import Sight, described, is_table, look
from duecare.exchange.source import Source
from duecare.exchange.tables import Row
from duecare.exchange.text import file_label


class UnmappedError(InputError):
    """A table that no importer knows. A person can say which column says what."""


def read_source(data: bytes, name: str, columns: Columns | None = None) -> Source:
    """The records of a file, its format told by the content; with columns, as the table that a person mapped.

    Raises InputError for what no importer can read whole, and its kind UnmappedError for a table that nobody mapped.
    """
    sight, digest = _seen(data, name), "sha256:" + hashlib.sha256(data).hexdigest()
    if columns is not None:
        return spreadsheet.read_as(sight, digest, columns)
    format_ = next((one for one in FORMATS if one.recognise(sight).certain), None)
    if format_ is None:
        raise _unknown(sight)
    return format_.read(sight, digest)


def proposal(data: bytes, name: str) -> spreadsheet.Proposal:
    """A start for mapping a table's columns. Raises InputError for what is no table."""
    sight = _seen(data, name)
    return spreadsheet.propose(sight, _nearly(sight))


def _nearly(sight: Sight) -> tuple[str, ...]:
    seen = ((format_.name, format_.recognise(sight).nearly) for format_ in FORMATS)
    return tuple(f"It resembles the {name}, but {nearly}." for name, nearly in seen if nearly)


def _seen(data: bytes, name: str) -> Sight:
    label = file_label(name)
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1_000_000:,} MB"
        raise InputError(
            f"The file {label} has {size}; at most {MAX_BYTES // 1_000_000} MB are read.",
            next_step="Split it, or keep only the records that you need.",
        )
    return look(data, label)


def source_rows(source: Source) -> tuple[Row, ...]:
    """The header and every record, field by field as they stood; an empty line is an empty row. For a card, one row."""
    return source.rows


def give_back(source: Source) -> bytes:
    """The file again, made from the records: the same bytes, cells or values, as `source.exact` says."""
    return format_of(source.format).give_back(source).encode(source.encoding)


def _unknown(sight: Sight) -> InputError:
    if sight.not_json:
        return InputError(
            f"The file {sight.name} begins like JSON and cannot be read: it was cut or damaged, or is no JSON.",
            problems=[sight.not_json],
            means="Nothing was imported.",
            next_step="Fetch the file again, or mend the line that is named.",
        )
    known = "; ".join(format_.name for format_ in FORMATS)
    table = is_table(sight)
    instead = "say which column says what (duecare import FILE --columns), or " if table else ""
    error = UnmappedError if table else InputError
    return error(
        " ".join([f"The file {sight.name} is {described(sight)}; no importer knows this layout.", *_nearly(sight)]),
        means="Nothing was imported.",
        next_step=f"Known layouts: {known}. Export the original file again without changing its columns, or {instead}"
        "start a blank dossier (duecare new) and fill it in from the file.",
    )
