"""Who published and made a data set, as far as they are organisations. People stay in the record."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.exchange.croissant.terms import local, values
from duecare.exchange.json_reach import text_at, texts_at
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD, publishable
from duecare.files.json_values import Json

TERMS = ("publisher", "creator", "author", "provider", "maintainer", "sdPublisher")
"""Who states it, best first."""
PERSON = "Person"


def asserter_of(whole: Json | None) -> str:
    """The first organisation; else whether anybody is named at all."""
    named = tuple(_named(whole))
    return next((name for name, known in named if known), ONLY_IN_RECORD if named else NOT_STATED)


def makers(whole: Json | None) -> tuple[str, ...]:
    """Each organisation once, the asserter first."""
    return tuple(dict.fromkeys(name for name, known in _named(whole) if known))


def _named(whole: Json | None) -> Iterator[tuple[str, bool]]:
    """What to show of each that is named, and whether it is the name. A person's name is never shown, nor one that
    looks like a person's, though it is called an organisation."""
    for value in (value for term in TERMS for value in values(whole, term)):
        name, known = publishable(value if isinstance(value, str) else text_at(value, "name"))
        if name != NOT_STATED:
            yield (name, known) if not _is_person(value) else (ONLY_IN_RECORD, False)


def _is_person(value: Json) -> bool:
    kinds = (text_at(value, "@type"), *texts_at(value, "@type"))
    return PERSON in map(local, kinds)
