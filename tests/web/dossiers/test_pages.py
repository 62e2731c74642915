"""The pages of dossiers: the list, starting, the home, describing, the file, and putting away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from duecare.files.read import parse_dossier
from duecare.web.dossiers import actions, listing, queries, store
from duecare.web.dossiers.models import Dossier, State
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from tests.web.conftest import Clock
from tests.web.desk import BROKEN, HOSTILE, SAVED, Desk, fields, made, page, read, text_of

LIST, START = "/", "/start/"


def some(organisation: Organisation, by: User, clock: Clock, count: int) -> None:
    for number in range(count):
        clock.now += timedelta(minutes=1)
        document = made(id=f"system-{number}", title=f"System {number}")
        actions.create(document, organisation=organisation, by=by, at=clock.now, reason="")


# the list


def test_an_empty_list_says_what_a_dossier_is_and_how_to_begin(client: Client, me: User) -> None:
    text = read(client.get(LIST))
    assert "No dossiers yet" in text
    assert "Start a dossier" in text
    assert "Search" not in text


def test_the_list_says_what_is_grave_and_what_is_open(desk: Desk, blank: Desk, clock: Clock) -> None:
    text = read(desk.client.get(LIST))
    assert "Benefit fraud risk score, City of Lindenau" in text
    assert "At worst: severe to critical, not settled" in text
    assert "No impact recorded" in text
    assert "changed on 22 November 2026" in text


def test_what_nobody_rated_does_not_read_as_critical(blank: Desk) -> None:
    blank.post("new-impact/", {"title": "Nobody knows", "likelihood": "unknown", "touches_core": "unknown"})
    text = text_of(blank.client.get(LIST))
    assert "At worst: limited to critical, not settled" in text
    assert "tier-critical tier-range" in text


def test_the_list_is_searched_in_every_word(client: Client, me: User, ours: Organisation, clock: Clock) -> None:
    some(ours, me, clock, 12)
    assert "System 11" in read(client.get(LIST, {"q": "SYSTEM 11"}))
    found = read(client.get(LIST, {"q": "no such thing"}))
    assert "Nothing found" in found
    assert "Show all dossiers" in found
    assert client.get(LIST, {"q": "a\0b"}).status_code == 200


def test_a_long_list_goes_on_and_back(
    client: Client, me: User, ours: Organisation, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 5)
    some(ours, me, clock, 12)
    first = client.get(LIST, {"q": "system"})
    assert ("System 11" in read(first), "System 6" in read(first)) == (True, False)
    older = next(attrs["href"] for tag, attrs in page(first).tags if attrs.get("rel") == "next")
    second = client.get(LIST + older)
    assert "System 6" in read(second)
    newer = next(attrs["href"] for tag, attrs in page(second).tags if attrs.get("rel") == "prev")
    assert "System 11" in read(client.get(LIST + newer))


def test_a_key_that_is_none_is_not_found(client: Client, me: User) -> None:
    assert client.get(LIST, {"after": "rubbish"}).status_code == 404


def test_the_list_asks_as_much_of_ten_dossiers_as_of_one_and_reads_no_document(
    client: Client,
    me: User,
    ours: Organisation,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    some(ours, me, clock, 10)
    monkeypatch.setattr(store, "unpack", lambda content: pytest.fail("a list read a document"))
    monkeypatch.setattr(store, "_document", lambda *args: pytest.fail("a list read a document"))
    with django_assert_num_queries(8):
        client.get(LIST)
    with django_assert_num_queries(5):  # the counts are kept until somebody acts
        client.get(LIST)


# starting


def test_a_blank_dossier_begins_with_what_was_said(client: Client, me: User, ours: Organisation) -> None:
    response = client.post(START, {"title": "  Score,\r\n  Arden ", "purpose": "To see\r\nwhat happens"})
    assert response["Location"] == f"/d/{ours.slug}/score-arden/"
    desk = Desk(client, me, Dossier.objects.get())
    assert desk.plain == {
        "format": "duecare-dossier/1",
        "id": "score-arden",
        "title": "Score, Arden",
        "system": {"purpose": "To see\nwhat happens"},
    }
    assert [entry.verb for entry in Entry.objects.all()] == ["create"]


def test_a_dossier_that_is_started_from_outside_says_so(client: Client, me: User, ours: Organisation) -> None:
    client.post(START, {"title": "Score", "outside": "on"})
    desk = Desk(client, me, Dossier.objects.get())
    assert desk.plain["outside"] == "operator-not-asked"
    assert "This was made from outside" in read(desk.get("report/"))
    home = read(desk.get())
    assert "From outside; who runs it was not asked" in home and "Ask for what is not known" in home


@pytest.mark.parametrize("title", ["نظام", "🧨", "—", "a" * 300, "New"])
def test_every_title_gets_an_address_and_the_same_title_another(client: Client, me: User, title: str) -> None:
    found = {client.post(START, {"title": title})["Location"] for _ in range(3)}
    assert len(found) == 3
    assert all(client.get(url).status_code == 200 for url in found)


def test_a_dossier_started_in_arabic_is_in_arabic(client: Client, me: User) -> None:
    client.post(START, {"title": "نظام"}, headers={"accept-language": "ar"})
    assert Desk(client, me, Dossier.objects.get()).document.language == "ar"


@pytest.mark.parametrize("sent", [{}, {"title": " \n "}, {"title": "x" * 301}, {"title": "x", "purpose": "y" * 20_001}])
def test_what_cannot_be_used_is_said_and_kept(client: Client, me: User, sent: dict[str, str]) -> None:
    response = client.post(START, sent)
    assert response.status_code == 422
    assert "There is a problem" in read(response)
    assert fields(response).get("purpose", [""])[0] == sent.get("purpose", "")
    assert not Dossier.objects.exists()


# the home


def test_a_blank_home_leads_to_the_first_step_and_the_next_best_question(blank: Desk) -> None:
    text = read(blank.get())
    assert "0 of 7 tasks done" in text
    assert "From outside" not in text
    assert "The next best question" in text
    for said in ("Describe the system To do", "Go through every right", "None recorded", "No decision named"):
        assert said in text
    assert 'href="/d/my-organisation/fraud-score/priorities/"' not in text_of(blank.get())


def test_the_home_of_the_example_says_how_far_it_is(desk: Desk) -> None:
    text = read(desk.get())
    for said in (
        "of 7 tasks done",
        f"{len(desk.judged.next_questions)} questions open",
        "Contract is awarded, 1 March 2027",
        "To be put right: 2. To be prevented: 3.",
    ):
        assert said in text
    assert "A red line is crossed" not in text


@pytest.mark.parametrize(("stage", "said"), [("in-use", "stop it, keep the evidence"), ("design", "No measure or")])
def test_a_crossed_line_comes_first_on_the_home(desk: Desk, stage: str, said: str) -> None:
    for fact in ("predicts-offending", "solely-profiling"):
        assert desk.post(f"facts/{fact}/", {"value": "yes"}).status_code == SAVED
    sent = {name: values[0] for name, values in fields(desk.get("describe/")).items()} | {"stage": stage}
    assert desk.post("describe/", sent).status_code == SAVED
    text = read(desk.get())
    assert text.index("A red line is crossed") < text.index("tasks done")
    assert said in text


def test_the_home_does_not_press_for_what_nobody_knows(blank: Desk) -> None:
    first = blank.judged.next_questions[0].id
    assert f'class="big"><a href="{blank.url(f"facts/{first}/")}"' in text_of(blank.get())
    blank.post(f"facts/{first}/", {"value": "unknown"})
    asked = [question.id for question in blank.judged.next_questions]
    second = next(question for question in asked if question != first)
    assert first in asked
    assert f'class="big"><a href="{blank.url(f"facts/{second}/")}"' in text_of(blank.get())


def test_the_home_reads_what_was_found_and_judges_nothing(
    desk: Desk, elsewhere: Desk, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr("duecare.web.dossiers.judging.assess", lambda *args: pytest.fail("the home judged"))
    with django_assert_num_queries(3):
        desk.get()


# describing


def test_describing_sets_each_field_and_makes_one_revision(blank: Desk) -> None:
    before = blank.row.revisions.count()
    sent = {
        "title": "Fraud score, Arden",
        "name": "Score 3",
        "purpose": "To choose files",
        "description": "A list each month",
        "stage": "testing",
        "countries": "Austria, de،Egypt",
        "territory": "Arden",
        "alternatives": "A random sample",
    }
    response = blank.post("describe/", sent)
    assert (response.status_code, response["Location"]) == (SAVED, blank.url())
    assert "Saved." in read(blank.get())
    assert blank.row.revisions.count() == before + 1
    assert blank.plain == {
        "format": "duecare-dossier/1",
        "id": "fraud-score",
        "title": "Fraud score, Arden",
        "system": {
            "name": "Score 3",
            "purpose": "To choose files",
            "description": "A list each month",
            "alternatives": "A random sample",
            "stage": "testing",
            "place": {"countries": ["AT", "DE", "EG"], "territory": "Arden"},
        },
    }


def test_a_form_sent_back_as_it_was_changes_nothing(desk: Desk) -> None:
    sent = fields(desk.get("describe/"))
    assert desk.post("describe/", sent).status_code == SAVED
    assert desk.row.revisions.count() == 1
    assert "Saved." not in read(desk.get())


def test_emptied_fields_are_cleared(desk: Desk) -> None:
    assert desk.post("describe/", {"title": "Only this"}).status_code == SAVED
    assert "purpose" not in desk.plain["system"]
    assert desk.plain["gate"] == "award"


def test_an_unknown_country_is_named_and_everything_is_kept(blank: Desk) -> None:
    response = blank.post("describe/", {"title": "T", "countries": "Atlantis, Austria", "purpose": "Kept\nas it is"})
    assert response.status_code == 422
    assert "No country is called “Atlantis”." in read(response)
    assert fields(response)["purpose"] == ["Kept\nas it is"]
    assert fields(response)["countries"] == ["Atlantis, Austria"]
    assert blank.row.revisions.count() == 1


# two at the same moment


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids that were free a moment ago, each looked up once; after them, those that are."""
    ids: list[str] = []
    free = queries.free_slug
    monkeypatch.setattr(queries, "free_slug", lambda *found: ids.pop() if ids else free(*found))
    return ids


@pytest.mark.parametrize("times", [1, 2])
def test_who_is_second_gets_another_id_or_the_form_with_what_was_typed(
    blank: Desk, late: list[str], times: int
) -> None:
    for path, url in (("start/", START), ("copy/", blank.url("copy/"))):
        late += [blank.row.slug] * times
        count = Dossier.objects.count()
        sent = blank.client.post(url, {"title": "Fraud score", "purpose": "To find fraud"})
        assert (sent.status_code, Dossier.objects.count() - count) == ((SAVED, 1) if times == 1 else (422, 0)), path
        if times == 2:
            assert fields(sent)["title"] == ["Fraud score"]
            assert "There is already a dossier with the id fraud-score." in read(sent)
    assert blank.document.title == "Fraud score"


# the file


def test_the_file_holds_the_document(desk: Desk) -> None:
    response = desk.get("dossier.yaml")
    assert response["Content-Type"] == "application/yaml"
    assert response["Content-Disposition"] == 'attachment; filename="benefit-fraud-score.yaml"'
    assert parse_dossier(response.content, "x.yaml").digest == desk.document.digest


# copying and putting away


def test_a_copy_is_a_dossier_of_its_own(desk: Desk) -> None:
    response = desk.post("copy/", {"title": "Second tender"})
    assert response["Location"] == "/d/my-organisation/second-tender/"
    copied = Desk(desk.client, desk.user, Dossier.objects.get(slug="second-tender"))
    assert copied.document.title == "Second tender"
    assert copied.document.impacts.keys() == desk.document.impacts.keys()
    assert "Copied." in read(copied.get())


def test_an_archived_dossier_is_out_of_the_list_and_closed_to_changes(desk: Desk) -> None:
    assert desk.post("archive/", {"reason": "Never bought"})["Location"] == LIST
    assert "Benefit fraud" not in read(desk.client.get(LIST))
    assert "Benefit fraud" in read(desk.client.get(LIST, {"state": "archived"}))
    assert "This dossier is archived." in read(desk.get())
    assert "The next best question" not in read(desk.get())
    for path in ("describe/", "facts/predicts-offending/", "rights/privacy/", "new-impact/"):
        response = desk.get(path)
        assert "To change it, restore it first." in read(response)
        assert not [attrs for tag, attrs in page(response).tags if tag == "button" and "btn" in attrs.get("class", "")]
    refused = desk.post("describe/", {"title": "New", "purpose": "What somebody typed before it was archived"})
    assert refused.status_code == 422
    assert "What somebody typed before it was archived" in read(refused)
    assert desk.row.revisions.count() == 1
    assert "Restore it first, then change it." in read(refused)
    assert desk.post("restore/", {"reason": "Bought"})["Location"] == desk.url()
    assert desk.post("describe/", {"title": "New"}).status_code == SAVED
    assert Entry.objects.filter(verb__in=["archive", "restore"]).count() == 2


@pytest.mark.parametrize("act", ["copy", "archive", "restore"])
def test_an_act_is_no_page_and_wants_what_it_needs(desk: Desk, act: str) -> None:
    assert desk.get(f"{act}/").status_code == 405
    response = desk.post(f"{act}/", {"title": "", "reason": " "})
    assert response.status_code == 422
    assert "Write something here." in read(response)
    assert desk.row.state == State.ACTIVE
    assert Dossier.objects.count() == 1


def test_what_is_archived_is_not_archived_again(desk: Desk) -> None:
    desk.post("archive/", {"reason": "Never bought"})
    assert desk.post("archive/", {"reason": "Never bought"}).status_code == 403


# hostile text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(client: Client, me: User, words: str) -> None:
    assert client.post(START, {"title": words, "purpose": words}).status_code == SAVED
    desk = Desk(client, me, Dossier.objects.get())
    assert desk.document.system.purpose == words.strip()
    assert desk.post("chain/new/", {"name": words, "kind": "business"}).status_code == SAVED
    for url in (LIST, desk.url(), desk.url("chain/"), desk.url("history/")):
        shown = text_of(client.get(url))
        assert f"<bdi>{escape(desk.document.title)}</bdi>" in shown.replace("<bdi >", "<bdi>")
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert fields(desk.get("describe/"))["purpose"] == [words.strip()]


@pytest.mark.parametrize("field", ["title", "name", "purpose", "countries", "stage"])
@pytest.mark.parametrize("body", BROKEN)
def test_what_is_no_text_is_refused_or_made_one(blank: Desk, field: str, body: bytes) -> None:
    response = blank.raw("describe/", f"title=Kept&description=Kept+too&{field}=".encode() + body)
    assert response.status_code in (SAVED, 422)
    if response.status_code == 422:
        assert fields(response)["description"] == ["Kept too"]
        assert "There is a problem" in read(response)


def test_the_way_here_names_a_dossier_in_its_own_language(desk: Desk) -> None:
    way = '<bdi lang="en" dir="ltr">Benefit fraud risk score, City of Lindenau</bdi>'
    assert way in text_of(desk.get("rights/", **{"accept-language": "ar"}))
