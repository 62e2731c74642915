"""What the text suggests: shown with its words, decided by people one by one, and never over what somebody stated."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from duecare.web.people.models import Organisation, User
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, SAVED, Desk, fields, made, read, text_of
from tests.web.test_access import assert_well_made
from tests.web.test_weight import MOST, weight

PURPOSE = "It recognises the faces of children at the gate. It may score people, and it does not act by itself."
RECORD = {
    "format": "us-inventory-2024",
    "file_name": "inventory.csv",
    "file_digest": "sha256:" + "1" * 64,
    "asserted_by": "An agency",
    "position": 0,
    "fields": [
        {"name": "Name", "verbatim": "Gate camera"},
        {"name": "Purpose", "verbatim": PURPOSE},
        {"name": "Outputs", "verbatim": "A list in which the system is said to score people and to rank all of them."},
    ],
}


@pytest.fixture
def said(client: Client, me: User, ours: Organisation, clock: Clock) -> Desk:
    """A desk with a dossier that has a text."""
    return desk_of(client, me, ours, clock, system={"purpose": PURPOSE})


def desk_of(client: Client, me: User, ours: Organisation, clock: Clock, **parts: Any) -> Desk:
    row = actions.create(made(**parts), organisation=ours, by=me, at=clock.now, reason="")
    return Desk(client, me, row)


def test_the_words_are_marked_in_the_text_and_told_apart_in_words(said: Desk) -> None:
    text = text_of(said.get("suggested/"))
    assert (
        '<mark class="says">recognises the faces</mark><span class="hidden" lang="en" dir="auto"> [said]</span>' in text
    )
    told = r'</mark><small class="how" lang="en" dir="auto">\s*'
    assert re.search(rf'<mark class="perhaps">score people{told}\[perhaps\]</small>', text)
    assert re.search(rf'<mark class="denies">by itself{told}\[denied\]</small>', text)
    shown = read(said.get("suggested/"))
    assert "3 answers that it suggests" in shown
    assert "People whom the words name: Children" in shown
    assert "What the text denies" in shown


def test_what_the_page_says_amid_a_text_is_in_the_language_of_the_page(said: Desk) -> None:
    said.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    text = text_of(said.get("suggested/"))
    assert '<p class="rewritten" dir="auto" lang="en">' in text
    told = re.findall(r'</mark><(?:small class="how"|span class="hidden") lang="(\w+)" dir="auto">', text)
    assert set(told) == {"ar"}


def test_every_page_is_well_made(said: Desk) -> None:
    said.post("suggested/scores-people/aside/", {"reason": "Said of another system"})
    said.post("facts/recognises-faces/", {"value": "no", "note": "We looked"})
    for path in ("", "main-functions/", "scores-people/", "recognises-faces/", "main-functions/aside/"):
        assert_well_made(said.get(f"suggested/{path}"))


def test_nothing_is_chosen_beforehand_and_nothing_is_answered_by_looking(said: Desk) -> None:
    assert "checked" not in text_of(said.get("suggested/"))
    assert set(fields(said.get("suggested/"))) <= {"csrfmiddlewaretoken", "base", "next"}
    assert said.plain.get("facts", {}) == {}


def test_a_person_confirms_in_their_own_name_with_the_words_as_where_it_came_from(said: Desk) -> None:
    assert said.post("suggested/recognises-faces/", {"value": "yes"}).status_code == SAVED
    fact = said.document.facts["recognises-faces"]
    assert (fact.value, fact.basis, fact.by) == ("yes", "stated", said.user.handle)
    assert "“It recognises the faces of children at the gate”" in (fact.note or "")
    assert "“recognises the faces”" in (fact.note or "")
    assert "Answered already" in read(said.get("suggested/"))


def test_of_a_question_with_several_answers_those_are_confirmed_that_are_ticked(said: Desk) -> None:
    assert said.post("suggested/main-functions/", {}).status_code == 422
    assert said.post("suggested/main-functions/", {"value": ["judge-people"]}).status_code == SAVED
    assert said.document.facts["main-functions"].value == ("judge-people", "unknown")


def test_of_a_question_with_one_answer_one_is_confirmed(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    both = "It is said to act by itself, and the clerk signs all of it."
    desk = desk_of(client, me, ours, clock, system={"description": both})
    assert "The texts suggest more than one answer" in read(desk.get("suggested/human-decides/"))
    assert desk.post("suggested/human-decides/", {"value": ["nobody", "rubber-stamp"]}).status_code == 422
    assert desk.post("suggested/human-decides/", {"value": ["a-person"]}).status_code == 422
    assert desk.post("suggested/human-decides/aside/", {"reason": "An advertisement"}).status_code == SAVED
    assert desk.document.facts["human-decides"].value == ("nobody", "rubber-stamp")
    assert "An advertisement" in read(desk.get("suggested/"))
    assert desk.get("report/").status_code == 200


def test_it_is_set_aside_with_a_reason_that_stays_and_the_question_stays_open(said: Desk) -> None:
    open_before = {question.id for question in said.judged.next_questions}
    empty = said.post("suggested/scores-people/aside/", {"reason": " "})
    assert empty.status_code == 422
    assert said.post("suggested/scores-people/aside/", {"reason": "Said of another system"}).status_code == SAVED
    fact = said.document.facts["scores-people"]
    assert (fact.basis, fact.aside, fact.aside_by) == ("suggested", "Said of another system", said.user.handle)
    assert {question.id for question in said.judged.next_questions} == open_before
    shown = read(said.get("suggested/"))
    assert "2 answers that it suggests" in shown
    assert "Set aside, because “Said of another system”" in shown
    assert "A suggestion was set aside" in read(said.get("facts/scores-people/"))
    assert said.post("suggested/scores-people/back/", {}).status_code == SAVED
    assert "3 answers that it suggests" in read(said.get("suggested/"))


def test_what_is_set_aside_comes_back_when_a_text_suggests_another_answer(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    desk = desk_of(client, me, ours, clock, system={"purpose": "It is said to act by itself in all of it."})
    desk.post("suggested/human-decides/aside/", {"reason": "An advertisement"})
    change = Set(("system", "purpose"), "In all of it the clerk signs, and it is said to act by itself.")
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=me, at=clock.now)
    assert "1 answer that it suggests" in read(desk.get("suggested/"))


def test_what_somebody_stated_is_never_gone_over_but_shown_beside(said: Desk) -> None:
    said.post("facts/recognises-faces/", {"value": "no", "note": "We looked"})
    shown = read(said.get("suggested/"))
    assert "Answered already" in shown
    assert "The words suggest Yes Stated No" in shown
    for path, sent in (("", {"value": "yes"}), ("aside/", {"reason": "No"})):
        refused = said.post(f"suggested/recognises-faces/{path}", sent)
        assert refused.status_code == 422
        assert "Somebody has answered this meanwhile" in read(refused)
    assert said.post("suggested/recognises-faces/back/", {}).status_code == SAVED
    actions.archive(said.row, by=said.user, at=said.latest.at, reason="Over")
    assert said.post("suggested/scores-people/back/", {}).status_code == 422
    assert said.document.facts["recognises-faces"].value == "no"


def test_what_two_people_decide_at_once_is_a_conflict_that_loses_nothing(said: Desk) -> None:
    base = said.latest.digest
    said.post("suggested/scores-people/aside/", {"reason": "Said of another system"})
    met = said.post("suggested/scores-people/", {"value": "yes"}, base=base)
    assert met.status_code == 409
    assert "Said of another system" in read(met)


def test_home_and_the_facts_lead_to_it_only_while_something_is_open(said: Desk) -> None:
    assert "Words point to 3 answers" in read(said.get())
    asked = read(said.get("facts/recognises-faces/"))
    assert "The stated purpose says:" in asked
    assert "The words suggest: Yes" in asked
    assert "/suggested/" in text_of(said.get("facts/"))
    for fact in ("recognises-faces", "scores-people", "main-functions"):
        said.post(f"suggested/{fact}/aside/", {"reason": "No"})
    assert "Words point to" not in read(said.get())
    assert "No suggestion is open" in read(said.get("suggested/"))


def test_prose_of_kept_records_is_read_too_each_text_once(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    stored = {"value": "yes", "by": "agency", "basis": "suggested", "note": "The record says “Yes” under “Law”."}
    desk = desk_of(
        client,
        me,
        ours,
        clock,
        system={"purpose": PURPOSE},
        records={"row": RECORD},
        evidence={"row": {"title": "The row", "kind": "record"}},
        facts={"law-enforcement-purpose": stored},
    )
    shown = read(desk.get("suggested/"))
    assert text_of(desk.get("suggested/")).count('<p class="rewritten"') == 2
    assert "The record Outputs" in shown
    assert "The record says “Yes” under “Law”." in shown
    desk.post("suggested/scores-people/", {"value": "yes"})
    assert desk.document.facts["scores-people"].evidence == ("row",)
    desk.post("suggested/law-enforcement-purpose/", {"value": "yes"})
    fact = desk.document.facts["law-enforcement-purpose"]
    assert (fact.basis, fact.by, fact.note) == ("stated", me.handle, stored["note"])


def test_there_is_nothing_without_a_text(blank: Desk) -> None:
    assert "There is no text yet" in read(blank.get("suggested/"))


def test_what_no_text_suggests_has_no_page(said: Desk) -> None:
    for fact in ("law-enforcement-purpose", "no-such-fact"):
        assert said.get(f"suggested/{fact}/").status_code == 404


def test_of_a_language_without_words_it_says_that_a_person_has_to_look(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    desk = desk_of(client, me, ours, clock, language="sv", system={"purpose": "Det är en kamera vid grinden."})
    assert "no words are held here" in read(desk.get("suggested/"))


def test_an_archived_dossier_shows_the_words_and_no_buttons(said: Desk) -> None:
    actions.archive(said.row, by=said.user, at=said.latest.at, reason="Over")
    assert "Confirm:" not in read(said.get("suggested/"))
    assert "restore it first" in read(said.get("suggested/recognises-faces/"))
    assert said.post("suggested/recognises-faces/", {"value": "yes"}).status_code == 422


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(
    client: Client, me: User, ours: Organisation, clock: Clock, hostile: str
) -> None:
    text = f"It is said to score people {hostile} and to score people <b>{hostile}</b>".replace("\x07", "")
    desk = desk_of(client, me, ours, clock, system={"purpose": text, "name": f"A {hostile[:80]} to score people"})
    for path in ("suggested/", "suggested/scores-people/", "suggested/scores-people/aside/", "facts/scores-people/"):
        page = text_of(desk.get(path))
        assert '<mark class="says">score people</mark>' in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>" not in page
        assert "7*7" in page or "7*7" not in hostile


def test_the_page_is_light_however_long_the_texts_are(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    random = Random(5)
    words = [f"{random.choice(PURPOSE.split())}{random.randrange(999)}" for _ in range(12_000)]
    text = " ".join(f"{' '.join(words[at : at + 9])} It may score people." for at in range(0, 12_000, 9))
    record = {
        **RECORD,
        "fields": [{"name": f"Field {n}", "verbatim": f"{n} {text[n * 90 :][:90_000]}"} for n in range(40)],
    }
    system = {"purpose": text[:20_000], "description": text[20_000:40_000]}
    desk = desk_of(client, me, ours, clock, system=system, records={"row": record})
    for path in ("suggested/", "suggested/scores-people/", "facts/scores-people/", ""):
        response = desk.get(path, **{"accept-encoding": "gzip"})
        assert response.status_code == 200
        assert weight(response) < MOST
