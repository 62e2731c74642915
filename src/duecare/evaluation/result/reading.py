"""The result document: canonical JSON."""

from __future__ import annotations

import hashlib
from pathlib import Path

from duecare.core.dossier.canonical import canonical_bytes
from duecare.evaluation.result.result import Result
from duecare.files.bounds import Bounds, read_bytes
from duecare.files.read import parse_tree
from duecare.files.validate import validate

BOUNDS = Bounds(size=20_000_000, nodes=2_000_000, depth=20)


def read_result(path: Path) -> Result:
    """The result in a file. Raises InputError with every problem."""
    return parse_result(read_bytes(path, BOUNDS), str(path))


def parse_result(data: bytes, name: str) -> Result:
    """The result in the bytes of a file of that name. Raises InputError with every problem."""
    return validate(parse_tree(data, name, BOUNDS), Result)


def result_bytes(result: Result) -> bytes:
    """The result as a file."""
    return canonical_bytes(result.plain()) + b"\n"


def result_digest(result: Result) -> str:
    """The digest of the file."""
    return "sha256:" + hashlib.sha256(result_bytes(result)).hexdigest()
