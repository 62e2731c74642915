"""What people read of a record is all of its prose: what is translated, shown beside its original, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from duecare.core.catalogue import KINDS, Frozen
from duecare.core.catalogue.base import Line, Record, Text
from duecare.knowledge.bundle import load
from duecare.knowledge.texts import READ, kind_of, text_at, texts_of

NAMES = {"code", "issuer", "jurisdiction", "url", "number", "publisher", "version", "at", "answer_at", "checked_in"}
"""Names and places, which stay as their source writes them."""


def prose(model: type[Frozen], above: tuple[type[Frozen], ...] = ()) -> Iterator[str]:
    """The fields of a record, and of what it holds, that are lines or texts for people."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        parts = set(parts_of(hint))
        if {Line, Text} & {part for part in parts if not isinstance(part, type)}:
            yield name
        for part in parts:
            if isinstance(part, type) and issubclass(part, Frozen) and part not in (*above, model):
                yield from prose(part, (*above, model))


def parts_of(hint: Any) -> Iterator[Any]:
    """A type and all that it is made of, as far as it can be held in a set."""
    try:
        hash(hint)
    except TypeError:
        pass
    else:
        yield hint
    for inner in get_args(hint):
        yield from parts_of(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_all_prose_of_a_kind_is_read(kind: str) -> None:
    assert set(prose(KINDS[kind])) - READ - NAMES == set()


def test_names_and_places_are_not_taken_for_prose() -> None:
    assert not NAMES & READ


def test_every_text_is_found_again_at_its_place() -> None:
    for kind, records in load().records.items():
        for record in records.values():
            assert kind_of(record) == kind
            found = dict(texts_of(record))
            assert found["title"] == record.title
            assert all(text_at(record, field) == text for field, text in found.items())


def test_what_a_record_does_not_say_is_a_mistake_to_ask_for() -> None:
    record: Record = load().records["rights"]["privacy"]
    for field in ("titel", "no_longer.999", "kind.x"):
        with pytest.raises(KeyError):
            text_at(record, field)
