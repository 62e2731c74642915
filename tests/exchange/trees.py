"""JSON for tests: compared exactly, and broken as files are broken by hands and tools."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from hypothesis import strategies as st

Tree: TypeAlias = Any


def exactly(data: bytes) -> Tree:
    """As the standard reader reads it, with the digits of its numbers, the order of its keys, and keys that repeat."""
    return json.loads(
        data.decode("utf-8-sig"),
        object_pairs_hook=lambda pairs: ("block", pairs),
        parse_float=lambda digits: ("number", digits),
        parse_int=lambda digits: ("number", digits),
    )


Edit = tuple[int, str, int]

EDITS: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(
        st.integers(0, 10_000),
        st.sampled_from(["swap", "drop", "null", "number", "text", "list", "block", "into-list", "again", "deep"]),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=4,
)
"""Which value, what is done to it, and with which other."""


def broken(tree: Tree, edits: list[Edit]) -> Tree:
    """A copy in which keys are swapped, and values are moved, doubled, dropped or of another kind."""
    copy = json.loads(json.dumps(tree))
    for which, what, other in edits:
        places = list(_places(copy))
        if places:
            _edit(places[which % len(places)], what, places[other % len(places)])
    return copy


def _places(tree: Tree) -> list[tuple[Tree, Any]]:
    members = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [place for key, inner in members for place in ((tree, key), *_places(inner))]


def _edit(place: tuple[Tree, Any], what: str, other: tuple[Tree, Any]) -> None:
    (holder, key), (elsewhere, there) = place, other
    found = json.loads(json.dumps(holder[key]))
    copied = json.loads(json.dumps(elsewhere[there]))
    made: Tree = {
        "null": None,
        "number": 7,
        "text": "x",
        "list": [],
        "block": {},
        "into-list": [found],
        "deep": [[found]],
    }
    if what == "drop":
        del holder[key]
    elif what == "swap":
        holder[key], elsewhere[there] = copied, found
    elif what == "again":
        holder[key] = copied
    else:
        holder[key] = made[what]
