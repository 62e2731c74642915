"""Cells: how many rows have each combination of group, label, decision and so on. They hold no row of anybody.

This is what an evaluation rests on, and what an outsider can compute again without the data.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from duecare.core.catalogue.base import Day, Digest, Frozen, Line, Slug
from duecare.evaluation.numbers import Number
from duecare.evaluation.plan.data import Value
from duecare.evaluation.plan.plan import Plan
from duecare.evaluation.plan.reading import plan_digest

CELLS_FORMAT = "duecare-evaluation-cells/1"
MOST_CELLS = 200_000

AxisKind = Literal["group", "stratum", "run", "label", "decision", "after", "score", "half", "replicate"]
"""What an axis tells.

group, stratum: a value of an attribute or a stratum, under its id. run: before or after, where rows are of one of them.
label: what was right; other labels have their id. decision, after: yes or no. score: the bin, counted from 0.
half: one of two halves of the people, drawn by chance. replicate: one of 256, 128, 64 or 32 random sets of the people
(or of the clusters), as many as leave the cells few enough; all rows of one are in one set, so that the intervals know
who appears more than once.

The values of label, decision and after are "no" and "yes", so that a yes has code 1; those of run "before", "after".
The axis of the plan's label has the id "label".
"""

Count = Annotated[int, Field(ge=0, le=2**53 - 1)]


class Axis(Frozen):
    """One column of the cells. Codes count its values from 0; -1 is "not recorded"."""

    kind: AxisKind
    id: Slug
    values: Annotated[tuple[Value, ...], Field(max_length=1_000)]


class Cell(Frozen):
    """One combination, by code on each axis (-1: not recorded), and its rows."""

    at: Annotated[tuple[Annotated[int, Field(ge=-1, le=999)], ...], Field(min_length=1, max_length=20)]
    n: Count
    weight: Number | None = None
    """The sum of the weights, where the plan has weights."""
    weight_squares: Number | None = None


class LeftOut(Frozen):
    """Rows that are in no cell, and why."""

    why: Literal["not-of-the-plan", "of-no-run", "without-weight"]
    about: Line
    n: Count


class Unmapped(Frozen):
    """A value that a plan does not name, and the rows that have it; they count as not recorded."""

    column: Line
    value: Value
    """Empty: values of fewer rows than may be shown, together, because a rare text may name a person. Of a column read
    as numbers: "not a number", or "<0" and ">1" for scores below and above what the plan says."""
    n: Count


class Repeated(Frozen):
    """How often people (or clusters) appear in the rows that are in cells."""

    column: Line
    distinct: Count
    most_rows: Count
    without: Count
    """Rows without a value there; each stands for itself."""


class DataRead(Frozen):
    """The file that was read. Neither its folder nor anything in it."""

    name: Line
    size: Count
    digest: Digest


class Cells(Frozen):
    """The cells of one plan and one file."""

    format: Literal["duecare-evaluation-cells/1"]
    plan: Plan
    plan_digest: Digest
    data: DataRead
    query: Annotated[str, StringConstraints(max_length=100_000)]
    """What was asked of the table, word for word."""
    engine: Line
    """The program and its version."""
    made_on: Day
    rows: Count
    """All rows of the table."""
    left_out: Annotated[tuple[LeftOut, ...], Field(max_length=100)] = ()
    unmapped: Annotated[tuple[Unmapped, ...], Field(max_length=1_000)] = ()
    repeated: Repeated | None = None
    axes: Annotated[tuple[Axis, ...], Field(min_length=1, max_length=20)]
    cells: Annotated[tuple[Cell, ...], Field(max_length=MOST_CELLS)]

    @model_validator(mode="after")
    def _holds_together(self) -> Cells:
        if self.plan_digest != plan_digest(self.plan):
            raise ValueError("plan_digest is not the digest of this plan")
        if any(len(one.at) != len(self.axes) for one in self.cells):
            raise ValueError("each cell needs one code for each axis")
        if any(code >= len(axis.values) for one in self.cells for code, axis in zip(one.at, self.axes, strict=True)):
            raise ValueError("a code has no value on its axis")
        if len({one.at for one in self.cells}) != len(self.cells):
            raise ValueError("a combination may have one cell only")
        if (told := sum(one.n for one in self.cells) + sum(one.n for one in self.left_out)) != self.rows:
            raise ValueError(f"the cells and what was left out hold {told} rows, and the table had {self.rows}")
        return self
