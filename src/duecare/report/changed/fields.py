"""The fields below a change, each with its place, its name and its weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from duecare.core.revision import Path
from duecare.core.revision.tree import COLLECTIONS
from duecare.report.changed.values import is_span, way
from duecare.report.phrase import Phrase
from duecare.report.words import Words

DOCUMENT = "document"
"""The part of what stands in no collection."""


FIRST = ("value", "decision", "label", "outcome", "raised", "title", "name", "status", "state", "people", "per_cent")
"""Of several fields that one change alters, the one that its line tells."""
BESIDE = frozenset({"by", "on", "raised_by", "raised_on"})
"""Fields that change with every statement, so that a line does not name them beside another."""

Leaf: TypeAlias = tuple[Path, Any, Any]
"""The place of a field, and its value then and now."""


def part_of(path: Path) -> str:
    """The part of the document that a path leads into: a collection, or the document itself."""
    return path[0] if path[0] in COLLECTIONS else DOCUMENT


def leaves(path: Path, was: Any, now: Any) -> list[Leaf]:
    """Every field that differs, down to single values, lists and ranges; what tells most first."""
    return sorted(_leaves(path, was, now), key=lambda leaf: _weight(leaf[0]))


def _leaves(path: Path, was: Any, now: Any) -> Iterator[Leaf]:
    if was == now:
        return
    branches = [side for side in (was, now) if isinstance(side, dict) and not is_span(side)]
    if not branches or not all(side is None or side in branches for side in (was, now)):
        yield path, was, now
        return
    for name in sorted({name for side in branches for name in side}):
        yield from _leaves((*path, name), (was or {}).get(name), (now or {}).get(name))


def name_of(path: Path, words: Words) -> Phrase:
    """The name of a field inside what a line is about."""
    return way(path, words, below=_about(path))


def _about(path: Path) -> int:
    """How many names of the path the subject of its line tells already."""
    if path[:1] == ("impacts",) and path[2:3] in (("severity",), ("involvement",)) and len(path) > 3 + _depth(path):
        return 3 + _depth(path)
    return 2 if path[0] in COLLECTIONS else 0


def _depth(path: Path) -> int:
    """Of severity the dimension and the rater, of involvement the actor."""
    return 2 if path[2] == "severity" else 1


def _weight(path: Path) -> tuple[int, int, Path]:
    """How early the field is told: what decides first, who and when last."""
    place = FIRST.index(path[-1]) if path[-1] in FIRST else len(FIRST) + (path[-1] in BESIDE)
    return place, len(path), path
