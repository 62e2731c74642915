"""What a dossier says of an evaluation: each reading with the figures that bear it out, and none of a few people."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from duecare.core.dossier import Evaluation, RateChange, RateDifference
from tests.core.evaluations import FIGURES, UNSURE, evaluation, told


def read(model: Any, plain: dict[str, Any]) -> Any:
    return model.model_validate(plain, strict=False)


@pytest.mark.parametrize("reading", ["worse", "better", "differs", "no-difference-found", "held-back", "cannot-tell"])
def test_a_difference_with_what_its_reading_needs_is_taken(reading: str) -> None:
    assert read(RateDifference, told(reading)).reading == reading


@pytest.mark.parametrize("reading", ["held-back", "cannot-tell"])
@pytest.mark.parametrize("figure", ["value", "low", "high", "could_have_found"])
def test_what_is_held_back_gives_no_number_away(reading: str, figure: str) -> None:
    with pytest.raises(ValidationError, match="has no numbers"):
        read(RateDifference, {"reading": reading, figure: "0.1"})


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ({"reading": "made-worse"}, "needs its value"),
        ({"reading": "made-worse", "value": "0.1", "low": "0"}, "needs its value"),
        ({"reading": "changed", **FIGURES, "low": "0.5"}, "low must not be above"),
        ({"reading": "no-change-found", **FIGURES}, "none found is not none there"),
        ({"reading": "helped", **UNSURE}, "leave out that nothing changed"),
        ({"reading": "helped", "told_as": "ratio", "value": "0.8", "low": "0.5", "high": "1.1"}, "leave out"),
        ({"reading": "helped", **FIGURES, "value": -0.2}, "valid string"),
        ({"reading": "helped", **FIGURES, "value": "1e-5"}, "match pattern"),
        ({"reading": "shown-to-help", **FIGURES}, "Input should be"),
    ],
)
def test_a_reading_without_what_bears_it_out_is_refused(plain: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        read(RateChange, plain)


def test_harm_needs_less_than_help() -> None:
    assert read(RateChange, {"reading": "made-worse", **UNSURE}).holds_nothing
    assert not read(RateChange, {"reading": "helped", **FIGURES}).holds_nothing
    assert read(RateDifference, {"reading": "held-back"}).holds_nothing


@pytest.mark.parametrize(
    "fields",
    [
        {"groups": {"migrants": {"changes": {"selection-rate": told("helped")}}}},
        {"worst_off": {"group": "migrants", "answer": "cannot-tell"}},
        {"made_worse_besides": ["Women over 65"]},
    ],
)
def test_before_and_after_belongs_to_a_measure(fields: dict[str, Any]) -> None:
    assert read(Evaluation, evaluation("telephone", **fields)).measure == "telephone"
    with pytest.raises(ValidationError, match="name the measure"):
        read(Evaluation, evaluation(**fields))


def test_nobody_is_shown_an_evaluation_unasked() -> None:
    found = read(Evaluation, evaluation())
    assert found.shown_to == "team"
    assert found.limits.drawn == "not-known"
