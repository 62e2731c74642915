"""A column of the table as it was seen: enough to plan with, and nothing of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


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
