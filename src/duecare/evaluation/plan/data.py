"""What a plan says of the data: which table, how its rows came to be, and what the columns mean."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from duecare.core.catalogue.base import Digest, Frozen, Line, Text
from duecare.evaluation.numbers import Number

Column = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""The name of a column, exactly as the table's header has it."""

Value = Annotated[str, StringConstraints(max_length=300)]
"""One value of a column as text, without blanks around it."""

Values = Annotated[tuple[Value, ...], Field(max_length=200)]

Drawn = Literal["everyone", "random-sample", "by-decision", "yes-and-sample", "by-label", "not-known"]
"""How the rows were drawn from all decisions of the period.

everyone: all of them. random-sample: each with the same chance, or with chances that the weights undo.
by-decision: those decided yes and those decided no were drawn apart, so that only shares within a decision can be told.
yes-and-sample: those decided yes, and a random sample of everyone in place of those decided no; then one can also tell
how many times as often one group was decided yes as another. by-label: drawn by what was found later. not-known: nobody
said, so that nothing may be told that needs it.
"""

Repeats = Literal["none", "possible", "not-known"]


class Only(Frozen):
    """Rows whose column has one of these values."""

    column: Column
    values: Annotated[Values, Field(min_length=1)]
    why: Text


class Data(Frozen):
    """The table."""

    file: Line | None = None
    """Its name, relative to the plan. Which file is read is said when the plan is run."""
    sheet: Line | None = None
    """The sheet of a workbook; else the first."""
    digest: Digest | None = None
    """Of its bytes, where the plan is for this very file."""
    about: Text
    """What one row is, of what time and place."""
    recorded_by: Line
    """The body or the role that recorded it, never a person's name."""
    drawn: Drawn
    drawn_how: Text | None = None
    """How, in words; asked for unless the rows are everyone."""
    weight: Column | None = None
    """How many decisions each row stands for."""
    only: Annotated[tuple[Only, ...], Field(max_length=20)] = ()
    """The rows that the plan is about. Others are counted and left out."""

    @model_validator(mode="after")
    def _says_how(self) -> Data:
        if self.drawn != "everyone" and self.drawn_how is None:
            raise ValueError("say in drawn_how how the rows were drawn, or what is not known of it")
        return self


class Unit(Frozen):
    """What is counted, and whether the same people appear in several rows."""

    row: Literal["decision", "person", "other"]
    repeats: Repeats
    """Whether a person can appear in more than one row."""
    person: Column | None = None
    """A column that is the same for the rows of one person. It is counted by, and never kept."""
    cluster: Column | None = None
    """A column of what makes rows alike beyond the person, such as an office; it takes the person's place in the
    intervals."""
    about: Text | None = None


class Outcome(Frozen):
    """A column read as yes, no or not recorded: by its values, or by a threshold that is reached."""

    column: Column
    yes: Values = ()
    no: Values = ()
    missing: Values = ()
    """Values that mean not recorded, besides blank ones. What is in no list counts so, too, and is listed."""
    at_least: Number | None = None
    """Yes from this number on, instead of values."""
    means: Text
    """What a yes says, in plain words."""

    @model_validator(mode="after")
    def _is_read_one_way(self) -> Outcome:
        if (self.at_least is None) != bool(self.yes and self.no):
            raise ValueError("give the values that mean yes and those that mean no, or a number in at_least")
        if both := set(self.yes) & set(self.no):
            raise ValueError(f"{', '.join(sorted(both))}: a value cannot mean both yes and no")
        if both := {*self.yes, *self.no} & set(self.missing):
            raise ValueError(f"{', '.join(sorted(both))}: what means yes or no is recorded")
        return self


class Label(Outcome):
    """What the decision should have known: what was found, happened or was right."""

    recorded_by: Line
    """Who recorded it: a body or a role."""
    could_be_wrong: Text
    """How it could be wrong, and for whom more than for others."""
    seen_for: Literal["everyone", "only-decided-yes", "only-decided-no", "not-known"]
    """For whom it was recorded at all (selective labels)."""


class Decision(Outcome):
    """What the system did to somebody."""

    yes_is: Literal["burden", "benefit"]
    """What a yes does to the person: fixes what "worse" means."""


class SameRows(Frozen):
    """Before and after in the same rows: the same people, decided twice."""

    kind: Literal["same-rows"]
    decision: Decision


class TwoRuns(Frozen):
    """Before and after in different rows: a column tells which run a row is of."""

    kind: Literal["two-runs"]
    column: Column
    before: Annotated[Values, Field(min_length=1)]
    after: Annotated[Values, Field(min_length=1)]


class Mitigation(Frozen):
    """What was changed between before and after."""

    what: Text
    rows: Annotated[SameRows | TwoRuns, Field(discriminator="kind")]


class Score(Frozen):
    """The number that the decision was made from, in bins of the same width."""

    column: Column
    low: Number
    high: Number
    bins: Annotated[int, Field(ge=2, le=100)] = 20
    is_chance: bool = False
    """Whether it is meant as the chance of a yes of the label, so that it can be held against what happened."""

    @model_validator(mode="after")
    def _has_width(self) -> Score:
        if float(self.low) >= float(self.high):
            raise ValueError("low must be below high")
        return self
