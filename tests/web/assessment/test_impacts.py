"""Impacts: who is touched how, how severe that is by whom, and who is involved how."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue import Harm, Right
from duecare.core.dossier import Impact
from duecare.core.method.findings import ImpactFinding
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import ALL_HOSTILE, BROKEN, SAVED, Desk, fields, page, read, text_of

PILOT, SUSPECTED, MARK = "impacts/payments-held-in-pilot/", "impacts/wrongly-suspected/", "impacts/mark-that-stays/"
NEW: dict[str, Any] = {"title": "People lose their home", "likelihood": "unknown", "touches_core": "unknown"}


def found(desk: Desk, id_: str) -> ImpactFinding:
    return next(one for one in desk.judged.impacts if one.id == id_)


def plain(desk: Desk, path: str) -> dict[str, Any]:
    """An impact as plain values, by the address of its page."""
    of: dict[str, Any] = desk.plain["impacts"][path.split("/")[1]]
    return of


GRAVEST_FIRST = ("critical", "severe", "significant", "limited")


# the list, and one impact


def test_impacts_come_in_their_order_with_their_severity(desk: Desk) -> None:
    """The gravest first, by the worse end of what is not settled; of those, what is to be put right first."""
    text = read(desk.get("impacts/"))
    places = [*desk.judged.remedy_order, *desk.judged.prevention_order]
    places.sort(key=lambda place: GRAVEST_FIRST.index(found(desk, place.id).tier_high))
    order = [text.index(desk.document.impacts[place.id].title) for place in places]
    assert len(order) == 5
    assert order == sorted(order)
    assert "1. Households lived without their payment while a flag was checked" in text
    assert "Severe to critical, not settled" in text
    assert "4 of 5: Serious" in text


def test_without_impacts_the_list_says_that_there_may_be_some(blank: Desk) -> None:
    assert "That does not mean that there is none." in read(blank.get("impacts/"))
    assert "No impact is recorded as happening" in read(blank.get("priorities/"))


def test_an_impact_shows_every_view_of_its_severity_and_what_is_expected_of_whom(desk: Desk) -> None:
    response = desk.get(PILOT)
    text = read(response)
    for said in (
        "The affected people: 4 of 5: “Five weeks without income",
        "The assessor: 3 of 5: “Payments came back",
        "this one holds",
        "City of Lindenau Cause",
        "Put it right for the people harmed",
        "Presage Analytics Contribute or linked: a person must decide",
        "Lindenau Data Registry Not asked yet",
        "“They asked us nothing.",
    ):
        assert said in text
    links = {attrs["href"] for tag, attrs in page(response).tags if tag == "a"}
    assert desk.url(f"{PILOT}involvement/presage/decide/") in links
    assert desk.url(f"{PILOT}involvement/city/decide/") not in links
    assert desk.url(f"{PILOT}severity/scope/?rater=affected-people") in links


def test_with_nobody_in_the_chain_nobody_can_be_asked(blank: Desk) -> None:
    blank.post("new-impact/", NEW)
    assert "So nobody can be asked to act." in read(blank.get("impacts/people-lose-their-home/"))


# a new impact


def test_a_new_impact_holds_what_was_said(blank: Desk) -> None:
    sent = {
        **NEW,
        "description": "Rent was not paid\r\nfor months.",
        "status": "potential",
        "groups": ["children", "migrants"],
        "rights": ["social-security"],
        "origin": "design",
        "likelihood": "likely",
        "irremediable_from": "2027-01-31",
        "touches_core": "no",
    }
    response = blank.post("new-impact/", sent)
    assert (response.status_code, response["Location"]) == (SAVED, blank.url("impacts/people-lose-their-home/"))
    assert blank.plain["impacts"] == {
        "people-lose-their-home": {**sent, "description": "Rent was not paid\nfor months."}
    }
    assert fields(blank.get("impacts/people-lose-their-home/describe/"))["groups"] == ["children", "migrants"]


def test_a_form_that_is_sent_twice_adds_one_impact_and_keeps_what_was_typed(blank: Desk) -> None:
    old = {**NEW, **fields(blank.get("new-impact/")), "title": "People lose their home"}
    assert blank.post("new-impact/", old).status_code == SAVED
    again = blank.post("new-impact/", {**old, "description": "After going back"})
    assert again.status_code == 422
    assert "recorded already, in the same words" in read(again) and "After going back" in text_of(again)
    assert len(blank.document.impacts) == 1
    path = "impacts/people-lose-their-home/describe/"
    assert blank.post(path, {**fields(blank.get(path)), "status": "alleged"}).status_code == SAVED
    assert blank.post("new-impact/", {**old, "title": "People lose their home at once"}).status_code == SAVED


def test_a_pattern_of_harm_is_kept_with_the_impact_that_it_suggested(blank: Desk) -> None:
    path = "new-impact/?harm=automated-benefit-denial"
    suggested = fields(blank.get(path))
    assert suggested["title"][0]
    assert suggested["rights"]
    wrong = blank.post(path, {**suggested, "title": ""})
    assert wrong.status_code == 422
    assert blank.post(path, {**suggested, "title": "Support stops"}).status_code == SAVED
    impact = blank.document.impacts["support-stops"]
    assert impact.harm == "automated-benefit-denial"
    blank.post(
        "impacts/support-stops/describe/", {**fields(blank.get("impacts/support-stops/describe/")), "title": "X"}
    )
    assert blank.document.impacts["support-stops"] == impact.model_copy(update={"title": "X"})


def test_a_pattern_comes_with_what_is_known_of_it(desk: Desk) -> None:
    text = read(desk.get("new-impact/?harm=automated-benefit-denial"))
    harm = bundle.load().of(Harm)["automated-benefit-denial"]
    for said in (harm.title, "The facts fit it", harm.summary, *harm.questions, *harm.measures, *harm.known_cases):
        assert " ".join(said.split()) in text


def test_a_pattern_that_is_recorded_is_not_suggested_again(desk: Desk) -> None:
    fits = {harm.id for harm in desk.judged.harms if harm.result == "suggested"}
    recorded = {impact.harm for impact in desk.document.impacts.values()}
    links = {attrs["href"] for tag, attrs in page(desk.get("impacts/")).tags if tag == "a"}
    offered = {harm for harm in bundle.load().of(Harm) if desk.url(f"new-impact/?harm={harm}") in links}
    may_fit = {harm.id for harm in desk.judged.harms if harm.result == "cannot-tell"}
    assert recorded & fits
    assert offered == (fits - recorded) | may_fit


def test_what_the_dossier_touches_stands_first_and_everything_can_be_chosen(desk: Desk, blank: Desk) -> None:
    at_stake = {right.id for right in desk.judged.rights if right.result == "at-stake"}
    shown = text_of(desk.get("new-impact/"))
    rights = shown[shown.index("Which of their rights") :]
    first, others = rights.split("<details", 1)
    for right in bundle.load().of(Right):
        assert f'value="{right}"' in (first if right in at_stake else others)
    assert "All others" in others
    assert "<details" not in text_of(blank.get("new-impact/"))


def test_a_fold_in_which_something_is_chosen_stands_open(desk: Desk) -> None:
    aside = next(right.id for right in desk.judged.rights if right.result != "at-stake")
    wrong = desk.post("new-impact/", {**NEW, "title": "", "rights": [aside]})
    assert wrong.status_code == 422
    assert text_of(wrong).count('<details class="fold" open>') == 1
    assert fields(wrong)["rights"] == [aside]


def test_a_changed_impact_keeps_what_its_form_does_not_show(desk: Desk) -> None:
    before = plain(desk, PILOT)
    desk.post(f"{PILOT}describe/", {**fields(desk.get(f"{PILOT}describe/")), "title": "Held", "groups": []})
    assert plain(desk, PILOT) == {**{name: part for name, part in before.items() if name != "groups"}, "title": "Held"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 301},
        {"description": "x" * 30_000},
        {"status": "perhaps"},
        {"groups": ["martians"]},
        {"likelihood": "often"},
        {"irremediable_from": "some day"},
    ],
)
def test_what_cannot_be_used_is_said_and_everything_is_kept(blank: Desk, wrong: dict[str, Any]) -> None:
    response = blank.post("new-impact/", {**NEW, "rights": ["privacy"], "description": "Kept", **wrong})
    assert response.status_code == 422
    assert read(response).startswith("Problem:")
    kept = fields(response)
    assert kept["rights"] == ["privacy"]
    assert kept["description"] == [wrong.get("description", "Kept")]
    assert not blank.document.impacts


# severity


def test_each_level_is_shown_with_what_it_means(desk: Desk) -> None:
    text = read(desk.get(f"{SUSPECTED}severity/scale/"))
    for said in ("How grave is it for the people touched?", "Scale: the view of the assessor", "Not known yet"):
        assert said in text
    assert "Loss of something people cannot do without" in text
    assert "not what you think they would say" in read(desk.get(f"{SUSPECTED}severity/scale/?rater=affected-people"))


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ({"value": "5", "low": "1", "high": "1"}, 5),
        ({"value": "unknown"}, "unknown"),
        ({"value": "between", "low": "2", "high": "4"}, {"low": 2, "high": 4}),
    ],
)
def test_a_rating_is_a_level_a_range_or_not_known_always_with_its_reason(
    desk: Desk, sent: dict[str, str], value: object
) -> None:
    path = f"{SUSPECTED}severity/scale/?rater=expert"
    response = desk.post(path, {**sent, "reason": "Seen\r\nthere"})
    assert (response.status_code, response["Location"]) == (SAVED, desk.url(SUSPECTED))
    rating = {"value": value, "reason": "Seen\nthere", "by": desk.user.handle, "on": "2026-11-22"}
    assert plain(desk, SUSPECTED)["severity"]["scale"]["expert"] == rating
    assert set(plain(desk, SUSPECTED)["severity"]["scale"]) == {"assessor", "affected-people", "expert"}
    assert fields(desk.get(path))["reason"] == ["Seen\nthere"]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"value": "3"},
        {"value": "7", "reason": "x"},
        {"value": "between", "low": "3", "high": "3", "reason": "x"},
        {"value": "between", "low": "4", "high": "2", "reason": "x"},
        {"value": "between", "reason": "x"},
        {"value": "between", "low": "9", "high": "11", "reason": "x"},
    ],
)
def test_a_rating_without_a_level_an_order_or_a_reason_is_refused(desk: Desk, wrong: dict[str, str]) -> None:
    for dimension in ("scale", "scope"):
        response = desk.post(f"{SUSPECTED}severity/{dimension}/?rater=expert", wrong)
        assert response.status_code == 422
        assert fields(response)["reason"] == [wrong.get("reason", "")]
    assert desk.row.revisions.count() == 1


@pytest.mark.parametrize(
    ("sent", "rating"),
    [
        ({"people": "200", "people_most": ""}, {"count": {"people": 200, "counted": "harmed"}}),
        ({"people": "0", "people_most": "9"}, {"count": {"people": {"low": 0, "high": 9}, "counted": "harmed"}}),
        ({"value": "3", "people": "7"}, {"value": 3, "count": {"people": 7, "counted": "harmed"}}),
        ({"value": "unknown", "people": ""}, {"value": "unknown"}),
    ],
)
def test_scope_can_be_said_in_people(desk: Desk, sent: dict[str, str], rating: dict[str, Any]) -> None:
    path = f"{MARK}severity/scope/?rater=expert"
    assert desk.post(path, {"value": "numbers", "counted": "harmed", "reason": "Counted", **sent}).status_code == SAVED
    held = plain(desk, MARK)["severity"]["scope"]["expert"]
    assert held == {**rating, "reason": "Counted", "by": desk.user.handle, "on": "2026-11-22"}
    again = fields(desk.get(path))
    assert again["value"] == [sent.get("value", "numbers")]
    assert desk.post(path, again).status_code == SAVED
    assert plain(desk, MARK)["severity"]["scope"]["expert"] == held


@pytest.mark.parametrize(
    "wrong", [{}, {"people": "-1"}, {"people": "x"}, {"people_most": "5"}, {"people": "9", "people_most": "5"}]
)
def test_a_number_of_people_that_is_none_is_refused(desk: Desk, wrong: dict[str, str]) -> None:
    response = desk.post(f"{MARK}severity/scope/", {"value": "numbers", "counted": "harmed", "reason": "Kept", **wrong})
    assert response.status_code == 422
    assert fields(response)["reason"] == ["Kept"]


def test_nobody_lowers_what_the_affected_people_say(desk: Desk) -> None:
    path = f"{PILOT}severity/scale/?rater=affected-people"
    for value in ("3", "unknown"):
        response = desk.post(path, {"value": value, "reason": "It was not so bad"})
        assert response.status_code == 422
        assert "This would lower the affected people’s own rating." in read(response)
    assert desk.row.revisions.count() == 1
    for value in ("4", "5"):
        assert desk.post(path, {"value": value, "reason": "Heard again"}).status_code == SAVED
    assert next(one.high for one in found(desk, "payments-held-in-pilot").dimensions if one.id == "scale") == 5


def test_nobody_lowers_a_number_that_the_affected_people_gave(desk: Desk) -> None:
    path = f"{MARK}severity/scope/?rater=affected-people"
    sent = {"value": "numbers", "counted": "exposed", "reason": "Heard"}
    assert desk.post(path, {**sent, "people": "2000"}).status_code == SAVED
    assert desk.post(path, {**sent, "people": "20"}).status_code == 422
    assert desk.post(path, {**sent, "people": "1500"}).status_code == SAVED


def test_a_rating_keeps_what_its_form_does_not_show(desk: Desk, clock: Clock) -> None:
    share = {"group": "children", "territory": "Arden", "per_cent": 40, "denominator": "900, counted by the city"}
    held = {"share": share, "reason": "R", "by": "x", "evidence": ["pilot-report"]}
    path = ("impacts", "mark-that-stays", "severity", "scope", "expert")
    actions.revise(desk.row, base=desk.latest.digest, changes=[Set(path, held)], by=desk.user, at=clock.now)
    assert desk.post(f"{MARK}severity/scope/?rater=expert", {"value": "5", "reason": "All"}).status_code == SAVED
    after = plain(desk, MARK)["severity"]["scope"]["expert"]
    assert (after["share"], after["evidence"], after["value"]) == (share, ["pilot-report"], 5)


# involvement


def test_the_questions_come_in_plain_words_with_not_known_as_the_answer(desk: Desk) -> None:
    path = f"{PILOT}involvement/registry/"
    text = read(desk.get(path))
    for said in ("How is Lindenau Data Registry involved?", "Did it push others towards", "never taken as a no"):
        assert said in text
    sent = fields(desk.get(path))
    assert {values[0] for name, values in sent.items() if name in Impact.model_fields or name in QUESTIONS} == {
        "unknown"
    }
    assert "Its own duty as a State" in text
    assert "Its own duty as a State" not in read(desk.get(f"{PILOT}involvement/presage/"))


QUESTIONS = ("connected", "sufficient", "part", "substantial", "encouraged", "foreseeable", "mitigated", "linked")
UNKNOWN = dict.fromkeys(QUESTIONS, "unknown")


def test_answers_give_a_label_and_what_is_expected(desk: Desk) -> None:
    path = f"{SUSPECTED}involvement/registry/"
    sent = {**UNKNOWN, "connected": "yes", "sufficient": "yes", "duty": "protect", "breached": "yes"}
    refused = desk.post(path, {**sent, "reason": "It sent the files"})
    assert refused.status_code == 422
    assert "Say why." in read(refused)
    assert fields(refused)["reason"] == ["It sent the files"]
    response = desk.post(path, {**sent, "reason": "It sent the files", "duty_reason": "No law allowed it"})
    assert (response.status_code, response["Location"]) == (SAVED, desk.url(SUSPECTED))
    held = plain(desk, SUSPECTED)["involvement"]["registry"]
    assert held == {
        "connected": "yes",
        "sufficient": "yes",
        "reason": "It sent the files",
        "state_duty": {
            "duty": "protect",
            "breached": "yes",
            "reason": "No law allowed it",
            "by": desk.user.handle,
            "on": "2026-11-22",
        },
    }
    assert "Lindenau Data Registry Cause" in read(desk.get(SUSPECTED))


def test_answers_sent_as_they_are_change_nothing(desk: Desk) -> None:
    for impact, actor in ((PILOT, "city"), (PILOT, "presage"), (SUSPECTED, "city"), (MARK, "registry")):
        path = f"{impact}involvement/{actor}/"
        assert desk.post(path, fields(desk.get(path))).status_code == SAVED
    assert desk.row.revisions.count() == 1


def test_where_the_answers_leave_it_open_a_person_decides_with_a_reason(desk: Desk) -> None:
    path = f"{PILOT}involvement/presage/decide/"
    text = read(desk.get(path))
    assert "By the answers so far: Contribute or linked: a person must decide" in text
    assert "The answers settle this" not in text
    before = plain(desk, PILOT)["involvement"]["presage"]
    assert desk.post(path, {"label": "contribute"}).status_code == 422
    assert desk.post(path, {"label": "contribute", "reason": "It drew up the list"}).status_code == SAVED
    decided = {"label": "contribute", "reason": "It drew up the list", "by": desk.user.handle, "on": "2026-11-22"}
    assert plain(desk, PILOT)["involvement"]["presage"] == {**before, "decided": decided}
    assert "Presage Analytics Contribute" in read(desk.get(PILOT))
    assert fields(desk.get(path))["reason"] == ["It drew up the list"]
    again = fields(desk.get(f"{PILOT}involvement/presage/"))
    desk.post(f"{PILOT}involvement/presage/", {**again, "encouraged": "unknown"})
    assert plain(desk, PILOT)["involvement"]["presage"]["decided"] == decided


def test_a_lighter_decision_on_what_the_answers_settle_is_a_voice_only(desk: Desk) -> None:
    path = f"{PILOT}involvement/city/decide/"
    assert "The answers settle this" in read(desk.get(path))
    assert desk.post(path, {"label": "linked", "reason": "We only used it"}).status_code == SAVED
    label = next(one.label for one in found(desk, "payments-held-in-pilot").involvement if one.id == "city")
    assert label == "cause"
    assert "We only used it" in read(desk.get(PILOT))


# hostile text


def test_hostile_text_is_kept_and_does_nothing(blank: Desk) -> None:
    words = ALL_HOSTILE
    blank.post("chain/new/", {"name": "Arden", "kind": "public-body"})
    response = blank.post("new-impact/", {**NEW, "title": words, "description": words})
    impact = response["Location"].removeprefix(blank.url())
    assert blank.post(f"{impact}severity/scope/", {"value": "3", "reason": words}).status_code == SAVED
    sent = {**UNKNOWN, "reason": words, "duty": "respect", "breached": "yes", "duty_reason": words}
    assert blank.post(f"{impact}involvement/arden/", sent).status_code == SAVED
    decided = {"label": "contribute", "reason": words}
    assert blank.post(f"{impact}involvement/arden/decide/", decided).status_code == SAVED
    assert plain(blank, impact)["description"] == words.strip()
    for path in (impact, "impacts/", "priorities/", "gates/", f"{impact}involvement/arden/decide/", "report/"):
        shown = text_of(blank.get(path))
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert fields(blank.get(f"{impact}involvement/arden/"))["duty_reason"] == [words.strip()]


@pytest.mark.parametrize("body", BROKEN)
@pytest.mark.parametrize("field", ["title", "description", "status", "groups", "irremediable_from"])
def test_what_is_no_text_is_refused_or_made_one(blank: Desk, field: str, body: bytes) -> None:
    sent = f"title=T&likelihood=unknown&touches_core=unknown&{field}=".encode() + body
    assert blank.raw("new-impact/", sent).status_code in (SAVED, 422)


def test_a_form_sent_back_as_it_was_changes_nothing(desk: Desk) -> None:
    for impact in desk.document.impacts:
        path = f"impacts/{impact}/describe/"
        assert desk.post(path, fields(desk.get(path))).status_code == SAVED
    for actor in desk.document.actors:
        path = f"chain/{actor}/"
        assert desk.post(path, fields(desk.get(path))).status_code == SAVED
    assert desk.row.revisions.count() == 1
