"""Canonical JSON and its digest (RFC 8785, the JSON Canonicalization Scheme), for the values a document can hold."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from duecare.core.catalogue.base import MAX_SAFE_INTEGER


def canonical_bytes(value: Any) -> bytes:
    """The one way to write a JSON value: keys sorted by UTF-16 code units, no spaces, UTF-8.

    Raises ValueError for what has no portable form: a float, an integer beyond 2**53 - 1, a lone surrogate.
    """
    return json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def digest_of(value: Any) -> str:
    """`sha256:` and the hexadecimal SHA-256 of the canonical bytes."""
    return "sha256:" + hashlib.sha256(canonical_bytes(value)).hexdigest()


def _sorted(value: Any) -> Any:
    match value:
        case None | bool() | str():
            return value
        case int() if abs(value) <= MAX_SAFE_INTEGER:
            return value
        case dict() if all(isinstance(key, str) for key in value):
            return {key: _sorted(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
        case list() | tuple():
            return [_sorted(item) for item in value]
    raise ValueError(f"{value!r} cannot be written as canonical JSON")
