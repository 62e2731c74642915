"""Names of fields in words, and values as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from duecare.core.method.involvement import QUESTIONS
from duecare.core.method.limitations import QUESTIONS as LIMITS
from duecare.core.method.severity import DIMENSIONS, RATERS
from duecare.core.revision import Path
from duecare.report.changed.texts import CHANGED, FIELDS, KINDS
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words

SHORT = 60
"""A text of people's own up to this length stands inside a sentence."""

RECORDS: Mapping[str, str] = MappingProxyType(
    {"facts": "facts", "rights": "rights", "harms": "harms", "red_lines": "red-lines"}
)
"""The collections whose items have their name from the knowledge, and its folder there."""

_VOCABULARIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("breached", "touches_core", "elsewhere", "answer", *QUESTIONS), "answer"),
        **dict.fromkeys(("stage", "gate", "outcome", "status", "origin", "likelihood", "counted", "label"), ""),
        "basis": "fact-state",
        "duty": "state-duty",
        "effect": "measure-effect",
        "drawn": "drawn",
        "label_seen_for": "label-seen",
        **dict.fromkeys(("looked_before", "proxies", "levelled_down"), "answer"),
        "reading": "reading",
        "how": "heard-by",
        "outside": "outside",
        "roles": "actor-role",
        "say": "say",
        "shown_to": "audience",
        "state": "measure-state",
    }
)
_OTHER_NAMES: Mapping[tuple[str, str], str] = MappingProxyType(
    {("facts", "note"): "basis-of", ("decisions", "gate"): "gate-of", ("impacts", "value"): "level"}
)
_TABLES = frozenset(
    {"answers", "disputes", "against", "effects", "groups", "differences", "changes", "limitations", "involvement"}
)
"""Their keys are names of people, groups, rights, actors and rates."""
_TOLD = frozenset({*LIMITS, *_TABLES, "state_duty", "decided", "state_action", "share"})
"""Below these, a field's name alone does not say what it is about."""
_OF_COLLECTION: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("actors", "kind"): "actor-kind",
        ("measures", "kind"): "measure-kind",
        ("evidence", "kind"): "evidence-kind",
        ("red_lines", "decision"): "red-line-decision",
        ("rights", "decision"): "right-decision",
        ("harms", "decision"): "right-decision",
    }
)
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in ("groups", "rights", "evidence", "impacts")},
        **dict.fromkeys(("actor", "from", "to"), "actors"),
        "measure": "measures",
        "group": "groups",
        "harm": "harms",
        "testimony": "engagement",
    }
)
DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("breached", "likelihood", "touches_core", "elsewhere", *QUESTIONS), "unknown"),
        "basis": "stated",
        "language": "en",
        "shown_to": "team",
        "state": "proposed",
    }
)
"""What a document means that does not state these."""
_PEOPLE = frozenset({"by", "raised_by", "settled_by", "aside_by", "answered_by"})
_DAYS = frozenset({"due", "started", "ends", "irremediable_from"})
_CODES = frozenset(
    {"digest", "file_digest", "findings", "profile", "format", "plan", "cells", "result", "told_as"}
    | {"value", "low", "high", "could_have_found", "level"}
)


def term(path: Path, words: Words) -> Phrase:
    """The name of what stands at the path, as it stands inside a sentence."""
    name, above = path[-1], path[-2] if len(path) > 1 else ""
    if above in _TABLES:
        return _keyed(above, name, words)
    if above == "shown":
        return words.ours(CHANGED["shown"], part=words.word(name, "withheld"))
    for vocabulary, known in (("involvement-question", QUESTIONS), ("dimension", DIMENSIONS), ("rater", RATERS)):
        if name in known:
            return words.word(name, vocabulary)
    if name in LIMITS:
        return words.word(name, "limits")
    name = _OTHER_NAMES.get((path[0], name), name)
    return words.ours(FIELDS[name]) if name in FIELDS else words.word(name.replace("_", "-"))


def _keyed(table: str, key: str, words: Words) -> Phrase:
    match table:
        case "answers" | "disputes" | "against":
            return words.person(key)
        case "involvement":
            return words.name("actors", key)
        case "effects" | "groups":
            return words.name("groups", key)
        case "differences" | "changes":
            return words.word(key, "rate")
    return words.name("rights", key)


def item(path: Path, words: Words) -> Phrase:
    """The item of a collection: its kind and its name."""
    collection, id_ = path[:2]
    kind = words.ours(KINDS[collection]).capital()
    name = words.question(id_) if collection == "facts" else words.name(RECORDS.get(collection, collection), id_)
    return words.ours(CHANGED["item"], kind=kind, name=words.quoted(name))


def is_span(value: Any) -> bool:
    """Whether it is a range, which is one value."""
    return isinstance(value, dict) and value.keys() == {"low", "high"}


def is_prose(path: Path, value: Any) -> bool:
    """Whether the value is a text of people's own, and no word, name, day or id."""
    name = path[-1]
    if not isinstance(value, str) or (name == "value" and path[0] in ("facts", "impacts")):
        return False
    tables = (_VOCABULARIES, _NAMES, _PEOPLE, _DAYS, _CODES, ("country", "countries", "language", "kind", "decision"))
    return not (any(name in table for table in tables) or name.endswith("_on") or name == "on" or path[0] == "shown")


def said(path: Path, value: Any, words: Words) -> Phrase:
    """The value at the path, in words."""
    match _default(path) if value is None else value:
        case None | []:
            return words.text("not-stated")
        case {"low": int(low), "high": int(high)}:
            return words.ours(CHANGED["span"], low=low, high=high)
        case int(number):
            return words.number(number)
        case list(ones) if path[-1] == "fields":
            return words.ours(CHANGED["count"], count=len(ones))
        case list(ones):
            return words.series([said(path, one, words) for one in ones])
        case text:
            return _word(path, str(text), words)


def _default(path: Path) -> str | None:
    return "team" if path[0] == "shown" else DEFAULTS.get(path[-1])


def _word(path: Path, value: str, words: Words) -> Phrase:
    collection, name = path[0], path[-1]
    if name == "value":
        return words.stated(path[1], value) if collection == "facts" else words.word(value, "answer")
    if name in _PEOPLE:
        return words.person(value)
    if name in _NAMES:
        return words.name(_NAMES[name], value)
    if vocabulary := _OF_COLLECTION.get((collection, name)):
        return words.word(value, vocabulary)
    if name in _VOCABULARIES:
        return words.word(value, _VOCABULARIES[name] or name)
    return _plain(path, value, words)


def _plain(path: Path, value: str, words: Words) -> Phrase:
    name = path[-1]
    if name in ("country", "countries"):
        return words.country(value)
    if name == "language":
        return words.language_name(value)
    if path[0] == "shown":
        return words.word(value, "audience")
    if name in _CODES:
        return words.code(value)
    if is_prose(path, value):
        return words.own(value)
    try:
        return words.day(date.fromisoformat(value))
    except ValueError:
        return words.own(value)


def way(path: Path, words: Words, *, below: int = 0) -> Phrase:
    """The names along the path, one in the other; of those `below` the first so many."""
    return concat([term(path[: end + 1], words) for end in range(below, len(path)) if _tells(path, end)], " › ")


def _tells(path: Path, end: int) -> bool:
    """Whether the name at that place tells a reader anything: the last one, keys of tables, and some above others."""
    return end == len(path) - 1 or path[end - 1] in _TABLES or path[end] in _TOLD - _TABLES
