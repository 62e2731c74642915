"""Questions that are still open, among those that something waits for."""

from __future__ import annotations

from collections.abc import Iterable

from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open


def still_asked(facts: Iterable[str], opened: Open, words: Words) -> list[dict[str, object]]:
    """Those of the facts that are asked, each with the page of its question."""
    asked = {question.id for question in opened.judged.next_questions}
    return [
        {"url": route("assessment:fact", opened, id_), "title": words.question(id_)} for id_ in facts if id_ in asked
    ]
