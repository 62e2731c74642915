"""`duecare report`: the findings as a page, an accessible PDF or a Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duecare.cli.options import DossierFile, For, Language, On, Packs
from duecare.cli.output import say, write_over
from duecare.core.errors import InputError

if TYPE_CHECKING:
    from duecare.cli.judging import Judged

Maker = Callable[[], bytes]
Html = Annotated[Path | None, typer.Option("--html", metavar="OUT", help="Write the report as one HTML file there.")]
Docx = Annotated[Path | None, typer.Option("--docx", metavar="OUT", help="Write the report as a Word file there.")]
Plain = Annotated[bool, typer.Option("--summary", help="Write the plain summary of one page instead, for the public.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="OUT", help="Write the report as an accessible PDF there.")]


def report(
    file: DossierFile,
    html: Html = None,
    pdf: Pdf = None,
    docx: Docx = None,
    summary: Plain = False,
    language: Language = "en",
    whom: For = "team",
    on: On = None,
    pack: Packs = None,
) -> None:
    """Write the report of a dossier: what was found, why, and what must be done.

    It holds everything that the dossier says, unless it is for partners or the public (--for): then only what the
    dossier shows them, and that the rest is not shown. Read it before you pass it on. The plain summary (--summary) is
    always for the public. A file that is already there is replaced.
    """
    from duecare.cli.judging import audience_of, day_of, judge, knowledge

    if html is None and pdf is None and docx is None:
        raise InputError(
            "It is not said what to write.",
            means="Nothing was written.",
            next_step="Add --html report.html, --pdf report.pdf or --docx report.docx, or several of them.",
        )
    if summary and docx is not None:
        raise InputError(
            "The plain summary is not written as a Word file.",
            means="Nothing was written.",
            next_step="Write it with --html or --pdf, or leave --summary out.",
        )
    judged = judge(file, day_of(on), knowledge(pack or []))
    audience = audience_of(whom)
    makers = _summary(judged, language) if summary else _report(judged.seen_by(audience), language)
    for path, make, said in zip((html, pdf, docx), makers, ("page", "PDF", "Word file"), strict=False):
        if path is not None:
            write_over(path, make())
            say(f"The {said} is in {path}")


def _report(judged: Judged, language: str) -> tuple[Maker, ...]:
    """What makes the page, the PDF and the Word file: only what is asked for is loaded."""
    words, whole = judged.words(language), judged.report(language)

    def page() -> bytes:
        from duecare.report.page import whole_page

        return whole_page(whole, words).encode()

    def printed() -> bytes:
        from duecare.report.pdf import pdf

        return pdf(whole, words)

    def written() -> bytes:
        from duecare.report.word.document import docx

        return docx(whole, words)

    return page, printed, written


def _summary(judged: Judged, language: str) -> tuple[Maker, ...]:
    from duecare.report.summary import summarise

    words = judged.words(language)
    whole = summarise(judged.dossier, judged.findings, words, on=judged.findings.on)

    def page() -> bytes:
        from duecare.report.page import whole_summary

        return whole_summary(whole, words).encode()

    def printed() -> bytes:
        from duecare.report.pdf import summary_pdf

        return summary_pdf(whole, words)

    return page, printed
