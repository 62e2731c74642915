"""Conditions over facts: the answer, the leaves that decide it, and those that could still change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.catalogue.condition import All, AnyOf, AtLeast, Condition, Not, Test
from duecare.core.conditions import Outcome, Truth, Value, evaluate
from tests.core.conditions.strategies import CONDITIONS, Known, filled, part, stated, whole

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
DAY = date(2026, 8, 2)


def is_yes(fact: str) -> Test:
    return Test(fact=fact, is_="yes")


def known(**values: Value) -> Known:
    return {fact: stated(fact, value) for fact, value in values.items()}


def facts(leaves: tuple[Any, ...]) -> list[str]:
    return [leaf.test.fact for leaf in leaves]


@pytest.mark.parametrize(
    ("test", "value", "truth"),
    [
        ({"is_": "yes"}, "yes", YES),
        ({"is_": "yes"}, "no", NO),
        ({"is_": 3}, 3, YES),
        ({"is_": 3}, 4, NO),
        ({"one_of": ("a", "b")}, "b", YES),
        ({"one_of": ("a", "b")}, "c", NO),
        ({"includes": "a"}, ("b", "a"), YES),
        ({"includes": "a"}, ("b",), NO),
        ({"includes": "a"}, (), NO),
        ({"includes": "a"}, ("a", "unknown"), YES),
        ({"includes": "a"}, ("b", "unknown"), UNKNOWN),  # of what is not chosen it is not known
        ({"min": 3}, 3, YES),
        ({"min": 3}, 2, NO),
        ({"max": 3}, 3, YES),
        ({"max": 3}, 4, NO),
        ({"before": DAY}, date(2026, 8, 1), YES),
        ({"before": DAY}, DAY, NO),
        ({"since": DAY}, DAY, YES),
        ({"since": DAY}, date(2026, 8, 1), NO),
    ],
)
def test_each_test_of_a_fact(test: dict[str, Any], value: Value, truth: Truth) -> None:
    assert evaluate(Test(fact="x", **test), known(x=value)).truth is truth


@pytest.mark.parametrize(
    ("test", "value"),
    [
        ({"is_": "3"}, 3),
        ({"is_": 3}, "3"),
        ({"is_": "a"}, ("a",)),
        ({"is_": "a"}, DAY),
        ({"one_of": ("3",)}, 3),
        ({"includes": "a"}, "a"),
        ({"min": 3}, "4"),
        ({"min": 3}, DAY),
        ({"max": 3}, ("a",)),
        ({"before": DAY}, "2026-08-01"),
        ({"since": DAY}, 20260802),
    ],
)
def test_a_test_that_does_not_fit_the_value_cannot_tell(test: dict[str, Any], value: Value) -> None:
    assert evaluate(Test(fact="x", **test), known(x=value)).truth is UNKNOWN


def test_a_decided_answer_names_only_the_leaves_that_decide_it() -> None:
    either = AnyOf(any=(is_yes("a"), is_yes("b"), is_yes("c")))
    outcome = evaluate(either, known(a="no", b="yes"))
    assert (outcome.truth, facts(outcome.deciding), facts(outcome.undecided)) == (YES, ["b"], [])
    (leaf,) = outcome.deciding
    assert (leaf.known.by, leaf.truth) == ("lead", YES)


def test_an_open_answer_names_what_is_settled_and_what_is_asked() -> None:
    both = All(all=(is_yes("a"), AnyOf(any=(is_yes("b"), is_yes("c"))), is_yes("a")))
    outcome = evaluate(both, known(a="yes", b="no"))
    assert (outcome.truth, facts(outcome.deciding), facts(outcome.undecided)) == (UNKNOWN, ["a"], ["c"])
    assert outcome.undecided[0].known.why == "not-stated"


def test_more_than_there_are_can_never_hold() -> None:
    assert evaluate(AtLeast(at_least=2, of=(is_yes("a"),)), {}).truth is NO


def test_kleene_does_not_guess_that_a_thing_is_so_or_not_so() -> None:
    assert evaluate(AnyOf(any=(is_yes("a"), Not(not_=is_yes("a")))), {}).truth is UNKNOWN


@given(CONDITIONS, whole())
def test_with_every_fact_known_it_is_plain_logic(condition: Condition, all_facts: Known) -> None:
    outcome = evaluate(condition, all_facts)
    assert (outcome.truth is YES) == plain_logic(condition, all_facts)
    assert outcome.undecided == ()


@given(CONDITIONS, part(), whole())
def test_a_decided_answer_stands_whatever_the_unknown_facts_become(
    condition: Condition, some: Known, all_facts: Known
) -> None:
    outcome = evaluate(condition, some)
    if outcome.truth is not UNKNOWN:
        assert evaluate(condition, filled(some, all_facts)).truth is outcome.truth


@given(CONDITIONS, part())
def test_the_deciding_leaves_suffice_to_decide(condition: Condition, some: Known) -> None:
    outcome = evaluate(condition, some)
    if outcome.truth is not UNKNOWN:
        assert evaluate(condition, {fact: some[fact] for fact in facts(outcome.deciding)}) == outcome


@given(CONDITIONS, part(), whole())
def test_only_the_undecided_leaves_could_change_an_open_answer(
    condition: Condition, some: Known, all_facts: Known
) -> None:
    outcome = evaluate(condition, some)
    assert (outcome.truth is UNKNOWN) == bool(outcome.undecided)
    others = {fact: value for fact, value in filled(some, all_facts).items() if fact not in facts(outcome.undecided)}
    assert evaluate(condition, others).truth is outcome.truth


@given(CONDITIONS, part())
def test_leaves_are_named_once_and_say_how_they_came_out(condition: Condition, some: Known) -> None:
    outcome = evaluate(condition, some)
    assert len(set(outcome.deciding)) == len(outcome.deciding)
    assert len(set(outcome.undecided)) == len(outcome.undecided)
    assert all(leaf.truth is not UNKNOWN and leaf.known.value is not None for leaf in outcome.deciding)
    assert all(leaf.truth is UNKNOWN and leaf.known.value is None for leaf in outcome.undecided)


@given(st.lists(CONDITIONS, min_size=1, max_size=3).map(tuple), part())
def test_not_all_is_any_not(parts: tuple[Condition, ...], some: Known) -> None:
    left = evaluate(Not(not_=All(all=parts)), some)
    right = evaluate(AnyOf(any=tuple(Not(not_=one) for one in parts)), some)
    assert same(left, right)
    assert evaluate(Not(not_=Not(not_=parts[0])), some) == evaluate(parts[0], some)


def same(left: Outcome, right: Outcome) -> bool:
    return (left.truth, left.deciding, left.undecided) == (right.truth, right.deciding, right.undecided)


def plain_logic(condition: Condition, all_facts: Known) -> bool:
    """The oracle: what the condition says when nothing is unknown, in the plainest Python."""
    match condition:
        case All(all=parts):
            return all(plain_logic(one, all_facts) for one in parts)
        case AnyOf(any=parts):
            return any(plain_logic(one, all_facts) for one in parts)
        case Not(not_=one):
            return not plain_logic(one, all_facts)
        case AtLeast(at_least=count, of=parts):
            return sum(plain_logic(one, all_facts) for one in parts) >= count
        case Test():
            return holds(condition, all_facts[condition.fact].value)


def holds(test: Test, value: Any) -> bool:
    checks: Mapping[str, Callable[[Any], bool]] = {
        "is_": lambda wanted: value == wanted,
        "one_of": lambda wanted: value in wanted,
        "includes": lambda wanted: wanted in value,
        "min": lambda wanted: value >= wanted,
        "max": lambda wanted: value <= wanted,
        "before": lambda wanted: value < wanted,
        "since": lambda wanted: value >= wanted,
    }
    (name,) = [name for name in checks if getattr(test, name) is not None]
    return checks[name](getattr(test, name))
