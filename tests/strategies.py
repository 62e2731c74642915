"""Random whole dossiers, for property tests: `dossiers()` reaches every field of the document, with hostile texts.

The strategies are read off the models, so a new field is covered as soon as it exists
(`tests/files/test_strategies.py` proves that all of them are).
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel, StringConstraints

from duecare.core.catalogue.base import MAX_SAFE_INTEGER, Country, Digest, Language, Slug
from duecare.core.dossier import (
    ContraryVoice,
    Dossier,
    Evaluation,
    Impact,
    Link,
    Measure,
    RateChange,
    RateDifference,
    RedLineAnswer,
    ScopeRating,
    Span,
)
from duecare.core.dossier.evaluations import UNTOLD, Figure
from duecare.core.dossier.impacts import LevelSpan

M = TypeVar("M", bound=BaseModel)

SLUGS = (
    "agency",
    "vendor",
    "privacy",
    "people-in-poverty",
    "a",
    "yes",
    "no",
    "on",
    "true",
    "null",
    "unknown",
    "evidence",
)
NUMBER_LIKE = ("2024", "007", "1e5", "0x1f", "0b1", "0o17", "2026-12-02", "12-30")
# fmt: off
HOSTILE = (
    "yes", "No", "null", "~", "true", "FALSE", "0", "-1", "1.0", ".5", "1e3", "0x1F", "0o17", "1_000", ".inf", ".NaN",
    "2026-12-02", "12:30:00", "- a", "a: b", "a:", ": a", "a #b", "#a", "&a", "*a", "!!python/object:os.system", "!a",
    "%TAG", "@a", "`a`", "|", ">", ">-", "? a", "<<", "=", "---", "--- a", "...", "{a", "[", "]", "a, b", '"', "'",
    "\\", "a\nb", "a\n\n\n  b\n c", "a\n# b", "a\n--- b\n", "a\r\nb", "a\rb", "\ta", "a\tb", "a\n\tb", "a \nb",
    "a\x00b", "\x1b[31m", "\x7f", "a\x85b", "a\u2028b", "a\u2029b", "\ufeffa", "a\ufffeb", "a\uffffb", "\u202eabc",
    "حق", "权利", "e\u0301", "\U0001f469\u200d\U0001f467", "a" * 250, "word " * 40, "a  b " * 30, "a\n" * 5 + "b",
    "<script>", "{{ x }}", "${x}", "\u00a0a\u00a0", "\x1fa\x1f",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class _Reference:
    """Stands for the id of the n-th item of a section, until the whole document is there."""

    section: str
    number: int


def slugs() -> SearchStrategy[str]:
    """Ids, those that look like a number, a day or a truth value among them."""
    words = st.text("ab0-", min_size=1, max_size=12).map(lambda text: "-".join(filter(None, text.split("-"))) or "a")
    return st.sampled_from(SLUGS) | st.sampled_from(NUMBER_LIKE) | words


def texts(most: int = 300) -> SearchStrategy[str]:
    """Texts as a document holds them: not empty, nothing to strip, at most this long, and often hostile."""
    free = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return (st.sampled_from(HOSTILE) | free).map(lambda text: text.strip()[:most].strip()).filter(bool)


def verbatim(most: int) -> SearchStrategy[str]:
    """Texts that are kept as they are, blank ones too."""
    free = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return (st.sampled_from([*HOSTILE, "", " ", "\n", " a\n", "a\n\n", "\n a", "  a\n b \n"]) | free).map(
        lambda text: text[:most]
    )


def dossiers() -> SearchStrategy[Dossier]:
    """Whole dossiers whose references hold. Any field may be absent."""
    return _plain_model(Dossier).map(_resolve).map(lambda plain: Dossier.model_validate_json(json.dumps(plain)))


def models(model: type[M]) -> SearchStrategy[M]:
    """Values of one model of the document. What it refers to is "agency" or "a"."""
    bound = _plain_model(model).map(lambda plain: _bound(plain, _SEEDS))
    return bound.map(lambda plain: model.model_validate_json(json.dumps(plain)))


def _plain_model(model: type[BaseModel]) -> SearchStrategy[Any]:
    if model not in _MODELS:
        _MODELS[model] = st.deferred(lambda: _fields(model))
    return _MODELS[model]


_MODELS: dict[type[BaseModel], SearchStrategy[Any]] = {}


def _fields(model: type[BaseModel]) -> SearchStrategy[Any]:
    required: dict[str, SearchStrategy[Any]] = {}
    optional: dict[str, SearchStrategy[Any]] = {}
    for name, field in model.model_fields.items():
        strategy = _referring(model, name)
        if strategy is None:
            strategy = _values(field.annotation, tuple(field.metadata))
        part = field.default_factory is dict or isinstance(field.default, BaseModel)
        filled = field.is_required() or part  # so that most documents hold something in every part
        (required if filled else optional)[field.alias or name] = strategy
    plain = st.fixed_dictionaries(required, optional=optional)
    return plain.map(_REPAIRS[model]) if model in _REPAIRS else plain


def _referring(model: type[BaseModel], name: str) -> SearchStrategy[Any] | None:
    """The fields that name an item of the same document."""

    def one(section: str) -> SearchStrategy[_Reference]:
        return st.builds(_Reference, st.just(section), st.integers(0, 3))

    def many(section: str) -> SearchStrategy[list[_Reference]]:
        return st.lists(one(section), max_size=2, unique=True)

    if name == "evidence" and model is not Dossier:
        return many("evidence")
    if (model, name) == (Impact, "involvement"):
        return st.dictionaries(one("actors"), _values(get_args(Impact.model_fields[name].annotation)[1]), max_size=2)
    return {
        (Link, "from_"): one("actors"),
        (Link, "to"): one("actors"),
        (Measure, "actor"): one("actors"),
        (Measure, "impacts"): many("impacts"),
        (RedLineAnswer, "impacts"): many("impacts"),
        (Impact, "testimony"): many("engagement"),
        (ContraryVoice, "testimony"): many("engagement"),
        (Evaluation, "impacts"): many("impacts"),
        (Evaluation, "measure"): one("measures"),
    }.get((model, name))


def _values(annotation: Any, metadata: tuple[Any, ...] = ()) -> SearchStrategy[Any]:
    """A strategy for plain JSON values of a type."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(inner[0], (*inner[1:], *metadata))
    if origin in (Union, types.UnionType):
        return st.one_of([_values(member) for member in inner if member is not type(None)])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.lists(_values(inner[0]), max_size=2)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(_values(inner[0]), _values(inner[1]), max_size=2)
    if annotation is str:
        return _strings(next(part for part in metadata if isinstance(part, StringConstraints)))
    if annotation is int:
        return _integers(metadata)
    if annotation is date:
        return st.dates().map(date.isoformat)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _plain_model(annotation)
    raise NotImplementedError(f"no strategy for {annotation!r}")


def _strings(rules: StringConstraints) -> SearchStrategy[str]:
    if rules.pattern is not None:
        return _PATTERNS[str(rules.pattern)]
    most = rules.max_length or 300
    return texts(most) if rules.strip_whitespace else verbatim(most)


def _pattern(type_: Any) -> str:
    return str(next(part.pattern for part in get_args(type_) if isinstance(part, StringConstraints)))


_PATTERNS: Mapping[str, SearchStrategy[str]] = {
    _pattern(Slug): slugs(),
    _pattern(Language): st.sampled_from(["ar", "en", "fr", "no", "zh-Hant", "es-419"]),
    _pattern(Figure): st.sampled_from(["0", "-0.05", "1.25", "0.123456789", "4000000.5"]),
    _pattern(Country): st.sampled_from(["DE", "KE", "NO"]),
    _pattern(Digest): st.integers(0, 15).map(lambda n: "sha256:" + f"{n:x}" * 64),
}


def _integers(metadata: tuple[Any, ...]) -> SearchStrategy[int]:
    rules = [rule for part in metadata for rule in getattr(part, "metadata", [part])]
    least = max([-MAX_SAFE_INTEGER, *(int(str(rule.ge)) for rule in rules if isinstance(rule, Ge))])
    most = min([MAX_SAFE_INTEGER, *(int(str(rule.le)) for rule in rules if isinstance(rule, Le))])
    return st.integers(least, most)


def _ordered(span: dict[str, Any]) -> dict[str, Any]:
    low, high = sorted([span["low"], span["high"]])
    return {"low": low, "high": high}


def _told(found: dict[str, Any]) -> dict[str, Any]:
    """Figures that bear the reading out, and none where nothing is told."""
    plain: dict[str, Any] = {key: found[key] for key in ("reading", "told_as") if key in found}
    if found["reading"] in UNTOLD:
        return plain
    plain |= {"value": "2.5", "low": "2", "high": found.get("high", "3").removeprefix("-")}
    plain["high"] = plain["high"] if float(plain["high"]) > 2 else "3.25"
    return {**plain, "could_have_found": found.get("could_have_found", "0.1")}


def _of_measure(plain: dict[str, Any]) -> dict[str, Any]:
    """Before and after belongs to a measure."""
    if "measure" in plain:
        return plain
    groups = {group: {"differences": found["differences"]} for group, found in plain["groups"].items()}
    return {key: value for key, value in plain.items() if key not in ("worst_off", "made_worse_besides")} | {
        "groups": groups
    }


_REPAIRS: Mapping[type[BaseModel], Callable[[dict[str, Any]], dict[str, Any]]] = {
    Span: _ordered,
    LevelSpan: _ordered,
    RateDifference: _told,
    RateChange: _told,
    Evaluation: _of_measure,
    ScopeRating: lambda plain: plain if {"value", "count", "share"} & plain.keys() else {**plain, "value": "unknown"},
}
"""What a model demands of several fields together."""


def _resolve(plain: dict[str, Any]) -> dict[str, Any]:
    """The document with its references bound; a section that is referred to has at least one item."""
    needed = {section: _SEEDS[section] for section in _sections(plain) if not plain.get(section)}
    plain = {**plain, **needed}
    return {key: _bound(value, plain) for key, value in plain.items()}


_SEEDS: Mapping[str, Mapping[str, Any]] = {
    "actors": {"agency": {"name": "An agency"}},
    "impacts": {"a": {"title": "An impact"}},
    "measures": {"a": {"title": "A measure", "kind": "cease", "impacts": []}},
    "engagement": {"a": {"title": "A talk", "how": "hearing"}},
    "evidence": {"a": {"title": "A report", "kind": "document"}},
}


def _sections(value: Any) -> set[str]:
    match value:
        case _Reference(section):
            return {section}
        case dict():
            return set().union(*(_sections(key) | _sections(inner) for key, inner in value.items()))
        case list():
            return set().union(*map(_sections, value))
    return set()


def _bound(value: Any, sections: Mapping[str, Any]) -> Any:
    """The value with an id in place of each reference."""
    match value:
        case _Reference(section, number):
            ids = list(sections[section])
            return ids[number % len(ids)]
        case dict():
            return {_bound(key, sections): _bound(inner, sections) for key, inner in value.items()}
        case list() if any(isinstance(inner, _Reference) for inner in value):
            return list(dict.fromkeys(_bound(inner, sections) for inner in value))
        case list():
            return [_bound(inner, sections) for inner in value]
    return value
