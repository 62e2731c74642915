"""Reaching into JSON that may be of any shape: what stands at a place, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.exchange.text import stated
from duecare.files.json_values import Bare, Json

Block = dict[str, Json]


def block_at(value: Json | None, *way: str) -> Block:
    """The block that the keys lead to; an empty one where they lead to nothing or to something else."""
    for key in way:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def text_at(value: Json | None, *way: str) -> str:
    """What the text or number says that the keys lead to; blank where it is not stated, or is no text."""
    found = block_at(value, *way[:-1]).get(way[-1])
    if isinstance(found, Bare):
        return "" if found.text == "null" else found.text
    return stated(found) or "" if isinstance(found, str) else ""


def blocks_at(value: Json | None, *way: str) -> Iterator[Block]:
    """The blocks of the list that the keys lead to."""
    found = block_at(value, *way[:-1]).get(way[-1])
    return (member for member in (found if isinstance(found, list) else ()) if isinstance(member, dict))


def texts_at(value: Json | None, *way: str) -> tuple[str, ...]:
    """What the texts say of the list that the keys lead to."""
    found = block_at(value, *way[:-1]).get(way[-1])
    members = found if isinstance(found, list) else ()
    return tuple(text for member in members if isinstance(member, str) and (text := stated(member)))


def says(value: Json | None) -> bool:
    """Whether there is any text or number in it that answers something."""
    if isinstance(value, dict):
        return any(map(says, value.values()))
    if isinstance(value, list):
        return any(map(says, value))
    return value.text != "null" if isinstance(value, Bare) else value is not None and stated(value) is not None
