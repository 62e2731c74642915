"""The texts of a record that people read, each by the path of its field: `title`, `options.refused`, `asks.0`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from duecare.core.catalogue import KINDS, Frozen
from duecare.core.catalogue.base import Record

READ = frozenset(
    {
        "title",
        "summary",
        "question",
        "hint",
        "options",
        "who_knows",
        "evidence_that_counts",
        "vulnerable_to",
        "raises_scale",
        "raises_irremediability",
        "questions",
        "measures",
        "known_cases",
        "elements",
        "exceptions",
        "asks",
        "anchors",
        "text",
        "rights_view",
        "label",
        "no_longer",
        "signs",
        "side_effects",
        "examples",
        "suits",
        "barriers",
        "who",
        "access",
        "binds",
        "appeal",
    }
)
"""Fields that hold texts, or things that do."""

_KIND = {cls: kind for kind, cls in KINDS.items()}


def kind_of(record: Record) -> str:
    """The name of the record's kind: that of its folder."""
    return _KIND[type(record)]


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Every text of the record with the path of its field, in order."""
    return _walk(record, "")


def text_at(record: Record, field: str) -> str:
    """One text of the record. Raises KeyError when it holds none there: a mistake in the code that asks."""
    value: object = record
    for part in field.split("."):
        match value:
            case Mapping():
                value = value.get(part)
            case tuple() if part.isdecimal() and int(part) < len(value):
                value = value[int(part)]
            case _:
                value = getattr(value, part, None)
    if not isinstance(value, str):
        raise KeyError(f"{record.id} holds no text at {field}")
    return value


def digest_of_text(text: str) -> str:
    """`en-` and the first sixteen hexadecimal digits of an English text's SHA-256: what a translation was made from.

    The letters in front keep YAML from taking digits for a number.
    """
    return "en-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case Frozen():
            for name in type(value).model_fields:
                if name in READ:
                    yield from _walk(getattr(value, name), _join(path, name))
        case Mapping():
            for key, inner in value.items():
                yield from _walk(inner, _join(path, key))
        case tuple():
            for place, inner in enumerate(value):
                yield from _walk(inner, _join(path, str(place)))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
