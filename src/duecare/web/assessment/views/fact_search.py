"""Searching all questions, those included that nothing waits for: by their words, and by whether they are answered."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from duecare.core.catalogue import FactQuestion
from duecare.core.conditions import UNKNOWN
from duecare.core.dossier import Fact
from duecare.knowledge import bundle
from duecare.report.facts import answer_words
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open

MOST_LETTERS, MOST_WORDS = 200, 8
SHOWN = ("open", "answered", "not-known")
"""How a question can stand, besides that nothing waits for it."""


def search(request: HttpRequest, opened: Open, words: Words) -> dict[str, object]:
    """What the search form shows again, and what was found; no rows to show where nobody searches."""
    query, show = request.GET.get("q", "")[:MOST_LETTERS].strip(), request.GET.get("show", "")
    show = show if show in SHOWN else ""
    names = {"": _("All questions"), "open": _("Open"), "answered": _("Answered"), "not-known": _("Not known yet")}
    return {
        "q": query,
        "show": show,
        "shown": [(word, name, word == show) for word, name in names.items()],
        "searched": bool(query or show),
        "found": list(_found(query, show, opened, words)) if query or show else [],
    }


def _found(query: str, show: str, opened: Open, words: Words) -> Iterator[dict[str, object]]:
    """The questions in which every word occurs, and that stand as asked."""
    asked, sought = {question.id for question in opened.judged.next_questions}, query.casefold().split()[:MOST_WORDS]
    for question in bundle.load().of(FactQuestion).values():
        known = opened.document.facts.get(question.id)
        stands = _stands(known, asked=question.id in asked)
        if show in ("", stands) and _has(sought, question, words):
            yield _row(question, known, stands, opened, words)


def _stands(known: Fact | None, *, asked: bool) -> str:
    """How a question stands. One on which voices differ, or that only a text answers, is open while it is asked."""
    if known is not None and known.basis != "suggested":
        if known.value == UNKNOWN:
            return "not-known"
        if not asked:
            return "answered"
    return "open" if asked else ""


def _has(sought: list[str], question: FactQuestion, words: Words) -> bool:
    """Whether every word occurs in the question, in the reader's language or in English."""
    fields = ["question", "title", *(f"options.{word}" for word in question.options)]
    texts = [words.of_record(question, field).text for field in fields]
    whole = "\n".join((*texts, question.question, question.title, question.id)).casefold()
    return all(word in whole for word in sought)


def _row(question: FactQuestion, known: Fact | None, stands: str, opened: Open, words: Words) -> dict[str, object]:
    """A question as a row, never by its title alone: that is short, and says little by itself."""
    said = answer_words(question.id, known, words) if known and stands == "answered" else Phrase()
    marked = {"open": _("Open"), "not-known": _("Not known yet"), "answered": _("Answered"), "": _("Not asked here")}
    return {
        "url": route("assessment:fact", opened, question.id),
        "title": words.question(question.id),
        "hint": concat((words.of_record(question, "title"), said), " · "),
        "state": {"open": "open", "answered": "done"}.get(stands, ""),
        "state_text": marked[stands],
    }
