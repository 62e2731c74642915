"""A result as one HTML file, or as a part of another page: no script, no request; what people wrote is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.account import account
from duecare.evaluation.written.beside import Pair, Tellings, beside
from duecare.evaluation.written.blocks import Account
from duecare.evaluation.written.paging import pages
from duecare.report.page import own_body, whole_file

TEMPLATES = Path(__file__).parent / "templates"


def result_page(result: Result, telling: Telling) -> str:
    """The page, in the language of the telling."""
    context = _context(account(result, telling), telling)
    return whole_file("evaluation.html", context["account"].title, context, TEMPLATES)


def result_body(result: Result, telling: Telling) -> str:
    """The same as one `<article>` with the page's only `<h1>`, for a page that brings its own frame and styles."""
    return own_body("evaluation.html", _context(account(result, telling), telling), TEMPLATES)


def result_part(result: Result, telling: Telling, number: int) -> tuple[str, int]:
    """A page of the same, counted from 1, and how many there are: one, but for very many groups. Empty beyond them."""
    return _part(account(result, telling), telling, number)


def beside_part(pair: Pair, tellings: Tellings, number: int) -> tuple[str, int]:
    """Two results side by side, likewise."""
    return _part(beside(pair, tellings), tellings[0], number)


def _part(whole: Account, telling: Telling, number: int) -> tuple[str, int]:
    written = pages(whole)
    if not 1 <= number <= len(written):
        return "", len(written)
    return own_body("evaluation.html", _context(written[number - 1], telling), TEMPLATES), len(written)


def _context(written: Account, telling: Telling) -> dict[str, Any]:
    return {
        "account": written,
        "words": telling.words,
        "t": telling.t,
        "place": lambda kind, id_: "",
    }
