"""Asking for information: what matters most is ticked, the letter is shown and taken out, and nobody is named in it."""

from __future__ import annotations

import io
import json
from urllib.parse import urlencode

import pytest
from docx import Document as Word

from duecare.web.trail.queries import entries_of
from tests.web.desk import Desk, page, read

URL = "request/"


def asked(desk: Desk, **sent: object) -> str:
    """The address with these choices and two questions."""
    ids = [attrs["value"] for tag, attrs in page(desk.get(URL)).tags if attrs.get("name") == "question"][:2]
    return f"{URL}?{urlencode({'to': 'operator', 'question': ids, **sent}, doseq=True)}"


def test_what_matters_most_is_ticked_and_the_letter_says_it(desk: Desk) -> None:
    shown = page(desk.get(URL))
    boxes = [attrs for tag, attrs in shown.tags if attrs.get("name") == "question"]
    assert [("checked" in attrs) for attrs in boxes[:16]] == [True] * 15 + [False]
    text = read(desk.get(URL))
    assert "Nothing is sent from here" in text and "City of Lindenau" in text
    assert "[to fill in: the organisation that asks" in text and "Annex: other open questions" not in text
    assert "Annex: other open questions" in read(desk.get(asked(desk, annex="on")))
    assert "state the fact" in text


def test_what_was_chosen_is_what_stands_in_the_letter(desk: Desk) -> None:
    text = read(desk.get(asked(desk, to="foi", law="nl-woo", sender="Union  of Clerks", due="2027-01-31")))
    assert "Wet open overheid" in text and "within 4 weeks" in text
    assert "This law binds" in text and "Union of Clerks" in text and "31 January 2027" in text
    assert "Annex" not in text
    assert "to fill in: the law" in read(desk.get(asked(desk, to="foi", law="none")))


def test_the_law_of_the_country_is_offered_first(desk: Desk) -> None:
    options = [attrs["value"] for tag, attrs in page(desk.get(URL)).tags if tag == "option"]
    assert options[:2] == ["none", "at-ifg"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"question": []}, "Tick at least one question."),
        ({"question": ["fact.no-such"]}, "One of these is not open any more."),
        ({"due": "2026-11-22"}, "Choose a day that has not come yet."),
        ({"due": "soon"}, "Write the day as year"),
        ({"sender": "x" * 301}, "at most 300"),
        ({"to": "press"}, "press"),
    ],
)
def test_what_cannot_be_used_is_told_and_what_was_typed_stays(desk: Desk, sent: dict[str, object], told: str) -> None:
    answer = desk.get(asked(desk, law="nl-woo", **{"sender": "Union", **sent}))
    assert answer.status_code == 422
    assert told in read(answer)
    assert desk.get(asked(desk, **sent).replace("request/?", "request/request.md?")).status_code == 404
    kept = [attrs for tag, attrs in page(answer).tags if tag == "option" and "selected" in attrs]
    assert [attrs["value"] for attrs in kept] == ["nl-woo"]


def test_more_than_anybody_can_answer_is_refused(blank: Desk) -> None:
    ids = [attrs["value"] for tag, attrs in page(blank.get(URL)).tags if attrs.get("name") == "question"]
    assert len(ids) > 40
    assert "too many for one letter" in read(blank.get(asked(blank, question=ids[:41])))
    assert blank.get(asked(blank, question=ids[:40])).status_code == 200


def test_the_letter_is_taken_out_in_word_and_the_trail_keeps_to_whom(desk: Desk) -> None:
    answer = desk.get(asked(desk, to="foi", law="at-ifg").replace("request/?", "request/request.docx?"))
    texts = [one.text for one in Word(io.BytesIO(answer.content)).paragraphs]
    assert "Request for information" in texts[0] and any("Informationsfreiheitsgesetz" in text for text in texts)
    assert "benefit-fraud-score-request.docx" in answer["Content-Disposition"]
    entry = entries_of(desk.row.slug, organisation=desk.row.organisation)[0]
    told = json.loads(entry.payload)
    assert (entry.verb, told["to"], told["law"], told["file"]) == ("request", "foi", "at-ifg", "request.docx")
    assert "Request for information drafted" in read(desk.get("history/"))


def test_as_text_it_says_the_same_and_who_only_asks_whether_it_is_there_takes_nothing(desk: Desk) -> None:
    path = asked(desk).replace("request/?", "request/request.md?")
    before = entries_of(desk.row.slug, organisation=desk.row.organisation).count()
    assert desk.client.head(desk.url(path)).status_code == 200
    assert entries_of(desk.row.slug, organisation=desk.row.organisation).count() == before
    assert desk.get(path).content.decode().startswith("# Request for information")
    assert desk.get("request/request.exe").status_code == 404


def test_a_person_of_the_team_is_not_named(desk: Desk) -> None:
    text = desk.get("request/request.md").content.decode()
    assert desk.user.handle not in text and desk.user.display_name not in text
