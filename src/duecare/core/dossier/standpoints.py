"""What people decided, by name and with reasons, where the method leaves the decision to people."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from duecare.core.catalogue.base import Day, Frozen, Slug, Table, Text
from duecare.core.dossier.base import Slugs
from duecare.core.dossier.words import Answer, RedLineDecision


class RightStandpoint(Frozen):
    """A person set a right aside, or found it at stake."""

    decision: Literal["at-stake", "set-aside"]
    reason: Text
    by: Slug
    on: Day | None = None


class HarmStandpoint(Frozen):
    """A person set a known pattern of harm aside. Whether the facts fit it stays as it is, and stays visible."""

    decision: Literal["set-aside"]
    reason: Text
    by: Slug
    on: Day | None = None


class RedLineAnswer(Frozen):
    """One person's decision on a red line."""

    decision: RedLineDecision
    reason: Text
    by: Slug
    on: Day | None = None
    evidence: Slugs = ()
    impacts: Slugs = ()
    """The critical impacts on the core of a right that the person looked at."""


class RedLineStandpoint(Frozen):
    """What people said of a red line: who raised it and why, and what up to two people decided."""

    raised: Text | None = None
    raised_by: Slug | None = None
    raised_on: Day | None = None
    answers: Annotated[Table[Slug, RedLineAnswer], Field(max_length=10)] = Field(default_factory=dict)
    """By the person's id: no one answers twice."""


class LimitationAnswer(Frozen):
    """One question of the test that a State's limitation of a right must pass, answered with its reason."""

    answer: Answer
    reason: Text
    evidence: Slugs = ()


class Limitation(Frozen):
    """A State body's reasons for limiting a qualified right, question by question. A question left out is open."""

    law: LimitationAnswer | None = None
    """Provided by a law that is clear, public and foreseeable?"""
    aim: LimitationAnswer | None = None
    """For an aim that the right itself allows?"""
    necessary: LimitationAnswer | None = None
    """Necessary, with no less intrusive way?"""
    proportionate: LimitationAnswer | None = None
    """Proportionate to what is gained?"""
    equal: LimitationAnswer | None = None
    """Without discrimination?"""
    safeguards: LimitationAnswer | None = None
    """With safeguards against abuse, and remedy?"""
    by: Slug
    on: Day | None = None


class StateActionNeeded(Frozen):
    """A person found that this is beyond what the actors here can change: a State must act."""

    what: Text
    reason: Text
    by: Slug
    on: Day | None = None


class LabelDecision(Frozen):
    """A person decided an actor's involvement in an impact."""

    label: Literal["cause", "contribute", "linked", "none"]
    reason: Text
    by: Slug
    on: Day | None = None
    review_on: Day | None = None
