"""A record so short that thousands are compared at once: what it is told by, and whether each field says the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from duecare.core.dossier import digest_of
from duecare.exchange.formats import format_of
from duecare.exchange.identity import identities_of, keys_of
from duecare.exchange.json_records import cut
from duecare.exchange.source import Source, SourceRecord

EACH = 8
"""Bytes for a field's name, and for its text."""


def key_digests(record: SourceRecord, source: Source) -> Mapping[str, str]:
    """The digest of what the record is told by, under the name of each identity, the best first."""
    keys = keys_of(record, identities_of(format_of(source.format)))
    return {name: digest_of([name, *key]) for name, key in keys.items()}


def same_digests(one: Mapping[str, str], other: Mapping[str, str], own: frozenset[str]) -> bool:
    """Whether two records are one, as `identity.same` says it, from their digests."""
    for name, digest in one.items():
        if other.get(name) == digest:
            return True
        if name in own and name in other:
            return False
    return False


def sketch_of(record: SourceRecord) -> bytes:
    """Its fields, each as a short digest of its name and of its text; all that is blank says the same."""
    pairs = zip(record.names, record.values, strict=True)
    return b"".join(_short(cut(name)[0]) + _short(value if value.strip() else "") for name, value in pairs)


def differing(one: bytes, other: bytes) -> int:
    """How many fields differ, or stand in one record only."""
    mine, theirs = _fields(one), _fields(other)
    gone, new = mine - theirs, theirs - mine
    names = Counter(field[:EACH] for field in gone) | Counter(field[:EACH] for field in new)
    return names.total()


def _fields(sketch: bytes) -> Counter[bytes]:
    return Counter(sketch[at : at + 2 * EACH] for at in range(0, len(sketch), 2 * EACH))


def _short(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=EACH).digest()


def same_names(one: bytes, other: bytes) -> bool:
    """Whether two records have the same fields, whatever they say: rows of tables with the same columns."""
    return _names(one) == _names(other)


def _names(sketch: bytes) -> Counter[bytes]:
    return Counter(sketch[at : at + EACH] for at in range(0, len(sketch), 2 * EACH))
