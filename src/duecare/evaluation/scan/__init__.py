"""From a table to cells, by one scan. Nothing about a person is kept, shown or written to a disk."""

from __future__ import annotations

from duecare.evaluation.scan.columns import ColumnKind, ColumnSeen, TableSeen, columns, sheet_names
from duecare.evaluation.scan.packed import Packed, pack
from duecare.evaluation.scan.recount import recount
from duecare.evaluation.scan.scan import scan
from duecare.evaluation.scan.source import Source, from_file, from_memory
from duecare.evaluation.scan.watching import StoppedError

__all__ = [
    "ColumnKind",
    "ColumnSeen",
    "Packed",
    "Source",
    "StoppedError",
    "TableSeen",
    "columns",
    "from_file",
    "from_memory",
    "pack",
    "recount",
    "scan",
    "sheet_names",
]
