"""The figures of a result: a rate, an interval, a difference. Every one says when it cannot be told, and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from duecare.core.catalogue.base import Frozen, Slug
from duecare.evaluation.measures import Measure
from duecare.evaluation.numbers import Number
from duecare.evaluation.plan.data import Value

Count = Annotated[int, Field(ge=0, le=2**53 - 1)]

State = Literal["told", "undefined", "held-back", "not-identified", "no-interval"]
"""told: as it stands. undefined: nothing of nothing, never 0. held-back: too few people, or it would give others away.
not-identified: the way the rows were drawn, or for whom the label was seen, does not let it be told; the counts are
then those of these rows and of nobody else. no-interval: people repeat and the plan names no
column for them, or there are too few of them; the figure is told without saying how sure."""

Method = Literal[
    "wilson",  # of a rate (Wilson 1927)
    "newcombe",  # of a difference of two rates (Newcombe 1998, method 10)
    "paired",  # of a difference between two decisions on the same people (Newcombe 1998, paired method 10)
    "cell-bootstrap",  # multinomial resampling of the cells, which is resampling the rows
    "replicates",  # leaving out one random set of people at a time (Kott 2001)
    "mantel-haenszel",  # of a difference within strata
    "log-ratio",  # of a ratio of two ratios of counts (Woolf 1955, with half a row added to each)
    "analytic",
]


class Interval(Frozen):
    """Where the truth lies at the plan's level, given the plan's statements."""

    low: Number
    high: Number
    method: Method
    effective: Number | None = None
    """The number of independent rows that it counts with, where that is not the number of rows."""


def ends_of(interval: Interval | None) -> tuple[Number, Number] | tuple[None, None]:
    """Where it begins and ends; nothing of none."""
    return (None, None) if interval is None else (interval.low, interval.high)


def beyond(interval: Interval | None) -> bool:
    """Whether it leaves 0 out. Where nothing was found all the same, it is for the sake of the other comparisons."""
    return interval is not None and Decimal(interval.low) * Decimal(interval.high) > 0


class Rate(Frozen):
    """A share of a group's rows. With weights, `value` is weighted and the counts are of rows."""

    measure: Measure
    state: State
    counts: Count | None = None
    among: Count | None = None
    value: Number | None = None
    interval: Interval | None = None
    pooled: Number | None = None
    """The value drawn towards those of the other groups of the attribute, shown beside and never instead."""
    pooled_interval: Interval | None = None


class Area(Frozen):
    """The chance that one with a yes of the label has a higher score than one with a no, ties halved (AUC)."""

    state: State
    value: Number | None = None
    interval: Interval | None = None


class Bin(Frozen):
    """What happened to those with a score in one bin, beside what the score said."""

    low: Number
    high: Number
    rows: Count | None
    """Nothing when held back."""
    said: Number | None = None
    """The middle of the bin, where the score is meant as a chance."""
    happened: Rate


class Group(Frozen):
    """Who: a value of each attribute. No value is "not recorded"."""

    attributes: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=3)]
    values: Annotated[tuple[Value | None, ...], Field(min_length=1, max_length=3)]


Reading = Literal[
    "worse",
    "better",
    "higher",
    "lower",
    "no-difference-found",
    "not-comparable",
]
"""worse, better: for the group, as the decision is a burden or a benefit. higher, lower: where neither follows.
no-difference-found: never the same as no difference. not-comparable: one of the two cannot be told."""


class Difference(Frozen):
    """A group's rate less that of those it is compared with. Rows of a yes and a sample tell the ratio alone."""

    measure: Measure
    group: Group
    against: Group | None = None
    """Nothing: everybody else."""
    state: State
    value: Number | None = None
    interval: Interval | None = None
    together: Interval | None = None
    """The band that holds for all comparisons of the family at once."""
    ratio: Number | None = None
    ratio_interval: Interval | None = None
    p: Number | None = None
    p_adjusted: Number | None = None
    could_have_found: Number | None = None
    """The smallest difference that so many rows would have shown four times in five."""
    reading: Reading
    matters: Literal["yes", "no", "cannot-tell"]
    """Whether all of the interval, none or some of it lies beyond the difference that matters."""


class Gap(Frozen):
    """The largest difference between two groups of an attribute, the ratio of the least to the most, and whose."""

    measure: Measure
    state: State
    highest: Group | None = None
    lowest: Group | None = None
    value: Number | None = None
    interval: Interval | None = None
    ratio: Number | None = None
    ratio_interval: Interval | None = None


class Within(Frozen):
    """A difference within the values of a stratum, combined (Mantel and Haenszel 1959)."""

    measure: Measure
    stratum: Slug
    group: Group
    against: Group | None = None
    state: State
    value: Number | None = None
    interval: Interval | None = None
    alike: Number | None = None
    """The p-value of the same odds ratio in all strata (Breslow and Day 1980, with Tarone's correction). A low one: it
    differs between them, and one figure hides that."""
    turns: bool = False
    """Whether it points the other way than the difference over all (Simpson 1951)."""


class Bounds(Frozen):
    """What a rate would be at worst and at best, whoever those are whose value was not recorded, and whatever the label
    and the decision were where they were not."""

    measure: Measure
    group: Group
    low: Number
    high: Number
