"""The cells file: canonical JSON, so that the same counts are the same bytes everywhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

from duecare.core.dossier.canonical import canonical_bytes
from duecare.evaluation.cells.cells import Cells
from duecare.files.bounds import Bounds, read_bytes
from duecare.files.read import parse_tree
from duecare.files.validate import validate

BOUNDS = Bounds(size=40_000_000, nodes=6_000_000, depth=12)


def read_cells(path: Path) -> Cells:
    """The cells in a file. Raises InputError with every problem."""
    return parse_cells(read_bytes(path, BOUNDS), str(path))


def parse_cells(data: bytes, name: str) -> Cells:
    """The cells in the bytes of a file of that name. Raises InputError with every problem."""
    return validate(parse_tree(data, name, BOUNDS), Cells)


def cells_bytes(cells: Cells) -> bytes:
    """The cells as a file."""
    return canonical_bytes(cells.plain()) + b"\n"


def cells_digest(cells: Cells) -> str:
    """The digest of the file."""
    return "sha256:" + hashlib.sha256(cells_bytes(cells)).hexdigest()
