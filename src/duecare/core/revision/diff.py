"""What changed between two documents."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.revision.changes import Add, Change, Remove, Set
from duecare.core.revision.tree import Path, Tree, is_atom, is_item


def diff(before: Tree, after: Tree) -> tuple[Change, ...]:
    """The changes that make `after` of `before`: items added and removed, statements and fields set. In path order."""
    return tuple(_diff((), before, after))


def _diff(path: Path, before: Tree, after: Tree) -> Iterator[Change]:
    for name in sorted(before.keys() | after.keys()):
        here, old, new = (*path, name), before.get(name), after.get(name)
        if old == new:
            continue
        if is_item(here) and old is None:
            yield Add(here, new)  # type: ignore[arg-type]  # an item of a document is a dict
        elif is_item(here) and new is None:
            yield Remove(here)
        elif is_atom(here) or not (_is_branch(old) and _is_branch(new)):
            yield Set(here, new)
        else:
            yield from _diff(here, old or {}, new or {})


def _is_branch(value: object) -> bool:
    """A dict, or nothing where the other side has a dict: so that two people can both fill what was empty."""
    return value is None or isinstance(value, dict)
