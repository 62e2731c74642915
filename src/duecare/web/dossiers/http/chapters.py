"""A report on a page: the whole of it; or, where it is long, how its chapters begin and a page of each."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.utils.safestring import mark_safe

from duecare.core.errors import NotFoundError
from duecare.report.apart import CHAPTERS, pages_of
from duecare.report.model import Report
from duecare.report.page import Place, below, chapter_body, page_body
from duecare.report.words import Words
from duecare.web.people.http import AppRequest


def shown_report(request: AppRequest, report: Report, words: Words, place: Place | None = None) -> dict[str, object]:
    """What the page's template shows: the report, or the page of a chapter that the address names."""
    chapter, page = request.GET.get("chapter", ""), _number(request.GET.get("page", "1"))
    if not chapter:
        return {"body": mark_safe(page_body(report, words, place, _address))}  # noqa: S308 - our own escaping templates
    pages = pages_of(report, chapter) if chapter in CHAPTERS else 0
    if not 1 <= page <= pages:
        raise NotFoundError("The report has no such page.", next_step="Choose one from the report.")
    body = chapter_body(report, words, chapter, page, place or _in_report, alone=place is None)
    return {
        "body": mark_safe(body),  # noqa: S308 - made by our own escaping templates
        "chapter": words.text(chapter),
        "before": _address(chapter, page - 1) if page > 1 else "",
        "after": _address(chapter, page + 1) if page < pages else "",
    }


def _address(chapter: str, page: int = 1) -> str:
    return "?" + urlencode({"chapter": chapter, **({"page": page} if page > 1 else {})})


def _in_report(kind: str, id_: str) -> str:
    """The place of something in the report itself, from a page of a chapter."""
    there = below(kind, id_)
    return f"?{there}" if there else ""


def _number(text: str) -> int:
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else 0
