"""The page of the cases is made from the cases, finds each by its area, and says of whom it is no finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.core.catalogue import FactQuestion
from duecare.knowledge.bundle import load
from duecare.knowledge.cases import CONDITIONAL, Case
from duecare.knowledge.cases_page import AREAS, cases_page
from tests.knowledge.shipped import CASES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cases.md"
MADE = cases_page(CASES, load())


def test_the_page_is_that_of_the_cases() -> None:
    made = "python -m duecare.knowledge.cases_page > docs/reference/cases.md"
    assert PAGE.read_text(encoding="utf-8") == MADE, f"run: {made}"


def test_the_page_says_what_it_is() -> None:
    assert MADE.startswith("# How Duecare judges\n")
    assert "It is no finding of this project about\n  anybody." in MADE


def test_every_case_that_names_somebody_real_is_conditional_on_what_was_reported() -> None:
    assert MADE.count(CONDITIONAL) == sum(bool(case.names) for case in CASES) > 0
    assert all(name in MADE for case in CASES for name in case.names)


def test_every_case_stands_in_the_contents_and_links_to_its_file() -> None:
    for case in CASES:
        assert MADE.count(f"  - [{case.title}](#{case.id})\n") == 1
        assert MADE.count(f'<a id="{case.id}"></a>\n\n### {case.title}\n') == 1
        path = f"../../src/duecare/knowledge/cases/{case.id}.yaml"
        assert f"]({path})" in MADE
        assert (PAGE.parent / path).is_file()


def test_every_part_of_life_has_its_place() -> None:
    options = set(load().of(FactQuestion)["areas-of-use"].options)
    assert sorted(word for words in AREAS.values() for word in words) == sorted(options)
    whose = {area: MADE.index(f"\n## {area}\n") for area in AREAS}
    assert list(whose.values()) == sorted(whose.values())
    assert whose["Work"] < MADE.index("### A calendar for job interviews") < whose["Health and care"]


@pytest.mark.parametrize(
    "line",
    [
        "On 2026-12-03:\n",
        "- Red lines, **not yet in force**: ",
        "- Red lines, **a second person must decide**: ",
        "- Red lines, **cannot tell yet, a fact is missing**: ",
        "- Impact `unequal-chances`: **from significant to severe, a range that stands by its worse end**\n",
        "- Prevention, in this order: `catastrophe`, `annoyance`\n",
        "**undetermined: answers are missing that could change it**; expected of it: protect meanwhile; "
        "not expected of it: remediate\n",
        "- Asked next: ",
        "- Never said: “",
    ],
)
def test_what_is_expected_is_said_in_words(line: str) -> None:
    assert line in MADE


def test_what_few_cases_expect_is_said_too() -> None:
    expect = (
        '{"impacts":{"stops":{"tier_low":"severe","tier_high":"severe","cannot_wait":true,'
        '"limitations":{"privacy":"not-permissible"},'
        '"involvement":{"city":{"label":"border","duty_breached":"unknown"}}}},'
        '"open_items":{"robustness":["findings-are-public"]},"not_open":{"review-overdue":["dossier"]},'
        '"remedy_order":[],"not_blocked":["retire"],"harms":{"no-such-harm":"suggested"}}'
    )
    case = Case.model_validate_json(
        '{"id":"a","title":"A","why":"w","on":"2026-11-22","dossier":{},"expect":' + expect + "}"
    )
    page = cases_page([case], load())
    for line in (
        "- Impact `stops`: **severe**; it cannot wait\n",
        "- `city` in `stops`: **between contributing and being linked: a person must decide**; "
        "its own duty in breach: a person must say\n",
        f"- A State's reasons for limiting a right, {load().records['rights']['privacy'].title} (`privacy`): "
        "not justified\n",
        "- Open, robustness: `findings-are-public`\n",
        "- Not open, review overdue: `dossier`\n",
        "- Remedy, in this order: nothing\n",
        "- Gates that are free: retire\n",
        "- Known patterns of harm, **the facts fit**: `no-such-harm`\n",
        "## Elsewhere, or not stated where\n",
    ):
        assert line in page
