"""The dossier itself. Every field but its identity may be absent: completeness is a finding."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field

from duecare.core.catalogue.base import Country, Day, Frozen, Items, Language, Line, Slug, Table, Text
from duecare.core.catalogue.records import Gate
from duecare.core.dossier.actors import Actor, Link
from duecare.core.dossier.canonical import digest_of
from duecare.core.dossier.contact import Contact
from duecare.core.dossier.evaluations import Evaluation
from duecare.core.dossier.facts import Fact
from duecare.core.dossier.impacts import Impact
from duecare.core.dossier.records import Decision, Engagement, Evidence, ImportedRecord, Measure
from duecare.core.dossier.standpoints import HarmStandpoint, RedLineStandpoint, RightStandpoint
from duecare.core.dossier.words import Answer, Audience, Outside, SharedPart, Stage


class Place(Frozen):
    """Where the system acts on people."""

    countries: Annotated[tuple[Country, ...], Field(max_length=250)] = ()
    territory: Line | None = None
    """A city, a region, a camp: where inside the countries."""
    elsewhere: Answer = "unknown"
    """Whether it acts on people in other countries than these, or will. A no says that the list is whole."""


class System(Frozen):
    """The AI system in this context of use. Any automated system that shapes how people are treated is in scope."""

    name: Line | None = None
    purpose: Text | None = None
    description: Text | None = None
    version: Line | None = None
    sector: Line | None = None
    stage: Stage | None = None
    place: Place = Place()
    started: Day | None = None
    ends: Day | None = None
    alternatives: Text | None = None
    """What else was weighed, not using AI included."""


class Review(Frozen):
    """When the assessment is looked at again."""

    next_on: Day | None = None
    triggers: Annotated[tuple[Line, ...], Field(max_length=50)] = ()


class Assessors(Frozen):
    """Who assessed, who paid, and how independent they are. Roles, never names."""

    who: Text | None = None
    competence: Text | None = None
    independence: Text | None = None
    paid_by: Line | None = None


class Dossier(Frozen):
    """Everything said about one AI system in one context of use."""

    format: Literal["duecare-dossier/1"]
    id: Slug
    title: Line
    language: Language = "en"
    """The language of the texts in this document."""
    outside: Outside | None = None
    """Made from outside, from public records: who runs the system took no part. Every audience sees it."""
    system: System = System()
    actors: Items[Actor] = Field(default_factory=dict)
    chain: Items[Link] = Field(default_factory=dict)
    facts: Items[Fact] = Field(default_factory=dict)
    """By the id of the question."""
    rights: Items[RightStandpoint] = Field(default_factory=dict)
    """By right: what a person decided, beside what the method suggests."""
    harms: Items[HarmStandpoint] = Field(default_factory=dict)
    """By known pattern of harm: what a person set aside, and why."""
    red_lines: Items[RedLineStandpoint] = Field(default_factory=dict)
    """By red line: what people raised and decided."""
    impacts: Items[Impact] = Field(default_factory=dict)
    measures: Items[Measure] = Field(default_factory=dict)
    engagement: Items[Engagement] = Field(default_factory=dict)
    evidence: Items[Evidence] = Field(default_factory=dict)
    evaluations: Annotated[Items[Evaluation], Field(max_length=100)] = Field(default_factory=dict)
    decisions: Items[Decision] = Field(default_factory=dict)
    records: Items[ImportedRecord] = Field(default_factory=dict)
    """Imported records, kept whole."""
    gate: Gate | None = None
    """The next moment of decision."""
    gate_on: Day | None = None
    """When that decision is due."""
    review: Review = Review()
    assessors: Assessors = Assessors()
    contact: Contact = Contact()
    shown: Table[SharedPart, Audience] = Field(default_factory=dict)
    """Who may see the parts that hold nothing with an audience of its own. A part not named here only the team sees."""

    @cached_property
    def digest(self) -> str:
        """The digest of the whole document: whoever saves asks for it many times, and it never changes."""
        return digest_of(self.plain())

    def __copy__(self) -> Self:
        """A copy of which something may be put otherwise, so that its digest is its own."""
        copied = super().__copy__()
        copied.__dict__.pop("digest", None)
        return copied
