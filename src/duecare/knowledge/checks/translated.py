"""Translations: each is of a text that there is, and of just the English that stands there today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.core.catalogue import Catalogue
from duecare.core.errors import Problem
from duecare.knowledge.checks.links import nearest
from duecare.knowledge.checks.places import all_records, problem
from duecare.knowledge.texts import digest_of_text, texts_of
from duecare.knowledge.translations import Entry, TranslationFile


def check_translations(catalogue: Catalogue, files: Sequence[TranslationFile]) -> Iterator[Problem]:
    """Translations of nothing, and those whose English has changed since."""
    english = {f"{kind}/{record.id}": dict(texts_of(record)) for kind, record in all_records(catalogue)}
    for file in files:
        for record, entries in file.texts.items():
            if record not in english:
                message, instead = f"There is no record {record}.", nearest(record, english)
                yield problem("translations", file.id, message, instead, ("texts", record))
                continue
            for field, entry in entries.items():
                yield from _entry(file.id, record, field, entry, english[record])


def _entry(language: str, record: str, field: str, entry: Entry, english: dict[str, str]) -> Iterator[Problem]:
    path = ("texts", record, field)
    if field not in english:
        yield problem("translations", language, "The record has no such text.", nearest(field, english), path)
    elif (digest := digest_of_text(english[field])) != entry.of:
        instead = f"Look at it again, then write of: {digest}."
        yield problem("translations", language, "The English has changed since this was translated.", instead, path)
