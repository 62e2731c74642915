"""Searching all questions: by their words, and by whether they are answered."""

from __future__ import annotations

import pytest

from duecare.core.catalogue import FactQuestion
from duecare.knowledge import bundle
from tests.web.desk import BROKEN, HOSTILE, Desk, page, read, text_of

PLACES = "in-public-space"


def found(desk: Desk, query: str) -> list[str]:
    """The ids of the questions that the page leads to."""
    links = [attrs.get("href", "") for tag, attrs in page(desk.get(f"facts/?{query}")).tags if tag == "a"]
    start = desk.url("facts/")
    return [link.removeprefix(start).strip("/") for link in links if link.startswith(start) and link != start]


def test_every_word_must_occur_in_the_question_or_its_answers(blank: Desk) -> None:
    assert PLACES in found(blank, "q=STADIUMS")
    assert PLACES in found(blank, "q=shops+streets")
    assert found(blank, "q=shops+zzz") == []
    assert "Nothing found" in read(blank.get("facts/?q=shops+zzz"))


def test_a_title_that_is_vague_by_itself_stands_below_its_question(blank: Desk) -> None:
    record = bundle.load().of(FactQuestion)[PLACES]
    text = read(blank.get("facts/?q=stadiums"))
    assert f"{record.question} In public places" in text
    assert "1 question found" in text


def test_questions_are_told_apart_by_how_they_stand(desk: Desk) -> None:
    asked = {question.id for question in desk.judged.next_questions}
    answered, open_ = set(found(desk, "show=answered")), set(found(desk, "show=open"))
    assert "scores-people" in answered
    assert not answered & asked
    assert open_ <= asked
    (first, *_) = open_ - set(desk.plain["facts"])
    desk.post(f"facts/{first}/", {"value": "unknown"})
    assert first in found(desk, "show=not-known")
    assert first not in found(desk, "show=open")
    assert "Ask first" in read(desk.get("facts/?q=&show=")), "without a search, the usual lists"
    assert "Ask first" not in read(desk.get("facts/?show=open"))


def test_what_is_answered_says_the_answer_and_what_only_a_text_says_is_open(desk: Desk) -> None:
    assert "Yes Answered" in read(desk.get("facts/?show=answered"))
    suggested = [id_ for id_, fact in desk.document.facts.items() if fact.basis == "suggested"]
    disputed = [id_ for id_, fact in desk.document.facts.items() if fact.disputes]
    asked = {question.id for question in desk.judged.next_questions}
    assert asked & {*suggested, *disputed} <= set(found(desk, "show=open"))
    assert not set(suggested) & set(found(desk, "show=answered"))


def test_a_question_that_nothing_waits_for_is_found_too(desk: Desk) -> None:
    asked = {question.id for question in desk.judged.next_questions}
    every = found(desk, "q=e")
    apart = set(every) - asked - set(desk.plain["facts"])
    assert apart
    assert "Not asked here" in read(desk.get("facts/?q=e"))


@pytest.mark.parametrize("query", [*HOSTILE, "a" * 5_000, "a " * 500])
def test_whatever_is_searched_for_is_shown_as_it_is(blank: Desk, query: str) -> None:
    response = blank.client.get(blank.url("facts/"), {"q": query, "show": query})
    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


@pytest.mark.parametrize("query", BROKEN)
def test_bytes_that_are_no_text_find_nothing_and_break_nothing(blank: Desk, query: bytes) -> None:
    assert blank.client.get(f"{blank.url('facts/')}?q={query.decode()}").status_code in (200, 400)
