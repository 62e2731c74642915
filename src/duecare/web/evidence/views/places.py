"""Where evidence is used, in the reader's words, each place with its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open
from duecare.web.evidence.queries import Place

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "facts": "assessment:fact",
        "impacts": "assessment:impact",
        "red_lines": "assessment:red-line",
        "engagement": "engagement:one",
        "measures": "work:measure",
        "evaluations": "work:attached",
        "chain": "dossiers:link",
    }
)
"""The page of an item, by its collection. What is not named here has none yet."""


@dataclass(frozen=True)
class Use:
    """Something that rests on a piece of evidence."""

    name: Phrase
    url: str


def named(places: Iterable[Place], opened: Open, words: Words) -> list[Use]:
    """The places by name."""
    return [
        Use(
            words.question(id_) if collection == "facts" else words.name(collection.replace("_", "-"), id_),
            route(PAGES[collection], opened, id_) if collection in PAGES else "",
        )
        for collection, id_ in places
    ]
