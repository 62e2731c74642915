"""The history: every act that the trail holds of a dossier, in one list, and what each revision changed."""

from __future__ import annotations

import re
from datetime import timedelta

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
    acts = re.findall(r"(Restored|Archived|Report asked for as a file|Judged again|Changed|Started) ·", text)
    assert acts == ["Restored", "Archived", "Report asked for as a file", "Judged again", "Changed", "Started"]
    for reason in ("Never bought", "Bought after all", "Example"):
        assert reason in text
    assert text.count(desk.user.display_name) >= len(acts)


def test_each_revision_says_what_it_changed(desk: Desk) -> None:
    document = desk.document
    impact = next(iter(document.impacts))
    revise(desk, Set(("title",), "Another title"))
    revise(desk, Set(("impacts", impact, "title"), "Another impact"))
    revise(desk, Add(("actors", "auditor"), {"name": "The auditor", "kind": "business"}))
    revise(desk, Remove(("actors", "auditor")))
    revise(desk, Set(("system", "purpose"), None))
    text = read(desk.get("history/"))
    assert text.count("What changed") == 5
    for said in (
        "Title · changed",
        "Another impact › Title · changed",
        "auditor · added",
        "auditor · removed",
        "What it is for · emptied",
    ):
        assert said in text
    assert not any(actor.name in text for actor in document.actors.values()), "what stayed is not named"


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
    monkeypatch.setattr(history, "MOST_CHANGES", 2)
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
