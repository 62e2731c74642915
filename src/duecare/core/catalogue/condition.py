"""The shape of a condition: a small tree over facts, evaluated by `core.conditions`; no expression strings."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from duecare.core.catalogue.base import Day, Frozen, Slug

_MANY = Field(min_length=1, max_length=50)


class All(Frozen):
    """Every part holds."""

    all: Annotated[tuple[Condition, ...], _MANY]


class AnyOf(Frozen):
    """At least one part holds."""

    any: Annotated[tuple[Condition, ...], _MANY]


class Not(Frozen):
    """The part does not hold. Of an unknown, the opposite is unknown too."""

    not_: Annotated[Condition, Field(alias="not")]


class AtLeast(Frozen):
    """At least `at_least` of the parts hold."""

    at_least: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Condition, ...], _MANY]


TESTS = ("is", "one_of", "includes", "min", "max", "before", "since")


class Test(Frozen):
    """A question to one fact: exactly one of the tests is set.

    `is` and `one_of` ask a yes-no or choice fact; `includes` a fact with several choices; `min` and `max`
    (both inclusive) a number; `before` and `since` (the day itself included in `since`) a date.
    """

    __test__ = False  # not a test case, whatever pytest thinks of the name

    fact: Slug
    is_: Annotated[str | int | None, Field(alias="is")] = None
    one_of: tuple[str, ...] | None = None
    includes: str | None = None
    min: int | None = None
    max: int | None = None
    before: Day | None = None
    since: Day | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(value is not None for value in self.tests()) != 1:
            raise ValueError(f"needs exactly one of: {', '.join(TESTS)}")
        return self

    @cached_property
    def key(self) -> str:
        """By which equal tests are one: a word, as a word's hash is reckoned once and every look-up needs it."""
        return repr((self.fact, *self.tests()))

    def tests(self) -> tuple[Any, ...]:
        """The tests' values in the order of `TESTS`; one of them is set."""
        return (self.is_, self.one_of, self.includes, self.min, self.max, self.before, self.since)


def _tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    for tag in ("all", "any", "not", "at_least", "fact"):
        if tag in keys or f"{tag}_" in keys:
            return tag
    return None


Condition: TypeAlias = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[Test, Tag("fact")],
    Discriminator(
        _tag,
        custom_error_type="condition",
        custom_error_message="a condition starts with one of: all, any, not, at_least, fact",
    ),
]

for _model in (All, AnyOf, Not, AtLeast):
    _model.model_rebuild()


def facts_in(condition: Condition) -> tuple[Slug, ...]:
    """The facts a condition asks, in the order of its leaves, each once."""
    return tuple(dict.fromkeys(test.fact for test in tests_in(condition)))


def tests_in(condition: Condition) -> tuple[Test, ...]:
    """The leaves of a condition, in order."""
    match condition:
        case Test():
            return (condition,)
        case Not(not_=part):
            return tests_in(part)
        case All(all=parts) | AnyOf(any=parts) | AtLeast(of=parts):
            return tuple(test for part in parts for test in tests_in(part))
