"""The history: every act that the trail holds of a dossier, in one list, and what each revision changed."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from duecare.core.revision import Add, Change, Remove, Set
from duecare.web.assessment import tasks
from duecare.web.dossiers import actions
from duecare.web.dossiers.views import history
from duecare.web.trail.actions import record
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, Desk, read, text_of


def revise(desk: Desk, *changes: Change, reason: str = "") -> None:
    now = desk.latest.at + timedelta(minutes=1)
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=now, reason=reason)


def test_every_act_stands_in_one_list_the_latest_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_file", lambda printed: b"%PDF-1.7")
    desk.post("describe/", {"title": "Another title"})
    desk.post("judge/", {})
    desk.post("report/print/", {"format": "pdf"})
    desk.post("archive/", {"reason": "Never bought"})
    desk.post("restore/", {"reason": "Bought after all"})
    text = read(desk.get("history/"))
    acts = re.findall(r"(Restored|Archived|Report asked for as a file|Judged again|Changed|Dossier started) ·", text)
    assert acts == ["Restored", "Archived", "Report asked for as a file", "Judged again", "Changed", "Dossier started"]
    for reason in ("Never bought", "Bought after all", "Example"):
        assert reason in text
    assert text.count(desk.user.display_name) >= len(acts)


def test_each_revision_says_what_it_changed(desk: Desk) -> None:
    document, impact = desk.document, "payments-held-in-pilot"
    revise(desk, Set(("title",), "Another title"))
    revise(desk, Set(("impacts", impact, "title"), "Another impact"))
    revise(desk, Add(("actors", "auditor"), {"name": "The auditor", "kind": "business"}))
    revise(desk, Remove(("actors", "auditor")))
    revise(desk, Set(("system", "purpose"), None))
    revise(desk, Set(("impacts", impact, "severity", "scale", "assessor", "value"), 5))
    text = read(desk.get("history/"))
    for said in (
        "Title from “Benefit fraud risk score, City of Lindenau” to “Another title”",
        "Impact “Another impact”: title rewritten",
        "Actor “The auditor”: added",
        "Actor “The auditor”: removed",
        "What it is for emptied",
        "Severity of “Another impact”: scale from 3 to 5 by the assessor",
    ):
        assert said in text
    assert not any(one.title in text for one in document.measures.values()), "what stayed is not named"


def test_it_is_narrowed_to_a_part(desk: Desk) -> None:
    impact = next(iter(desk.document.impacts))
    revise(desk, Set(("title",), "Another title"))
    revise(desk, Set(("impacts", impact, "status"), "alleged"), Set(("system", "name"), "Another name"))
    desk.post("judge/", {})
    shown = read(desk.get("history/?part=impacts"))
    assert re.findall(r"Revision (\d)", shown) == ["3", "1"]
    assert "alleged" in shown
    assert "Another name" not in shown.replace("Another name ·", "")
    assert re.findall(r"Revision (\d)", read(desk.get("history/?part=document"))) == ["3", "2", "1"]
    assert "No change touched this part." in read(desk.get("history/?part=records"))
    assert "Judged again" in read(desk.get("history/?part=<script>")), "what is no part narrows nothing"


def test_looking_for_a_part_goes_on_where_a_request_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "SEARCHED", 3)
    monkeypatch.setattr(history, "SHOWN", 2)
    revise(desk, Set(("review", "next_on"), "2027-05-01"))
    revise(desk, Add(("actors", "one"), {"name": "One"}))
    for number in range(4):
        revise(desk, Set(("title",), f"Title {number}"))
    revise(desk, *(Add(("actors", name), {"name": name}) for name in ("two", "three", "four", "five")))
    seen, path, pages = [], "history/?part=actors", 0
    while path:
        shown = desk.get(path)
        seen += re.findall(r"Revision (\d)", read(shown))
        older = re.search(r'rel="next" href="(\?[^"]+)"', text_of(shown))
        path, pages = f"history/{unescape(older[1])}" if older else "", pages + 1
    assert seen == ["8", "3", "1"]
    assert pages > 2


def test_nothing_found_so_far_says_that_there_is_more(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "SEARCHED", 1)
    revise(blank, Set(("title",), "Another title"))
    assert "None of these 1 changes touched this part. Look further back." in read(blank.get("history/?part=facts"))


def test_a_dossier_that_nobody_changed_says_what_will_stand_here(blank: Desk) -> None:
    assert "Nothing was changed yet" in read(blank.get("history/"))
    revise(blank, Set(("title",), "Another title"))
    assert "Nothing was changed yet" not in read(blank.get("history/"))


def test_the_history_goes_back_to_the_beginning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "SHOWN", 2)
    for number in range(4):
        revise(desk, Set(("title",), f"Title {number}"))
    seen, path = [], "history/"
    while path:
        shown = desk.get(path)
        seen += re.findall(r"Revision (\d)", read(shown))
        older = re.search(r'rel="next" href="(\?before=\d+)"', text_of(shown))
        path = f"history/{older[1]}" if older else ""
    assert seen == ["5", "4", "3", "2", "1"]
    for wrong in ("x", "-1", "9" * 30, "%00"):
        assert "Revision 5" in read(desk.get(f"history/?before={wrong}"))


def test_a_revision_that_changed_much_names_some_of_it(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_LINES", 2)
    revise(blank, *(Add(("actors", f"a-{number}"), {"name": "An office"}) for number in range(5)))
    assert "3 more changes" in read(blank.get("history/"))


def test_a_page_asks_little_and_shows_no_other_dossiers_acts(
    desk: Desk, blank: Desk, clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        revise(desk, Set(("title",), f"Title {number}"))
    with django_assert_num_queries(5):
        text = read(desk.get("history/"))
    assert text.count("Revision") == history.SHOWN
    assert "Blank" not in text


def test_words_and_verbs_that_are_strange_do_nothing(blank: Desk, clock: Clock) -> None:
    for words in HOSTILE:
        revise(blank, Set(("title",), words.replace("\x07", "")), reason=words)
    with transaction.atomic():
        record(
            organisation=blank.row.organisation,
            subject=blank.row.slug,
            verb="<b>expunge",
            by=blank.user,
            at=clock.now,
            payload={},
        )
    shown = text_of(blank.get("history/"))
    assert "&lt;b&gt;expunge" in shown
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
