"""What may stand at a place of a document, in words: read off the model's JSON Schema, so that hints never go stale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from duecare.core.catalogue.base import Country, Digest, Language, Slug

Schema = Mapping[str, Any]
Path = tuple[str | int, ...]

_MANY_KEYS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The JSON Schemas of which one must hold, references followed and null left out."""

    definitions: Schema
    options: tuple[Schema, ...]

    @classmethod
    def of(cls, model: type[BaseModel]) -> Shape:
        """The shape of a whole document."""
        schema = _schema(model)
        return _shape(schema, schema.get("$defs", {}))

    def below(self, step: str | int) -> Shape:
        """What may stand under a key or at a position; no options where nothing may."""
        found = [schema for option in self.options for schema in _children(option, step)]
        return Shape(self.definitions, tuple(one for schema in found for one in _options(schema, self.definitions)))

    def narrowed(self, label: str | int) -> Shape:
        """Only the options that pydantic's name for a member of a union fits, or all where none does."""
        titles = re.findall(r"\w+", str(label))
        fitting = tuple(one for one in self.options if label in one.get("properties", ()) or one.get("title") in titles)
        return replace(self, options=fitting) if fitting else self

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a block may have here."""
        return tuple(dict.fromkeys(key for option in self.options for key in option.get("properties", ())))

    @property
    def words(self) -> tuple[str, ...]:
        """The fixed words that may stand here; none where anything else may."""
        enums = [_words(option) for option in self.options]
        return tuple(word for enum in enums for word in enum) if all(enums) else ()

    @property
    def key_words(self) -> tuple[str, ...]:
        """The fixed words that may be keys here; none where any name may."""
        return tuple(word for option in self.options for word in option.get("propertyNames", {}).get("enum", ()))

    def requires(self, key: str | int) -> bool:
        """Whether a block here must have the key."""
        return any(key in option.get("required", ()) for option in self.options)

    def takes(self, kind: str) -> bool:
        """Whether a JSON Schema type may stand here."""
        return any(option.get("type") == kind for option in self.options)

    @property
    def takes_names(self) -> bool:
        """Whether an id or another word name may stand here."""
        return any(option.get("pattern") == _pattern(Slug) for option in self.options)

    @property
    def takes_prose(self) -> bool:
        """Whether free text may stand here."""
        return any(
            option.get("type") == "string" and not {"pattern", "format", "enum", "const"} & option.keys()
            for option in self.options
        )

    def in_words(self) -> str:
        """What to write here."""
        phrases = [_phrase(option, self.definitions) for option in self.options]
        *first, last = dict.fromkeys(phrases or ["nothing"])
        return f"{', '.join(first)} or {last}" if first else last


@dataclass(frozen=True, slots=True)
class Place:
    """Where an error of pydantic belongs: the way in the document, and what may stand there and around it."""

    path: Path
    shape: Shape
    around: Shape
    is_key: bool = False


def locate(where: Path, shape: Shape) -> Place:
    """The place that pydantic's `loc` means. It names members of unions on the way, which no document contains."""
    path: Path = ()
    around, member = shape, None
    for step in where:
        if step == "[key]":
            return Place(path, shape, around, is_key=True)
        if len(shape.options) > 1 and member is None:
            member = shape.narrowed(step)
            continue
        around, member = member or shape, None
        path, shape = (*path, step), around.below(step)
    return Place(path, shape, around)


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(by_alias=True)


def _shape(schema: Schema, definitions: Schema) -> Shape:
    return Shape(definitions, tuple(_options(schema, definitions)))


def _options(schema: Schema, definitions: Schema) -> Iterator[Schema]:
    if "$ref" in schema:
        yield from _options(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    elif "anyOf" in schema or "oneOf" in schema:
        for member in schema.get("anyOf") or schema["oneOf"]:
            yield from _options(member, definitions)
    elif schema.get("type") != "null":
        yield schema


def _children(option: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        found = [option.get("items")]
    elif step in option.get("properties", ()):
        found = [option["properties"][step]]
    else:
        found = [*option.get("patternProperties", {}).values(), option.get("additionalProperties")]
    yield from (schema for schema in found if isinstance(schema, Mapping))


def _pattern(type_: Any) -> str:
    return str(next(part.pattern for part in type_.__metadata__ if hasattr(part, "pattern")))


_PATTERNS: Mapping[str, str] = {
    _pattern(Slug): "a name such as people-in-poverty",
    _pattern(Country): "a country code such as KE",
    _pattern(Language): "a language tag such as sw or pt-BR",
    _pattern(Digest): "a digest: sha256: and 64 hexadecimal digits",
}


def _words(option: Schema) -> Sequence[Any]:
    found: Sequence[Any] = option.get("enum") or ([option["const"]] if "const" in option else [])
    return found


def _phrase(option: Schema, definitions: Schema) -> str:
    if words := _words(option):
        return f"one of: {', '.join(map(str, words))}" if len(words) > 1 else str(words[0])
    match option.get("type"):
        case "string" if option.get("format") == "date":
            return "a day such as 2026-12-02"
        case "string":
            return _PATTERNS.get(option.get("pattern", ""), "a text")
        case "integer":
            return _number(option)
        case "boolean":
            return "true or false"
        case "array":
            item = _shape(option.get("items", {}), definitions).in_words()
            return "a list of names" if item == _PATTERNS[_pattern(Slug)] else f"a list, each item {item}"
    keys = tuple(option.get("properties", ()))
    return f"a block with the keys {', '.join(keys[:_MANY_KEYS])}" if keys else "a block of named items"


def _number(option: Schema) -> str:
    low, high = option.get("minimum"), option.get("maximum")
    if low is not None and high is not None:
        return f"a whole number from {low} to {high}"
    return f"a whole number, {low} or more" if low is not None else "a whole number"
