"""Two accounts of one system: matched by what they say, never by their ids, and nobody is said to be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from duecare.core.method import assess
from duecare.core.method.beside import CALM, STANDS, Account, Comparison, compare
from tests.core.method.documents import Plain, dossier, fact, impact, judged
from tests.core.method.knowledge import KNOWLEDGE, ON

PAST: Plain = {"status": "actual-past"}
EU: Plain = {"system": {"place": {"countries": ["DE"]}}}


def account(**parts: Any) -> Account:
    made = dossier(**parts)
    return Account.of(made, assess(made, KNOWLEDGE, ON), KNOWLEDGE)


def between(first: Plain, second: Plain) -> Comparison:
    return compare(account(**first), account(**second), KNOWLEDGE)


def facts(first: Plain, second: Plain) -> dict[str, str]:
    return {one.id: one.stand for one in between({"facts": first}, {"facts": second}).facts}


def impacts(first: Plain, second: Plain) -> list[tuple[str, str | None, str | None]]:
    found = between({"impacts": first}, {"impacts": second}).impacts
    return [(one.stand, one.first, one.second) for one in found]


def about(rights: str = "", groups: str = "", harm: str | None = None, **fields: Any) -> Plain:
    return impact(4, 1, 1, rights=tuple(rights.split()), groups=tuple(groups.split()), harm=harm, **fields)


# facts


@pytest.mark.parametrize(
    ("one", "other", "stand"),
    [
        ("yes", "yes", "same"),
        ("yes", "no", "differs"),
        ("yes", "unknown", "first-only"),
        ("unknown", "no", "second-only"),
        ("unknown", "unknown", "neither"),
        (fact("yes", basis="suggested"), "no", "differs"),
        (fact("yes", basis="suggested"), "yes", "same"),
        (fact("yes", disputes={"union": {"value": "no", "by": "union"}}), "yes", "same"),
    ],
)
def test_a_fact_is_compared_by_what_each_side_says_be_it_only_suggested(one: Any, other: Any, stand: str) -> None:
    assert facts({"in-public": one}, {"in-public": other})["in-public"] == stand


def test_how_each_side_knows_it_and_who_says_so_stays_visible() -> None:
    (found,) = [
        one
        for one in between(
            {"facts": {"in-public": fact("yes", basis="suggested", by="register")}}, {"facts": {"in-public": "no"}}
        ).facts
        if one.id == "in-public"
    ]
    assert (found.first.value, found.first.known.why, found.first.known.by) == ("yes", "suggested", "register")
    assert (found.second.value, found.second.known.why, found.second.known.by) == ("no", "stated", "lead")


def test_the_order_of_choices_says_nothing_and_a_day_is_a_day() -> None:
    assert facts({"uses": ("faces", "voices")}, {"uses": ("voices", "faces")})["uses"] == "same"
    assert facts({"uses": ("faces",)}, {"uses": ("faces", "voices")})["uses"] == "differs"
    assert facts({"uses": ("unknown",)}, {"uses": ("faces",)})["uses"] == "second-only"
    assert facts({"sold-on": "2026-01-02"}, {"sold-on": "2026-01-02"})["sold-on"] == "same"


def test_what_the_document_itself_says_is_compared_too() -> None:
    found = {
        one.id: one.stand for one in between(EU, {"system": {"place": {"countries": ["KE"], "elsewhere": "no"}}}).facts
    }
    assert found["in-union"] == "differs"
    assert {one.id: one.stand for one in between(EU, {}).facts}["in-union"] == "first-only"


def test_a_fact_of_another_knowledge_is_not_dropped() -> None:
    assert facts({"not-held-here": "yes"}, {})["not-held-here"] == "first-only"


def test_what_neither_knows_is_what_both_are_asked_in_the_order_to_ask() -> None:
    first, second = account(**EU), account(facts={"scores-people": "yes"}, **EU)
    found = [one.id for one in compare(first, second, KNOWLEDGE).facts if one.stand == "neither"]
    others = {asked.id for asked in second.findings.next_questions}
    assert found == [asked.id for asked in first.findings.next_questions if asked.id in others]
    assert found and "scores-people" not in found


def test_what_differs_comes_first_and_what_neither_knows_last() -> None:
    found = between({"facts": {"in-public": "yes", "tested": "yes"}}, {"facts": {"in-public": "yes", "tested": "no"}})
    places = [STANDS.index(one.stand) for one in found.facts]
    assert places == sorted(places) and places[0] == 0


# red lines


def test_a_red_line_is_compared_by_its_result() -> None:
    crossed: Plain = {"facts": {"scores-people": "yes", "harms-them": "yes"}}
    clear: Plain = {"facts": {"scores-people": "no"}}

    def stand(first: Plain, second: Plain) -> dict[str, str]:
        return {one.id: one.stand for one in between(first, second).red_lines}

    assert stand(crossed, clear)["treaty-scoring"] == "differs"
    assert stand(crossed, crossed)["treaty-scoring"] == "same"
    assert stand(crossed, {})["treaty-scoring"] == "first-only"
    assert stand({}, crossed)["treaty-scoring"] == "second-only"
    assert stand({}, {})["treaty-scoring"] == "neither"


def test_lines_that_both_find_not_crossed_are_only_counted() -> None:
    clear: Plain = {"facts": {"scores-people": "no"}}
    found = between(clear, clear)
    assert found.calm_lines
    assert all({one.first.result, one.second.result} - CALM for one in found.red_lines)
    assert found.calm_lines + len(found.red_lines) == len(account(**clear).findings.red_lines)


# impacts


def test_impacts_are_matched_by_right_group_and_pattern_and_never_by_id() -> None:
    assert impacts(
        {"a": about("privacy", "children"), "b": about("work", "migrants")},
        {"b": about("privacy", "children"), "c": about("work", "migrants")},
    ) == [("same", "a", "b"), ("same", "b", "c")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (about("privacy", "children"), about("privacy", "migrants")),
        (about("privacy", "children"), about("work", "children")),
        (about("privacy", "children", "watched"), about("privacy", "children", "wrongly-flagged")),
        (about("", "children"), about("", "children")),
        (about("", ""), about("", "")),
    ],
)
def test_what_is_about_other_people_other_rights_or_another_pattern_is_not_matched(one: Plain, other: Plain) -> None:
    assert impacts({"a": one}, {"a": other}) == [("first-only", "a", None), ("second-only", None, "a")]


def test_what_a_side_leaves_open_rules_no_match_out() -> None:
    assert impacts({"a": about("privacy", "")}, {"b": about("privacy", "children")})[0][1:] == ("a", "b")
    assert impacts({"a": about("", "", "watched")}, {"b": about("privacy", "children", "watched")})[0][1:] == ("a", "b")


def test_the_pattern_tells_more_than_a_group() -> None:
    theirs = {"x": about("privacy", "children migrants"), "y": about("privacy", "children", "watched")}
    assert ("same", "a", "y") in impacts({"a": about("privacy", "children", "watched")}, theirs)


def test_a_dossier_is_matched_with_itself() -> None:
    alike = about("privacy", "children")
    mine = {"a": about("privacy work", "children"), "b": alike, "c": {**alike, "title": "Another"}, "d": alike | PAST}
    assert impacts(mine, mine) == [("same", one, one) for one in mine]


def test_none_is_left_out_and_one_may_stand_beside_two() -> None:
    one = {"a": about("privacy", "children"), "b": about("privacy", "children migrants")}
    found = impacts(one, {"x": about("privacy", "children")})
    assert {row[1:] for row in found} == {("a", "x"), ("b", "x")}
    back = impacts({"x": about("privacy", "children")}, one)
    assert {row[1:] for row in back} == {("x", "a"), ("x", "b")}


@pytest.mark.parametrize(
    "other",
    [
        about("privacy", "children", status="actual-past"),
        about("privacy work", "children"),
        about("privacy", "children migrants"),
        {**about("privacy", "children"), "severity": impact(1, 1, 1)["severity"]},
    ],
)
def test_impacts_that_match_can_differ(other: Plain) -> None:
    assert impacts({"a": about("privacy", "children")}, {"b": other}) == [("differs", "a", "b")]


def test_two_accounts_are_judged_with_one_knowledge_on_one_day() -> None:
    one = account()
    for found in (replace(one.findings, knowledge="sha256:other"), judged(on=date(2026, 11, 23))):
        with pytest.raises(ValueError, match="one day"):
            compare(one, replace(one, findings=found), KNOWLEDGE)
