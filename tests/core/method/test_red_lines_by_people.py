"""Red lines that people decide: who raises the line of last resort, whose answers count, and when."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.method.documents import Plain, codes, impact
from tests.core.method.knowledge import record, with_records
from tests.core.method.test_red_lines import answers, line


@pytest.mark.parametrize(
    ("standpoint", "result", "said"),
    [
        ({}, "not-raised", ["nobody-raised"]),
        ({"raised": "It degrades people."}, "awaiting-second-person", ["nobody-answered", "person-raised"]),
        (answers(("ana", "crossed")), "awaiting-second-person", ["one-answered"]),
        (answers(("ana", "crossed"), ("ana", "crossed")), "awaiting-second-person", ["one-answered"]),
        (answers(("ana", "not-crossed")), "awaiting-second-person", ["one-answered"]),
        (answers(("ana", "crossed"), ("ben", "crossed")), "crossed", ["two-agree"]),
        (answers(("ana", "not-crossed"), ("ben", "not-crossed")), "not-crossed", ["two-agree"]),
        (answers(("ana", "crossed"), ("ben", "not-crossed")), "cannot-tell", ["two-disagree"]),
        (answers(("ana", "crossed"), ("ben", "crossed"), ("eva", "not-crossed")), "cannot-tell", ["two-disagree"]),
    ],
)
def test_two_people_decide_the_catch_all(standpoint: Plain, result: str, said: list[str]) -> None:
    found = line("anything-else", {}, red_lines={"anything-else": standpoint})
    assert (found.result, codes(found)) == (result, said)


@pytest.mark.parametrize(
    ("harm", "raised"),
    [
        (impact(5, 1, 1, rights=["dignity"]), True),
        (impact(5, 1, 1, rights=["privacy"], touches_core="yes"), True),
        (impact(None, 1, 1, rights=["dignity"]), True),  # it may be critical
        (impact(4, 1, 1, rights=["dignity"]), False),  # severe
        (impact(5, 1, 1, rights=["privacy"]), False),
        (impact(5, 1, 1, rights=["liberty"]), False),  # non-derogable is not absolute
        (impact(5, 1, 1, rights=["rumoured"]), False),  # a record that is not sure decides nothing
        (impact(5, 1, 1, rights=["never-heard-of"]), False),
    ],
)
def test_a_critical_impact_on_the_core_of_a_right_raises_the_catch_all(harm: Plain, raised: bool) -> None:
    found = line("anything-else", {}, impacts={"harm": harm})
    assert found.result == ("awaiting-second-person" if raised else "not-raised")
    assert codes(found) == (["nobody-answered", "core-raised"] if raised else ["nobody-raised"])


@pytest.mark.parametrize(
    ("dates", "result", "code"),
    [
        ({"in_force_from": "2027-01-01"}, "upcoming", "line-upcoming"),
        ({"in_force_until": "2026-01-01"}, "not-crossed", "line-ended"),
        ({"in_force_from": "2026-01-01"}, "crossed", "two-agree"),
    ],
)
def test_a_line_that_people_decide_has_its_dates_too(dates: Plain, result: str, code: str) -> None:
    knowledge = with_records(record("red-lines", "ours", {"effect": "ban", "decided_by": "two-people", **dates}))
    both = {"ours": answers(("ana", "crossed"), ("ben", "crossed"))}
    found = line("ours", {}, red_lines=both, catalogue=knowledge)
    assert (found.result, found.reasons[0].code) == (result, code)


def test_voices_stay_visible_on_a_line_that_has_ended() -> None:
    found = line("once-banned", {}, red_lines={"once-banned": answers(("ana", "crossed"))})
    assert codes(found) == ["line-ended", "person-said-crossed"]


def answer_of(by: str, decision: str = "not-crossed", **fields: Any) -> Plain:
    return {"decision": decision, "reason": "Looked at.", "by": by, **fields}


CORE = impact(5, 5, 5, rights=["dignity"], status="actual-ongoing")


@pytest.mark.parametrize(
    ("standpoint", "impacts", "result"),
    [
        # raised by a person: what was said before, or on no day, is no answer to it
        ({"raised": "It humiliates.", "raised_on": "2026-01-01"}, {}, "awaiting-second-person"),
        (
            {
                "raised": "It humiliates.",
                "raised_on": "2026-01-01",
                "answers": {"a": answer_of("a"), "b": answer_of("b")},
            },
            {},
            "awaiting-second-person",
        ),
        (
            {
                "raised": "It humiliates.",
                "raised_on": "2026-01-01",
                "answers": {"a": answer_of("a", on="2025-12-31"), "b": answer_of("b", on="2026-01-01")},
            },
            {},
            "awaiting-second-person",
        ),
        (
            {
                "raised": "It humiliates.",
                "raised_on": "2026-01-01",
                "answers": {"a": answer_of("a", on="2026-01-02"), "b": answer_of("b", on="2026-01-01")},
            },
            {},
            "not-crossed",
        ),
        # raised by an impact: an answer counts that looked at it
        ({"answers": {"a": answer_of("a"), "b": answer_of("b")}}, {"harm": CORE}, "awaiting-second-person"),
        (
            {"answers": {"a": answer_of("a", impacts=["harm"]), "b": answer_of("b")}},
            {"harm": CORE},
            "awaiting-second-person",
        ),
        (
            {"answers": {"a": answer_of("a", impacts=["harm"]), "b": answer_of("b", impacts=["harm"])}},
            {"harm": CORE},
            "not-crossed",
        ),
        (
            {"answers": {"a": answer_of("a", impacts=["harm"]), "b": answer_of("b", impacts=["harm"])}},
            {"harm": CORE, "new": CORE},
            "awaiting-second-person",
        ),
    ],
)
def test_nobody_answers_what_they_had_not_yet_seen(standpoint: Plain, impacts: Plain, result: str) -> None:
    assert line("anything-else", red_lines={"anything-else": standpoint}, impacts=impacts).result == result
