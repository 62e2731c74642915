"""Rating all three dimensions of severity on one page: each stays its own, and any may be left out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.desk import SAVED, Desk, fields, page, read

SUSPECTED = "impacts/wrongly-suspected/"
PILOT = "impacts/payments-held-in-pilot/"
ALL = "severity/?rater=expert"


def severity(desk: Desk, path: str) -> dict[str, Any]:
    return desk.plain["impacts"][path.split("/")[1]].get("severity", {})  # type: ignore[no-any-return]


def sent(desk: Desk, path: str, **said: str) -> dict[str, Any]:
    """The page as it is, with what a person fills in."""
    shown = {name: value for name, value in fields(desk.get(path)).items() if name != "csrfmiddlewaretoken"}
    return {**shown, **{name.replace("__", "-"): [told] for name, told in said.items()}}


def test_each_dimension_is_shown_with_its_anchors_and_its_own_reason(desk: Desk) -> None:
    text = read(desk.get(SUSPECTED + ALL))
    for said in (
        "The view of ",
        "Scale How grave is it for the people touched?",
        "Scope How many people, or which part of a group?",
        "Irremediability How hard would it be to put it right?",
        "Loss of something people cannot do without",
        "Scope: Why?",
        "Irremediability: At least",
        "Each dimension stands alone",
    ):
        assert said in text
    assert text.count("I leave this one out for now") == 3


def test_one_save_keeps_each_dimension_as_its_own(desk: Desk) -> None:
    before = severity(desk, SUSPECTED)
    told = {"scale__value": "4", "scale__reason": "A", "scope__value": "numbers", "scope__people": "200"}
    told |= {"scope__reason": "B", "irremediability__value": "between", "irremediability__low": "2"}
    told |= {"irremediability__high": "5", "irremediability__reason": "C"}
    answer = desk.post(SUSPECTED + ALL, sent(desk, SUSPECTED + ALL, **told))
    assert (answer.status_code, answer["Location"]) == (SAVED, desk.url(SUSPECTED))
    by = {"by": desk.user.handle, "on": "2026-11-22"}
    after = severity(desk, SUSPECTED)
    assert after["scale"]["expert"] == {"value": 4, "reason": "A", **by}
    assert after["scope"]["expert"] == {"count": {"people": 200, "counted": "exposed"}, "reason": "B", **by}
    assert after["irremediability"]["expert"] == {"value": {"low": 2, "high": 5}, "reason": "C", **by}
    assert {name: {who: one for who, one in said.items() if who != "expert"} for name, said in after.items()} == before
    assert desk.row.revisions.count() == 2


def test_what_is_left_out_stays_unsaid(desk: Desk) -> None:
    told = sent(desk, SUSPECTED + ALL, scope__value="3", scope__reason="Seen")
    assert desk.post(SUSPECTED + ALL, told).status_code == SAVED
    assert [name for name, said in severity(desk, SUSPECTED).items() if "expert" in said] == ["scope"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Rate at least one of the three. The others may be left out."),
        ({"scale__value": "3"}, "Scale: Why? Write something here."),
        ({"scope__reason": "Many"}, "How many people, or which part of a group? Choose one."),
        ({"irremediability__low": "2"}, "How hard would it be to put it right? Choose one."),
    ],
)
def test_what_is_half_said_is_asked_for_and_nothing_is_lost(desk: Desk, said: dict[str, str], problem: str) -> None:
    told = sent(desk, SUSPECTED + ALL, **said)
    answer = desk.post(SUSPECTED + ALL, told)
    assert answer.status_code == 422
    assert problem in read(answer)
    assert fields(answer).items() >= told.items()
    assert desk.row.revisions.count() == 1


def test_one_that_is_wrong_keeps_the_others_from_being_saved(desk: Desk) -> None:
    told = sent(desk, SUSPECTED + ALL, scale__value="4", scale__reason="A", scope__value="4")
    answer = desk.post(SUSPECTED + ALL, told)
    assert answer.status_code == 422
    assert fields(answer)["scale-reason"] == ["A"]
    assert desk.row.revisions.count() == 1


def test_a_rating_that_stays_as_it_was_stays_whose_it_was(desk: Desk) -> None:
    path = f"{PILOT}severity/?rater=assessor"
    before = severity(desk, PILOT)
    assert desk.post(path, fields(desk.get(path))).status_code == SAVED
    assert severity(desk, PILOT) == before
    assert desk.row.revisions.count() == 1
    assert desk.post(path, sent(desk, path, scale__reason="Seen again")).status_code == SAVED
    after = severity(desk, PILOT)
    assert after["scale"]["assessor"]["reason"] == "Seen again"
    assert {name: said for name, said in after.items() if name != "scale"} == {
        name: said for name, said in before.items() if name != "scale"
    }


def test_nobody_lowers_what_the_affected_people_say_here_either(desk: Desk) -> None:
    path = f"{PILOT}severity/?rater=affected-people"
    answer = desk.post(path, sent(desk, path, scale__value="2", scale__reason="Not so bad"))
    assert answer.status_code == 422
    assert "This would lower the affected people’s own rating." in read(answer)


def test_the_hearing_is_asked_for_once(desk: Desk) -> None:
    path = f"{SUSPECTED}severity/?rater=affected-people&heard=talk-with-claimants"
    told = sent(desk, path, scale__value="5", scale__reason="“It never goes away.”")
    assert told["heard"] == ["talk-with-claimants"]
    answer = desk.post(path, told)
    assert (answer.status_code, answer["Location"]) == (SAVED, desk.url("engagement/talk-with-claimants/"))
    assert desk.plain["impacts"]["wrongly-suspected"]["testimony"] == ["talk-with-claimants"]
    assert "affected-people" in severity(desk, SUSPECTED)["scale"]


def test_whoever_rated_nothing_yet_is_led_here(desk: Desk) -> None:
    def ways() -> set[str]:
        links = {attrs["href"] for tag, attrs in page(desk.get(SUSPECTED)).tags if tag == "a"}
        return {link.partition("rater=")[2] for link in links if link.startswith(desk.url(f"{SUSPECTED}severity/?"))}

    held = {rater for said in severity(desk, SUSPECTED).values() for rater in said}
    assert ways() == {"assessor", "expert", "affected-people"} - held
    assert "expert" in ways()
    desk.post(SUSPECTED + ALL, sent(desk, SUSPECTED + ALL, scale__value="4", scale__reason="A"))
    assert "expert" not in ways()


def test_nobody_else_rates(desk: Desk) -> None:
    assert desk.get(f"{SUSPECTED}severity/?rater=nobody").status_code == 404
    assert desk.get("impacts/no-such-impact/severity/").status_code == 404
