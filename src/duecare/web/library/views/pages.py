"""The knowledge as pages: the kinds, the records of one kind, one record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.catalogue.base import Record
from duecare.knowledge import bundle
from duecare.knowledge.showing.grounds import in_words
from duecare.knowledge.showing.words import Section
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.triage.written.texts import title_of
from duecare.web.library.queries import MOST, SUGGESTED, Found, counts, of_kind, one, search, sections_of, words_for
from duecare.web.library.views.kinds import HELPING, JUDGING, KINDS, Kind
from duecare.web.library.views.lines import read_out
from duecare.web.people.http import AppRequest

MOST_LETTERS = 200
CASES = "Cases: "
"""What the headings begin with under which cases stand."""
CASE = re.compile(r"[a-z0-9-]+(?: on ([0-9]{4}-[0-9]{2}-[0-9]{2}))?: (.*)", re.DOTALL)
"""A case in a line: its id, perhaps a day, and its title."""
ABOVE = ("Force", "How sure")
"""What the page says at its top in the reader's language."""


@require_safe
def kinds(request: AppRequest) -> HttpResponse:
    """All kinds of records, or the records of any kind in which the words occur."""
    catalogue, language, asked = bundle.load(), _language(), _asked(request)
    held = counts(catalogue)
    found = list(islice(search(catalogue, list(KINDS), asked, language), MOST + 1)) if asked else []
    context = {
        "q": asked,
        "rows": _rows(found[:MOST], with_kind=True),
        "more": len(found) > MOST,
        "judging": _kinds(JUDGING.items(), held),
        "helping": _kinds(HELPING.items(), held),
        "digest": catalogue.digest,
        "here": reverse("library:kinds"),
    }
    return render(request, "library/kinds.html", context)


@require_safe
def records(request: AppRequest, kind: str) -> HttpResponse:
    """The records of a kind: all, or those in which the words occur."""
    catalogue, asked = bundle.load(), _asked(request)
    held = of_kind(catalogue, kind)
    found = list(search(catalogue, [kind], asked, _language())) if asked else [Found(kind, record) for record in held]
    context = {
        "q": asked,
        "kind": KINDS[kind],
        "rows": _rows(found),
        "here": reverse("library:records", args=[kind]),
        "crumbs": _way(),
    }
    return render(request, "library/records.html", context)


@require_safe
def record(request: AppRequest, kind: str, record_id: str) -> HttpResponse:
    """One record: what it says, what it rests on, what names it, and the cases that hold it."""
    catalogue, words = bundle.load(), _words()
    held = one(catalogue, kind, record_id)
    context = {
        "kind": KINDS[kind],
        "title": words.of_record(held, "title"),
        "summary": words.of_record(held, "summary"),
        "drives": held.drives,
        "force": words.label("force", held.force),
        "sure": words.word(held.sure, "sureness"),
        "checked": held.checked,
        "url": getattr(held, "url", None),
        **_sections(held, sections_of(catalogue, kind, record_id), words),
        "suggesting": _suggesting(kind, record_id),
        "crumbs": [*_way(), {"text": KINDS[kind].title, "url": reverse("library:records", args=[kind])}],
    }
    return render(request, "library/record.html", context)


def _language() -> str:
    return get_language() or "en"


def _words() -> Words:
    return Words(_language(), bundle.load())


def _asked(request: AppRequest) -> str:
    """The words that are looked for; NUL cannot stand in an address."""
    return request.GET.get("q", "").replace("\0", "").strip()[:MOST_LETTERS]


def _way() -> list[dict[str, object]]:
    return [{"text": _("Knowledge"), "url": reverse("library:kinds")}]


def _kinds(named: Iterable[tuple[str, Kind]], held: dict[str, int]) -> list[dict[str, object]]:
    return [
        {"kind": kind, "url": reverse("library:records", args=[id_]), "count": held.get(id_, 0)}
        for id_, kind in named
        if held.get(id_)
    ]


def _rows(found: Sequence[Found], *, with_kind: bool = False) -> list[dict[str, object]]:
    words = _words()
    return [_row(one.kind, one.record, words, with_kind) for one in found]


def _row(kind: str, held: Record, words: Words, with_kind: bool) -> dict[str, object]:
    return {
        "url": reverse("library:record", args=[kind, held.id]),
        "title": words.of_record(held, "title"),
        "kind": KINDS[kind].title if with_kind else "",
        "drives": held.drives,
    }


def _suggesting(kind: str, id_: str) -> list[dict[str, object]]:
    """The words that suggest an answer to the question, or name the group, by language."""
    if kind not in SUGGESTED:
        return []
    words = _words()
    return [
        {
            "language": words.language_name(language),
            "tag": language,
            "signals": [_signal(one, words, id_) for one in signals],
        }
        for language, signals in words_for(kind, id_).items()
    ]


def _signal(one: Mapping[str, Any], words: Words, id_: str) -> dict[str, object]:
    title = title_of(one["title"], one["titles"], words)
    return {**one, "title": title, "suggests": _answer(words, id_, one["value"])}


def _answer(words: Words, fact: str, value: object) -> Phrase:
    return words.stated(fact, str(value)).capital() if value else Phrase()


def _sections(held: Record, found: Sequence[Section], words: Words) -> dict[str, object]:
    """What is said of a record, apart from the cases that hold it, which are many and in English."""
    said = [(title, lines) for title, lines in found if not title.startswith(CASES) and title not in ABOVE]
    cases = [(title.removeprefix(CASES), lines) for title, lines in found if title.startswith(CASES)]
    return {
        "sections": list(read_out(held, said, words)),
        "cases": [(title, [{"text": _case(line)} for line in lines]) for title, lines in cases],
        "count": sum(len(lines) for _, lines in cases),
    }


def _case(line: str) -> str:
    """A case by its title, and the day on which it was looked at; its id is for whoever works with the files."""
    found = CASE.fullmatch(line)
    if found is None or found[1] is None:
        return found[2] if found else line
    return f"{found[2]} ({in_words(date.fromisoformat(found[1]))})"
