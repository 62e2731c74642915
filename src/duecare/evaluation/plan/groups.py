"""Who is compared: the columns that say which group a person is in, and why they may be used."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from duecare.core.catalogue.base import Frozen, Items, Line, Slug, Table, Text
from duecare.evaluation.numbers import Number
from duecare.evaluation.plan.data import Column, Value, Values


class Proxy(Frozen):
    """A column that stands for an attribute that was not recorded. Off unless a person says why it is right."""

    of: Line
    """What it stands for."""
    why: Text
    """Why it is needed, on what basis, and whether the people agreed."""
    how_wrong: Text
    """How often it is wrong, and for whom."""


class Attribute(Frozen):
    """A column of personal attributes. Rows without a value are a group of their own: not recorded."""

    column: Column
    title: Line
    """Its name in words."""
    why: Text
    """Why it may be used here, and on what legal basis."""
    values: Annotated[Table[Value, Line], Field(max_length=200)] = Field(default_factory=dict)
    """The groups: each value with its name in words. Without any, each value that occurs is a group."""
    missing: Values = ()
    """Values that mean not recorded, besides blank ones."""
    edges: Annotated[tuple[Number, ...], Field(max_length=50)] = ()
    """For a column of numbers: where bands begin. "18", "65" makes below 18, 18 to below 65, 65 and more."""
    groups: Annotated[Table[Value, Slug], Field(max_length=200)] = Field(default_factory=dict)
    """Which group of the dossier each value is, where it is one."""
    proxy: Proxy | None = None

    @model_validator(mode="after")
    def _is_read_one_way(self) -> Attribute:
        if self.edges and self.values:
            raise ValueError("give values or edges of bands, not both")
        names = list(self.values.values())
        if twice := sorted({one for one in names if names.count(one) > 1}):
            raise ValueError(
                f"{', '.join(twice)}: two values cannot have the same name, as nobody could tell the groups apart; "
                "to put values together, make a column that does so, or give edges where they are numbers"
            )
        numbers = [float(one) for one in self.edges]
        if any(low >= high for low, high in pairwise(numbers)):
            raise ValueError("edges must rise")
        return self


def band_names(edges: tuple[Number, ...]) -> tuple[Value, ...]:
    """The bands between edges, the same in every language: "<18", "18–<65", "≥65"."""
    between = (f"{low}–<{high}" for low, high in pairwise(edges))
    return (f"<{edges[0]}", *between, f"≥{edges[-1]}") if edges else ()


Attributes = Annotated[Items[Attribute], Field(min_length=1, max_length=6)]

Intersection = Annotated[tuple[Slug, ...], Field(min_length=2, max_length=3)]


class Stratum(Frozen):
    """A column within whose values groups are compared too (Simpson's paradox)."""

    column: Column
    title: Line
    why: Text
    """Why it is right to compare within it. What is itself a result of unfair treatment hides it."""
