"""What is known of one fact when a condition asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from duecare.core.catalogue import Slug

Value = str | int | date | tuple[str, ...]
"""A yes-no or choice fact's word, a number, a day, or the words of a fact with several choices."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact as the method may use it.

    `value` is nothing when it cannot be used: never stated, stated as unknown, merely suggested by a text, or disputed
    and not settled. `why` says which.
    """

    fact: Slug
    value: Value | None
    why: Literal["stated", "derived", "implied", "not-stated", "not-known", "suggested", "disputed"]
    by: Slug | None = None
    evidence: tuple[Slug, ...] = ()
    actors: tuple[Slug, ...] = ()
    """The actors from whose records it follows, or would follow."""
    against: tuple[Slug, ...] = ()
    """Who states otherwise, settled or not."""
    follows: tuple[Slug, ...] = ()
    """The facts from whose answers it follows, where it is implied."""
