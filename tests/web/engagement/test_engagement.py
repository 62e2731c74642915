"""Engagement: who was heard, whom nobody has heard, what they said, and what changed because of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from duecare.core.catalogue import EngagementAid
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.report.singling_out import holds_contact
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import BROKEN, HOSTILE, SAVED, Desk, fields, page, read, text_of

TALK = "engagement/talk-with-claimants/"
HEARD: dict[str, Any] = {"title": "Morning at the office", "how": "group-talk", "shown_to": "team"}
NOBODY: dict[str, Any] = {"title": "People abroad", "why_nobody": "No interpreter was found.", "shown_to": "team"}
PLAN: dict[str, Any] = {"title": "Two evenings", "how": "workshop", "on": "2027-01-16", "shown_to": "team"}


def links(response: HttpResponse) -> set[str]:
    return {attrs["href"] for tag, attrs in page(response).tags if tag == "a"}


# the list


def test_whom_nobody_has_heard_stands_first_those_of_the_gravest_impact_first(desk: Desk) -> None:
    response = desk.get("engagement/")
    text = read(response)
    first, others = text.split("They were heard", 1)
    places = [first.index(name) for name in ("Children", "Migrants", "Ethnic, racial")]
    assert places == sorted(places)
    assert "Women and girls" not in first
    assert "Why nobody was heard: “The city found no interpreters" in first
    assert "They asked us nothing." in others
    assert desk.url("new-hearing/?group=children") in links(response)
    assert desk.url("impacts/payments-held-in-pilot/") in links(response)


def test_a_group_that_is_heard_leaves_the_list_and_one_that_is_planned_does_not(desk: Desk) -> None:
    desk.post("plan-hearing/", {**PLAN, "groups": ["children"]})
    text = read(desk.get("engagement/"))
    assert "Planned: Two evenings, 16 January 2027" in text.split("They were heard")[0]
    assert "Planned, and no hearing yet" in text
    desk.post("new-hearing/", {**HEARD, "how": "experts", "groups": ["children"]})
    assert "Others spoke of them: Morning at the office" in read(desk.get("engagement/")).split("They were heard")[0]
    desk.post("new-hearing/", {**HEARD, "groups": ["children"]})
    first = read(desk.get("engagement/")).split("They were heard")[0]
    assert "What they said is not recorded: Morning at the office" in first, "a day that passed is no voice"
    desk.post("new-hearing/", {**HEARD, "groups": ["children"], "said": "Nobody asked us."})
    assert "Children" not in read(desk.get("engagement/")).split("They were heard")[0]


def test_where_nobody_can_tell_whom_to_hear_the_impacts_come_first(blank: Desk) -> None:
    assert "No impact says yet who is touched" in read(blank.get("engagement/"))
    sent = {"title": "Homes are lost", "likelihood": "unknown", "touches_core": "unknown"}
    blank.post("new-impact/", sent)
    response = blank.get("engagement/")
    assert "These impacts do not say who is touched" in read(response)
    assert blank.url("impacts/homes-are-lost/") in links(response)
    blank.post("new-impact/", {**sent, "title": "Rent", "groups": ["children"]})
    said = {**HEARD, "groups": ["children"], "said": "We sleep at the station."}
    blank.post("new-hearing/", {**said, "impacts": ["homes-are-lost"]})
    assert "Somebody of every group that an impact names was heard" in read(blank.get("engagement/"))


def test_the_home_and_the_gates_lead_there(desk: Desk, blank: Desk) -> None:
    assert desk.url("engagement/") in links(desk.get())
    assert "Hear the people touched Not heard on" in read(desk.get())
    assert "Hear the people touched Nobody heard yet" in read(blank.get())
    assert desk.url("engagement/") in links(desk.get("gates/"))
    change = Set(("engagement", "talk-with-claimants", "changed"), None)
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=desk.row.created_at)
    assert desk.url(f"{TALK}change/") in links(desk.get("gates/"))
    assert "What came of it is not recorded" in read(desk.get("engagement/"))


def test_the_home_tells_what_came_of_it_and_when_nothing_is_left(blank: Desk) -> None:
    blank.post("plan-hearing/", PLAN)
    assert "Hear the people touched Planned, and no hearing yet" in read(blank.get())
    blank.post("new-hearing/", {**HEARD, "on": "2026-11-02"})
    assert "Hear the people touched Nothing is recorded of what they said" in read(blank.get())
    assert "Until it is, nobody counts as heard here." in read(blank.get("engagement/morning-at-the-office/"))
    path = "engagement/morning-at-the-office/change/"
    blank.post(path, {**fields(blank.get(path)), "said": "Nobody asked us.", "changed": "The letter."})
    assert "Hear the people touched Recorded" in read(blank.get())


def test_a_rating_names_a_hearing_without_words_as_that(desk: Desk) -> None:
    desk.post("new-hearing/", {**HEARD, "groups": ["children"], "on": "2026-11-02"})
    desk.post("plan-hearing/", PLAN)
    form = read(desk.get("impacts/payments-held-in-pilot/severity/scale/?rater=affected-people"))
    assert "Morning at the office (nothing is recorded of what they said)" in form
    assert form.count("Two evenings") == 1, "the one that was held, not the one that is planned"


# a record


def test_a_hearing_holds_what_was_said(desk: Desk) -> None:
    sent = {
        **HEARD,
        "groups": ["migrants"],
        "on": "2026-11-02",
        "language": "Ukrainian",
        "support": "Two interpreters",
        "said": "I did not know\r\nabout the computer.",
        "changed": "The letter says it first.",
        "evidence": ["ombuds-letter"],
        "shown_to": "public",
    }
    impacts = ["wrongly-suspected", "people-stop-asking"]
    response = desk.post("new-hearing/", {**sent, "impacts": impacts})
    assert (response.status_code, response["Location"]) == (SAVED, desk.url("engagement/morning-at-the-office/"))
    said = "I did not know\nabout the computer."
    assert desk.plain["engagement"]["morning-at-the-office"] == {**sent, "language": "uk", "said": said}
    for impact in impacts:
        assert "morning-at-the-office" in desk.document.impacts[impact].testimony
    assert "talk-with-claimants" in desk.document.impacts["wrongly-suspected"].testimony
    text = read(desk.get("engagement/morning-at-the-office/"))
    assert "Spoken in Ukrainian, written here in English." in text
    assert desk.url("engagement/morning-at-the-office/") in links(desk.get("evidence/"))


def test_a_form_sent_as_it_was_changes_nothing(desk: Desk) -> None:
    before = desk.latest.digest
    for id_ in desk.document.engagement:
        path = f"engagement/{id_}/change/"
        assert desk.post(path, fields(desk.get(path))).status_code == SAVED
    assert desk.latest.digest == before


def test_an_impact_that_is_unticked_no_longer_names_the_hearing(desk: Desk) -> None:
    sent = fields(desk.get(f"{TALK}change/"))
    assert sent["impacts"]
    desk.post(f"{TALK}change/", {**sent, "impacts": []})
    assert not [one for one in desk.document.impacts.values() if "talk-with-claimants" in one.testimony]


def test_new_evidence_is_added_with_the_hearing(blank: Desk) -> None:
    blank.post("new-hearing/", {**HEARD, "new_evidence": "Minutes", "new_evidence_kind": "record"})
    assert blank.plain["engagement"]["morning-at-the-office"]["evidence"] == ["minutes"]
    assert "minutes" in blank.document.evidence


def test_nothing_is_lost_when_something_is_missing(desk: Desk) -> None:
    response = desk.post("new-hearing/", {"said": "They asked us nothing.", "language": "Klingonish", "title": ""})
    assert response.status_code == 422
    assert fields(response)["said"] == ["They asked us nothing."]
    assert fields(response)["language"] == ["Klingonish"]
    assert "No language is called “Klingonish”" in read(response)


@pytest.mark.parametrize(("written", "tag"), [("german", "de"), ("sw", "sw"), ("zh-Hant", "zh-Hant"), ("", None)])
def test_a_language_is_taken_by_its_name_or_its_tag(blank: Desk, written: str, tag: str | None) -> None:
    blank.post("new-hearing/", {**HEARD, "language": written})
    held = blank.document.engagement["morning-at-the-office"]
    assert held.language == tag
    path = "engagement/morning-at-the-office/"
    blank.post(f"{path}change/", {**fields(blank.get(f"{path}change/")), "said": "Well."})
    assert blank.document.engagement["morning-at-the-office"].language == tag
    told = "In which language they spoke is not recorded." if tag is None else "Spoken in"
    assert told in read(blank.get(path))


def test_words_keep_the_language_in_which_they_are_written(blank: Desk) -> None:
    blank.client.cookies["language"] = "ar"
    blank.post("new-hearing/", {**HEARD, "language": "en", "said": "They asked us nothing."})
    assert '<blockquote lang="en" dir="ltr">They asked us nothing.' in text_of(
        blank.get("engagement/morning-at-the-office/")
    )


def test_nobody_was_heard_asks_for_the_reason(desk: Desk) -> None:
    assert desk.post("nobody-heard/", {**NOBODY, "why_nobody": ""}).status_code == 422
    assert desk.post("nobody-heard/", {**NOBODY, "groups": ["children"]}).status_code == SAVED
    assert desk.plain["engagement"]["people-abroad"] == {
        "title": "People abroad",
        "groups": ["children"],
        "how": "none",
        "why_nobody": "No interpreter was found.",
    }
    text = read(desk.get("engagement/people-abroad/"))
    assert "How severe they say it is" not in text
    assert "Children" in read(desk.get("engagement/")).split("They were heard")[0], "still nobody has heard them"
    change = Set(("engagement", "people-abroad", "why_nobody"), None)
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=desk.row.created_at)
    assert "Why nobody was heard is not stated." in read(desk.get("engagement/people-abroad/"))


# what is planned


def test_a_planned_hearing_has_a_day_to_come_and_is_none_until_it_took_place(desk: Desk, clock: Clock) -> None:
    for day in ("", "2026-11-22"):
        assert desk.post("plan-hearing/", {**PLAN, "on": day}).status_code == 422
    assert desk.post("plan-hearing/", {**PLAN, "groups": ["children"], "language": "de"}).status_code == SAVED
    path = "engagement/two-evenings/"
    text = read(desk.get(path))
    assert "no hearing yet" in text
    assert "How severe they say it is" not in text
    assert "What did they say?" not in read(desk.get(f"{path}change/"))
    clock.now += timedelta(days=60)
    sent = fields(desk.get(f"{path}change/?as=heard"))
    assert sent["language"] == ["German"]
    desk.post(f"{path}change/?as=heard", {**sent, "said": "At last."})
    assert desk.document.engagement["two-evenings"].said == "At last."
    assert "How severe they say it is" in read(desk.get(path))


def test_a_hearing_that_took_place_early_gets_its_real_day(desk: Desk) -> None:
    desk.post("plan-hearing/", PLAN)
    path = "engagement/two-evenings/change/?as=heard"
    response = desk.post(path, {**fields(desk.get(path)), "said": "At last."})
    assert "This day is still to come" in read(response)
    assert desk.post(path, {**fields(response), "on": "2026-11-20"}).status_code == SAVED


# how severe they say it is


def test_their_rating_is_recorded_with_the_hearing_it_comes_from(desk: Desk) -> None:
    desk.post("new-hearing/", {**HEARD, "groups": ["migrants"]})
    path = "engagement/morning-at-the-office/"
    text = read(desk.get(path))
    assert "Record what they say about it:" in text
    rate = "impacts/people-stop-asking/severity/scale/?rater=affected-people&heard=morning-at-the-office"
    assert desk.url(rate) in links(desk.get(path))
    sent = fields(desk.get(rate))
    assert sent["heard"] == ["morning-at-the-office"]
    before = desk.document.impacts["people-stop-asking"].severity.scale.get("assessor")
    response = desk.post(rate, {**sent, "value": "5", "reason": "We do not open the door any more."})
    assert response["Location"] == desk.url(path)
    impact = desk.document.impacts["people-stop-asking"]
    assert impact.severity.scale["affected-people"].value == 5
    assert impact.severity.scale.get("assessor") == before, "kept apart"
    assert impact.testimony[-1] == "morning-at-the-office"
    text = read(desk.get(path))
    assert "5 of 5: “We do not open the door any more.” Recorded by: Person at this computer" in text
    assert "They spoke of it in this hearing." in text


def test_a_hearing_that_is_unticked_is_left_out_and_one_to_come_is_left_alone(desk: Desk) -> None:
    desk.post("plan-hearing/", PLAN)
    impact = ("impacts", "wrongly-suspected", "testimony")
    change = Set(impact, ["two-evenings", "talk-with-claimants"])
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=desk.row.created_at)
    rate = "impacts/wrongly-suspected/severity/scale/?rater=affected-people"
    sent = fields(desk.get(rate))
    assert sent["heard"] == ["talk-with-claimants"]
    desk.post(rate, sent)
    assert list(desk.document.impacts["wrongly-suspected"].testimony) == ["two-evenings", "talk-with-claimants"]
    desk.post(rate, {**sent, "heard": []})
    assert list(desk.document.impacts["wrongly-suspected"].testimony) == ["two-evenings"]


def test_others_are_not_asked_in_which_hearing(desk: Desk, blank: Desk) -> None:
    assert "heard" not in fields(desk.get("impacts/wrongly-suspected/severity/scale/?rater=expert&heard=x"))
    assert "In which hearing" not in read(desk.get("impacts/wrongly-suspected/severity/scale/"))


# what helps


def test_what_keeps_people_from_being_heard_stands_beside_the_groups(desk: Desk) -> None:
    text = read(desk.get("new-hearing/?group=migrants"))
    aids = bundle.load().of(EngagementAid).values()
    for aid in aids:
        if aid.kind == "barrier":
            assert f"{aid.title}. {aid.summary}" in text
        if aid.kind == "support" and aid.helps_with:
            assert aid.title in text
    assert "About them: Migrants" in text
    assert "Data such as nationality or language that stand in for suspicion" in text
    assert "Sources:" in text
    assert fields(desk.get("new-hearing/?group=no-such-group")).get("groups") is None
    listed = read(desk.get("engagement/"))
    assert all(aid.title in listed for aid in aids if aid.kind == "not-engagement")


# nobody is singled out


@pytest.mark.parametrize(
    "text",
    [
        "Ask m.khan@example.org",
        "Call +49 30 901820",
        "Her number: 0176 1234567",
        "هاتف ٠١٢٣٤٥٦٧٨٩",
        "(030) 90 18 20-0",
    ],
)
def test_a_way_to_reach_somebody_is_seen(text: str) -> None:
    assert holds_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "On 2026-10-06 and 06.10.2026",
        "From 2019-2024, and 2019 – 2024",
        "1 000 000 people, or 1.000.000",
        "12,345 letters; file 123456",
        "at @home",
        "Articles 7, 14 and 27",
    ],
)
def test_days_and_numbers_are_no_way_to_reach_somebody(text: str) -> None:
    assert not holds_contact(text)


def test_a_text_that_may_single_somebody_out_is_warned_of_and_kept(blank: Desk) -> None:
    assert blank.post("new-hearing/", {**HEARD, "said": "Write to me: m.khan@example.org"}).status_code == SAVED
    assert "This may single somebody out" in read(blank.get("engagement/morning-at-the-office/"))
    path = "engagement/morning-at-the-office/change/"
    blank.post(path, {**fields(blank.get(path)), "said": "Write to me."})
    assert "This may single somebody out" not in read(blank.get("engagement/morning-at-the-office/"))


# removing


def test_a_record_goes_once_a_person_confirms_and_impacts_no_longer_name_it(desk: Desk) -> None:
    text = read(desk.get(f"{TALK}remove/"))
    assert "will no longer stand with" in text
    assert "Households lived without their payment" in text
    assert desk.post(f"{TALK}remove/", {}).status_code == SAVED
    assert "talk-with-claimants" not in desk.document.engagement
    assert not [one for one in desk.document.impacts.values() if "talk-with-claimants" in one.testimony]
    assert desk.get(TALK).status_code == 404


def test_two_who_change_the_same_words_meet(desk: Desk) -> None:
    base, sent = desk.latest.digest, fields(desk.get(f"{TALK}change/"))
    desk.post(f"{TALK}change/", {**sent, "said": "One", "how": "interview"})
    response = desk.post(f"{TALK}change/", {**sent, "said": "Two", "how": "survey"}, base=base)
    assert response.status_code == 409
    text = read(response)
    for shown in ("What they said", "Two", "How they were heard", "Interview", "Survey"):
        assert shown in text


def test_an_archived_dossier_takes_no_record(desk: Desk) -> None:
    desk.post("archive/", {"reason": "Done"})
    for path in ("new-hearing/", "plan-hearing/", "nobody-heard/", f"{TALK}remove/"):
        assert "restore it first" in read(desk.get(path))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(blank: Desk, text: str) -> None:
    parts = ("title", "support", "said", "changed")
    blank.post("new-hearing/", {**HEARD, **dict.fromkeys(parts, text)})
    for id_ in blank.document.engagement:
        for path in ("engagement/", f"engagement/{id_}/", f"engagement/{id_}/change/", f"engagement/{id_}/remove/"):
            response = blank.get(path)
            assert response.status_code == 200
            assert "<script>alert" not in text_of(response)


@pytest.mark.parametrize("text", BROKEN)
def test_bytes_that_are_no_text_are_no_fault_of_ours(blank: Desk, text: bytes) -> None:
    for name in (b"title", b"language", b"groups", b"on"):
        assert blank.raw("new-hearing/", name + b"=" + text).status_code in (400, 422)


# what they could change


def test_what_people_could_change_is_told_in_plain_words_and_stays_not_said(desk: Desk) -> None:
    form = read(desk.get("new-hearing/"))
    assert "What could they change?" in form
    assert "this is no score" in form
    levels = [aid for aid in bundle.load().of(EngagementAid).values() if aid.kind == "level"]
    assert levels
    assert all(aid.summary in form for aid in levels)
    desk.post("new-hearing/", {**HEARD, "groups": ["children"], "say": ""})
    assert "say" not in desk.plain["engagement"]["morning-at-the-office"]
    desk.post("new-hearing/", {**HEARD, "title": "Vote", "said": "No.", "say": "consent"})
    assert desk.plain["engagement"]["vote"]["say"] == "consent"
    assert "What they could change Could say no, and no would have ended it" in read(desk.get("engagement/vote/"))
    assert "could say no, and no would have ended it" in read(desk.get("engagement/"))
    assert fields(desk.get("engagement/vote/change/"))["say"] == ["consent"]


def test_who_is_only_told_is_not_heard(blank: Desk) -> None:
    blank.post(
        "new-impact/", {"title": "Rent", "likelihood": "unknown", "touches_core": "unknown", "groups": "children"}
    )
    blank.post("new-hearing/", {**HEARD, "groups": ["children"], "said": "Why?", "on": "2026-11-02", "say": "informed"})
    first, after = read(blank.get("engagement/")).split("They were told, and not asked")
    assert "Told, and not asked: Morning at the office, 2 November 2026" in first
    assert "is not yet being heard. Morning at the office" in after
    page_of_it = read(blank.get("engagement/morning-at-the-office/"))
    assert "Told, and not asked" in page_of_it
    assert "Why?" in page_of_it
    assert "Hear the people touched Told, and nobody asked yet" in read(blank.get())
    path = "engagement/morning-at-the-office/change/"
    blank.post(path, {**fields(blank.get(path)), "say": "consulted"})
    assert "They were told, and not asked" not in read(blank.get("engagement/"))


def test_a_plan_says_what_people_will_be_able_to_change(desk: Desk) -> None:
    desk.post("plan-hearing/", {**PLAN, "say": "involved"})
    assert desk.plain["engagement"]["two-evenings"]["say"] == "involved"
    assert desk.post("plan-hearing/", {**PLAN, "say": "a lot"}).status_code == 422


def test_the_list_tells_whose_consent_a_norm_asks_for_until_it_is_recorded(blank: Desk) -> None:
    used = Set(("facts", "indigenous-data-or-land"), {"value": "yes", "by": "lead"})
    actions.revise(blank.row, base=blank.latest.digest, changes=[used], by=blank.user, at=blank.row.created_at)
    sent = {"title": "Songs are sold", "likelihood": "unknown", "touches_core": "unknown"}
    blank.post("new-impact/", {**sent, "groups": ["indigenous-peoples"]})
    asked = "Their free, prior and informed consent is asked by: United Nations Declaration on the Rights of Indigenous"
    assert asked not in read(blank.get("engagement/")), "nobody met them: that they were not heard stands there"
    blank.post("new-hearing/", {**HEARD, "groups": ["indigenous-peoples"], "said": "Ask the elders."})
    assert f"That these people could say no is not recorded: Indigenous peoples. {asked}" in read(
        blank.get("engagement/")
    )
    path = "engagement/morning-at-the-office/change/"
    blank.post(path, {**fields(blank.get(path)), "say": "consent"})
    assert asked not in read(blank.get("engagement/"))
