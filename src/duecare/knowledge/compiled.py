"""Files that the build makes of the YAML: how they are found, read, written and known by their digest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from duecare.core.errors import KnowledgeError


def shipped(path: Path, *, missing: str, means: str) -> bytes:
    """The bytes of a file that the build makes. Raises KnowledgeError where it was not built."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        step = "Run: make build (or: python -m duecare.knowledge.compile)"
        raise KnowledgeError(missing, means=means, next_step=step) from error


def digest_of_bytes(data: bytes) -> str:
    """The digest by which these bytes are known."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def compact(document: dict[str, Any]) -> bytes:
    """A document as it is written: keys in their order, nothing between them."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
