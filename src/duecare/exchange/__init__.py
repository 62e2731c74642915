"""Formats in and out: public registers and cards come in as records kept whole, and start dossiers."""

from duecare.exchange.bounds import MAX_BYTES
from duecare.exchange.choosing import Choice, choices, record_at
from duecare.exchange.columns import MAX_COLUMNS, MEANING, TARGETS, Column, Columns, Target, header_digest
from duecare.exchange.columns_file import columns_yaml, parse_columns, read_columns
from duecare.exchange.formats import FORMATS
from duecare.exchange.opening import UnmappedError, give_back, proposal, read_source, source_rows
from duecare.exchange.source import Format, Source, SourceRecord
from duecare.exchange.spreadsheet import Proposal
from duecare.exchange.starting import row_of, start_dossier, suggested_id

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MEANING",
    "TARGETS",
    "Choice",
    "Column",
    "Columns",
    "Format",
    "Proposal",
    "Source",
    "SourceRecord",
    "Target",
    "UnmappedError",
    "choices",
    "columns_yaml",
    "give_back",
    "header_digest",
    "parse_columns",
    "proposal",
    "read_columns",
    "read_source",
    "record_at",
    "row_of",
    "source_rows",
    "start_dossier",
    "suggested_id",
]
