"""Cells: counts, and nothing of a person."""

from __future__ import annotations

from duecare.evaluation.cells.cells import (
    CELLS_FORMAT,
    MOST_CELLS,
    Axis,
    AxisKind,
    Cell,
    Cells,
    DataRead,
    LeftOut,
    Repeated,
    Unmapped,
)
from duecare.evaluation.cells.reading import cells_bytes, cells_digest, parse_cells, read_cells

__all__ = [
    "CELLS_FORMAT",
    "MOST_CELLS",
    "Axis",
    "AxisKind",
    "Cell",
    "Cells",
    "DataRead",
    "LeftOut",
    "Repeated",
    "Unmapped",
    "cells_bytes",
    "cells_digest",
    "parse_cells",
    "read_cells",
]
