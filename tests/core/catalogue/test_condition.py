"""The shape of conditions: small trees; whatever is no such tree is refused with words that help."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from duecare.core.catalogue.condition import All, Condition, Test, facts_in
from duecare.core.catalogue.condition import tests_in as leaves_of
from tests.core.conditions.strategies import CONDITIONS

ADAPTER: TypeAdapter[Condition] = TypeAdapter(Condition)

YES = {"fact": "in-use", "is": "yes"}


def read(plain: Any) -> Condition:
    return ADAPTER.validate_json(json.dumps(plain))


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ({}, "a condition starts with one of: all, any, not, at_least, fact"),
        ({"is": "yes"}, "a condition starts with one of"),
        ({"fact": "in-use"}, "needs exactly one of: is, one_of, includes, min, max, before, since"),
        ({"fact": "in-use", "is": "yes", "min": 3}, "needs exactly one of"),
        ({"fact": "in-use", "equals": "yes"}, "Extra inputs are not permitted"),
        ({"fact": "In Use", "is": "yes"}, "String should match pattern"),
        ({"fact": "in-use", "is": True}, "Input should be a valid string"),
        ({"fact": "in-use", "min": "3"}, "Input should be a valid integer"),
        ({"fact": "in-use", "min": 3.0}, "Input should be a valid integer"),
        ({"fact": "in-use", "since": "2026"}, "Input should be a valid date"),
        ({"fact": "in-use", "one_of": "yes"}, "Input should be a valid array"),
        ({"all": []}, "at least 1 item"),
        ({"any": [YES] * 51}, "at most 50 items"),
        ({"all": [YES], "any": [YES]}, "Extra inputs are not permitted"),
        ({"at_least": 0, "of": [YES]}, "greater than or equal to 1"),
        ({"at_least": 2}, "Field required"),
        ({"all": [{"any": [{"not": {"fact": "in-use"}}]}]}, "needs exactly one of"),
    ],
)
def test_what_is_no_condition_is_refused(plain: Any, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(plain)
    assert any(words in error["msg"] for error in caught.value.errors()), caught.value.errors()


@pytest.mark.parametrize("plain", ["in-use", ["in-use"], None, 7, {"not": [YES]}])
def test_what_is_no_mapping_is_refused(plain: Any) -> None:
    with pytest.raises(ValidationError, match="a condition starts with one of"):
        read(plain)


def test_a_test_that_asks_for_nothing_says_what_it_could_ask() -> None:
    for name, value in {"is": None, "min": None}.items():
        with pytest.raises(ValidationError, match="needs exactly one of"):
            read({"fact": "in-use", name: value})


def test_a_tree_of_each_kind_is_read() -> None:
    condition = read({"all": [YES, {"not": {"fact": "b", "min": 0}}, {"at_least": 1, "of": [{"any": [YES]}]}]})
    assert isinstance(condition, All)
    assert facts_in(condition) == ("in-use", "b")
    assert [test.fact for test in leaves_of(condition)] == ["in-use", "b", "in-use"]


def test_zero_and_an_empty_word_are_tests() -> None:
    assert read({"fact": "people", "max": 0}) == Test(fact="people", max=0)
    assert read({"fact": "people", "is": 0}) == Test(fact="people", is_=0)


@given(CONDITIONS)
def test_what_is_written_is_read_back(condition: Condition) -> None:
    written = ADAPTER.dump_json(condition, exclude_none=True)
    assert ADAPTER.validate_json(written) == condition
    assert set(facts_in(condition)) == {test.fact for test in leaves_of(condition)}
