"""The document refuses what it does not know and what it would have to guess, and never changes once made."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from duecare.core.dossier import Dossier
from tests.strategies import dossiers

LEAST: dict[str, Any] = {"format": "duecare-dossier/1", "id": "a", "title": "A"}
RATING: dict[str, Any] = {"value": 3, "reason": "Seen", "by": "lead"}


def read(**fields: Any) -> Dossier:
    return Dossier.model_validate_json(json.dumps({**LEAST, **fields}))


def fact(value: Any, **fields: Any) -> Dossier:
    return read(facts={"in-use": {"value": value, "by": "lead", **fields}})


def rated(dimension: str, **fields: Any) -> Dossier:
    rating = {**RATING, **fields}
    return read(impacts={"loss": {"title": "A loss", "severity": {dimension: {"assessor": rating}}}})


def problems(**fields: Any) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        read(**fields)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


def test_everything_but_the_identity_may_be_absent() -> None:
    assert read().plain() == LEAST
    assert {loc for (loc, *_), _ in problems(format=None, id=None, title=None)} == {"format", "id", "title"}


@pytest.mark.parametrize("value", [True, False, None, 1.0, 4.5, "", "Yes", "a b", {"a": "b"}, [True], [1]])
def test_a_fact_is_never_guessed(value: Any) -> None:
    with pytest.raises(ValidationError):
        fact(value)


@pytest.mark.parametrize("value", ["yes", "no", "unknown", "2026-12-02", 0, -3, ["a", "b"], []])
def test_a_fact_is_kept_as_it_was_stated(value: Any) -> None:
    kept = fact(value).facts["in-use"].value
    assert (list(kept) if isinstance(kept, tuple) else kept) == value
    assert type(kept) is (tuple if isinstance(value, list) else type(value))


@pytest.mark.parametrize("value", ["4", 4.0, True, 0, 6, None, "high", {"low": 4, "high": 2}, {"low": 0, "high": 2}])
def test_a_level_is_a_number_a_range_or_unknown(value: Any) -> None:
    with pytest.raises(ValidationError):
        rated("scale", value=value)


def test_a_rating_has_a_reason_and_a_rater() -> None:
    for fields in ({"reason": ""}, {"reason": "  "}, {"by": ""}, {"by": "Jane Doe"}):
        with pytest.raises(ValidationError):
            rated("scale", **fields)


def test_scope_says_something() -> None:
    rated("scope", value=None, count={"people": 7, "counted": "harmed"})
    with pytest.raises(ValidationError, match="write value: unknown when none is known"):
        rated("scope", value=None)
    with pytest.raises(ValidationError, match="low must not be above high"):
        rated("scope", value=None, count={"people": {"low": 9, "high": 7}, "counted": "harmed"})


@pytest.mark.parametrize(
    ("fields", "place", "kind"),
    [
        ({"score": 7}, ("score",), "extra_forbidden"),
        ({"system": {"Name": "x"}}, ("system", "Name"), "extra_forbidden"),
        ({"actors": {"a": {"name": "A", "email": "x"}}}, ("actors", "a", "email"), "extra_forbidden"),
        ({"actors": {"A b": {"name": "A"}}}, ("actors", "A b", "[key]"), "string_pattern_mismatch"),
        ({"actors": [{"name": "A"}]}, ("actors",), "dict_type"),
        ({"title": 2026}, ("title",), "string_type"),
        ({"title": "x" * 301}, ("title",), "string_too_long"),
        ({"system": {"started": "2026-02-30"}}, ("system", "started"), "date_parsing"),
        ({"system": {"started": 2026}}, ("system", "started"), "date_type"),
        ({"gate": "launch"}, ("gate",), "literal_error"),
        ({"format": "duecare-dossier/2"}, ("format",), "literal_error"),
    ],
)
def test_what_is_wrong_is_named_at_its_place(fields: dict[str, Any], place: tuple[str, ...], kind: str) -> None:
    assert problems(**fields) == [(place, kind)]


def test_every_problem_is_named_not_only_the_first() -> None:
    found = problems(title="", gate="launch", colour="blue")
    assert {loc for (loc, *_), _ in found} == {"title", "gate", "colour"}


def test_a_document_never_changes() -> None:
    document = fact("yes")
    with pytest.raises(ValidationError, match="frozen"):
        document.title = "B"  # type: ignore[misc]
    with pytest.raises(TypeError, match="does not support item assignment"):
        document.facts["in-use"] = document.facts["in-use"]  # type: ignore[index]


def test_what_equals_its_default_changes_no_digest() -> None:
    spelled_out = read(language="en", system={"place": {"countries": []}}, facts={}, gate=None)
    assert spelled_out.digest == read().digest
    assert fact("yes", basis="stated", shown_to="team").digest == fact("yes").digest
    assert fact("no").digest != fact("yes").digest


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_has_the_digest_of_what_it_holds(deep: bool) -> None:
    document = read()
    before = document.digest
    changed = document.model_copy(update={"title": "Another title"}, deep=deep)
    assert changed.digest == read(title="Another title").digest != before
    assert document.model_copy(deep=deep).digest == document.digest == before
    assert document.plain() == read().plain()
    assert document == read()


@given(dossiers())
def test_what_is_written_is_read_back_with_the_same_digest(document: Dossier) -> None:
    again = Dossier.model_validate_json(json.dumps(document.plain()))
    assert again == document
    assert again.digest == document.digest
