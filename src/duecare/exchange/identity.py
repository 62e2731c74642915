"""Which record is which: what a register itself tells its records apart by, and never their place in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from duecare.exchange.canada_aia.read import NO_TITLE
from duecare.exchange.columns import plain_heading
from duecare.exchange.json_records import cut
from duecare.exchange.register import NO_NAME
from duecare.exchange.source import Format, Identity, Place, Says, SourceRecord
from duecare.exchange.text import stated

Key = tuple[str, ...]
Keys = Mapping[str, Key]
"""What a record is told by: the key under the name of each identity that it states."""

UNNAMED = frozenset({NO_NAME, NO_TITLE})


def identities_of(format_: Format) -> tuple[Identity, ...]:
    """What tells the records of a format apart, best first; at last their title and who states them."""
    said = "the title and who states the record"
    last = Identity(f"{format_.id}-title", said, (Says.TITLE, Says.ASSERTER))
    return (*format_.identities, last)


def keys_of(record: SourceRecord, identities: tuple[Identity, ...]) -> Keys:
    """The key of each identity that the record states."""
    keys = ((identity.name, key_of(record, identity)) for identity in identities)
    return {name: key for name, key in keys if key}


def key_of(record: SourceRecord, identity: Identity) -> Key:
    """What it says in the places of the key, without regard to case and white space; nothing where one is blank."""
    said = tuple(plain_heading(stated(text_at(record, place)) or "") for place in identity.key)
    named = Says.TITLE not in identity.key or record.title not in UNNAMED
    return said if named and all(said) else ()


def apart_of(record: SourceRecord, identity: Identity) -> Key:
    """What tells the record from others of the same key; of a blank, that it is blank."""
    return tuple(plain_heading(text_at(record, place)) for place in identity.apart)


def same(one: Keys, other: Keys, identities: tuple[Identity, ...]) -> bool:
    """Whether two records are one: the best identity that both state decides, unless only a later one agrees and no
    number of the register's own tells them apart."""
    for identity in identities:
        mine, theirs = one.get(identity.name), other.get(identity.name)
        if mine and theirs and mine == theirs:
            return True
        if mine and theirs and identity.own:
            return False
    return False


def text_at(record: SourceRecord, place: Place) -> str:
    """The verbatim text at a place; blank where there is none."""
    if place is Says.TITLE:
        return record.title
    if place is Says.ASSERTER:
        return record.asserter
    if isinstance(place, str):
        found = _positions(record.names).get(place)
        return "" if found is None else record.values[found]
    return record.value(place)


@lru_cache(maxsize=512)
def _positions(names: tuple[str, ...]) -> Mapping[str, int]:
    """The first field of each name, as headings and paths are compared."""
    found: dict[str, int] = {}
    for position, name in enumerate(names):
        for said in _spoken(name):
            found.setdefault(said, position)
    return found


def _spoken(name: str) -> Iterator[str]:
    path = cut(name)[0]
    yield path
    yield plain_heading(path)
