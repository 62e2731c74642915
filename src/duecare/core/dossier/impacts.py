"""Adverse impacts on the rights of groups of people: who, which right, how severe, and who is involved how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from duecare.core.catalogue.base import Day, Frozen, Items, Level, Line, Slug, Table, Text
from duecare.core.dossier.base import Item, Slugs
from duecare.core.dossier.standpoints import LabelDecision, Limitation, StateActionNeeded
from duecare.core.dossier.words import Answer, Likelihood, Origin, Rater, Status


class Span(Frozen):
    """Somewhere from low to high, both inclusive."""

    low: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise ValueError("low must not be above high")
        return self


class LevelSpan(Span):
    """A range of levels."""

    low: Level
    high: Level


class Rating(Frozen):
    """One rater's view of one dimension: a level, a range or unknown, always with the reason."""

    value: Level | LevelSpan | Literal["unknown"]
    reason: Text
    by: Slug
    on: Day | None = None
    evidence: Slugs = ()
    lowered_from: Level | None = None
    """Set when an independent reviewer lowers the affected people's rating; the reason is sent to them."""


class Count(Frozen):
    """How many people. State whether they are exposed to the impact or harmed by it."""

    people: Annotated[int, Field(ge=0)] | Span
    counted: Literal["exposed", "harmed"]


class Share(Frozen):
    """Which part of a group in a territory, in whole per cent. Headcounts alone erase small peoples."""

    group: Slug
    territory: Line
    per_cent: Annotated[int, Field(ge=0, le=100)] | Span
    denominator: Line
    """How many people the group has there, and who counted them."""


class ScopeRating(Frozen):
    """One rater's view of scope: a headcount, a share, a level, or several of them; the gravest holds."""

    value: Level | LevelSpan | Literal["unknown"] | None = None
    count: Count | None = None
    share: Share | None = None
    reason: Text
    by: Slug
    on: Day | None = None
    evidence: Slugs = ()
    lowered_from: Level | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.count is None and self.share is None:
            raise ValueError("needs a value, a count or a share; write value: unknown when none is known")
        return self


class Severity(Frozen):
    """The three dimensions (UNGP 14 and 24), each by rater. A dimension that nobody rated is unknown."""

    scale: Table[Rater, Rating] = Field(default_factory=dict)
    scope: Table[Rater, ScopeRating] = Field(default_factory=dict)
    irremediability: Table[Rater, Rating] = Field(default_factory=dict)


class StateDuty(Frozen):
    """For a public body: whether its own duty is in breach. Stands beside its involvement, never instead of it."""

    duty: Literal["respect", "protect", "fulfil"]
    breached: Answer = "unknown"
    reason: Text
    by: Slug
    on: Day | None = None


class Involvement(Frozen):
    """One actor's answers to the questions on involvement, for one impact (UNGP 13, 19, 22)."""

    connected: Answer = "unknown"
    """Is the impact connected to its operations, products, services or business relationships?"""
    sufficient: Answer = "unknown"
    """Was its own act, decision or omission sufficient to produce the impact?"""
    part: Answer = "unknown"
    """Did its acts or omissions form part of what produced it?"""
    substantial: Answer = "unknown"
    """Was that part substantial, not minor or trivial?"""
    encouraged: Answer = "unknown"
    """Did it motivate or encourage the impact?"""
    foreseeable: Answer = "unknown"
    """Did it know, or should it have known?"""
    mitigated: Answer = "unknown"
    """Did it take reasonable, effective steps against the impact?"""
    linked: Answer = "unknown"
    """Is the impact linked to its operations, products or services through a business relationship?"""
    reason: Text | None = None
    evidence: Slugs = ()
    notice_on: Day | None = None
    """First credible notice of a linked impact: from then the time to act runs."""
    acted_on: Day | None = None
    """First meaningful action after that notice."""
    state_duty: StateDuty | None = None
    decided: LabelDecision | None = None


class Impact(Item):
    """An adverse effect on rights of groups of people."""

    title: Line
    description: Text | None = None
    harm: Slug | None = None
    rights: Slugs = ()
    groups: Slugs = ()
    status: Status | None = None
    origin: Origin | None = None
    severity: Severity = Severity()
    likelihood: Likelihood = "unknown"
    irremediable_from: Day | None = None
    """The day from which the impact could no longer be put right."""
    touches_core: Answer = "unknown"
    """Whether it violates an absolute right or empties a right of its essence."""
    involvement: Items[Involvement] = Field(default_factory=dict)
    """By actor."""
    limitations: Items[Limitation] = Field(default_factory=dict)
    """By right: where a State body limits it, the reasons given."""
    state_action: StateActionNeeded | None = None
    evidence: Slugs = ()
    testimony: Slugs = ()
    """Engagement records in which affected people spoke of this impact."""

    def ratings(self) -> Mapping[str, Mapping[Rater, Rating | ScopeRating]]:
        """The ratings of the three dimensions."""
        return {
            "scale": self.severity.scale,
            "scope": self.severity.scope,
            "irremediability": self.severity.irremediability,
        }
