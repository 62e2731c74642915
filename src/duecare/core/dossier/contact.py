"""How a person whom the system is used on reaches somebody, and what they get there."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from duecare.core.catalogue.base import Frozen, Language, Line, Text


class Contact(Frozen):
    """What only people can say: whom to ask, where, when, and who helps. Offices and roles, never a person's name."""

    desk: Line | None = None
    """The office or role that answers."""
    reach: Text | None = None
    """Address, telephone, message: every way there is."""
    hours: Line | None = None
    languages: Annotated[tuple[Language, ...], Field(max_length=100)] = ()
    """In which somebody there can speak or write."""
    answer_days: Annotated[int, Field(ge=1, le=3_650)] | None = None
    """In so many days, at the latest, a person answers."""
    notice: Text | None = None
    """By what people can tell that the system was used on them."""
    free_help: Text | None = None
    """Who, apart from those who make or run the system, helps at no cost."""
    safe_way: Text | None = None
    """Whom to turn to when asking could be dangerous."""
