"""Who said what, as readers outside the team see it: an actor of the chain by its id, anybody else as a numbered voice.

Inside one item different people stay different, as the method asks: two people decide, and nobody settles what they
stated. Each item counts anew, so that nobody can be followed from one statement to the next.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count
from types import MappingProxyType
from typing import Any

from duecare.core.revision.tree import COLLECTIONS, Tree

SAID_BY = frozenset({"by", "raised_by", "settled_by", "aside_by", "answered_by"})
"""The fields that hold the id of who said something."""
SAID_UNDER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"red_lines": ("answers", "answer"), "facts": ("disputes", "dispute"), "effects": ("against", "voice")}
)
"""The tables of statements whose keys are people's ids, by collection or by the table of an item in which they stand,
with the word that takes their place."""


def without_names(tree: Tree) -> Tree:
    """The plain document without the ids of people."""
    actors = tree.get("actors", {}).keys()
    return {
        name: {id_: _Voices(actors).told(_renamed(item, name)) for id_, item in items.items()}
        if name in COLLECTIONS
        else items
        for name, items in tree.items()
    }


def _renamed(item: Tree, collection: str) -> Tree:
    """The item with numbers for the keys that name people. Their order is kept: the method quotes the first."""
    if collection == "measures" and "effects" in item:
        return {**item, "effects": {group: _renamed(said, "effects") for group, said in item["effects"].items()}}
    table, word = SAID_UNDER.get(collection, ("", ""))
    if table not in item:
        return item
    said = (item[table][key] for key in sorted(item[table]))
    return {**item, table: {f"{word}-{number:02d}": statement for number, statement in enumerate(said, 1)}}


class _Voices:
    """The voices of one item, counted in the order in which they speak."""

    def __init__(self, actors: Collection[str]) -> None:
        self._actors = actors
        self._known: dict[str, str] = {}

    def told(self, value: Any) -> Any:
        match value:
            case dict():
                return {name: self._field(name, value[name]) for name in sorted(value)}
            case list():
                return [self.told(inner) for inner in value]
        return value

    def _field(self, name: str, value: Any) -> Any:
        return self._voice(value) if name in SAID_BY and isinstance(value, str) else self.told(value)

    def _voice(self, id_: str) -> str:
        if id_ in self._actors:
            return id_
        if id_ not in self._known:
            taken = {*self._actors, *self._known.values()}
            self._known[id_] = next(word for number in count(1) if (word := f"voice-{number}") not in taken)
        return self._known[id_]
