"""A document as a tree of plain values, addressed by names and never by position."""

from __future__ import annotations

from typing import Any, TypeAlias

Tree: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str, ...]

COLLECTIONS = frozenset(
    {
        "actors",
        "chain",
        "facts",
        "rights",
        "harms",
        "red_lines",
        "impacts",
        "measures",
        "engagement",
        "evidence",
        "evaluations",
        "decisions",
        "records",
    }
)
"""The document's collections: what stands under them has an id."""

_WHOLE = frozenset({"chain", "facts", "rights", "harms", "evaluations", "decisions", "records"})


def is_item(path: Path) -> bool:
    """Whether the path leads to a whole item of a collection."""
    return len(path) == 2 and path[0] in COLLECTIONS


def is_atom(path: Path) -> bool:
    """Whether what stands here is one statement, whose parts belong together: a fact, a rating, an actor's answers, a
    decision. Half of one person's statement is never merged with half of another's."""
    match path:
        case (collection, _):
            return collection in _WHOLE
        case ("impacts", _, "involvement", _) | ("red_lines", _, "answers", _) | ("measures", _, "effects", _):
            return True
        case ("impacts", _, "severity", _, _) | ("impacts", _, "limitations", _) | ("impacts", _, "state_action"):
            return True
    return False


def statement_of(path: Path) -> Path:
    """The path of the first field of a statement that has no branch of its own: which gate comes next and when, or that
    a red line was raised, by whom and when. Any other path is itself."""
    match path:
        case ("gate_on",):
            return ("gate",)
        case ("red_lines", line, "raised_by" | "raised_on"):
            return ("red_lines", line, "raised")
    return path


def origin_of(tree: Tree, path: Path) -> Path:
    """What a value set at the path would start or replace: the path itself, or a statement above it that is not there
    yet, or a plain value that stands in its way."""
    for end in range(1, len(path)):
        start = path[:end]
        value = value_at(tree, start)
        if (value is None and is_atom(start)) or not isinstance(value, dict | None):
            return start
    return path


def value_at(tree: Tree, path: Path) -> Any:
    """The value at a path; nothing when it is absent."""
    value: Any = tree
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def with_value(tree: Tree, path: Path, value: Any, *, above: Path = ()) -> Tree:
    """A copy of the tree with the value at the path. Nothing as a value removes the name, and the branches it leaves
    empty; an item or a statement stays, even when all that it says equals the defaults."""
    name, rest, here = path[0], path[1:], (*above, path[0])
    if value is None and name not in tree:
        return tree
    if rest:
        inside = tree.get(name)
        value = with_value(inside if isinstance(inside, dict) else {}, rest, value, above=here)
        if not value and not is_item(here) and not is_atom(here):
            value = None
    if value is None:
        return {key: kept for key, kept in tree.items() if key != name}
    return {**tree, name: value}
