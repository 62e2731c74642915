"""Measures, engagement, evidence, decisions, and the imported records that a dossier started from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from duecare.core.catalogue.base import Day, Digest, Frozen, Items, Language, Line, Slug, Table, Text
from duecare.core.catalogue.records import Gate
from duecare.core.dossier.base import Item, Slugs
from duecare.core.dossier.words import Effect, MeasureKind, MeasureState, Say


class ContraryVoice(Frozen):
    """Somebody says that a measure did otherwise for a group. Unanswered, nothing counts as shown to help it; the voice
    stays visible."""

    words: Text
    by: Slug
    on: Day | None = None
    testimony: Slugs = ()
    """Engagement records in which people said so."""
    evidence: Slugs = ()
    language: Language | None = None
    """Of the words, where it is not the document's."""
    answered: Text | None = None
    """What was found when it was looked into, in the words of the person who did."""
    answered_by: Slug | None = None
    """Never the one who spoke, nor the one who said what the measure did."""


class EffectOnGroup(Frozen):
    """What a measure did for one group, as somebody says. Whether it is shown is for the method to tell."""

    effect: Effect
    reason: Text
    by: Slug | None = None
    evidence: Slugs = ()
    against: Annotated[Table[Slug, ContraryVoice], Field(max_length=50)] = Field(default_factory=dict)


class Measure(Item):
    """Something done about impacts."""

    title: Line
    kind: MeasureKind
    impacts: Slugs
    description: Text | None = None
    actor: Slug | None = None
    """Whose measure it is."""
    owner: Line | None = None
    """The role that answers for it, never a person's name."""
    due: Day | None = None
    state: MeasureState = "proposed"
    effects: Items[EffectOnGroup] = Field(default_factory=dict)
    """By group."""
    side_effects: Text | None = None
    evidence: Slugs = ()


class Engagement(Item):
    """Who was heard, how, and what changed; or why nobody was heard. Names no participant."""

    title: Line
    groups: Slugs = ()
    how: Literal[
        "interview", "group-talk", "survey", "workshop", "hearing", "representatives", "experts", "other", "none"
    ]
    on: Day | None = None
    language: Language | None = None
    support: Text | None = None
    say: Say | None = None
    """What people could change. Left out, it is not said."""
    said: Text | None = None
    changed: Text | None = None
    why_nobody: Text | None = None
    evidence: Slugs = ()


class Evidence(Item):
    """Something a statement rests on. The bytes live outside the document, under their digest."""

    title: Line
    kind: Literal["document", "record", "test-result", "testimony", "web-page", "decision", "law", "other"]
    where: Line | None = None
    digest: Digest | None = None
    on: Day | None = None
    note: Text | None = None


class Decision(Frozen):
    """What was decided at a gate, on which findings."""

    gate: Gate
    outcome: Literal["proceed", "proceed-with-conditions", "redesign", "do-not-proceed", "withdraw"]
    conditions: Text | None = None
    reason: Text
    by: Slug
    office: Line | None = None
    """The office or role in which it was taken, never a person's name."""
    on: Day
    findings: Digest | None = None
    """The digest of the findings that it rested on."""


Verbatim = Annotated[str, StringConstraints(max_length=100_000)]


class ImportedField(Frozen):
    """One field of the source, exactly as it stood there. Blank means not stated."""

    name: Annotated[str, StringConstraints(max_length=2_000)]
    verbatim: Verbatim


class ImportedRecord(Item):
    """A record of a register or a card that this dossier started from, kept whole."""

    format: Slug
    file_name: Line
    file_digest: Digest
    asserted_by: Line
    """The body that states it: an agency, a publisher. Not us."""
    position: Annotated[int, Field(ge=0)] | None = None
    """The row's number in the file, counted from 0 after the header."""
    imported_on: Day | None = None
    fields: Annotated[tuple[ImportedField, ...], Field(max_length=2_000)]
    """In the order of the source; names may repeat."""
