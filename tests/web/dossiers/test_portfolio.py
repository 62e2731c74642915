"""The portfolio's page: what needs attention, wishes as links and removable words, and addresses that make no sense."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from duecare.web.dossiers import actions, listing
from duecare.web.dossiers.listing import tallies
from duecare.web.dossiers.models import IndexRow
from duecare.web.people.models import Organisation, User
from tests.web.conftest import Clock
from tests.web.desk import BROKEN, HOSTILE, Desk, fields, made, page, read, text_of

LIST = "/"


@pytest.fixture
def three(me: User, ours: Organisation, clock: Clock) -> None:
    """Three dossiers that differ in all that is filtered by."""
    parts: list[dict[str, Any]] = [
        {"title": "In use", "system": {"stage": "in-use", "sector": "Health", "place": {"countries": ["NL"]}}},
        {"title": "Overdue", "review": {"next_on": "2026-11-01"}, "system": {"stage": "idea", "sector": "Housing"}},
        {"title": "Deciding", "gate": "award", "gate_on": "2026-12-01"},
    ]
    for number, one in enumerate(parts):
        document = made(id=f"system-{number}", **one)
        actions.create(document, organisation=ours, by=me, at=clock.now, reason="")


def shown(client: Client, **wishes: str) -> set[str]:
    text = text_of(client.get(LIST, wishes))
    return {title for title in ("In use", "Overdue", "Deciding") if f"<bdi>{title}</bdi></a></h2>" in text}


def test_each_choice_of_the_page_shows_what_it_says(client: Client, three: None) -> None:
    everything = {"In use", "Overdue", "Deciding"}
    assert shown(client) == everything
    assert shown(client, stage="in-use") == shown(client, country="NL") == shown(client, sector="health") == {"In use"}
    assert shown(client, overdue="yes") == {"Overdue"}
    assert shown(client, within="30") == {"Deciding"}
    assert shown(client, tier="none") == everything
    assert shown(client, tier="critical") == set()
    assert shown(client, stage="in-use", overdue="yes") == set()


def test_what_is_offered_is_what_there_is(client: Client, three: None) -> None:
    text = text_of(client.get(LIST))
    assert '<option value="health">Health</option>' in text
    assert '<option value="NL">Netherlands</option>' in text
    assert "Germany" not in text
    assert '<option value="DE" selected>Germany</option>' in text_of(client.get(LIST, {"country": "DE"}))


def test_wishes_are_words_to_take_away_and_stay_in_the_form(client: Client, three: None) -> None:
    wishes = {"q": "use & <b>", "stage": "in-use", "sort": "worst", "overdue": "yes"}
    response = client.get(LIST, wishes)
    chips = [
        attrs["href"] for tag, attrs in page(response).tags if tag == "a" and attrs.get("href", "").startswith("?")
    ]
    assert "?sort=worst&stage=in-use&overdue=yes" in chips
    assert "?q=use+%26+%3Cb%3E&sort=worst&overdue=yes" in chips
    assert {name: values[0] for name, values in fields(response).items() if values[0]}.items() >= wishes.items()
    text = read(response)
    assert "Dossiers that fit: 0." in text
    assert "Nothing found" in text
    assert "Where it stands: in use" in text
    assert "“use & <b>”" in text


def test_pages_keep_the_wishes(client: Client, three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    first = client.get(LIST, {"tier": "none", "sort": "title"})
    after = next(attrs["href"] for _, attrs in page(first).tags if attrs.get("rel") == "next")
    assert after.startswith("?sort=title&tier=none&after=deciding_")
    second = client.get(LIST + after)
    assert "<bdi>In use</bdi>" in text_of(second)
    assert any(attrs.get("rel") == "prev" for _, attrs in page(second).tags)


def test_what_needs_attention_comes_first_and_leads_to_the_list(desk: Desk, three: None, clock: Clock) -> None:
    IndexRow.objects.filter(title="In use").update(lines_crossed=1)
    IndexRow.objects.filter(title="Overdue").update(remedy_missing=2)
    text = read(desk.client.get(LIST))
    start = text.index("What needs attention")
    assert (
        start < text.index("1 system is in use although a red line is crossed") < text.index("has no measure of remedy")
    )
    response = desk.client.get(LIST, {"line": "crossed", "stage": "in-use"})
    assert "Dossiers that fit: 1." in read(response)
    assert "What needs attention" not in read(response)
    links = {attrs["href"] for tag, attrs in page(desk.client.get(LIST)).tags if tag == "a"}
    assert {"?line=crossed&stage=in-use", "?remedy=yes", "?overdue=yes", "?within=30&sort=decision"} <= links


def test_attention_follows_what_is_done(client: Client, me: User, three: None, clock: Clock) -> None:
    assert "1 dossier has a measure or a review that is overdue" in read(client.get(LIST))
    dossier = IndexRow.objects.get(title="Overdue").dossier
    actions.archive(dossier, by=me, at=clock.now, reason="Never bought")
    assert "overdue" not in read(client.get(LIST)).split("Search by")[0]
    clock.now += timedelta(days=20)
    assert "1 dossier has a decision due within 30 days, or past its day" in read(client.get(LIST))


def test_nothing_is_counted_beyond_a_thousand(client: Client, three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (listing, tallies):
        monkeypatch.setattr(module, "COUNT_TO", 2)
    monkeypatch.setattr("duecare.web.dossiers.views.attention.COUNT_TO", 2)
    assert "Dossiers that fit: more than 2." in read(client.get(LIST, {"tier": "none"}))


@pytest.mark.parametrize(
    "name", ["q", "line", "tier", "stage", "sector", "country", "within", "state", "sort", "overdue"]
)
def test_no_address_breaks_the_list(client: Client, three: None, name: str) -> None:
    for value in (*HOSTILE, "x" * 9_000, "-1", "999999999999999999999", "NL\n", "²"):
        assert client.get(LIST, {name: value}).status_code == 200
    for raw in BROKEN:
        assert client.get(f"{LIST}?{name}={raw.decode()}").status_code == 200
    for key in ("after", "before"):
        assert client.get(LIST, {name: "x", key: "rubbish"}).status_code == 404


def test_an_archived_list_is_searched_too(client: Client, me: User, three: None, clock: Clock) -> None:
    actions.archive(IndexRow.objects.get(title="In use").dossier, by=me, at=clock.now, reason="x")
    assert shown(client, state="archived") == {"In use"}
    assert shown(client, state="archived", q="overdue") == set()
    assert "Nothing is archived" not in read(client.get(LIST, {"state": "archived", "q": "overdue"}))
