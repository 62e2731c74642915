"""A result as one HTML file: no script, no request; what people wrote is escaped and isolated."""

from __future__ import annotations

from pathlib import Path

from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.account import account
from duecare.report.page import whole_file

TEMPLATES = Path(__file__).parent / "templates"


def result_page(result: Result, telling: Telling) -> str:
    """The page, in the language of the telling."""
    written = account(result, telling)
    context = {
        "account": written,
        "words": telling.words,
        "t": telling.t,
        "place": lambda kind, id_: "",
    }
    return whole_file("evaluation.html", written.title, context, TEMPLATES)
