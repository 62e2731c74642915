"""Where a record stands in the law: the norms it rests on, each with the address of its text."""

from __future__ import annotations

from django.urls import reverse

from duecare.core.catalogue import Norm
from duecare.core.catalogue.base import Record, Source
from duecare.knowledge.texts import kind_of
from duecare.report.words import Words


def norms_of(record: Record, words: Words) -> dict[str, object]:
    """The norms that the record names, where in them, and where to read them; and how sure the record is."""
    return {
        "norms": [_norm(source, words) for source in record.sources],
        "sure": words.label("sureness", record.sure),
        "checked": record.checked,
        "record_url": reverse("library:record", args=[kind_of(record), record.id]),
    }


def _norm(source: Source, words: Words) -> dict[str, object]:
    name, norm = words.name("norms", source.norm), words.catalogue.get(Norm, source.norm)
    return {
        "name": words.text("norm-at", norm=name, at=words.english(source.at)) if source.at else name,
        "force": words.word(norm.force, "force") if norm else "",
        "url": norm.url if norm else None,
    }
