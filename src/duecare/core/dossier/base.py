"""What the items of a dossier have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from duecare.core.catalogue.base import Frozen, Line, Slug
from duecare.core.dossier.words import Audience

Slugs = Annotated[tuple[Slug, ...], Field(max_length=200)]


class Item(Frozen):
    """A thing that an audience may or may not see."""

    shown_to: Audience = "team"
    withheld_because: Line | None = None
    """Listed in a publication in the item's place. Must itself be harmless."""
