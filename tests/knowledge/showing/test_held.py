"""The cases that hold a record, by what they expect of it."""

from __future__ import annotations

from duecare.knowledge.bundle import load
from duecare.knowledge.cases import CONDITIONAL, Case
from duecare.knowledge.showing.held import held_by
from tests.knowledge.shipped import CASES


def held(kind: str, id_: str) -> dict[str, list[str]]:
    """Lines by side."""
    return {title: list(lines) for title, lines in held_by(kind, load().records[kind][id_], CASES) if lines}


def test_a_red_line_has_its_cases_on_each_side_with_their_day() -> None:
    sides = held("red-lines", "eu-crime-prediction")
    assert "burglary-forecast on 2026-11-22: A map of where burglaries are expected" in sides["Cases: not crossed"]
    assert sides["Cases: crossed"]


def test_every_kind_that_cases_speak_of_has_them() -> None:
    assert {"Cases: suggested", "Cases: not suggested"} <= set(held("harms", "fraud-score-base-rate"))
    assert "Cases: at stake" in held("rights", "privacy")
    assert {"Cases: applies", "Cases: what is held: no"} <= set(held("duties", "ca-person-decides"))
    assert "Cases: blocked" in held("gates", "release")
    assert "Cases: free" in held("gates", "retire")
    assert {"Cases: answered yes", "Cases: answered no"} <= set(held("facts", "scores-people"))
    assert "Cases: answered person" in held("facts", "prediction-unit")
    assert held("groups", "migrants") == {}


def test_what_is_open_of_the_assessment_has_its_cases() -> None:
    case = Case.model_validate_json(
        '{"id":"a","title":"A","why":"w","on":"2026-11-22","dossier":{},'
        '"expect":{"open_items":{"robustness":["findings-are-public"]}},'
        '"then":[{"on":"2026-12-22","expect":{"not_open":{"robustness":["findings-are-public"]}}}]}'
    )
    found = dict(held_by("checks", load().records["checks"]["findings-are-public"], [case]))
    assert found["Cases: open"] == ["a on 2026-11-22: A"]
    assert found["Cases: not open"] == ["a on 2026-12-22: A"]


def test_who_is_named_in_a_case_is_told_that_it_is_no_finding() -> None:
    assert held("harms", "fraud-score-base-rate")["Of each case that names somebody real"] == [CONDITIONAL]
    assert "Of each case that names somebody real" not in held("duties", "ca-person-decides")
