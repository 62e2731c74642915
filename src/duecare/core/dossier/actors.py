"""Who is in the chain of the system, and what passes between them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from duecare.core.catalogue.base import Country, Digest, Frozen, Line, Slug, Text
from duecare.core.dossier.base import Item
from duecare.core.dossier.words import ActorKind, ActorRole


class Actor(Item):
    """An organisation in the chain. Never a natural person by name."""

    name: Line
    kind: ActorKind = "unknown"
    roles: Annotated[tuple[ActorRole, ...], Field(max_length=20)] = ()
    country: Country | None = None
    profile: Digest | None = None
    """The digest of the organisation's profile that this dossier relied on."""
    note: Text | None = None


class Link(Frozen):
    """What one actor gives another: a model, data, money, a decision."""

    from_: Annotated[Slug, Field(alias="from")]
    to: Slug
    what: Line
