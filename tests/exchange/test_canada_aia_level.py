"""The Canadian impact level: the points are those of the published questionnaire, and the sums those of its tool."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from duecare.exchange.canada_aia.level import Answer, Computed, NotComputed, computed
from duecare.exchange.canada_aia.questionnaires import (
    VERSIONS,
    Asked,
    Question,
    Questionnaire,
    Score,
    department,
    points_of,
    questionnaire,
)
from tests.exchange.places import real

PANELS = {"RS": "impact", "MS": "mitigation"}
SECTIONS = {
    "businessDrivers": 5,
    "riskProfile": 15,
    "projectAuthority": 2,
    "aboutSystem": 17,
    "aboutAlgorithm": 15,
    "decisionSector": 8,
    "impact": 52,
    "aboutDataSource": 53,
    "consultationDesign": 10,
    "dataQualityDesign": 14,
    "fairnessDesign": 44,
    "privacyDesign": 9,
    "consultationImplementation": 10,
    "dataQualityImplementation": 14,
    "fairnessImplementation": 44,
    "privacyImplementation": 9,
}
"""The most points of each section of version v1.0.1."""


def held(version: str) -> Questionnaire:
    found = questionnaire(version)
    assert found is not None
    return found


def scores(answers: Mapping[str, Answer], version: str = "v0.10.0") -> Computed:
    result = computed(answers, version)
    assert isinstance(result, Computed)
    return result


@pytest.mark.parametrize(("version", "impact", "mitigation"), [("v0.10.0", 126, 92), ("v1.0.1", 167, 154)])
def test_the_most_points_of_each_version(version: str, impact: int, mitigation: int) -> None:
    one = held(version)
    assert (one.most("impact"), one.most("mitigation")) == (impact, mitigation)
    assert len({question.id for question in one.questions}) == len(one.questions)
    assert {question.score for question in one.questions} == set(get_args(Score))
    assert {question.asked for question in one.questions} == set(get_args(Asked))


def test_the_most_points_of_each_section() -> None:
    sums = dict.fromkeys(SECTIONS, 0)
    for question in held("v1.0.1").questions:
        sums[max((name for name in SECTIONS if question.id.startswith(name)), key=len)] += question.most
    assert sums == SECTIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_each_phase_can_give_the_same_points_for_mitigation(version: str) -> None:
    phases = dict.fromkeys(("Design", "Implementation"), 0)
    for question in held(version).questions:
        if question.score == "mitigation":
            phases["Design" if "Design" in question.id else "Implementation"] += question.most
    assert phases["Design"] == phases["Implementation"] == held(version).most("mitigation") // 2


@pytest.mark.parametrize("version", VERSIONS)
def test_every_option_gives_its_points_and_several_add_up_only_where_several_may_be_chosen(version: str) -> None:
    for question in held(version).questions:
        for option in question.options:
            result = scores({question.id: (option,)}, version)
            assert (result.impact, result.mitigation)[question.score == "mitigation"] == points_of(option)
            assert result.impact + result.mitigation == points_of(option)
            assert result.strange == ()
        every = scores({question.id: question.options}, version)
        assert every.impact + every.mitigation == sum(map(points_of, question.options))
        assert every.strange == (() if question.many else (question.id,))


def level_of_the_tool(impact: int, mitigation: int, most: int, most_mitigation: int) -> tuple[int, int]:
    """The same in floating point, as the tool writes it."""
    total = impact
    if mitigation >= 0.8 * (most_mitigation / 2):
        total = math.floor((1 - 0.15) * impact + 0.5)
    return total, 1 + sum(total > most * part for part in (0.25, 0.5, 0.75))


def with_all(score: Score, points: int) -> Question:
    """One question that gives all the points, in place of dozens: what they add up to is tested above."""
    return Question(score, score, many=False, asked="always", options=(f"item1-{points}",))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_pair_of_scores_gives_the_total_and_the_level_of_the_tool(version: str) -> None:
    most, most_mitigation = held(version).most("impact"), held(version).most("mitigation")
    one = Questionnaire(version, (with_all("impact", most), with_all("mitigation", most_mitigation)))
    for impact in range(most + 1):
        for mitigation in range(most_mitigation + 1):
            result = Computed(one, impact, mitigation)
            assert (result.total, result.level) == level_of_the_tool(impact, mitigation, most, most_mitigation)


@pytest.mark.parametrize(
    ("version", "impact", "mitigation", "total", "level"),
    [
        ("v0.10.0", 31, 36, 31, 1),
        ("v0.10.0", 32, 36, 32, 2),
        ("v0.10.0", 32, 37, 27, 1),
        ("v0.10.0", 63, 0, 63, 2),
        ("v0.10.0", 64, 0, 64, 3),
        ("v0.10.0", 94, 0, 94, 3),
        ("v0.10.0", 95, 0, 95, 4),
        ("v0.10.0", 110, 37, 94, 3),
        ("v0.10.0", 126, 37, 107, 4),
        ("v1.0.1", 41, 61, 41, 1),
        ("v1.0.1", 42, 61, 42, 2),
        ("v1.0.1", 49, 62, 42, 2),
        ("v1.0.1", 48, 62, 41, 1),
        ("v1.0.1", 83, 0, 83, 2),
        ("v1.0.1", 84, 0, 84, 3),
        ("v1.0.1", 125, 0, 125, 3),
        ("v1.0.1", 126, 0, 126, 4),
        ("v1.0.1", 150, 62, 128, 4),
        ("v1.0.1", 10, 62, 9, 1),
    ],
)
def test_boundaries_belong_to_the_lower_level_and_halves_are_rounded_up(
    version: str, impact: int, mitigation: int, total: int, level: int
) -> None:
    result = Computed(held(version), impact, mitigation)
    assert (result.total, result.level) == (total, level)


@pytest.mark.parametrize(
    ("stamp", "why"),
    [
        ("", "does not say which version"),
        ("  ", "does not say which version"),
        ("v0.9", "was made with version v0.9"),
        ("v0.9.1", "only v0.10.0 and v1.0.1 are held"),
        ("v1.0.0", "v1.0.0"),
        ("vv1.0.1", "vv1.0.1"),
        ("latest", "latest"),
    ],
)
def test_without_a_version_that_is_held_nothing_is_computed(stamp: str, why: str) -> None:
    result = computed({"impact30": ("item1-4",)}, stamp)
    assert isinstance(result, NotComputed)
    assert why in result.why


@pytest.mark.parametrize("stamp", ["v1.0.1", "1.0.1", " v1.0.1\n"])
def test_a_stamp_is_the_same_with_or_without_its_letter(stamp: str) -> None:
    assert scores({}, stamp).questionnaire.version == "v1.0.1"


def test_the_same_answers_give_other_points_in_another_version() -> None:
    answers = {"impact30": ("item2-2",), "businessDrivers11": ("item1-3",)}
    assert scores(answers).strange == ()
    assert scores(answers, "v1.0.1").strange == ("businessDrivers11",)


@pytest.mark.parametrize(("answer", "points"), [("item9-9", 9), ("item9", 0), ("", 0), ("item-x", 0), ("item1-٣", 0)])
def test_an_answer_that_is_no_option_counts_as_in_the_tool_and_is_named(answer: str, points: int) -> None:
    result = scores({"impact30": (answer,)})
    assert (result.impact, result.strange) == (points, ("impact30",))


def test_an_answer_of_another_kind_is_not_guessed() -> None:
    result = computed({"impact30": None, "impact31": None}, "v0.10.0")
    assert isinstance(result, NotComputed)
    assert "the answer to impact30 is neither" in result.why
    assert isinstance(computed({"impact31": None, "unheard-of": None}, "v0.10.0"), Computed), "these give no points"


def test_what_is_left_open_or_of_the_other_phase_is_named() -> None:
    answers = {one.id: one.options[:1] for one in held("v0.10.0").questions if "Design" not in one.id}
    full = scores({**answers, "projectDetailsPhase": ("item2",)})
    assert (full.left_open, full.other_phase) == ((), ())
    design = scores({**answers, "projectDetailsPhase": ("item1",), "impact6": ()})
    assert design.left_open == ("impact6",)
    assert "fairnessImplementation2" in design.other_phase
    assert "riskProfile1" not in design.other_phase
    assert scores(answers).other_phase == (), "no phase is stated"


def test_the_highest_level_is_that_of_the_most_points_where_nothing_was_answered() -> None:
    nothing = scores({})
    assert (nothing.level, nothing.highest_level) == (1, 4)
    assert "businessDrivers1" not in nothing.left_open, "it gives no points"
    assert Computed(held("v0.10.0"), 31, 0, left_open=("impact6",)).highest_level == 2
    assert Computed(held("v0.10.0"), 31, 37, left_open=("impact6",)).highest_level == 1


def test_federal_bodies_have_their_names() -> None:
    assert department(" 056 ") == "Treasury Board Secretariat"
    assert department("999") is None


def closed(element: dict[str, Any], panel: str = "") -> Iterator[tuple[str, str, bool, tuple[str, ...]]]:
    name = element.get("name", "")
    kind = next((part.rpartition("-")[2] for part in (name, panel) if part.rpartition("-")[2] in (*PANELS, "NS")), "")
    if element.get("type") in ("radiogroup", "dropdown", "checkbox") and kind in PANELS:
        options = tuple(choice["value"] for choice in element["choices"])
        yield name, PANELS[kind], element["type"] == "checkbox", options
    for inner in (*element.get("elements", ()), *element.get("pages", ())):
        yield from closed(inner, name)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_questions_and_points_are_those_of_the_published_questionnaire(version: str) -> None:
    published = json.loads(real(f"ca-aia/survey-enfr-{version}.json").read_text(encoding="utf-8"))
    ours = [(one.id, one.score, one.many, one.options) for one in held(version).questions]
    assert sorted(ours) == sorted(closed(published))
