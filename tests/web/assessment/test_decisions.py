"""What comes first, what stands in the way of a decision, and what norms ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, fields, page, read, text_of


def test_two_lists_each_in_its_order_with_why(desk: Desk) -> None:
    text = read(desk.get("priorities/"))
    remedy, prevention = text.split("To be prevented", 1)
    titles = {id_: impact.title for id_, impact in desk.document.impacts.items()}
    for found, part in ((desk.judged.remedy_order, remedy), (desk.judged.prevention_order, prevention)):
        places = [part.index(titles[place.id]) for place in found]
        assert places == sorted(places)
    assert text.count("Why in this place?") == 5
    assert "Severity in words" in text


def test_the_picture_has_a_name_a_description_and_a_table(desk: Desk) -> None:
    found = page(desk.get("priorities/"))
    picture = next(attrs for tag, attrs in found.tags if tag == "svg" and attrs.get("role") == "img")
    ids = {attrs["id"] for _, attrs in found.tags if "id" in attrs}
    assert set(picture["aria-labelledby"].split()) <= ids
    assert [tag for tag, _ in found.tags if tag == "table"]


def test_the_next_decision_comes_first_and_each_open_thing_leads_to_where_it_is_settled(desk: Desk) -> None:
    response = desk.get("gates/")
    text = read(response)
    assert "The next decision · 1 March 2027 Contract is awarded" in text
    assert text.index("In the way") < text.index("At other moments")
    moments = [text.index(word, text.index("At other moments")) for word in ("Is it needed", "Call for", "End of use")]
    assert moments == sorted(moments)
    links = {attrs["href"] for tag, attrs in page(response).tags if tag == "a"}
    for path in ("red-lines/wg-incompatible/", "facts/flag-consequence/", "impacts/wrongly-suspected/"):
        assert desk.url(path) in links
    for link in links:
        if link.startswith(desk.url()):
            assert desk.client.get(link).status_code == 200


def test_what_has_no_form_yet_says_on_the_spot_where_it_is_written(desk: Desk, blank: Desk) -> None:
    shown = desk.get("gates/")
    text = read(shown)
    before = text[: text.index("At other moments")]
    assert before.count("For now this is written in the dossier’s file.") >= 1, "at the next decision itself"
    assert "Written in the file for now" in text
    found = page(shown).tags
    links = [attrs["href"] for tag, attrs in found if tag == "a"]
    assert links.count("#in-the-file") >= 2
    assert [attrs for _, attrs in found if attrs.get("id") == "in-the-file"]
    assert {desk.url("dossier.yaml"), "/start/file/"} <= set(links)
    assert "Written in the file for now" in read(blank.get("gates/"))


def test_a_measure_that_is_late_and_a_name_that_is_strange_are_named(desk: Desk, clock: Clock) -> None:
    clock.now += timedelta(days=800)
    changes = [Set(("facts", "no-such-question"), {"value": "yes", "by": "city"}), Set(("gate",), "review")]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    shown = desk.get("gates/")
    assert "Keep paying until a person has decided" in read(shown)
    assert "no-such-question" in read(shown)
    reviews = [item for gate in desk.judged.gates for item in gate.open_items if item.check.startswith("review-")]
    assert read(shown).count("Set the day") == len(reviews), "only there is a day what is missing"


def test_without_a_next_decision_one_is_to_be_named(blank: Desk) -> None:
    text = read(blank.get("gates/"))
    for said in ("No next decision is named", "Go through every right", "Set the day", "What norms ask"):
        assert said in text


def test_a_gate_at_which_nothing_is_open_says_only_that(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.web.assessment.views.decisions._kinds", lambda *args: [])
    text = text_of(desk.get("gates/"))
    assert "Nothing recorded is open here." in text
    for praise in ("pass", "compliant", "green", "Well done"):
        assert praise not in text


def test_the_next_decision_follows_what_is_described(desk: Desk) -> None:
    sent = {**fields(desk.get("describe/")), "gate": "go-live", "gate_on": ""}
    assert desk.post("describe/", sent).status_code == SAVED
    assert "The next decision First use on people" in read(desk.get("gates/"))
