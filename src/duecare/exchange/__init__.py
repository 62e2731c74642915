"""Formats in and out: public registers and cards come in as records kept whole, and start dossiers."""

from duecare.exchange.bounds import MAX_BYTES
from duecare.exchange.choosing import Choice, choices, record_at
from duecare.exchange.formats import FORMATS
from duecare.exchange.opening import give_back, read_source, source_rows
from duecare.exchange.source import Format, Source, SourceRecord
from duecare.exchange.starting import row_of, start_dossier, suggested_id

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "Choice",
    "Format",
    "Source",
    "SourceRecord",
    "choices",
    "give_back",
    "read_source",
    "record_at",
    "row_of",
    "source_rows",
    "start_dossier",
    "suggested_id",
]
