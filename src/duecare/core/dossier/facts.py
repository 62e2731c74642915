"""Facts: three-valued or typed statements about the system. The question is a knowledge record of the same id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from duecare.core.catalogue.base import Day, Frozen, Language, Slug, Table, Text
from duecare.core.dossier.base import Item, Slugs
from duecare.core.dossier.words import Basis

Word = Slug
FactValue = Word | StrictInt | Annotated[tuple[Word, ...], Field(max_length=100)]
"""`yes`, `no`, `unknown`, a choice's word, a day (2026-12-02), a number, or words. Never a true or a false."""


class Dispute(Frozen):
    """Somebody states otherwise. Unsettled, it makes the fact unknown to the method; both voices stay visible."""

    value: FactValue
    by: Slug
    on: Day | None = None
    evidence: Slugs = ()
    note: Text | None = None
    language: Language | None = None
    """Of the note, where it is not the document's."""
    settled: Text | None = None
    """Why the fact's value stands all the same, in the words of the person who decided."""
    settled_by: Slug | None = None


class Fact(Item):
    """A statement about the system, with who made it and on what evidence."""

    value: FactValue
    basis: Basis = "stated"
    by: Slug
    """The person's or organisation's id, never a name."""
    on: Day | None = None
    evidence: Slugs = ()
    note: Text | None = None
    aside: Text | None = None
    """Of a suggestion: why a person set it aside, in their words. It stays to be seen, and the question stays open."""
    aside_by: Slug | None = None
    disputes: Annotated[Table[Slug, Dispute], Field(max_length=50)] = Field(default_factory=dict)
