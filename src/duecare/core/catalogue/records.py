"""One class for each kind of knowledge record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from duecare.core.catalogue.base import Country, Day, Frozen, Items, Level, Line, Record, Slug, Table, Text
from duecare.core.catalogue.condition import Condition

_LIST = Field(max_length=200)
Slugs = Annotated[tuple[Slug, ...], _LIST]
Lines = Annotated[tuple[Line, ...], _LIST]

Gate = Literal["need", "design", "tender", "award", "release", "go-live", "change", "review", "retire"]
Tier = Literal["critical", "severe", "significant", "limited"]


class Dated(Record):
    """A record that is in force from a day, perhaps until a day. Both may be unknown: then it is always in force."""

    in_force_from: Day | None = None
    in_force_until: Day | None = None
    """The first day on which it no longer holds."""
    awaited: Literal["yes", "no"] = "no"
    """Adopted or proposed, not in force, and no first day is known."""

    def in_force(self, on: date) -> bool:
        """Whether it holds on that day."""
        return not self.upcoming(on) and not self.ended(on)

    def upcoming(self, on: date) -> bool:
        """Whether it will hold later than that day."""
        return self.awaited == "yes" or (self.in_force_from is not None and on < self.in_force_from)

    def ended(self, on: date) -> bool:
        """Whether it held before that day only."""
        return self.in_force_until is not None and on >= self.in_force_until


class Access(Frozen):
    """What a law on access to information gives to whoever asks. A request can be made under it."""

    at: Line
    """Where the right to ask stands."""
    binds: Line
    """Who must answer."""
    asks: Line | None = None
    """What a request must have, or who may make one."""
    answer_within: Annotated[int, Field(ge=1, le=365)] | None = None
    """In how many of the unit an answer is due, before any extension; nothing where the law names no number."""
    unit: Literal["working-days", "days", "weeks", "months"] = "days"
    answer_at: Line | None = None
    """Where that stands."""
    appeal: Line | None = None
    """Where to turn when it is refused, or not answered."""


class Norm(Dated):
    """A legal or soft-law text. Other records cite it."""

    jurisdiction: Line
    """Where it holds: "international", "eu", a country code."""
    issuer: Line
    url: Line | None = None
    access: Access | None = None
    """Of a law on access to information held by public bodies."""


Topic = Literal[
    "what-it-does",
    "deciding",
    "oversight",
    "data",
    "watching",
    "persuasion",
    "imagery",
    "misuse",
    "people",
    "work",
    "public-life",
    "place",
    "chain",
    "law",
    "governance",
]


class FactQuestion(Record):
    """A question about a system, its people, its place or its chain."""

    topic: Topic | None = None
    type: Literal["yes-no", "choice", "choices", "number", "date"]
    question: Line
    hint: Text | None = None
    options: Items[Line] = Field(default_factory=dict)
    """For a choice: the allowed values and what they say."""
    who_knows: Line | None = None
    evidence_that_counts: Lines = ()
    derived_from: Literal["system.stage", "system.countries", "actors.deployer.kind"] | None = None
    """Where the document already says it; then nobody is asked."""
    no_when: Condition | None = None
    """Other answers from which a no follows where nobody stated this one: a system that recognises nobody recognises no
    faces. Only for yes or no, and for choices of which none may hold. What somebody states always stands, even that it
    is not known."""
    yes_for: Annotated[tuple[Country, ...], _LIST] = ()
    """Derived from the countries: yes when the system acts on people in one of these."""
    no_outside: Annotated[tuple[Country, ...], _LIST] = ()
    """Derived from the countries: no when all are named, and none of these is among them. Otherwise it is asked."""

    @model_validator(mode="after")
    def _options_for_choices(self) -> Self:
        if (self.type in ("choice", "choices")) != bool(self.options):
            raise ValueError("a choice needs options, and no other type has them")
        can_be_none = self.type == "yes-no" or (self.type == "choices" and "none-of-these" in self.options)
        if self.no_when is not None and (not can_be_none or self.derived_from is not None):
            raise ValueError("only a question that is asked, and takes a no, can be answered no by others")
        if (self.derived_from == "system.countries") != bool(self.yes_for + self.no_outside):
            raise ValueError("a fact derived from the countries says for which of them it is yes, or outside which no")
        return self

    def is_yes_in(self, countries: Iterable[str]) -> bool:
        """Whether acting on people in one of these countries is enough for a yes."""
        return not set(self.yes_for).isdisjoint(countries)


Family = Literal[
    "life-and-freedom",
    "equality-and-standing",
    "justice",
    "private-life",
    "thought-and-voice",
    "movement-and-refuge",
    "work-and-living",
    "learning-and-culture",
    "peoples-and-groups",
]
"""Rights that are looked at together. Our own order: it says nothing of their weight."""


class Right(Record):
    """A human right."""

    kind: Literal["absolute", "non-derogable", "qualified", "progressive", "guarantee"]
    """Absolute: no limitation, no balancing (ICCPR 7, 8; General Comment 29). Progressive: with an immediate core."""
    family: Family | None = None
    when: Condition | None = None
    """Facts that put it at stake whatever known pattern of harm fits: what the system does, and the place it is in."""
    no_longer: Lines = ()
    """What people can no longer do when it is violated, for those who look for the right that fits."""


class Group(Record):
    """A group of rights-holders who can be in a situation of vulnerability, which is situational, not a trait."""

    vulnerable_to: Lines = ()


class Harm(Record):
    """A known pattern that links facts to the rights of groups."""

    when: Condition
    could_be: Tier = "severe"
    """The gravest tier that known cases of it reached. It orders what to ask, and decides nothing."""
    rights: Annotated[tuple[Slug, ...], Field(min_length=1)]
    groups: Slugs = ()
    raises_scale: Lines = ()
    raises_irremediability: Lines = ()
    questions: Lines = ()
    measures: Lines = ()
    known_cases: Lines = ()


class Element(Frozen):
    """One thing that must hold for a red line to be crossed."""

    text: Line
    when: Condition


class LegalException(Frozen):
    """A legal exception: claimed only when its own conditions are evidenced; the rights view stays beside it."""

    text: Line
    when: Condition
    rights_view: Text


class RedLine(Dated):
    """A practice that a norm bans, suspends or advises against. No score clears it."""

    effect: Literal["ban", "moratorium", "advisory", "proposed"]
    applies_when: Condition | None = None
    """The norm's own scope; nothing means everywhere."""
    elements: Items[Element] = Field(default_factory=dict)
    exceptions: Items[LegalException] = Field(default_factory=dict)
    cleared_when: Condition | None = None
    """For a moratorium: the conditions under which it lifts."""
    decided_by: Literal["facts", "two-people"] = "facts"
    """The catch-all has no elements: people raise it, and two people decide, with reasons, whichever way."""
    rights: Slugs = ()
    groups: Slugs = ()

    @model_validator(mode="after")
    def _decidable(self) -> Self:
        if self.decided_by == "two-people" and (self.applies_when is not None or self.exceptions):
            raise ValueError("a red line decided by two people has no scope and no exceptions: nobody would ask them")
        if (self.decided_by == "facts") != bool(self.elements):
            raise ValueError("a red line decided by facts has elements, one decided by two people has none")
        if (self.effect == "moratorium") != (self.cleared_when is not None):
            raise ValueError("a moratorium says under which conditions it lifts, and nothing else does")
        return self


Part = Literal[
    "system",
    "alternatives",
    "chain",
    "facts",
    "rights",
    "red-lines",
    "impacts",
    "severity",
    "involvement",
    "engagement",
    "measures",
    "leverage",
    "monitoring",
    "remedy",
    "evidence",
    "decisions",
    "review",
    "assessors",
]
"""A part of a dossier."""


class Duty(Dated):
    """What a norm asks of whom, when."""

    norm: Slug
    addressee: Literal["provider", "deployer", "public-deployer", "importer", "distributor", "business", "state", "any"]
    gate: Gate | None = None
    """The moment by which it is asked."""
    applies_when: Condition | None = None
    unless: Condition | None = None
    """An exception: it takes the duty away where the facts show it, and changes nothing while it is not known."""
    asks: Annotated[tuple[Line, ...], Field(min_length=1)]
    shown_by: Condition | None = None
    """Facts that show what the dossier holds of what is asked; nothing means only a person can tell."""
    found_in: tuple[Part, ...] = ()
    """The parts of a dossier in which an answer would stand. An empty part is open; a filled one a person reads."""


class Threshold(Frozen):
    """A corner of a tier: reached when every named dimension is at least this high (the others may be anything)."""

    scale: Level = 1
    scope: Level = 1
    irremediability: Level = 1


class Anchor(Frozen):
    """What a level means, in plain words."""

    level: Level
    label: Line
    text: Text


class Band(Frozen):
    """From this number on (people, or per cent of a group), scope is at least this level."""

    from_: Annotated[int, Field(alias="from", ge=0)]
    level: Level


class SeverityScale(Record):
    """The house scale: anchors of the dimensions, corners of each tier, bands of scope, response times."""

    version: Annotated[int, Field(ge=1)]
    anchors: Table[Literal["scale", "scope", "irremediability"], tuple[Anchor, ...]]
    tiers: Table[Literal["critical", "severe", "significant"], tuple[Threshold, ...]]
    """Corners of each tier; what reaches none is limited. Corners of minima make the scale monotonic."""
    people_bands: tuple[Band, ...]
    share_bands: tuple[Band, ...]
    response_days: Table[Tier, int]
    """How long linked knowledge without action may last before a person must reconsider the involvement (D3.3 Q7)."""


Check = Literal[
    "red-line-crossed",
    "red-line-cannot-tell",
    "red-line-second-person",
    "red-line-upcoming",
    "moratorium-not-cleared",
    "rights-not-screened",
    "impact-without-response",
    "impact-severity-unknown",
    "impact-involvement-open",
    "impact-nobody-heard",
    "remedy-missing",
    "measure-overdue",
    "unknown-name",
    "disputed-fact",
    "review-overdue",
    "review-not-set",
    "impact-status-unknown",
    "chain-not-described",
    "alternatives-not-weighed",
    "line-without-evidence",
    "measure-effect-unknown",
    "measure-made-worse",
    "leverage-not-planned",
    "remedy-route-missing",
    "assessors-not-stated",
    "robustness",
    "core-unknown",
    "limitation-not-reasoned",
    "engagement-unfinished",
    "nobody-heard",
]


class GateChecks(Record):
    """Which open items count at a gate, and which of them block it. Red lines count at every gate."""

    gate: Gate
    blocks: tuple[Check, ...]
    counts: tuple[Check, ...] = ()


class RobustnessCheck(Record):
    """Something that a robust assessment shows of the system itself, and the gates at which its absence counts."""

    applies_when: Condition | None = None
    shown_by: Condition
    blocks_at: tuple[Gate, ...] = ()
    counts_at: tuple[Gate, ...] = ()


class Pack(Record):
    """Who added records of their own to the shipped ones. All their ids start with its id."""

    publisher: Line
    version: Line
