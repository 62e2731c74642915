"""What pydantic found wrong at one place, said to a person: what stands there, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from duecare.core.errors import Problem
from duecare.files.scalars import shown
from duecare.files.shape import Place, Shape

_KIND = re.compile(r".*_type|literal_error|too_short")
"""Errors that each member of a union reports of its own, and that say little beside any other."""
_DAY = re.compile(r"date_.*")
_RANGE = re.compile(r"(?:greater|less)_than.*")
_COMPARED = 100


def problem(place: Place, errors: Sequence[ErrorDetails], value: Any, *, deeper: bool) -> Problem | None:
    """The one problem that the errors of a place come to; nothing when what they mean is said `deeper` inside."""
    telling = [error for error in errors if not _KIND.fullmatch(error["type"])]
    if deeper and not telling:
        return None
    message, instead = _said((telling or errors)[0], place, value)
    return Problem(message, instead=instead, path=place.path)


def _said(error: ErrorDetails, place: Place, value: Any) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    if place.is_key:
        return f"{_named(place.path[-1])} cannot be a name here.", _key_hint(str(place.path[-1]), place.around)
    if kind == "missing":
        return f"{place.path[-1]} is missing.", f"Add {place.path[-1]} with {place.shape.in_words()}."
    if kind == "extra_forbidden":
        return f"There is no key {_named(place.path[-1])} here.", _nearest(
            str(place.path[-1]), place.around.keys, "Keys here"
        )
    if kind == "value_error":
        return _sentence(str(context["error"])), ""
    if kind.endswith("too_long"):
        return f"This has {_size(value)}.", f"At most {context['max_length']:,}."
    if kind.endswith("too_short"):
        return _too_short(value, context, place)
    if _DAY.fullmatch(kind) or _RANGE.fullmatch(kind):
        what = "is not a day" if _DAY.fullmatch(kind) else "is out of range"
        return f"{_named(value)} {what}.", f"Write {place.shape.in_words()}."
    if _KIND.fullmatch(kind) or kind == "string_pattern_mismatch":
        return f"{_named(value)} cannot stand here.", _value_hint(value, place)
    return _sentence(error["msg"]), f"Write {place.shape.in_words()}."


def _value_hint(value: Any, place: Place) -> str:
    shape, write = place.shape, f"Write {place.shape.in_words()}."
    match value:
        case None:
            return write if _needed(place) else f"Leave the key out while this is not known. {write}"
        case bool() if shape.takes_names or "yes" in shape.words:
            return f"Write {'yes' if value else 'no'} instead of {_named(value)}."
        case bool() | int() if shape.takes_prose and not shape.takes("integer"):
            return f'Put it in quotes: "{_named(value)}".'
        case str() if shape.takes("integer") and value.strip().isascii() and value.strip().isdigit():
            return f"Write it without quotes: {value.strip()}."
        case str() if shape.words:
            return _nearest(value, shape.words, "Words that can stand here")
        case str() if shape.takes("array") and not shape.takes("string"):
            return f"Write a list: [{shown(value)}]."
        case str() if shape.takes_names:
            return _name_hint(value)
    return write


def _needed(place: Place) -> bool:
    return not place.path or place.around.requires(place.path[-1])


def _key_hint(key: str, shape: Shape) -> str:
    return _nearest(key, shape.key_words, "Names that can stand here") if shape.key_words else _name_hint(key)


def _name_hint(text: str) -> str:
    """A name near to the text, as an example."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", ascii_))[:80].strip("-") or "people-in-poverty"
    return f"Write a word in lower-case letters, digits and single hyphens, such as {name}."


def _nearest(text: str, words: Iterable[Any], title: str) -> str:
    texts = [str(word) for word in words]
    near = get_close_matches(text[:_COMPARED], texts, n=1)
    listed = f"{title}: {', '.join(texts)}." if texts else "Nothing can stand here."
    return f"Did you mean {near[0]}? {listed}" if near else listed


def _named(value: Any) -> str:
    """A value as it looks in a file, short."""
    match value:
        case None:
            return "An empty value"
        case bool():
            return "true" if value else "false"
        case list():
            return "A list"
        case dict():
            return "A block of keys"
    return " ".join(shown(str(value)).split()) or "A blank text"


def _size(value: Any) -> str:
    return f"{len(value):,} characters" if isinstance(value, str) else f"{len(value):,} items"


def _too_short(value: Any, context: dict[str, Any], place: Place) -> tuple[str, str]:
    if isinstance(value, str):
        return "An empty text stands here.", "Write a text." if _needed(
            place
        ) else "Write a text, or leave the key out."
    return f"This has {_size(value)}.", f"At least {context['min_length']:,}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
