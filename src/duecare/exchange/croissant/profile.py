"""What a description says in the dossier's terms. It is of a data set, not of a system: that part stays empty."""

from __future__ import annotations

from duecare.core.dossier import Actor, System
from duecare.exchange.actors import by_id
from duecare.exchange.croissant.makers import makers
from duecare.exchange.croissant.terms import language_of
from duecare.exchange.json_files import json_of
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import one_line

NOBODY = "publisher"
MOST = 20
"""Organisations."""
TAKEN_FROM_THE_WEB = frozenset({"web scraping"})
KINDS = ("rai:dataCollectionType", *(f"rai:dataCollectionType[{place}]" for place in range(20)))
"""The vocabulary names the words for this field; all others are free text."""

SUGGESTIONS = tuple(
    Suggestion(kind, TAKEN_FROM_THE_WEB, "data-sources", ("scraped-from-web", "unknown")) for kind in KINDS
)
"""From where else stays open, and whether it is about people: somebody decides."""


def profile(record: SourceRecord, source: Source) -> Profile:
    """The organisations that made and published it, as suppliers of data."""
    whole = json_of(record)
    named = makers(whole)[:MOST]
    actors = by_id(_actor(name) for name in named) or {NOBODY: _actor(record.asserter)}
    return Profile(one_line(f"Data set: {record.title}"), System(), actors, next(iter(actors)), language_of(whole))


def _actor(name: str) -> Actor:
    return Actor(name=name, roles=("data-supplier",))
