"""Questions that are still open, among those that something waits for."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open


def still_asked(facts: Iterable[str], opened: Open, words: Words, *, line: str = "") -> list[dict[str, object]]:
    """Those of the facts that are asked, each with the page of its question."""
    asked = {question.id for question in opened.judged.next_questions}
    return [{"url": question_of(id_, opened, line), "title": words.question(id_)} for id_ in facts if id_ in asked]


def question_of(fact: str, opened: Open, line: str = "") -> str:
    """The page of a question; with a red line, it leads back to that."""
    page = route("assessment:fact", opened, fact)
    return f"{page}?{urlencode({'line': line})}" if line else page
