"""Who else is held back, so that nobody small can be worked out from what is left when others are taken away.

The team's result holds back groups that are too small, and no more: the team has the cells. What is published is
rounded, and its figures are computed from the rounded counts; so that a difference of published counts is off by as
much as any of them. Besides, of each sum that a reader would try (everyone as the groups of an attribute, a group as
its parts by another) never is one group alone hidden, nor a few together too small; another, the smallest, is hidden
too. One exception: where that would leave fewer than two groups of an attribute to compare, it is left to rounding.
Hiding a whole comparison to hide the few who gave no answer would silence the many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duecare.evaluation.result import Audit, Group

Whole = Group | None
"""A group, or everyone."""


@dataclass(frozen=True)
class Sum:
    """A whole, and the groups of one grouping that it is made of."""

    whole: Whole
    parts: tuple[Group, ...]


def sums_of(audit: Audit) -> tuple[Sum, ...]:
    """Every sum by which one group could be worked out from others."""
    return tuple(_sums({one.attributes: [who.group for who in one.groups] for one in audit.groupings}))


def _sums(groupings: Mapping[tuple[str, ...], list[Group]]) -> Iterator[Sum]:
    for names, parts in groupings.items():
        yield Sum(None, tuple(parts))
        for wider, wholes in groupings.items():
            if set(wider) < set(names):
                at = [names.index(name) for name in wider]
                for whole in wholes:
                    yield Sum(whole, tuple(one for one in parts if tuple(one.values[i] for i in at) == whole.values))


def hidden_of(audit: Audit, threshold: int, also: frozenset[Group] = frozenset()) -> frozenset[Group]:
    """The groups that are not to be published: those held back, `also` others, and those that would give them away."""
    sums = sums_of(audit)
    rows = {who.group: who.rows for one in audit.groupings for who in one.groups if who.state == "told"}
    hidden = {who.group for one in audit.groupings for who in one.groups if who.state != "told"} | also
    while hidden:
        more = next((found for one in sums if (found := _opened(one, audit, rows, hidden, threshold))), None)
        if more is None:
            break
        hidden.add(more)
    return frozenset(hidden)


def _opened(
    one: Sum, audit: Audit, rows: Mapping[Group, int | None], hidden: set[Group], threshold: int
) -> Group | None:
    """The smallest shown part of a sum that gives hidden ones away; nothing where it gives none."""
    shown = [part for part in one.parts if part not in hidden]
    lost = len(one.parts) - len(shown)
    if one.whole is not None and one.whole in hidden:
        return None if lost or not shown else min(shown, key=lambda part: rows[part] or 0)
    total = audit.rows if one.whole is None else rows[one.whole]
    left = (total or 0) - sum(rows[part] or 0 for part in shown)
    if not lost or (lost > 1 and left >= threshold) or len(shown) < (3 if one.whole is None else 1):
        return None
    return min(shown, key=lambda part: rows[part] or 0)
