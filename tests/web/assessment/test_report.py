"""The report: as a page with everything in it, and as a file that is made once for each state of the findings."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from docx import Document
from pytest_django import DjangoAssertNumQueries

from duecare.web.assessment import tasks
from duecare.web.assessment.models import PrintedReport, State
from duecare.web.trail.models import Entry
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, page, read, text_of

ASK = "report/print/"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """PDFs that take no time; which reports were made."""
    made: list[int] = []

    def quickly(printed: PrintedReport) -> bytes:
        made.append(printed.pk)
        return b"%PDF-1.7 quick"

    monkeypatch.setattr(tasks, "_file", quickly)
    return made


def ask(desk: Desk, language: str = "en", kind: str = "pdf") -> str:
    """Ask for the file; the path of its page."""
    response = desk.client.post(desk.url(ASK), {"format": kind}, headers={"accept-language": language})
    assert response.status_code == SAVED
    return response["Location"].removeprefix(desk.url())


# the page


def test_the_report_names_everything_and_everybody(desk: Desk) -> None:
    text = read(desk.get("report/"))
    document = desk.document
    names = [
        document.title,
        *(actor.name for actor in document.actors.values()),
        *(impact.title for impact in document.impacts.values()),
        *(measure.title for measure in document.measures.values()),
        *(evidence.title for evidence in document.evidence.values()),
        *(right.id for right in desk.judged.rights if right.id in text),
    ]
    assert [name for name in names if name not in text] == []
    for said in ("This is not a finding of compliance.", "How to challenge this", "residents-council", "Judged on"):
        assert said in text
    assert "Make a PDF" in text


def test_a_blank_report_says_what_is_not_known(blank: Desk) -> None:
    text = read(blank.get("report/"))
    for said in ("No impact on people is recorded. That does not mean that there is none.", "Not decided yet"):
        assert said in text


def test_the_report_is_in_the_readers_language(desk: Desk) -> None:
    shown = text_of(desk.get("report/", **{"accept-language": "ar"}))
    assert '<article class="report" lang="ar" dir="rtl">' in shown


# the PDF


def test_a_pdf_is_asked_for_made_and_downloaded(desk: Desk) -> None:
    path = ask(desk)
    shown = desk.get(path)
    assert "Ready" in read(shown)
    links = [attrs["href"] for tag, attrs in page(shown).tags if tag == "a"]
    assert desk.url(f"{path}file") in links
    file = desk.get(f"{path}file")
    assert file.content.startswith(b"%PDF")
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == 'attachment; filename="benefit-fraud-score-en.pdf"'
    entry = Entry.objects.latest("id")
    assert (entry.verb, desk.latest.digest in entry.payload) == ("print", True)
    assert desk.row.revisions.count() == 1


def test_a_word_file_is_made_beside_the_pdf(desk: Desk) -> None:
    path = ask(desk, kind="docx")
    assert "Download the Word file" in read(desk.get(path))
    file = desk.get(f"{path}file")
    assert file["Content-Disposition"] == 'attachment; filename="benefit-fraud-score-en.docx"'
    assert file["Content-Type"].endswith("wordprocessingml.document")
    assert desk.document.title in Document(io.BytesIO(file.content)).paragraphs[1].text
    assert ask(desk, kind="docx") == path


def test_another_kind_of_file_is_refused(desk: Desk) -> None:
    for kind in ("", "html", "../pdf"):
        refused = desk.client.post(desk.url(ASK), {"format": kind})
        assert refused.status_code == 400
        assert "no such kind of file" in read(refused)
    assert not PrintedReport.objects.exists()


def test_the_same_findings_are_printed_once_in_each_language(desk: Desk, quick: list[int]) -> None:
    assert ask(desk) == ask(desk) != ask(desk, "ar")
    assert ask(desk) != ask(desk, kind="docx")
    assert len(quick) == 3
    assert desk.get(f"{ask(desk, 'ar')}file")["Content-Disposition"].endswith('-ar.pdf"')
    desk.post("describe/", {"title": "Another"})
    ask(desk)
    assert len(quick) == 4


def test_what_failed_says_so_and_is_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(printed: PrintedReport) -> bytes:
        raise RuntimeError("typst is broken")

    monkeypatch.setattr(tasks, "_file", fails)
    path = ask(desk)
    text = read(desk.get(path))
    for said in ("Not made", "Nothing of the dossier is lost.", "Try again"):
        assert said in text
    refused = desk.get(f"{path}file")
    assert refused.status_code == 404
    assert "not ready yet" in read(refused)
    monkeypatch.setattr(tasks, "_file", lambda printed: b"%PDF-1.7")
    assert ask(desk) == path
    assert "Ready" in read(desk.get(path))


@pytest.mark.parametrize("state", [State.WAITING, State.WORKING])
def test_what_is_on_its_way_is_waited_for_and_what_was_lost_is_tried_again(
    desk: Desk, quick: list[int], clock: Clock, state: State
) -> None:
    path = ask(desk)
    PrintedReport.objects.update(state=state, content=None)
    shown = desk.get(path)
    assert str(state.label) in read(shown)
    assert 'hx-trigger="every 2s"' in text_of(shown)
    assert '<meta http-equiv="refresh"' in text_of(shown)
    assert ask(desk) == path
    assert len(quick) == 1
    clock.now += timedelta(minutes=2)  # as long as anybody waits
    lost = desk.get(path)
    for said in ("It takes too long", "Nothing of the dossier is lost.", "Ask again"):
        assert said in read(lost)
    for said in ('hx-trigger="every 2s"', '<meta http-equiv="refresh"', "Being made"):
        assert said not in text_of(lost)
    assert ask(desk) == path
    assert len(quick) == 2
    assert "Ready" in read(desk.get(path))


def test_the_page_asks_again_for_its_part_only(
    desk: Desk, quick: list[int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = ask(desk)
    part = text_of(desk.get(path, **{"hx-request": "true"}))
    assert "<html" not in part
    assert 'id="printed"' in part
    with django_assert_num_queries(4) as asked:
        desk.get(path)
    assert not [query for query in asked.captured_queries if 'printedreport"."content' in query["sql"]]


def test_nobody_gets_the_report_of_another_dossier(desk: Desk, blank: Desk, elsewhere: Desk, quick: list[int]) -> None:
    path = ask(desk)
    for other in (blank, elsewhere):
        for wanted in (path, f"{path}file"):
            assert other.get(wanted).status_code == 404
    assert Client(REMOTE_ADDR="192.0.2.7").get(desk.url(f"{path}file")).status_code == 403
