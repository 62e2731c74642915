"""A pasted text: seen first, then brought along as suggestions, and kept whole only where somebody says so."""

from __future__ import annotations

from django.test import Client

from duecare.core.dossier import Dossier as Document
from duecare.web.dossiers.models import Dossier
from duecare.web.dossiers.store import document_of
from duecare.web.people.models import User
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, SAVED, Desk, fields, read, text_of
from tests.web.test_access import assert_well_made

TEXT = "An article of the year. It is said to recognise the faces of children, and to score people in the street."


def test_a_text_is_seen_before_anything_is_kept(blank: Desk) -> None:
    shown = blank.post("paste/", {"text": TEXT, "show": "yes"})
    assert shown.status_code == 200
    assert_well_made(shown)
    assert '<mark class="says">recognise the faces</mark>' in text_of(shown)
    assert "Does" in read(shown)
    assert fields(shown)["text"] == [TEXT]
    assert blank.row.revisions.count() == 1


def test_its_suggestions_are_brought_along_without_the_text(blank: Desk) -> None:
    assert blank.post("paste/", {"text": TEXT, "source": "The Lindenau Post", "take": "yes"}).status_code == SAVED
    facts = blank.document.facts
    assert {fact.basis for fact in facts.values()} == {"suggested"}
    assert facts["main-functions"].value == ("recognise-people", "judge-people")
    note = facts["recognises-faces"].note or ""
    assert note.startswith("The Lindenau Post\n")
    assert "“It is said to recognise the faces of children, and to score people in the street”" in note
    assert "An article of the year" not in note
    assert dict(blank.document.evidence) == {}
    shown = read(blank.get("suggested/"))
    assert "3 answers that it suggests" in shown
    assert "The Lindenau Post" in shown
    assert blank.post("suggested/scores-people/", {"value": "yes"}).status_code == SAVED
    assert (blank.document.facts["scores-people"].note or "").startswith("The Lindenau Post")


def test_it_is_kept_as_evidence_only_if_they_say_so_and_what_it_is(blank: Desk) -> None:
    nameless = blank.post("paste/", {"text": TEXT, "keep": "on", "take": "yes"})
    assert nameless.status_code == 422
    assert fields(nameless)["text"] == [TEXT]
    blank.post("paste/", {"text": TEXT, "keep": "on", "source": "The Lindenau Post", "take": "yes"})
    ((id_, piece),) = blank.document.evidence.items()
    assert (piece.title, piece.note) == ("The Lindenau Post", TEXT)
    assert blank.document.facts["scores-people"].evidence == (id_,)


def test_what_the_dossier_says_already_stays_as_it_is(blank: Desk) -> None:
    blank.post("facts/scores-people/", {"value": "no", "note": "We looked"})
    assert "The dossier says something of this already" in read(blank.post("paste/", {"text": TEXT, "show": "yes"}))
    blank.post("paste/", {"text": TEXT, "take": "yes"})
    assert blank.document.facts["scores-people"].value == "no"
    blank.post("paste/", {"text": TEXT, "take": "yes"})
    assert len(blank.document.facts) == 3


def test_what_suggests_nothing_is_said_plainly(blank: Desk) -> None:
    assert "That is not a no" in read(blank.post("paste/", {"text": "It is a list of the books.", "show": "yes"}))
    other = blank.post("paste/", {"text": "Texten handlar om biblioteket.", "show": "yes"})
    assert other.status_code == 200
    assert blank.post("paste/", {"text": "", "show": "yes"}).status_code == 422
    assert blank.post("paste/", {"text": "x" * 20_001, "show": "yes"}).status_code == 422


def test_a_dossier_is_started_with_what_a_text_suggests(client: Client, me: User, clock: Clock) -> None:
    shown = client.post("/start/text/", {"text": TEXT, "show": "yes"})
    assert "Start a dossier with them" in read(shown)
    assert client.post("/start/text/", {"text": TEXT, "take": "yes"}).status_code == 422
    assert not Dossier.objects.exists()
    sent = {"text": TEXT, "take": "yes", "title": "Gate camera", "source": "The Lindenau Post", "keep": "on"}
    made = client.post("/start/text/", sent, follow=True)
    assert "3 answers that it suggests" in read(made)
    document = the(Dossier.objects.get())
    assert document.facts["recognises-faces"].by == me.handle
    assert [piece.note for piece in document.evidence.values()] == [TEXT]
    assert client.post("/start/text/", sent, follow=True).status_code == 200
    assert Dossier.objects.count() == 2


def the(row: Dossier) -> Document:
    revision = row.revisions.get()
    return document_of(revision.digest, revision.content)


def test_a_hostile_text_is_shown_and_does_nothing(blank: Desk) -> None:
    for hostile in HOSTILE:
        page = text_of(blank.post("paste/", {"text": f"It is said to score people {hostile} <b>", "show": "yes"}))
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>" not in page
        assert '<mark class="says">score people</mark>' in page
