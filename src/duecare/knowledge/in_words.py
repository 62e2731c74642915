"""Conditions in plain words, for people who read records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.core.catalogue import Catalogue, FactQuestion
from duecare.core.catalogue.condition import TESTS, All, AnyOf, AtLeast, Condition, Not, Test
from duecare.knowledge.showing.words import Tested

_BEFORE_VALUE = {
    "one_of": "one of ",
    "includes": "includes ",
    "min": "at least ",
    "max": "at most ",
    "before": "before ",
    "since": "since ",
}


def condition_lines(condition: Condition | None, catalogue: Catalogue) -> list[str]:
    """One line for each part of a condition, parts of parts further in. No condition, no lines."""
    return list(_lines(condition, catalogue, "")) if condition is not None else []


def _lines(condition: Condition, catalogue: Catalogue, margin: str) -> Iterator[str]:
    match condition:
        case Test():
            yield _test(condition, catalogue, f"{margin}- ")
        case Not(not_=part):
            yield f"{margin}- not:"
            yield from _lines(part, catalogue, margin + "  ")
        case All(all=parts):
            yield from _parts("all of:", parts, catalogue, margin)
        case AnyOf(any=parts):
            yield from _parts("any of:", parts, catalogue, margin)
        case AtLeast(at_least=count, of=parts):
            yield from _parts(f"at least {count} of:", parts, catalogue, margin)


def _parts(head: str, parts: Sequence[Condition], catalogue: Catalogue, margin: str) -> Iterator[str]:
    yield f"{margin}- {head}"
    for part in parts:
        yield from _lines(part, catalogue, margin + "  ")


def _test(test: Test, catalogue: Catalogue, before: str) -> Tested:
    question = catalogue.get(FactQuestion, test.fact)
    asked = f"{test.fact} ({question.title})" if question else test.fact
    name, value = next((name, value) for name, value in zip(TESTS, test.tests(), strict=True) if value is not None)
    more = f": {_BEFORE_VALUE.get(name, '')}{', '.join(value) if isinstance(value, tuple) else value}"
    found = Tested("facts", test.fact, asked, before=before, more=more)
    found.test, found.value = name, value
    return found
