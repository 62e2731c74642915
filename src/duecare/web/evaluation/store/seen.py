"""A column of the table as it was seen: enough to plan with, and nothing of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from duecare.evaluation.plan import Plan, SameRows


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """Its name, and its values where they are few."""

    name: str
    kind: str
    values: tuple[tuple[str, int], ...]
    """The values with how many rows have each, where they are few."""
    low: str = ""
    high: str = ""

    @property
    def listed(self) -> tuple[str, ...]:
        """The values alone."""
        return tuple(value for value, _count in self.values)


def unnamed(plan: Plan, columns: Iterable[SeenColumn]) -> tuple[str, ...]:
    """Values of the decision's and of the labels' columns that a plan does not name."""
    rows = plan.mitigation.rows if plan.mitigation else None
    after = (rows.decision,) if isinstance(rows, SameRows) else ()
    outcomes = (plan.decision, *after, *((plan.label,) if plan.label else ()), *plan.other_labels.values())
    listed = {column.name: column.listed for column in columns}
    found = (
        f"{one.column}: {value}"
        for one in outcomes
        if one.at_least is None
        for value in listed.get(one.column, ())
        if value not in (*one.yes, *one.no, *one.missing)
    )
    return tuple(dict.fromkeys(found))


def seen(columns: Iterable[Mapping[str, Any]]) -> tuple[SeenColumn, ...]:
    """As they were kept."""
    return tuple(
        SeenColumn(
            name=one["name"],
            kind=one["kind"],
            values=tuple((value, count) for value, count in one["values"]),
            low=one.get("low") or "",
            high=one.get("high") or "",
        )
        for one in columns
    )
