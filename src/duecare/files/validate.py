"""From a tree to a frozen value of the core, or every problem at once: with its line, and what to write instead."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from duecare.core.errors import InputError, Problem
from duecare.files.compose import Path, Tree
from duecare.files.hints import problem
from duecare.files.shape import Place, Shape, locate

M = TypeVar("M", bound=BaseModel)

_MOST = 200


def validate(tree: Tree, model: type[M]) -> M:
    """The tree as a value of the model. Strict: nothing is converted, and keys are those of the published schema.

    Raises InputError with every problem of the text and of the model.
    """
    try:
        value = model.model_validate_json(json.dumps(tree.value), by_alias=True, by_name=False)
    except ValidationError as error:
        found = _problems(error.errors(include_url=False, include_input=False), Shape.of(model), tree)
        told = {known.path for known in tree.problems}
        new = [one for one in found if not any(one.path[:end] in told for end in range(len(one.path) + 1))]
        raise _refused(tree, new) from None
    refuse(tree)
    return value


def refuse(tree: Tree, problems: Sequence[Problem] = ()) -> None:
    """Raises InputError when the tree has problems or any are given; they are listed in the order of the file."""
    if tree.problems or problems:
        raise _refused(tree, problems)


def _refused(tree: Tree, problems: Sequence[Problem]) -> InputError:
    found = sorted([*tree.problems, *map(tree.place, problems)], key=lambda one: one.line)
    shown = found[:_MOST]
    if len(found) > _MOST:
        more = f"There are {len(found) - _MOST:,} more problems."
        shown.append(Problem(more, instead="Correct these first.", file=tree.name))
    many = "one problem" if len(found) == 1 else f"{len(found):,} problems"
    return InputError(f"{tree.name} has {many}.", problems=shown, next_step="Correct the file and try again.")


def _problems(errors: Sequence[ErrorDetails], shape: Shape, tree: Tree) -> list[Problem]:
    """One problem for each place."""
    placed = sorted(((locate(error["loc"], shape), error) for error in errors), key=lambda pair: _order(pair[0]))
    groups = [list(group) for _, group in groupby(placed, key=lambda pair: _order(pair[0]))]
    outer = {place.path[:end] for ((place, _), *_) in groups for end in range(len(place.path))}
    found = (_problem(group, tree, outer) for group in groups)
    return [one for one in found if one is not None]


def _problem(group: Sequence[tuple[Place, ErrorDetails]], tree: Tree, outer: set[Path]) -> Problem | None:
    place = group[0][0]
    return problem(place, [error for _, error in group], tree.at(place.path), deeper=place.path in outer)


def _order(place: Place) -> tuple[tuple[str, ...], bool]:
    return tuple(f"{step:09}" if isinstance(step, int) else step for step in place.path), place.is_key
