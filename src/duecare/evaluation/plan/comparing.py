"""What is compared with what, how surely, and what may be shown."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from duecare.core.catalogue.base import Frozen, Slug, Table, Text
from duecare.evaluation.measures import Measure
from duecare.evaluation.numbers import Share
from duecare.evaluation.plan.data import Value

LEAST_ROUNDING = 5
"""What is published is rounded to no less: sums of counts that are finer give small ones away."""

Correction = Literal["holm", "benjamini-hochberg"]
"""holm: that no comparison of the family is called a difference by chance. benjamini-hochberg: that few are."""


class Comparison(Frozen):
    """The family of comparisons, stated before looking."""

    measures: Annotated[tuple[Measure, ...], Field(min_length=1, max_length=8)]
    against: Literal["the-rest", "reference"]
    """Each group with everybody else, or with a reference group of its attribute."""
    references: Annotated[Table[Slug, Value], Field(max_length=6)] = Field(default_factory=dict)
    """The reference group of each attribute."""
    correction: Correction = "holm"
    level: Literal["0.90", "0.95", "0.99"] = "0.95"
    matters_from: Share
    """The smallest difference in a rate that would matter to a person."""
    why: Text
    """Why these measures, and why this difference matters."""

    @model_validator(mode="after")
    def _has_references(self) -> Comparison:
        if (self.against == "reference") != bool(self.references):
            raise ValueError('name the references where each group is compared with one, and only there ("against")')
        return self


class WorstOff(Frozen):
    """The group for whom a mitigation must be shown to help: fixed beforehand, or by a rule on one half of the data."""

    measure: Measure
    group: Annotated[Table[Slug, Value], Field(max_length=3)] = Field(default_factory=dict)
    """The value of each attribute that makes the group. Without, the half of the rows that is not used to tell what the
    mitigation did fixes it: a group chosen where it looks worst looks better the next time by chance alone."""
    why: Text


class Disclosure(Frozen):
    """What is held back so that nobody can be found in a count."""

    threshold: Annotated[int, Field(ge=3, le=1_000)] = 10
    """Groups of fewer people, and counts of fewer, are not shown."""
    round_to: Annotated[int, Field(ge=1, le=100)] = LEAST_ROUNDING
    """What counts are rounded to in what is published."""

    @model_validator(mode="after")
    def _hides_the_few(self) -> Disclosure:
        if self.round_to < LEAST_ROUNDING:
            raise ValueError(
                f"round_to is {self.round_to}: give {LEAST_ROUNDING} or more, because from published counts that are "
                "rounded to less a count of one to four people can be worked out; the team's own result is not rounded"
            )
        return self
