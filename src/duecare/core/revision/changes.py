"""Changes: frozen values that say what becomes of which named part of a document. Forms and imports make them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError, Problem
from duecare.core.revision.tree import COLLECTIONS, Path, Tree, is_item, origin_of, value_at, with_value

GONE = "Somebody has removed it. Go back to the dossier and look at its history."


@dataclass(frozen=True)
class Set:
    """The part at the path gets this value; nothing clears it. Setting inside an item needs the item to be there."""

    path: Path
    value: Any


@dataclass(frozen=True)
class Add:
    """A new item at the path (collection, id), which must be free."""

    path: Path
    value: Tree


@dataclass(frozen=True)
class Remove:
    """The item at the path goes."""

    path: Path


Change: TypeAlias = Set | Add | Remove


def apply(tree: Tree, change: Change) -> Tree:
    """The tree after the change. Raises InputError when the change does not fit the tree."""
    path = change.path
    match change:
        case Add(value=value):
            _require(is_item(path) and value_at(tree, path) is None, path, "There is already something with this name.")
            return with_value(tree, path, value)
        case Remove():
            _require(is_item(path) and value_at(tree, path) is not None, path, "What should be removed is not there.")
            return with_value(tree, path, None)
        case Set(value=value):
            _require(bool(path), path, "This names no part of the document.")
            inside_item = len(path) > 2 and path[0] in COLLECTIONS
            _require(
                not inside_item or value_at(tree, path[:2]) is not None, path, "What should be changed is not there."
            )
            return with_value(tree, path, value)


def invert(tree: Tree, change: Change) -> Change:
    """The change that undoes this one, given the tree before it. A statement that this one starts goes whole."""
    match change:
        case Add(path=path):
            return Remove(path)
        case Remove(path=path):
            return Add(path, value_at(tree, path))
        case Set(path=path):
            start = origin_of(tree, path)
            return Set(start, value_at(tree, start))


def apply_all(dossier: Dossier, changes: Iterable[Change]) -> Dossier:
    """The document after all changes, in their order. Raises InputError when the result would not be a document."""
    tree = dossier.plain()
    for change in changes:
        tree = apply(tree, change)
    return to_dossier(tree)


def to_dossier(tree: Tree) -> Dossier:
    """The document of a plain tree. Raises InputError with every problem and its path."""
    try:
        return Dossier.model_validate_json(json.dumps(tree))
    except ValidationError as error:
        problems = [Problem(found["msg"], path=found["loc"]) for found in error.errors(include_url=False)]
        raise InputError("The change would leave a document that cannot be read.", problems=problems) from error


def _require(holds: bool, path: Path, message: str) -> None:
    if not holds:
        raise InputError(message, problems=[Problem(message, path=path)], next_step=GONE)
