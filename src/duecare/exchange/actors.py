"""Organisations of a record as a dossier keeps them: each once, under an id made of its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from duecare.core.dossier import Actor, Place
from duecare.exchange.text import slug_of

FIRST = "organisation-1"
"""The id of the first, where its name has no Latin letter or digit."""


def by_id(actors: Iterable[Actor]) -> dict[str, Actor]:
    """The actors by their ids. Two of the same id are one, who has the roles of both."""
    found: dict[str, Actor] = {}
    for actor in actors:
        id_ = slug_of(actor.name, FIRST.replace("1", str(len(found) + 1)))
        same = found.get(id_)
        roles = tuple(dict.fromkeys((*same.roles, *actor.roles))) if same else actor.roles
        found[id_] = (same or actor).model_copy(update={"roles": roles})
    return found


def place_of(bodies: Iterable[Actor], country: str, abroad: Collection[str]) -> Place:
    """The country that these bodies work for, unless all work mostly outside it (`abroad`, in small letters): then the
    record does not say where, so the place stays unstated, as it does where no body is named."""
    at_home = any(body.name.casefold() not in abroad for body in bodies)
    return Place(countries=(country,)) if at_home else Place()
