"""Findings that may no longer hold say so, and are judged again on a person's word or by themselves at the start."""

from __future__ import annotations

from datetime import timedelta

import pytest

from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.models import IndexRow, Judgement
from duecare.web.trail.models import Entry
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, fields, read

NOTICE, LISTED = "What is shown may no longer hold", "Some findings may no longer hold"


@pytest.fixture
def stale(desk: Desk, clock: Clock) -> Desk:
    """The worked example, on the day on which something changes."""
    changes_on = desk.row.index.changes_on
    assert changes_on is not None
    clock.now += timedelta(days=(changes_on - clock.now.date()).days)
    return desk


def test_fresh_findings_say_nothing(desk: Desk) -> None:
    for path in ("", "report/"):
        assert NOTICE not in read(desk.get(path))
    assert LISTED not in read(desk.client.get("/"))


@pytest.mark.parametrize(("path", "then"), [("", ""), ("report/", "report/")])
def test_home_and_report_say_so_and_judge_again(stale: Desk, clock: Clock, path: str, then: str) -> None:
    response = stale.get(path)
    assert NOTICE in read(response)
    document = stale.latest.digest
    sent = {"then": fields(response).get("then", [""])[0]}
    again = stale.post("judge/", sent)
    assert (again.status_code, again["Location"]) == (SAVED, stale.url(then))
    text = read(stale.get(then))
    assert "Judged again today." in text
    assert NOTICE not in text
    assert stale.latest.digest == document
    assert stale.row.revisions.count() == 1
    judged = Judgement.objects.latest("pk")
    assert judged.on == clock.now.date()
    entry = Entry.objects.latest("id")
    assert entry.verb == "judge"
    assert judged.digest in entry.payload


def test_the_list_marks_them_and_judges_only_them(stale: Desk, blank: Desk, elsewhere: Desk, clock: Clock) -> None:
    IndexRow.objects.filter(dossier=elsewhere.row).update(knowledge="sha256:old")
    response = stale.client.get("/")
    assert LISTED in read(response)
    assert read(response).count("To be judged again") == 1
    assert stale.client.post("/judge/")["Location"] == "/"
    text = read(stale.client.get("/"))
    assert "1 dossier judged again today." in text
    assert LISTED not in text
    assert IndexRow.objects.get(dossier=elsewhere.row).knowledge == "sha256:old"
    assert stale.client.get("/judge/").status_code == 405


def test_nobody_judges_what_they_may_not_see(elsewhere: Desk) -> None:
    assert elsewhere.client.post(elsewhere.url("judge/")).status_code == 404


def test_what_is_due_is_judged_in_batches_until_none_is_left(stale: Desk, blank: Desk, clock: Clock) -> None:
    IndexRow.objects.filter(dossier=blank.row).update(knowledge="sha256:old")
    entries = Entry.objects.count()
    assert actions.reindex_due(at=clock.now, limit=1) == 1
    assert actions.reindex_due(at=clock.now, limit=1_000) == 1
    assert actions.reindex_due(at=clock.now) == 0
    today = clock.now.date()
    for row in IndexRow.objects.select_related("judgement"):
        assert not queries.is_due(row, knowledge=row.judgement.knowledge, on=today)
        assert row.judgement.on == today
    assert Entry.objects.count() == entries
