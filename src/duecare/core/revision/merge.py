"""Three-way merge: what two people did to one base, put together where a machine may, and shown where a person must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier, broken_references
from duecare.core.errors import ConflictError
from duecare.core.method import Findings, assess
from duecare.core.revision.changes import Change, apply, apply_all, to_dossier
from duecare.core.revision.diff import diff
from duecare.core.revision.tree import Path, Tree, statement_of, value_at


@dataclass(frozen=True)
class Conflict:
    """One thing that a person must settle. Nothing is lost: it holds the base and both sides.

    Kinds: `field`, both changed the same; `removed`, one removed what the other changed; `reference`, together the
    changes leave a reference to something that is gone; `judgement`, together they alter a red line, a tier or an
    involvement that neither alters alone.
    """

    kind: Literal["field", "removed", "reference", "judgement"]
    path: Path
    base: Any = None
    mine: Any = None
    theirs: Any = None
    together: Any = None


class MergeConflictError(ConflictError):
    """Changes that a person must put together. Carries every conflict and the changes that wait."""

    def __init__(self, conflicts: Sequence[Conflict], mine: Sequence[Change]) -> None:
        self.conflicts, self.mine = tuple(conflicts), tuple(mine)
        super().__init__(
            "Somebody else changed the same thing while you were working.",
            means="Your changes are kept, and not yet saved.",
            next_step="Look at both versions and choose.",
        )


def revise(current: Dossier, base: Dossier, changes: Sequence[Change], catalogue: Catalogue, on: date) -> Dossier:
    """The document after the changes, which were made looking at `base`. Raises MergeConflictError or InputError."""
    mine = apply_all(base, changes)
    if current.digest == base.digest:
        return mine
    return merge(base, mine, current, catalogue, on)


def merge(base: Dossier, mine: Dossier, theirs: Dossier, catalogue: Catalogue, on: date) -> Dossier:
    """Both sides' changes to the base, together. Raises MergeConflictError when a person must decide."""
    base_tree, mine_tree, theirs_tree = base.plain(), mine.plain(), theirs.plain()
    my_changes, their_changes = diff(base_tree, mine_tree), diff(base_tree, theirs_tree)
    conflicts: list[Conflict] = list(overlaps(base_tree, mine_tree, theirs_tree))
    if conflicts:
        raise MergeConflictError(conflicts, my_changes)
    tree = theirs_tree
    for change in my_changes:
        if change not in their_changes:
            tree = apply(tree, change)
    merged = to_dossier(tree)
    conflicts = [*_broken(base, mine, theirs, merged), *_judged(base, mine, theirs, merged, catalogue, on)]
    if conflicts:
        raise MergeConflictError(conflicts, my_changes)
    return merged


def overlaps(base: Tree, mine: Tree, theirs: Tree) -> Iterator[Conflict]:
    """One conflict for each place where the sides meet: an item that one removed is one place; of a statement in
    several fields, each field that either side changed. What both changed alike is none."""
    my_changes, their_changes = diff(base, mine), diff(base, theirs)
    places = {
        place: None
        for change in my_changes
        for other in their_changes
        if change not in their_changes and other not in my_changes
        if meet(statement_of(change.path), statement_of(other.path))
        for place in _places(change.path, other.path)
    }
    for path in places:
        values = (value_at(base, path), value_at(mine, path), value_at(theirs, path))
        removed = values[0] is not None and None in values[1:]
        yield Conflict("removed" if removed else "field", path, *values)


def _places(one: Path, other: Path) -> tuple[Path, ...]:
    return (min(one, other, key=len),) if meet(one, other) else (one, other)


def meet(one: Path, other: Path) -> bool:
    """Whether one path leads to, or into, what the other leads to."""
    both = min(len(one), len(other))
    return one[:both] == other[:both]


def _broken(base: Dossier, mine: Dossier, theirs: Dossier, merged: Dossier) -> Iterator[Conflict]:
    """One conflict for each field that leads nowhere now and did not on either side."""
    known = {problem.path for side in (mine, theirs) for problem in broken_references(side)}
    said: dict[Path, list[str]] = {}
    for problem in broken_references(merged):
        if problem.path not in known:
            said.setdefault(_field(problem.path), []).append(problem.message)
    for path, messages in said.items():
        was, my_side, their_side = (value_at(side.plain(), path) for side in (base, mine, theirs))
        yield Conflict("reference", path, was, my_side, their_side, " ".join(messages))


def _field(path: tuple[str | int, ...]) -> Path:
    """The path without a position in a list."""
    return tuple(name for name in path if isinstance(name, str))


def _judged(
    base: Dossier, mine: Dossier, theirs: Dossier, merged: Dossier, catalogue: Catalogue, on: date
) -> Iterator[Conflict]:
    sides = [decisive(assess(side, catalogue, on)) for side in (base, mine, theirs, merged)]
    was, my_view, their_view, together = sides
    for path, value in together.items():
        if value not in (my_view.get(path), their_view.get(path)):
            yield Conflict("judgement", path, was.get(path), my_view.get(path), their_view.get(path), value)


def decisive(findings: Findings) -> dict[Path, Any]:
    """The findings that a decision rests on: red lines, tiers and involvement."""
    return {
        **{("red_lines", line.id): line.result for line in findings.red_lines if line.drives},
        **{("impacts", impact.id): (impact.tier_low, impact.tier_high) for impact in findings.impacts},
        **{
            ("impacts", impact.id, "involvement", actor.id): actor.label
            for impact in findings.impacts
            for actor in impact.involvement
        },
    }
