"""Questions that are still open, among those that something waits for."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open


def still_asked(facts: Iterable[str], opened: Open, words: Words, *, line: str = "") -> list[dict[str, object]]:
    """Those of the facts that are asked, each with the page of its question; it leads back to the red line, if any."""
    asked = {question.id for question in opened.judged.next_questions}
    back = f"?{urlencode({'line': line})}" if line else ""
    return [
        {"url": f"{route('assessment:fact', opened, id_)}{back}", "title": words.question(id_)}
        for id_ in facts
        if id_ in asked
    ]
