"""Names and values that the knowledge does not hold are told, never dropped in silence."""

from __future__ import annotations

import pytest

from tests.core.method.documents import Plain, impact, judged


@pytest.mark.parametrize(
    ("facts", "sections", "name", "said"),
    [
        ({"scores-peple": "yes"}, {}, "scores-peple", "open-unknown-fact"),
        ({"scores-people": "maybe"}, {}, "scores-people", "open-unknown-value"),
        ({"uses": []}, {}, "uses", "open-unknown-value"),
        ({}, {"impacts": {"harm": impact(1, 1, 1, rights=["privcy"])}}, "privcy", "open-unknown-right"),
        (
            {},
            {"rights": {"privcy": {"decision": "set-aside", "reason": "No.", "by": "a"}}},
            "privcy",
            "open-unknown-right",
        ),
        ({}, {"impacts": {"harm": impact(1, 1, 1, groups=["chldren"])}}, "chldren", "open-unknown-group"),
        ({}, {"impacts": {"harm": impact(1, 1, 1, harm="scorng")}}, "scorng", "open-unknown-harm"),
        (
            {},
            {"harms": {"scorng": {"decision": "set-aside", "reason": "No.", "by": "a"}}},
            "scorng",
            "open-unknown-harm",
        ),
        ({}, {"red_lines": {"no-line": {"raised": "This."}}}, "no-line", "open-unknown-line"),
    ],
)
def test_what_the_knowledge_does_not_hold_is_told(facts: Plain, sections: Plain, name: str, said: str) -> None:
    found = judged(facts, **sections)
    items = {item.id: item.reasons[0].code for item in found.open_items if item.check == "unknown-name"}
    assert items == {name: said}


def test_known_names_and_unknown_answers_are_not_told() -> None:
    found = judged({"scores-people": "unknown", "uses": ["faces"], "share-wrong": 3})
    assert not [item for item in found.open_items if item.check == "unknown-name"]
