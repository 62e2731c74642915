"""Evaluates a condition over what is known, and says which leaves decided and which could still change the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from duecare.core.catalogue.condition import All, AnyOf, AtLeast, Condition, Not, Test
from duecare.core.conditions.known import KnownFact, Value
from duecare.core.conditions.truth import Truth, at_least


class Leaf(NamedTuple):
    """One test of a condition, what is known of its fact, and how the test came out."""

    test: Test
    known: KnownFact
    truth: Truth


class Outcome(NamedTuple):
    """The answer, the leaves it rests on, and the leaves whose answer is missing and could change it.

    A decided outcome has no undecided leaves: nothing that is still unknown could change it.
    """

    truth: Truth
    deciding: tuple[Leaf, ...]
    undecided: tuple[Leaf, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts whose answers are missing and could change it, each once."""
        return tuple(dict.fromkeys(leaf.test.fact for leaf in self.undecided))

    def negated(self) -> Outcome:
        """The outcome of the opposite condition: it rests on the same leaves."""
        return Outcome(self.truth.negated(), self.deciding, self.undecided)


class KnownFacts(dict[str, KnownFact]):
    """What is known of a dossier's facts; not changed once made. Many conditions ask the same: it is tried once."""

    def __init__(self, known: Mapping[str, KnownFact]) -> None:
        super().__init__(known)
        self.outcomes: dict[str, Outcome] = {}

    def outcome(self, test: Test) -> Outcome:
        """How the test comes out."""
        key = test.key
        found = self.outcomes.get(key)
        if found is None:
            found = self.outcomes[key] = _test(test, self)
        return found


def evaluate(condition: Condition, known: Mapping[str, KnownFact]) -> Outcome:
    """The outcome of a condition over known facts. A fact that is absent from the mapping was never stated."""
    match condition:
        case Test():
            return known.outcome(condition) if isinstance(known, KnownFacts) else _test(condition, known)
        case Not(not_=part):
            return evaluate(part, known).negated()
        case All(all=parts):
            return _count(len(parts), parts, known)
        case AnyOf(any=parts):
            return _count(1, parts, known)
        case AtLeast(at_least=count, of=parts):
            return _count(count, parts, known)


def _count(count: int, parts: tuple[Condition, ...], known: Mapping[str, KnownFact]) -> Outcome:
    outcomes = [evaluate(part, known) for part in parts]
    truth = at_least(count, [outcome.truth for outcome in outcomes])
    if truth is not Truth.UNKNOWN:
        return Outcome(truth, _leaves([outcome.deciding for outcome in outcomes if outcome.truth is truth]), ())
    return Outcome(
        truth,
        _leaves([outcome.deciding for outcome in outcomes if outcome.truth is not truth]),
        _leaves([outcome.undecided for outcome in outcomes if outcome.truth is truth]),
    )


def _leaves(groups: list[tuple[Leaf, ...]]) -> tuple[Leaf, ...]:
    """Each test once, in order. What is known of a fact is the same for all that ask it."""
    if len(groups) < 2:
        return groups[0] if groups else ()
    return tuple({leaf.test.key: leaf for group in groups for leaf in group}.values())


def _test(test: Test, known: Mapping[str, KnownFact]) -> Outcome:
    fact = known.get(test.fact) or KnownFact(test.fact, None, "not-stated")
    truth = Truth.UNKNOWN if fact.value is None else Truth.of(_holds(test, fact.value))
    leaf = Leaf(test, fact, truth)
    return Outcome(truth, (), (leaf,)) if truth is Truth.UNKNOWN else Outcome(truth, (leaf,), ())


UNKNOWN = "unknown"
"""Among the words of a fact with several choices: of what is not chosen, it is not known whether it holds."""


def _holds(test: Test, value: Value) -> bool | None:
    """Whether the value passes; nothing when the test does not fit its type (the knowledge checker refuses that)."""
    if isinstance(value, tuple):
        if test.includes is None:
            return None
        return True if test.includes in value else None if UNKNOWN in value else False
    if test.is_ is not None:
        return value == test.is_ if type(value) is type(test.is_) else None
    if test.one_of is not None:
        return value in test.one_of if isinstance(value, str) else None
    if isinstance(value, date):
        return _day_holds(test, value)
    return _number_holds(test, value) if isinstance(value, int) else None


def _number_holds(test: Test, value: int) -> bool | None:
    if test.min is not None:
        return value >= test.min
    return value <= test.max if test.max is not None else None


def _day_holds(test: Test, value: date) -> bool | None:
    if test.before is not None:
        return value < test.before
    return value >= test.since if test.since is not None else None
