"""Evaluations that a dossier relies on: in short whom a system fails, or what a measure did, in counts of people.

The whole result stays outside, under its digest. What stands here names groups and no person, and no count of people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from duecare.core.catalogue.base import Day, Digest, Frozen, Items, Line, Slug, Table, Text
from duecare.core.dossier.base import Item, Slugs
from duecare.core.dossier.words import Answer, ChangeReading, DifferenceReading, Rate

Figure = Annotated[str, StringConstraints(pattern=r"^-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,9})?$")]
"""A number as text, in digits and in quotes, so that every program reads the same one: "-0.05"."""

UNTOLD = frozenset({"held-back", "cannot-tell"})
"""Readings without a number."""
NOTHING_FOUND = frozenset({"no-difference-found", "no-change-found"})
"""Readings that say nothing without the smallest difference that could have been found."""


class Compared(Frozen):
    """What was found of one rate of one group: a number, between which bounds it surely lies, and what that says."""

    told_as: Literal["difference", "ratio"] = "difference"
    """How many times as often, where the way the rows were drawn tells no more."""
    value: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    could_have_found: Figure | None = None
    """The smallest difference that so many people would have shown."""

    @property
    def holds_nothing(self) -> bool:
        """Whether the truth may well be that nothing differs."""
        neutral = 1 if self.told_as == "ratio" else 0
        return self.low is None or self.high is None or float(self.low) <= neutral <= float(self.high)

    def _wrongs(self, reading: str) -> Iterator[str]:
        figures = (self.value, self.low, self.high)
        if reading in UNTOLD:
            if any(one is not None for one in (*figures, self.could_have_found)):
                yield "what is held back or cannot be told has no numbers"
        elif None in figures:
            yield "needs its value, with the bounds low and high"
        elif float(self.low or 0) > float(self.high or 0):
            yield "low must not be above high"
        if reading in NOTHING_FOUND and self.could_have_found is None:
            yield "needs the smallest difference that could have been found: none found is not none there"


class RateDifference(Compared):
    """How one rate of a group differs from that of the others."""

    reading: DifferenceReading

    @model_validator(mode="after")
    def _holds_together(self) -> RateDifference:
        for wrong in self._wrongs(self.reading):
            raise ValueError(wrong)
        return self


class RateChange(Compared):
    """What became of one rate of a group between before and after a measure."""

    reading: ChangeReading

    @model_validator(mode="after")
    def _holds_together(self) -> RateChange:
        for wrong in self._wrongs(self.reading):
            raise ValueError(wrong)
        if self.reading == "helped" and self.holds_nothing:
            raise ValueError("helped needs bounds that leave out that nothing changed")
        return self


MOST_RATES = 8
Others = Annotated[tuple[Line, ...], Field(max_length=50)]


class OnGroup(Frozen):
    """What was found of one group, by rate."""

    differences: Annotated[Table[Rate, RateDifference], Field(max_length=MOST_RATES)] = Field(default_factory=dict)
    """Beside the others."""
    changes: Annotated[Table[Rate, RateChange], Field(max_length=MOST_RATES)] = Field(default_factory=dict)
    """Between before and after the measure."""


class WorstOff(Frozen):
    """The group for whom the measure had to help first, and whether it did."""

    group: Slug | None = None
    """Where it is a group of the dossier."""
    named: Line | None = None
    """Its name in words, where it is another, such as some of two groups at once."""
    answer: Literal["shown-to-help", "not-shown-to-help", "made-worse", "cannot-tell"]
    levelled_down: Answer = "unknown"
    """Whether the distance became smaller because others became worse off."""


class Limits(Frozen):
    """What the evaluation may not be taken for."""

    drawn: Literal["everyone", "random-sample", "by-decision", "yes-and-sample", "by-label", "not-known"] = "not-known"
    """How the rows were drawn from all decisions."""
    label_seen_for: Literal["everyone", "only-decided-yes", "only-decided-no", "not-known", "no-label"] = "not-known"
    """For whom it was ever seen what would have been right."""
    looked_before: Answer = "unknown"
    """Whether somebody had seen outcomes by group before the plan was written."""
    proxies: Answer = "unknown"
    """Whether a column stood for a personal attribute that was not recorded."""
    words: Text | None = None
    """What else, in words."""


class Evaluation(Item):
    """An evaluation that the dossier relies on. It clears nobody, and is no grade."""

    title: Line
    on: Day
    question: Text
    """What one wanted to know."""
    data: Text
    """What was counted, of what time and place, and who recorded it."""
    plan: Digest
    cells: Digest
    result: Digest
    level: Literal["0.90", "0.95", "0.99"] = "0.95"
    """How surely the truth lies between the bounds."""
    impacts: Slugs = ()
    measure: Slug | None = None
    """The measure before and after which people were counted."""
    groups: Annotated[Items[OnGroup], Field(max_length=200)] = Field(default_factory=dict)
    """By group of the dossier."""
    failed_besides: Others = ()
    """Whom the system fails, and who are no group of the dossier, in words."""
    made_worse_besides: Others = ()
    """Whom the measure made worse off, and who are no group of the dossier, in words."""
    worst_off: WorstOff | None = None
    limits: Limits = Limits()

    @model_validator(mode="after")
    def _has_a_measure(self) -> Evaluation:
        changes = any(found.changes for found in self.groups.values())
        if self.measure is None and (changes or self.worst_off is not None or self.made_worse_besides):
            raise ValueError("name the measure before and after which people were counted")
        return self
