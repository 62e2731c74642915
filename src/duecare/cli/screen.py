"""`duecare screen`: which systems of a register to look at first, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.import_ import By, Into, Mapping, Outside
from duecare.cli.options import Language, On, Packs

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Registers, cards, bills of materials: what duecare import reads."),
]
Right = Annotated[str, typer.Option("--right", metavar="ID", help="Only systems that point to this right.")]
Group = Annotated[str, typer.Option("--group", metavar="ID", help="Only those that point to this group of people.")]
RedLine = Annotated[str, typer.Option("--red-line", metavar="ID", help="Only those to ask about this red line.")]
Country = Annotated[str, typer.Option("--country", metavar="CODE", help="Only those used in this country: NL.")]
Organisation = Annotated[str, typer.Option("--organisation", metavar="NAME", help="Only those that this body states.")]
Supplier = Annotated[str, typer.Option("--supplier", metavar="NAME", help="Only those of this supplier.")]
Search = Annotated[str, typer.Option("--search", metavar="WORDS", help="Only those that hold all these words.")]
Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help="List so many.")]
All = Annotated[bool, typer.Option("--all", help="List every one.")]
Take = Annotated[
    str | None,
    typer.Option("--take", metavar="NUMBERS", help="Start dossiers: first:5, or by number: 17,20-25, or 2:17."),
]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="OUT", help="Write a table there.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", metavar="OUT", help="Write an Excel workbook there.")]
Json = Annotated[
    str | None, typer.Option("--json", metavar="OUT", help="Write everything there for programs; - writes it here.")
]
Html = Annotated[Path | None, typer.Option("--html", metavar="OUT", help="Write one page with pictures there.")]

StreamTo = Annotated[
    Path | None,
    typer.Option("--stream", metavar="OUT", help="Read a table of any length row by row, and write a table there."),
]


def screen(
    files: Files,
    top: Top = 20,
    all: All = False,  # noqa: A002
    right: Right = "",
    group: Group = "",
    red_line: RedLine = "",
    country: Country = "",
    organisation: Organisation = "",
    supplier: Supplier = "",
    search: Search = "",
    csv: Csv = None,
    xlsx: Xlsx = None,
    json: Json = None,
    html: Html = None,
    stream: StreamTo = None,
    take: Take = None,
    into: Into = Path(),
    by: By = "importer",
    outside: Outside = False,
    mapping: Mapping = None,
    language: Language = "en",
    on: On = None,
    pack: Packs = None,
) -> None:
    """Say which systems of a register to look at first, and why: the words, whose right, which red line to ask about.

    It judges nothing. Words only suggest, and a person has to look. Records that say too little are listed apart, and
    that no word was found is not a no. A number before a system is that of its record in the file.
    """
    from duecare.cli.judging import day_of, knowledge
    from duecare.cli.screen_asked import filters
    from duecare.cli.screen_streaming import Streamed, streamed
    from duecare.cli.screen_table import show
    from duecare.cli.screen_taking import chosen, started
    from duecare.cli.screen_writing import Outputs, write
    from duecare.cli.screening import screened
    from duecare.triage import Filters

    asked = Filters(right, group, red_line, country, organisation, supplier, search)
    outputs = Outputs(csv, xlsx, json, html)
    if stream is not None:
        alone = take is None and not outputs.any
        streamed(Streamed(files, stream, mapping, asked, language, alone), knowledge(pack or []), day_of(on))
        return
    run = screened(files, mapping, knowledge(pack or []), day_of(on), quiet=json == "-")
    run = run.asking(filters(asked, run.screening, run.catalogue))
    telling = run.telling(language)
    if take is not None:
        started(run, chosen(take, run), into, by=by, outside=outside)
        return
    write(outputs, run, telling)
    if not outputs.any:
        show(run, telling, most=None if all else top)
