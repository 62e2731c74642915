"""The building blocks of every record and document: frozen values that refuse to exist when they are wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    WrapSerializer,
)
from pydantic_core import PydanticCustomError

MAX_SAFE_INTEGER = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785 builds on IEEE 754 doubles)."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
"""A word name: lower-case letters, digits and single hyphens, at most 80 characters."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""A title or another text of one line, at most 300 characters."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Prose, at most 20,000 characters."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""A BCP 47 language tag."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""An ISO 3166-1 alpha-2 code."""

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""The SHA-256 of canonical JSON (RFC 8785), or of a file's bytes."""


def _day(value: Any) -> Any:
    """A day is written as a day: pydantic would also take seconds since 1970, in quotes, for one."""
    if not isinstance(value, str):
        return value
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date_parsing", "Input should be a valid date, such as 2026-12-02")


Day = Annotated[date, BeforeValidator(_day)]
"""A day, written YYYY-MM-DD."""

Level = Annotated[int, Field(ge=1, le=5)]
"""A level of a severity dimension, 5 the gravest."""

T = TypeVar("T")


def _freeze(items: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(items))


def _thaw(items: Mapping[str, T], inner: SerializerFunctionWrapHandler) -> Any:
    return inner(dict(items))


K = TypeVar("K", bound=str)
Table = Annotated[Mapping[K, T], AfterValidator(_freeze), WrapSerializer(_thaw)]
"""A read-only mapping from words to values."""

Items = Annotated[Table[Slug, T], Field(max_length=2_000)]
"""Things that have a name: a read-only mapping from id to value, so that nothing is addressed by position."""


class Frozen(BaseModel):
    """A value: never changes once made, knows all its keys, and does not guess types ("no" is not false)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )

    def plain(self) -> dict[str, Any]:
        """This value as plain JSON types. What equals its default is left out: new optional fields change no digest."""
        return self.model_dump(mode="json", exclude_defaults=True)


Force = Literal["treaty", "law", "soft-law", "standard", "policy", "house-rule"]
FORCES: tuple[Force, ...] = ("treaty", "law", "soft-law", "standard", "policy", "house-rule")

Sureness = Literal["seed", "read", "known", "house", "unsure", "summary"]
"""How sure a record is: in a founding document, read in a public source, well established, our own choice,
believed but not verified, or seen only in somebody's summary. The last two never drive a verdict."""


class Source(Frozen):
    """Where a statement of the record comes from."""

    norm: Slug
    """The norm's record."""
    at: Line | None = None
    """The article, paragraph or principle."""
    checked_in: Line | None = None
    """Where it was read, when that was not the norm's own text."""


class Record(Frozen):
    """What every knowledge record has. The id is its file's name and its kind the folder's."""

    id: Slug
    title: Line
    summary: Text
    """In plain words, our own."""
    sources: tuple[Source, ...] = ()
    force: Force
    sure: Sureness
    checked: Day
    """When somebody last checked this record against its sources."""
    code: Line | None = None
    """The code of the method's source book, kept as a reference."""

    def __hash__(self) -> int:
        return hash(self.id)  # two records of one id are told apart by all that they say, seldom and elsewhere

    @property
    def drives(self) -> bool:
        """Whether the record may drive a finding, or may only be shown, marked as unsure."""
        return self.sure not in ("unsure", "summary")
