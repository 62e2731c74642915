"""What an audience may read of a document, said once more by hand, and documents marked wherever it may not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from duecare.core.dossier import Dossier
from duecare.core.dossier.words import Audience

MARK = "hidden-from-everybody-7c1"

WIDTH = {"team": 0, "partners": 1, "public": 2}
ITEMS = ("actors", "facts", "impacts", "measures", "engagement", "evidence", "evaluations", "records")
PART_OF = {"gate_on": "gate"}
ALWAYS = ("format", "id", "title", "language", "outside", "shown")

NAMING = {
    "actors": ("involvement", "actor", "from", "to"),
    "impacts": ("impacts",),
    "evidence": ("evidence",),
    "engagement": ("testimony",),
    "measures": ("measure",),
}
RENAMED = (
    *("actors", "impacts", "evidence", "engagement", "measures", "evaluations", "records", "chain", "decisions"),
)

Path = tuple[str | int, ...]


def may_read(path: Path, dossier: Dossier, audience: Audience) -> bool:
    """Whether what stands at a path of the document may be read."""
    section = str(path[0])
    if section in ALWAYS:
        return True
    if section in ITEMS:
        one = getattr(dossier, section)[path[1]]
        of = [("measures", one.measure)] if section == "evaluations" and one.measure else []
        return WIDTH[one.shown_to] >= WIDTH[audience] and all(may_read(way, dossier, audience) for way in of)
    parts = [PART_OF.get(section, section)]
    if section == "red_lines" and len(path) > 2 and str(path[2]).startswith("raised"):
        parts.append("raised")
    shown = {str(part): shown_to for part, shown_to in dossier.shown.items()}
    ends = {dossier.chain[str(path[1])].from_, dossier.chain[str(path[1])].to} if section == "chain" else ()
    return all(WIDTH[shown.get(part, "team")] >= WIDTH[audience] for part in parts) and all(
        may_read(("actors", end), dossier, audience) for end in ends
    )


def free_texts(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where in a document somebody wrote what they liked."""
    match value:
        case BaseModel():
            for name, field in type(value).model_fields.items():
                inner, way = getattr(value, name), (*path, field.alias or name)
                if _is_free(field):
                    yield from _strings(inner, way)
                else:
                    yield from free_texts(inner, way)
        case Mapping():
            for name, inner in value.items():
                yield from free_texts(inner, (*path, name))
        case tuple():
            for place, inner in enumerate(value):
                yield from free_texts(inner, (*path, place))


def _strings(value: Any, path: Path) -> Iterator[Path]:
    match value:
        case str():
            yield path
        case tuple():
            yield from ((*path, place) for place in range(len(value)))


def _is_free(field: FieldInfo) -> bool:
    return any(rules.pattern is None for rules in _rules((field.annotation, *field.metadata)))


def _rules(parts: tuple[Any, ...]) -> Iterator[StringConstraints]:
    for part in parts:
        if isinstance(part, StringConstraints):
            yield part
        yield from _rules(getattr(part, "__metadata__", ()))
        yield from _rules(get_args(part))


def hidden_texts(dossier: Dossier, audience: Audience) -> list[Path]:
    """The free texts that the audience may not read. Why something is withheld may be told."""
    texts = (path for path in free_texts(dossier) if path[-1] != "withheld_because")
    return [path for path in texts if not may_read(path, dossier, audience)]


def marked(dossier: Dossier, audience: Audience) -> Dossier:
    """The document in which every hidden text is a mark to search for, and every hidden item is named by one."""
    tree = dossier.plain()
    for path in hidden_texts(dossier, audience):
        _set(tree, path, MARK)
    for section in RENAMED:
        for id_ in getattr(dossier, section):
            if not may_read((section, id_), dossier, audience):
                tree = _renamed(tree, section, id_, f"{MARK}-{id_}"[:80].rstrip("-"))
    return Dossier.model_validate_json(json.dumps(tree))


def _set(tree: Any, path: Path, value: str) -> None:
    for name in path[:-1]:
        tree = tree[name]
    tree[path[-1]] = value


def _renamed(tree: dict[str, Any], section: str, old: str, new: str) -> dict[str, Any]:
    """The tree with one item under another name, wherever it is named. What a record names keeps its name."""
    items = {(new if id_ == old else id_): item for id_, item in tree[section].items()}
    rest = _replaced({**tree, section: items}, NAMING.get(section, ()), old, new)
    assert isinstance(rest, dict)
    return rest


def _replaced(value: Any, naming: tuple[str, ...], old: str, new: str, *, here: bool = False) -> Any:
    match value:
        case dict():
            return {
                (new if here and name == old else name): _replaced(inner, naming, old, new, here=name in naming)
                for name, inner in value.items()
            }
        case list():
            return [_replaced(inner, naming, old, new, here=here) for inner in value]
    return new if here and value == old else value
