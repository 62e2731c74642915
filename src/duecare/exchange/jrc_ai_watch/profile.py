"""What a case says in the dossier's terms. Status, dates and use are fillers in what was published, so none is read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier import Actor, Place, System
from duecare.core.dossier.words import ActorKind
from duecare.exchange.actors import FIRST, by_id
from duecare.exchange.countries import country_codes
from duecare.exchange.jrc_ai_watch.recognise import (
    COVERAGE,
    DESCRIPTION,
    LEAD,
    LEAD_KIND,
    NAME,
    SECOND_SECTOR,
    SECTOR,
)
from duecare.exchange.json_files import Texts, listed, texts_of
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import one_line, slug_of, stated_line, stated_prose

AREAS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "policing": ("police services",),
        "courts": ("law courts",),
        "prisons": ("prisons",),
        "health": ("hospital services", "outpatient services", "public health services"),
        "military": ("military defence",),
    }
)
"""By groups of the Classification of the Functions of Government that are one part of life each."""


def _area(area: str, groups: tuple[str, ...]) -> Suggestion:
    words = frozenset(group + end for group in groups for end in ("", "."))
    return Suggestion(SECOND_SECTOR, words, "areas-of-use", (area, "unknown"))


SUGGESTIONS = tuple(_area(area, groups) for area, groups in AREAS.items())
"""Where else it is used stays open: a case names one group."""

UNKNOWN = "unknown"
LED = "The record calls it the lead organisation, which may be the one that uses the service or one that made it."


def profile(record: SourceRecord, source: Source) -> Profile:
    """The lead organisation without a role, and what the collectors say of the service."""
    texts = texts_of(record)
    system = System(
        name=_said(texts, NAME),
        description=stated_prose(texts.get(DESCRIPTION, "")),
        sector=_sector(texts),
        place=Place(countries=_countries(texts)),
    )
    return Profile(record.title, system, by_id(_lead(texts)), asserter=slug_of(record.asserter, FIRST))


def _lead(texts: Texts) -> list[Actor]:
    name = _said(texts, LEAD)
    kind: ActorKind = "public-body" if (_said(texts, LEAD_KIND) or "").casefold() == "governmental" else "unknown"
    return [Actor(name=name, kind=kind, note=LED)] if name else []


def _sector(texts: Texts) -> str | None:
    """The division of government, then the group in it."""
    named = [words.rstrip(".") for head in (SECTOR, SECOND_SECTOR) if (words := _said(texts, head))]
    return one_line(": ".join(named)) or None


def _countries(texts: Texts) -> tuple[str, ...]:
    """The codes of the countries that it covers; none where one of them is not known by that name."""
    return country_codes("\n".join(listed(texts, COVERAGE)))


def _said(texts: Texts, head: str) -> str | None:
    words = stated_line(texts.get(head, ""))
    return None if words is None or words.casefold() == UNKNOWN else words
