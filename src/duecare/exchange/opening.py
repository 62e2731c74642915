"""From a file's bytes to its records, and back."""

from __future__ import annotations

import hashlib

from duecare.core.errors import InputError
from duecare.exchange.bounds import MAX_BYTES
from duecare.exchange.formats import FORMATS, format_of
from duecare.exchange.sight import Sight, described, look
from duecare.exchange.source import Source
from duecare.exchange.tables import Row
from duecare.exchange.text import file_label


def read_source(data: bytes, name: str) -> Source:
    """The records of a file, its format told by the content. Raises InputError for what no importer can read whole."""
    label = file_label(name)
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1_000_000:,} MB"
        raise InputError(
            f"The file {label} has {size}; at most {MAX_BYTES // 1_000_000} MB are read.",
            next_step="Split it, or keep only the records that you need.",
        )
    sight = look(data, label)
    nearly = []
    for format_ in FORMATS:
        recognition = format_.recognise(sight)
        if recognition.certain:
            return format_.read(sight, "sha256:" + hashlib.sha256(data).hexdigest())
        if recognition.nearly:
            nearly.append(f"It resembles the {format_.name}, but {recognition.nearly}.")
    raise _unknown(sight, nearly)


def source_rows(source: Source) -> tuple[Row, ...]:
    """The header and every record, field by field as they stood; an empty line is an empty row. For a card, one row."""
    return source.rows


def give_back(source: Source) -> bytes:
    """The file again, made from the records: the same bytes, cells or values, as `source.exact` says."""
    return format_of(source.format).give_back(source).encode(source.encoding)


def _unknown(sight: Sight, nearly: list[str]) -> InputError:
    if sight.not_json:
        return InputError(
            f"The file {sight.name} begins like JSON and cannot be read: it was cut or damaged, or is no JSON.",
            problems=[sight.not_json],
            means="Nothing was imported.",
            next_step="Fetch the file again, or mend the line that is named.",
        )
    known = "; ".join(format_.name for format_ in FORMATS)
    return InputError(
        " ".join([f"The file {sight.name} is {described(sight)}; no importer knows this layout.", *nearly]),
        means="Nothing was imported.",
        next_step=f"Known layouts: {known}. Export the original file again without changing its columns, or start a "
        "blank dossier (duecare new) and fill it in from the file.",
    )
