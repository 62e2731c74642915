"""Canonical JSON and its digest (RFC 8785, the JSON Canonicalization Scheme), for the values a document can hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from duecare.core.catalogue.base import MAX_SAFE_INTEGER


def canonical_bytes(value: Any) -> bytes:
    """The one way to write a JSON value: keys sorted by UTF-16 code units, no spaces, UTF-8.

    Raises ValueError for what has no portable form: a float, an integer beyond 2**53 - 1, a lone surrogate.
    """
    return _written(_sorted(value))


def canonical_bytes_of_own(value: Any) -> bytes:
    """The same bytes, faster, for values that this program made: names in ASCII, no floats, no big numbers."""
    return _written(value, sort_keys=True)


def _written(value: Any, *, sort_keys: bool = False) -> bytes:
    """Values are trees, so that nobody looks for circles in them."""
    text = json.dumps(
        value, ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"), sort_keys=sort_keys
    )
    return text.encode("utf-8")


def digest_of(value: Any) -> str:
    """`sha256:` and the hexadecimal SHA-256 of the canonical bytes."""
    return "sha256:" + hashlib.sha256(canonical_bytes(value)).hexdigest()


def digest_of_object(members: Mapping[str, bytes]) -> str:
    """The digest of the JSON object of these members, whose values are canonical bytes already. Names are ASCII."""
    written = (b'"%s":%s' % (name.encode("ascii"), members[name]) for name in sorted(members))
    return "sha256:" + hashlib.sha256(b"{" + b",".join(written) + b"}").hexdigest()


def _sorted(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {name: part if isinstance(part := value[name], str) else _sorted(part) for name in _in_order(value)}
    if isinstance(value, list | tuple):
        return [_sorted(item) for item in value]
    if isinstance(value, int) and abs(value) <= MAX_SAFE_INTEGER:
        return value
    raise ValueError(f"{value!r} cannot be written as canonical JSON")


def _in_order(names: Iterable[str]) -> list[str]:
    """By UTF-16 code units; for names in ASCII, Python's own order is the same."""
    names = list(names)
    return sorted(names) if all(map(str.isascii, names)) else sorted(names, key=lambda name: name.encode("utf-16-be"))
