"""How much the texts suggest is counted when it is written: a home reads a number, and a rebuilt one is the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from duecare.core.revision import Add, Change, Set
from duecare.web.dossiers import actions
from duecare.web.dossiers.models import Dossier, IndexRow, Pointed
from duecare.web.people.models import Organisation, User
from tests.web.conftest import Clock
from tests.web.desk import Desk, read
from tests.web.screening.test_suggested import PURPOSE, RECORD, desk_of


@pytest.fixture
def said(client: Client, me: User, ours: Organisation, clock: Clock) -> Desk:
    """A desk with a dossier that has a text and keeps a record."""
    return desk_of(client, me, ours, clock, system={"purpose": PURPOSE}, records={"kept": RECORD})


def suggested(row: Dossier) -> int | None:
    return IndexRow.objects.get(dossier=row).suggested


def change(desk: Desk, *changes: Change) -> None:
    now = desk.latest.at + timedelta(hours=1)
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=now)


def never(*_: Any) -> None:
    raise AssertionError("texts were read")


def stated(value: str, basis: str = "stated", **more: str) -> dict[str, Any]:
    return {"value": value, "basis": basis, "by": "ana", "on": "2026-11-22", **more}


def test_a_home_reads_the_number_and_holds_no_words(said: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.triage.shipped_reader", never)
    assert suggested(said.row) == 3
    assert "Words point to 3 answers" in read(said.get())


def test_it_follows_what_people_do_without_reading_again(said: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.triage.shipped_reader", never)
    change(said, Add(("facts", "recognises-faces"), stated("no")))
    assert suggested(said.row) == 2
    change(said, Add(("facts", "scores-people"), stated("yes", "suggested", aside="Of another", aside_by="ana")))
    assert suggested(said.row) == 1
    change(said, Add(("facts", "decides-on-benefits"), stated("yes", "suggested")))
    assert suggested(said.row) == 2
    change(said, Set(("title",), "Another title"))
    assert suggested(said.row) == 2


def test_another_text_is_read_with_the_change(said: Desk) -> None:
    change(said, Set(("system", "purpose"), "A clerk signs what it says, and it finds books."))
    assert suggested(said.row) == 4  # the record says the other three
    assert "Words point to 4 answers" in read(said.get())


def test_a_rebuilt_number_is_the_written_one(said: Desk) -> None:
    change(said, Add(("facts", "recognises-faces"), stated("no")))
    written = (IndexRow.objects.values().get(), Pointed.objects.values().get())
    IndexRow.objects.update(suggested=99)
    Pointed.objects.update(answers={"scores-people": ["yes"]})
    actions.reindex(said.row, at=said.latest.at)
    assert (IndexRow.objects.values().get(), Pointed.objects.values().get()) == written
    Pointed.objects.all().delete()
    IndexRow.objects.update(suggested=99)
    assert actions.recount_due() == 1
    assert (IndexRow.objects.values().get(), Pointed.objects.values().get()) == written


def test_other_words_make_texts_due_to_be_read_again_and_judge_nothing(
    said: Desk, elsewhere: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert actions.recount_due() == 0
    Pointed.objects.update(signals="sha256:of the words before")
    IndexRow.objects.update(suggested=99)
    monkeypatch.setattr("duecare.web.dossiers.judging.assess", never)
    assert actions.recount_due(limit=1) == 1
    assert actions.recount_due() == 1
    assert actions.recount_due() == 0
    assert suggested(said.row) == 3
