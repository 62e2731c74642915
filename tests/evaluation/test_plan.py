"""A plan says before looking what is compared, and does not exist when it contradicts itself."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.errors import InputError
from duecare.evaluation.plan import band_names, parse_plan, plan_digest, suggested
from tests.evaluation.plan_text import PLAN


def test_a_plan_is_read_and_keeps_its_name() -> None:
    plan = parse_plan(PLAN.encode(), "plan.yaml")
    assert plan.compare.measures == ("false-positive-rate",)
    assert plan_digest(plan) == plan_digest(parse_plan(PLAN.encode(), "other.yaml"))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('answer: "no"', 'answer: "yes"', "what was seen"),
        ("drawn: everyone", "drawn: by-decision", "drawn_how"),
        ("no: [\"0\"], means: Selected", "no: [\"1\"], means: Selected", "both yes and no"),
        ("no: [\"0\"], means: Selected", "no: [\"0\"], missing: [\"1\"], means: Selected", "is recorded"),
        ("against: the-rest", "against: reference", "references"),
        ("against: the-rest", "against: reference, references: {age: old}", "no attribute has this name"),
        ("written_by", "worst_off: {measure: selection-rate, why: They asked}\nwritten_by", "belong together"),
        ("why: To find unequal treatment", 'why: Why not, edges: ["5", "3"]', "must rise"),
        ("why: To find unequal treatment", "why: Why not, values: {a: One, b: One}", "cannot have the same name"),
        ('matters_from: "0.05"', "matters_from: 0.05", "in quotes"),
        ("why: To find unequal treatment", "name: Ada", "why"),
        ("written_by", "other_labels: {label: {column: e, yes: [a], no: [b], means: m, recorded_by: r, "
         "could_be_wrong: c, seen_for: everyone}}\nwritten_by", "another name"),
    ],
)  # fmt: skip
def test_a_plan_that_contradicts_itself_is_refused_and_says_where(was: str, becomes: str, said: str) -> None:
    assert was in PLAN
    with pytest.raises(InputError) as caught:
        parse_plan(PLAN.replace(was, becomes).encode(), "plan.yaml")
    assert any(said in str(problem) for problem in caught.value.problems), caught.value.problems


def test_what_needs_a_label_cannot_be_asked_without_one() -> None:
    lines: list[Any] = PLAN.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("label:"))
    without = "\n".join(lines[:start] + lines[start + 2 :])
    with pytest.raises(InputError) as caught:
        parse_plan(without.encode(), "plan.yaml")
    assert any("without a label" in str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("values", "meant"),
    [
        (("1", "0"), {"1": "yes", "0": "no"}),
        (("No", "YES", "yes", "?", "N/A"), {"No": "no", "YES": "yes", "yes": "yes", "N/A": "missing"}),
        (("نعم", "لا"), {"نعم": "yes", "لا": "no"}),
        (("1", "0", "true", "false"), {}),
        (("1", "2"), {}),
        (("yes",), {}),
    ],
)
def test_only_what_is_obvious_is_suggested(values: tuple[str, ...], meant: dict[str, str]) -> None:
    assert suggested(values) == meant


@pytest.mark.parametrize("to", [1, 3, 4])
def test_no_plan_rounds_so_little_that_a_few_people_can_be_counted(to: int) -> None:
    with pytest.raises(InputError) as caught:
        parse_plan(f"{PLAN}disclosure: {{round_to: {to}}}\n".encode(), "plan.yaml")
    assert any("give 5 or more" in str(problem) for problem in caught.value.problems)
    assert parse_plan(f"{PLAN}disclosure: {{round_to: 5}}\n".encode(), "plan.yaml").disclosure.round_to == 5


def test_bands_are_named_by_their_edges() -> None:
    assert band_names(("18", "65")) == ("<18", "18–<65", "≥65")
    assert band_names(()) == ()
