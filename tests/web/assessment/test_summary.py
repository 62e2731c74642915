"""The plain summary in the browser: what outsiders may see, and the form that says how to reach somebody."""

from __future__ import annotations

import pytest

from duecare.web.assessment.models import Format, PrintedReport
from tests.web.desk import SAVED, Desk, page, read

FILLED = {
    "desk": "The welcome desk",
    "reach": "Gate 2, or by letter",
    "languages": "German, ar",
    "answer_days": "10",
    "public": "on",
}


def test_the_page_shows_only_what_the_public_may_see(desk: Desk) -> None:
    text = read(desk.get("summary/"))
    assert "Households lived without their payment" in text
    assert "They asked us nothing." in text
    for inside in ("rights-assessor", "Draft contract with Presage", "departed from 2 of 84"):
        assert inside not in text
    assert "Some of what is written about it is not shown to the public." in text


def test_a_blank_dossier_says_what_nobody_wrote_down(blank: Desk) -> None:
    shown = blank.get("summary/")
    assert "Nobody has written down where you can ask." in read(shown)
    assert blank.url("audience/") in [attrs["href"] for tag, attrs in page(shown).tags if tag == "a"]


def test_how_people_reach_somebody_is_written_and_shown(blank: Desk) -> None:
    assert blank.post("contact/", FILLED).status_code == SAVED
    contact = blank.document.contact
    assert (contact.desk, contact.languages, contact.answer_days) == ("The welcome desk", ("de", "ar"), 10)
    text = read(blank.get("summary/"))
    assert "Ask here: The welcome desk" in text
    assert "A person answers within 10 days." in text
    assert 'value="German, Arabic"' in blank.get("contact/").content.decode()


def test_it_is_not_shown_to_the_public_until_somebody_says_so(blank: Desk) -> None:
    blank.post("contact/", {**FILLED, "public": ""})
    text = read(blank.get("summary/"))
    assert "welcome desk" not in text
    assert "Where you can ask is not shown to the public." in text


def test_it_can_be_taken_back(blank: Desk) -> None:
    blank.post("contact/", FILLED)
    blank.post("contact/", {})
    assert "contact" not in blank.document.plain()
    assert "contact" not in blank.document.plain().get("shown", {})


@pytest.mark.parametrize(("field", "value"), [("languages", "Klingonish"), ("answer_days", "0"), ("desk", "x" * 301)])
def test_what_cannot_be_used_is_shown_again_with_all_that_was_typed(blank: Desk, field: str, value: str) -> None:
    response = blank.post("contact/", {**FILLED, field: value})
    assert response.status_code == 422
    assert "Gate 2, or by letter" in read(response) and value in response.content.decode()
    assert "contact" not in blank.document.plain()


def test_the_pdf_is_another_file_than_that_of_the_report(desk: Desk) -> None:
    asked = [desk.client.post(desk.url("report/print/"), {"format": kind}) for kind in ("page", "pdf", "page")]
    paths = [response["Location"] for response in asked]
    assert paths[0] == paths[2] != paths[1]
    assert {found.format for found in PrintedReport.objects.all()} == {Format.SUMMARY, Format.PDF}
    file = desk.client.get(f"{paths[0]}file")
    assert file["Content-Disposition"] == 'attachment; filename="benefit-fraud-score-en.summary.pdf"'
    assert (file["Content-Type"], file.content[:4]) == ("application/pdf", b"%PDF")
