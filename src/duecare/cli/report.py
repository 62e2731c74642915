"""`duecare report`: the findings as a page, an accessible PDF or a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.options import DossierFile, Language, On, Packs
from duecare.cli.output import say, write_over
from duecare.core.errors import InputError

Html = Annotated[Path | None, typer.Option("--html", metavar="OUT", help="Write the report as one HTML file there.")]
Docx = Annotated[Path | None, typer.Option("--docx", metavar="OUT", help="Write the report as a Word file there.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="OUT", help="Write the report as an accessible PDF there.")]


def report(
    file: DossierFile,
    html: Html = None,
    pdf: Pdf = None,
    docx: Docx = None,
    language: Language = "en",
    on: On = None,
    pack: Packs = None,
) -> None:
    """Write the report of a dossier: what was found, why, and what must be done.

    It holds everything that the dossier says. Read it before you pass it on. A file that is already there is replaced.
    """
    from duecare.cli.judging import day_of, judge, knowledge

    if html is None and pdf is None and docx is None:
        raise InputError(
            "It is not said what to write.",
            means="Nothing was written.",
            next_step="Add --html report.html, --pdf report.pdf or --docx report.docx, or several of them.",
        )
    judged = judge(file, day_of(on), knowledge(pack or []))
    words = judged.words(language)
    whole = judged.report(language)
    if html is not None:
        from duecare.report.page import whole_page

        write_over(html, whole_page(whole, words).encode())
        say(f"The page is in {html}")
    if pdf is not None:
        from duecare.report.pdf import pdf as printed

        write_over(pdf, printed(whole, words))
        say(f"The PDF is in {pdf}")
    if docx is not None:
        from duecare.report.word.document import docx as written

        write_over(docx, written(whole, words))
        say(f"The Word file is in {docx}")
