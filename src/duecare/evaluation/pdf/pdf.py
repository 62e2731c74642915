"""A result as PDF/UA-1: the same chapters as on the page, in the shipped fonts, with every table."""

from __future__ import annotations

from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.account import account
from duecare.report.pdf import written_pdf


def result_pdf(result: Result, telling: Telling) -> bytes:
    """The PDF, in the language of the telling. The same result gives the same bytes."""
    written = account(result, telling)
    return written_pdf(written.title, written, telling.words, result.made_on)
