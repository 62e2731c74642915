"""What two findings say differently: every kind of conclusion, then and now, each with its reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from duecare.core.method.difference import KINDS, Difference, Moved, difference
from tests.core.method.documents import Plain, impact, judged
from tests.core.method.test_involvement import CAUSED, LINKED
from tests.core.method.test_limitations import AGENCY, stated

CRITICAL, SEVERE, LIMITED = (5, 1, 1), (4, 1, 1), (1, 1, 1)


def between(before: Plain, after: Plain) -> Difference:
    """The difference of the findings of two dossiers, each given by its parts."""
    return difference(judged(**before), judged(**after))


def said(moved: tuple[Moved, ...]) -> dict[str, tuple[Any, Any]]:
    """What was said of each then and now."""
    return {one.id: (one.before and one.before.said, one.after and one.after.said) for one in moved}


def test_the_same_findings_differ_in_nothing() -> None:
    same: Plain = {"impacts": {"harm": impact(*SEVERE)}, "facts": {}}
    found = between(same, same)
    assert not found
    assert (found.same_knowledge, found.same_method) == (True, True)
    assert list(found.moved) == list(KINDS)


def test_tiers_move_from_range_to_range_each_with_its_ratings() -> None:
    found = between({"impacts": {"harm": impact(None, 1, 1)}}, {"impacts": {"harm": impact(*SEVERE)}})
    assert said(found.moved["impacts"]) == {"harm": (("limited", "critical"), ("severe", "severe"))}
    (moved,) = found.moved["impacts"]
    assert moved.before and moved.after
    assert "not-rated" in {reason.code for reason in moved.before.reasons}
    assert "rated" in {reason.code for reason in moved.after.reasons}


def test_what_is_new_and_what_is_gone_have_one_side() -> None:
    found = between({"impacts": {"old": impact(*SEVERE)}}, {"impacts": {"new": impact(*SEVERE)}})
    assert said(found.moved["impacts"]) == {"new": (None, ("severe", "severe")), "old": (("severe", "severe"), None)}
    assert list(said(found.moved["order"])) == ["new", "old"]


def test_an_impact_that_makes_room_for_a_new_one_has_not_moved() -> None:
    before: Plain = {"a": impact(*SEVERE, status="potential"), "b": impact(*LIMITED, status="potential")}
    found = between({"impacts": before}, {"impacts": {**before, "new": impact(*CRITICAL, status="potential")}})
    assert said(found.moved["order"]) == {"new": (None, ("prevention", "1"))}


def test_two_impacts_that_change_places_have_moved() -> None:
    before = {"a": impact(*SEVERE, status="potential"), "b": impact(*LIMITED, status="potential")}
    after = {"a": impact(*SEVERE, status="potential"), "b": impact(*CRITICAL, status="potential")}
    assert said(between({"impacts": before}, {"impacts": after}).moved["order"]) == {
        "b": (("prevention", "2"), ("prevention", "1")),
        "a": (("prevention", "1"), ("prevention", "2")),
    }


def test_an_impact_moves_from_both_lists_to_that_of_remedy() -> None:
    before, after = impact(*SEVERE), impact(*SEVERE, status="actual-ongoing")
    found = between({"impacts": {"harm": before}}, {"impacts": {"harm": after}})
    assert said(found.moved["order"]) == {"harm": (("remedy", "1", "prevention", "1"), ("remedy", "1"))}


def test_involvement_is_of_an_impact_and_tells_of_a_states_own_duty() -> None:
    actors = {"city": {"name": "City", "kind": "public-body"}}
    duty = {"duty": "protect", "breached": "yes", "reason": "Known since May.", "by": "lead"}
    before = impact(*SEVERE, involvement={"city": LINKED})
    after = impact(*SEVERE, involvement={"city": {**CAUSED, "state_duty": duty}})
    found = between({"impacts": {"harm": before}, "actors": actors}, {"impacts": {"harm": after}, "actors": actors})
    assert said(found.moved["involvement"]) == {"city": (("linked",), ("cause", "yes"))}
    assert {one.of for one in found.moved["involvement"]} == {"harm"}


def test_open_items_are_there_or_not_each_by_its_check() -> None:
    found = between({"impacts": {}}, {"impacts": {"harm": impact(*SEVERE)}})
    opened = {(one.id, one.of) for one in found.moved["open_items"] if one.before is None}
    assert ("harm", "impact-nobody-heard") in opened
    assert all(one.after is None or one.after.reasons for one in found.moved["open_items"])


def test_a_right_that_a_person_sets_aside() -> None:
    standpoint = {"decision": "set-aside", "reason": "No child is touched.", "by": "lead"}
    right = judged().rights[0].id
    found = between({"rights": {}}, {"rights": {right: standpoint}})
    assert said(found.moved["rights"])[right][1] == ("set-aside",)


def test_red_lines_and_duties_that_an_answer_moves() -> None:
    answered = {question.id: "yes" for question in judged().next_questions}
    found = difference(judged(), judged({fact: "yes" for fact in answered if fact != "actors"}))
    results = said(found.moved["red_lines"])
    assert results
    assert all(was == ("cannot-tell",) or was == ("not-crossed",) for was, _ in results.values())
    assert found.moved["duties"]


WAITS: Plain = {"irremediable_from": "2026-11-25"}
DECIDED: Plain = {"review": {"next_on": "2026-12-01"}}


def test_what_cannot_wait_any_more_is_told_with_its_day() -> None:
    found = between({"impacts": {"harm": impact(*SEVERE)}}, {"impacts": {"harm": impact(*SEVERE, **WAITS)}} | DECIDED)
    assert said(found.moved["cannot_wait"]) == {"harm": (("no",), ("yes",))}
    (moved,) = found.moved["cannot_wait"]
    assert moved.before and moved.after
    assert [reason.code for reason in moved.before.reasons] == ["place-date-unknown"]
    assert [reason.code for reason in moved.after.reasons] == ["place-cannot-wait"]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ({"touches_core": "no"}, {"touches_core": "yes"}, ["core-no-balance"]),
        ({"touches_core": "no"}, {}, []),
        ({}, {"rights": ["dignity"]}, ["core-no-balance"]),  # an absolute right
    ],
)
def test_whether_the_core_of_a_right_is_touched(before: Plain, after: Plain, why: list[str]) -> None:
    found = between({"impacts": {"harm": impact(*SEVERE, **before)}}, {"impacts": {"harm": impact(*SEVERE, **after)}})
    (moved,) = found.moved["touches_core"]
    assert moved.before and moved.after
    then, now = (fields.get("touches_core", "unknown") for fields in (before, after))
    assert (moved.before.said, moved.after.said) == ((then,), ("yes" if why else now,))
    assert [reason.code for reason in moved.after.reasons] == why


def test_of_a_new_impact_and_of_one_that_is_gone_only_a_yes_is_told() -> None:
    calm: Plain = {"impacts": {"harm": impact(*SEVERE, touches_core="no")}} | DECIDED
    grave: Plain = {"impacts": {"harm": impact(*SEVERE, touches_core="yes", **WAITS)}} | DECIDED
    for kind in ("cannot_wait", "touches_core"):
        assert not between(DECIDED, calm).moved[kind]
        assert not between(calm, DECIDED).moved[kind]
        assert said(between(DECIDED, grave).moved[kind]) == {"harm": (None, ("yes",))}
        assert said(between(grave, DECIDED).moved[kind]) == {"harm": (("yes",), None)}


def test_a_states_limits_to_a_right_are_of_an_impact() -> None:
    def limited(*answers: str | None) -> Plain:
        limits = {"privacy": stated(*answers)} if answers else {}
        return {"impacts": {"harm": impact(*SEVERE, limitations=limits, involvement={"agency": {}})}, "actors": AGENCY}

    found = between(limited(*["yes"] * 6), limited("no", *["yes"] * 5))
    assert said(found.moved["limitations"]) == {"privacy": (("permissible-as-stated",), ("not-permissible",))}
    assert {one.of for one in found.moved["limitations"]} == {"harm"}
    assert said(between(limited(), limited(*["yes"] * 6)).moved["limitations"])["privacy"][0] is None


def test_other_knowledge_and_another_method_are_told() -> None:
    one = judged()
    other = difference(one, replace(one, knowledge="sha256:other", method=one.method + 1))
    assert (other.same_knowledge, other.same_method) == (False, False)
