"""The result of an evaluation: what the plan asked, computed from the cells, with what it may not be taken for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from duecare.core.catalogue.base import Day, Digest, Frozen, Line, Slug
from duecare.evaluation.cells import DataRead, LeftOut, Repeated, Unmapped
from duecare.evaluation.measures import Measure
from duecare.evaluation.numbers import Number
from duecare.evaluation.plan import Plan
from duecare.evaluation.result.figures import (
    Area,
    Bin,
    Bounds,
    Count,
    Difference,
    Gap,
    Group,
    Interval,
    Rate,
    State,
    Within,
)

RESULT_FORMAT = "duecare-evaluation-result/1"
METHOD_VERSION = 2
"""Rises when the same cells would give another result."""

Phase = Literal["only", "before", "after"]


class GroupResult(Frozen):
    """Everything told of one group."""

    group: Group
    state: Literal["told", "held-back"]
    rows: Count | None = None
    label_not_recorded: Count | None = None
    decision_not_recorded: Count | None = None
    rates: tuple[Rate, ...] = ()
    area: Area | None = None
    calibration: tuple[Bin, ...] = ()


class Grouping(Frozen):
    """The groups of one attribute, or of an intersection."""

    attributes: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=3)]
    groups: tuple[GroupResult, ...]
    gaps: tuple[Gap, ...] = ()
    differences: tuple[Difference, ...] = ()
    within: tuple[Within, ...] = ()
    bounds: tuple[Bounds, ...] = ()


class Audit(Frozen):
    """One pass over the groups: with one label, before or after."""

    phase: Phase
    label: Slug | None = None
    """Nothing: the plan's label, or none at all."""
    rows: Count | None = None
    label_not_recorded: Count | None = None
    decision_not_recorded: Count | None = None
    family: Count = 0
    """How many different comparisons were corrected together."""
    overall: tuple[Rate, ...]
    groupings: tuple[Grouping, ...]


ChangeReading = Literal["helped", "made-worse", "no-change-found", "changed", "not-comparable"]
"""Of a group's own rate. changed: it moved, and neither better nor worse follows from it."""


class Change(Frozen):
    """What happened to one group's rate between before and after."""

    measure: Measure
    group: Group
    state: State
    before: Rate
    after: Rate
    value: Number | None = None
    interval: Interval | None = None
    together: Interval | None = None
    p: Number | None = None
    p_adjusted: Number | None = None
    gained: Count | None = None
    """People whose decision changed to the better, where the same people were decided twice."""
    lost: Count | None = None
    could_have_found: Number | None = None
    reading: ChangeReading
    matters: Literal["yes", "no", "cannot-tell"]


class GapChange(Frozen):
    """What happened to the largest difference, and by whose movement."""

    measure: Measure
    attributes: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=3)]
    state: State
    before: Number | None = None
    after: Number | None = None
    value: Number | None = None
    interval: Interval | None = None
    levelled_down: bool = False
    """Whether it became smaller because others became worse off, and not because the worst-off group did better."""


class WorstOffResult(Frozen):
    """The answer to the one question of Practice 3: did it help the people worst off."""

    group: Group | None
    """Nothing when the rule found none that may be told."""
    fixed_by: Literal["plan", "half"]
    change: Change | None
    gap_change: Interval | None = None
    gap_value: Number | None = None
    """How the distance of the group to everybody else changed."""
    answer: Literal["shown-to-help", "not-shown-to-help", "made-worse", "cannot-tell"]
    levelled_down: bool = False


class Changes(Frozen):
    """Before and after."""

    worst_off: WorstOffResult
    made_worse: tuple[Group, ...]
    """Groups whose own rate became worse, whatever became of the gap."""
    groups: tuple[Change, ...]
    gaps: tuple[GapChange, ...]
    family: Count = 0
    """How many changes were corrected together."""


Argument = Annotated[str, StringConstraints(max_length=300)] | int | Group
"""A number or a value as text, a count, or a group."""


class Statement(Frozen):
    """A sentence of the result: its key and what is put in. `result.keys` has them all; `words` says them."""

    key: Slug
    arguments: tuple[tuple[Slug, Argument], ...] = ()


class Result(Frozen):
    """A result. It stands for the data of its plan and for nothing else; it clears nobody and is no grade."""

    format: Literal["duecare-evaluation-result/1"]
    method: Annotated[int, Field(ge=1)]
    made_on: Day
    plan: Plan
    plan_digest: Digest
    cells_digest: Digest | None = None
    """Not of a published one: counts that are held back could be tried until it fits."""
    data: DataRead
    rows: Count
    counted: Count
    left_out: tuple[LeftOut, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    repeated: Repeated | None = None
    held_back: Count = 0
    """Groups that are not told for the sake of the people in them."""
    findings: tuple[Statement, ...]
    """The gravest first: whom a mitigation made worse, whom the system fails, what was not found and how large it could
    still be, what cannot be told."""
    limits: tuple[Statement, ...]
    """What the result may not be taken for: how the rows were drawn, what the label is, for whom it was seen, who
    repeats, what was seen before, what proxies stand for."""
    audits: Annotated[tuple[Audit, ...], Field(min_length=1)]
    changes: Changes | None = None
    libraries: tuple[tuple[Slug, Line], ...] = ()
    """Programs that computed it, with their versions."""
    published: bool = False
    """Whether small counts were taken out and the others rounded, so that it may be shown to everybody."""
