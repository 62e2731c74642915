"""What is done about impacts: what is open by when, one measure and its parts, and what others have done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from duecare.core.catalogue import Harm, TypicalMeasure
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.web.dossiers import actions
from duecare.web.work.forms.measures import MEANS
from tests.web.conftest import Clock
from tests.web.desk import BROKEN, HOSTILE, SAVED, Desk, fields, page, read, text_of

LIST, NEW, ONE = "measures/", "new-measure/", "measures/telephone-first/"
CHANGE, REMOVE, EFFECT = f"{ONE}change/", f"{ONE}remove/", f"{ONE}effects/migrants/"
SENT: dict[str, Any] = {
    "title": "Pay in advance",
    "kind": "cease",
    "impacts": ["wrongly-suspected"],
    "state": "planned",
    "shown_to": "team",
}


def held(desk: Desk, id_: str = "telephone-first") -> dict[str, Any]:
    found: dict[str, Any] = desk.plain["measures"][id_]
    return found


def links(desk: Desk, path: str) -> set[str]:
    return {attrs["href"] for tag, attrs in page(desk.get(path)).tags if tag == "a"}


# the list


def test_what_is_overdue_comes_first_then_by_day_then_what_has_none(desk: Desk, clock: Clock) -> None:
    clock.now += timedelta(days=30)
    text = read(desk.get(LIST))
    order = (
        "Made things worse for somebody",
        "Telephone the household",
        "Overdue",
        "Keep paying until a person has decided",
        "By day",
        "Pay interest and costs",
        "No award without",
        "Without a day",
        "Ask at the counters",
    )
    places = [text.index(said, text.index("Made things worse")) for said in order]
    assert places == sorted(places)
    assert "Say what is done about it 1 measure made things worse" in read(desk.get())
    for said in (
        "Overdue since 15 December 2026 · Head of social services · City of Lindenau",
        "No date set · Nobody is named who answers for it",
        "Made it worse for: Migrants",
        "Not known what it did for: Women",
    ):
        assert said in text


def test_impacts_that_nobody_answers_for_come_first_remedy_before_prevention(desk: Desk, clock: Clock) -> None:
    text = read(desk.get(LIST))
    assert "Nobody answers for these yet" in text
    open_ = {item.id for item in desk.judged.open_items if item.check == "impact-without-response"}
    assert open_
    top = text[: text.index("By day")]
    for id_, impact in desk.document.impacts.items():
        assert (impact.title in top.partition("Nobody answers")[2]) is (id_ in open_)
    assert "Without an owner or a day: Ask at the counters" in top
    changes = [Set(("measures", "pay-back-and-apologise", "owner"), None)]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    top = read(desk.get(LIST)).partition("By day")[0]
    remedy = desk.document.impacts["payments-held-in-pilot"].title
    assert top.index(remedy) < min(top.index(desk.document.impacts[id_].title) for id_ in open_)
    assert "Remedy is missing" in top


def test_without_impacts_or_measures_the_next_step_is_said(blank: Desk) -> None:
    for path in (LIST, NEW):
        assert "Say first what can happen" in read(blank.get(path))
    blank.post("new-impact/", {"title": "People lose their home", "likelihood": "unknown", "touches_core": "unknown"})
    text = read(blank.get(LIST))
    assert "So nothing is promised to anybody." in text
    assert "Nobody answers for these yet" in text


# one measure


def test_a_measure_is_added_with_all_that_is_said_of_it(desk: Desk) -> None:
    told = {
        **SENT,
        "description": "Every month",
        "actor": "city",
        "owner": "Head of payments",
        "due": "2027-01-15",
        "side_effects": "None known",
        "evidence": ["pilot-report"],
        "shown_to": "public",
    }
    answer = desk.post(NEW, told)
    assert (answer.status_code, answer["Location"]) == (SAVED, desk.url("measures/pay-in-advance/"))
    assert held(desk, "pay-in-advance") == told
    shown = read(desk.get("measures/pay-in-advance/"))
    assert "15 January 2027" in shown
    assert "Seen by Everybody" in shown


def test_evidence_that_is_not_in_the_dossier_is_added_with_the_measure_or_with_what_it_did(desk: Desk) -> None:
    new = {"new_evidence": "Minutes", "new_evidence_kind": "record"}
    refused = desk.post(NEW, {**SENT, **new, "title": ""})
    assert fields(refused)["new_evidence"] == ["Minutes"]
    desk.post(NEW, {**SENT, **new, "evidence": ["pilot-report"]})
    assert held(desk, "pay-in-advance")["evidence"] == ["pilot-report", "minutes"]
    said = {"effect": "not-known", "reason": "Nobody was asked", "new_evidence": "Letter"}
    assert desk.post(f"{ONE}effects/children/", said).status_code == SAVED
    assert held(desk)["effects"]["children"]["evidence"] == ["letter"]
    assert {"minutes", "letter"} <= desk.document.evidence.keys()
    assert desk.url("measures/pay-in-advance/") in links(desk, "evidence/")


def test_changing_nothing_makes_no_revision_and_what_is_cleared_goes(desk: Desk) -> None:
    before = held(desk)
    sent = fields(desk.get(CHANGE))
    assert desk.post(CHANGE, sent).status_code == SAVED
    assert desk.row.revisions.count() == 1
    desk.post(CHANGE, {**sent, "owner": "", "due": ""})
    assert held(desk) == {name: value for name, value in before.items() if name not in ("owner", "due")}
    assert held(desk)["effects"] == before["effects"]


def test_each_kind_says_what_it_means_as_the_knowledge_has_it(desk: Desk) -> None:
    text = read(desk.get(NEW))
    records = bundle.load().records["definitions"]
    assert all(records[id_].summary in text for id_ in MEANS.values())


@pytest.mark.parametrize("field", ["title", "kind", "impacts", "state"])
def test_what_is_missing_is_said_and_nothing_is_lost(desk: Desk, field: str) -> None:
    sent = {**SENT, "owner": "Kept office", "due": "2027-02-30", field: ""}
    answer = desk.post(NEW, sent)
    assert answer.status_code == 422
    text = text_of(answer)
    assert "There is a problem" in text
    assert "Kept office" in text
    assert "2027-02-30" in text
    assert desk.row.revisions.count() == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_and_does_nothing(desk: Desk, text: str) -> None:
    answer = desk.post(NEW, {**SENT, "title": f"x {text}", "owner": text, "side_effects": text})
    assert answer.status_code in (SAVED, 422)
    for path in (LIST, *(f"measures/{id_}/" for id_ in desk.plain["measures"])):
        shown = text_of(desk.get(path))
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


@pytest.mark.parametrize("bytes_", BROKEN)
@pytest.mark.parametrize("path", [NEW, CHANGE, EFFECT])
def test_what_is_no_text_is_refused_calmly(desk: Desk, path: str, bytes_: bytes) -> None:
    answer = desk.raw(path, b"title=" + bytes_ + b"&effect=" + bytes_)
    assert answer.status_code in (400, 422)
    assert desk.row.revisions.count() == 1


def test_two_who_change_one_measure_meet(desk: Desk) -> None:
    base = desk.latest.digest
    sent = fields(desk.get(CHANGE))
    desk.post(CHANGE, {**sent, "owner": "Their office", "kind": "prevent"}, base=base)
    met = desk.post(CHANGE, {**sent, "owner": "My office", "kind": "cease"}, base=base)
    assert met.status_code == 409
    for said in ("Telephone the household", "Who answers for it", "Their office", "My office", "Prevent", "Stop"):
        assert said in read(met)


# effects, group by group


def test_every_group_stands_alone_and_those_nobody_looked_at_are_named(desk: Desk) -> None:
    text = read(desk.get(ONE))
    for said in ("Made it worse", "“Calls are in German. Who did not follow, was visited.”", "Another group"):
        assert said in text
    (impact,) = held(desk)["impacts"]
    for group in desk.document.impacts[impact].groups:
        assert desk.url(f"{ONE}effects/{group}/") in links(desk, ONE)
    assert "Not looked at yet" in text or set(desk.document.impacts[impact].groups) <= set(held(desk)["effects"])


def test_an_effect_is_recorded_with_its_reason_for_one_group_only(desk: Desk) -> None:
    before = held(desk)["effects"]
    said = {"effect": "no-difference-found", "reason": "Counted in May", "evidence": ["pilot-report"]}
    assert desk.post(f"{ONE}effects/children/", said).status_code == SAVED
    assert held(desk)["effects"] == {**before, "children": {**said, "by": desk.user.handle}}
    missing = desk.post(EFFECT, {"effect": "shown-to-help", "reason": " "})
    assert missing.status_code == 422
    assert held(desk)["effects"]["migrants"] == before["migrants"]


# removing


def test_a_measure_is_removed_only_with_a_reason_which_the_history_keeps(desk: Desk) -> None:
    assert "Remove “Telephone the household" in read(desk.get(REMOVE))
    assert desk.post(REMOVE, {"reason": ""}).status_code == 422
    assert "telephone-first" in desk.plain["measures"]
    answer = desk.post(REMOVE, {"reason": "Written down twice"})
    assert (answer.status_code, answer["Location"]) == (SAVED, desk.url(LIST))
    assert "telephone-first" not in desk.plain["measures"]
    assert desk.latest.reason == "Written down twice"
    assert "Written down twice" in read(desk.get("history/"))


# what others have done


def test_a_pattern_suggests_what_others_did_with_its_sources_and_decides_nothing(desk: Desk) -> None:
    shown = desk.get(f"{NEW}?impact=wrongly-suspected")
    text = read(shown)
    catalogue = bundle.load()
    harm = catalogue.of(Harm)[desk.document.impacts["wrongly-suspected"].harm or ""]
    answering = [one for one in catalogue.of(TypicalMeasure).values() if harm.id in one.harms]
    assert answering
    for one in answering:
        assert one.title in text
        assert one.side_effects[0] in text
    assert all(line in text for line in harm.measures)
    assert "Sources:" in text
    assert "people decide" in text
    assert fields(shown)["impacts"] == ["wrongly-suspected"]
    assert desk.row.revisions.count() == 1


def test_of_what_has_happened_what_stops_it_and_puts_it_right_is_suggested_first(desk: Desk) -> None:
    catalogue = bundle.load()
    found = links(desk, f"{NEW}?impact=payments-held-in-pilot")
    assert found
    shown = [attrs["href"] for tag, attrs in page(desk.get(f"{NEW}?impact=payments-held-in-pilot")).tags if tag == "a"]
    taken = [url.partition("like=")[2] for url in shown if "like=" in url]
    kinds = [catalogue.of(TypicalMeasure)[id_].kind in ("cease", "remedy") for id_ in taken]
    assert True in kinds
    assert kinds == sorted(kinds, reverse=True)


def test_a_suggestion_is_taken_over_as_a_draft_that_a_person_saves(desk: Desk) -> None:
    shown = desk.get(f"{NEW}?impact=wrongly-suspected&like=measure-notice")
    record = bundle.load().of(TypicalMeasure)["measure-notice"]
    sent = fields(shown)
    assert (sent["title"], sent["kind"], sent["impacts"]) == ([record.title], [record.kind], ["wrongly-suspected"])
    assert "Nothing is saved yet." in read(shown)
    assert desk.row.revisions.count() == 1
    assert desk.post(NEW, sent).status_code == SAVED
    harm = bundle.load().of(Harm)[desk.document.impacts["wrongly-suspected"].harm or ""]
    line = fields(desk.get(f"{NEW}?impact=wrongly-suspected&line=1"))
    assert line["title"] == [harm.measures[1]]


@pytest.mark.parametrize("what", ["impact=nobody", "impact=wrongly-suspected&line=99", "like=x", "line=0", "line=²"])
def test_what_suggests_nothing_leaves_the_form_empty(desk: Desk, what: str) -> None:
    shown = desk.get(f"{NEW}?{what}")
    assert shown.status_code == 200
    assert fields(shown)["title"] == [""]


def test_an_impact_without_a_pattern_has_no_suggestions(desk: Desk) -> None:
    id_ = next(id_ for id_, impact in desk.document.impacts.items() if impact.harm is None)
    shown = desk.get(f"{NEW}?impact={id_}")
    assert "What others have done about this" not in read(shown)
    assert fields(shown)["impacts"] == [id_]


# beside the impact


def test_an_impact_names_its_measures_and_leads_to_a_new_one(desk: Desk) -> None:
    found = links(desk, "impacts/wrongly-suspected/")
    assert desk.url(ONE) in found
    assert f"{desk.url(NEW)}?impact=wrongly-suspected" in found
    text = read(desk.get("impacts/wrongly-suspected/"))
    assert f"Head of the checking team · {date(2026, 6, 1):%-d June %Y}" in text
    desk.post("new-impact/", {"title": "Nobody knows", "likelihood": "unknown", "touches_core": "unknown"})
    assert "So nothing is promised to the people concerned." in read(desk.get("impacts/nobody-knows/"))


def test_an_archived_dossier_shows_its_measures_and_takes_none(desk: Desk, clock: Clock) -> None:
    actions.archive(desk.row, by=desk.user, at=clock.now, reason="Done")
    for path in (NEW, CHANGE, EFFECT, REMOVE):
        assert "To change it, restore it first." in read(desk.get(path))
    assert desk.post(NEW, SENT).status_code == 422
