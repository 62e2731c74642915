"""Translations: each is of a text that there is, and of just the English that stands there today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duecare.core.catalogue import Catalogue
from duecare.core.errors import Problem
from duecare.knowledge.checks.links import nearest
from duecare.knowledge.checks.places import problem
from duecare.knowledge.texts import digest_of_text, texts_of
from duecare.knowledge.translations import Entry, Languages


def check_translations(catalogue: Catalogue, languages: Languages) -> Iterator[Problem]:
    """Translations of nothing, and those whose English has changed since."""
    for language, files in languages.items():
        for file in files:
            english = {record.id: dict(texts_of(record)) for record in catalogue.records[file.id].values()}
            for record, entries in file.texts.items():
                yield from _record(_Place(language, file.id, record), entries, english)


@dataclass(frozen=True, slots=True)
class _Place:
    language: str
    kind: str
    record: str

    def problem(self, message: str, instead: str, field: tuple[str, ...] = ()) -> Problem:
        return problem(f"translations/{self.language}", self.kind, message, instead, ("texts", self.record, *field))


def _record(place: _Place, entries: dict[str, Entry], english: dict[str, dict[str, str]]) -> Iterator[Problem]:
    if place.record not in english:
        yield place.problem(f"There is no record {place.record}.", nearest(place.record, english))
        return
    texts = english[place.record]
    for field, entry in entries.items():
        if field not in texts:
            yield place.problem("The record has no such text.", nearest(field, texts), (field,))
        elif (digest := digest_of_text(texts[field])) != entry.of:
            instead = f"Look at it again, then write of: {digest}."
            yield place.problem("The English has changed since this was translated.", instead, (field,))
