"""What in a dossier may single somebody out, or endanger them, when others read it. It may err: a person looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from duecare.core.dossier import Dossier

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_DIGITS = re.compile(r"(?<![\w+])\+?\d(?:[ ().\-/]{0,3}\d){6,16}(?!\w)")
_DAYS = re.compile(r"(?:\d{1,4}[.\-/ ]){2}\d{2,4}|\d{4}[ \-/]{1,3}\d{4}|\d{1,3}(?:[ .]000)+")
"""Days, spans of years and round numbers look much like telephone numbers."""
SO_FEW = 50
"""Among so few people touched, one may be recognised."""

Danger = Literal["contact", "few", "private-person", "voices"]


def holds_contact(text: str) -> bool:
    """Whether a text seems to hold an e-mail address or a telephone number."""
    return bool(_EMAIL.search(text)) or any(
        not _DAYS.fullmatch(found[0].strip(" ().-/")) for found in _DIGITS.finditer(text)
    )


def texts_of(value: Any) -> Iterator[str]:
    """The texts that people wrote in a part of a document, without ids, words and days."""
    match value:
        case str() if " " in value:
            yield value
        case dict():
            for inner in value.values():
                yield from texts_of(inner)
        case list():
            for inner in value:
                yield from texts_of(inner)


def dangers(kind: str, id_: str, dossier: Dossier) -> tuple[Danger, ...]:
    """What to look at before an item, or a part (`shown`), is shown to others."""
    if kind == "shown":
        return ()
    item: Mapping[str, Any] = getattr(dossier, kind)[id_].plain()
    found: dict[Danger, bool] = {
        "contact": any(map(holds_contact, texts_of(item))),
        "few": kind == "impacts" and any(most <= SO_FEW for most in _counted(item)),
        "private-person": kind == "actors" and item.get("kind") == "individual",
        "voices": kind == "engagement" or bool(item.get("disputes")) or _speaks_against(item),
    }
    return tuple(danger for danger, holds in found.items() if holds)


def _speaks_against(item: Mapping[str, Any]) -> bool:
    """Whether somebody says that a measure did otherwise for a group."""
    return any(effect.get("against") for effect in item.get("effects", {}).values())


def _counted(impact: Mapping[str, Any]) -> Iterator[int]:
    """How many people at most each rater says that it touches."""
    for rating in impact.get("severity", {}).get("scope", {}).values():
        match rating.get("count", {}).get("people"):
            case int(most) | {"high": int(most)}:
                yield most
