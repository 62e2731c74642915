"""`duecare new`: starts a dossier with a few questions, and with comments that help to go on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.output import refuse_existing, say, write_new

Title = Annotated[str | None, typer.Option("--title", help="What the system is called. Given, nothing is asked.")]
Id = Annotated[str | None, typer.Option("--id", metavar="WORD", help="A short name, such as benefit-fraud-score.")]
Country = Annotated[
    str | None, typer.Option("--country", metavar="CODES", help="Where it acts on people: KE, or KE,TZ.")
]
Stage = Annotated[
    str | None, typer.Option("--stage", metavar="WORD", help="Where it stands: idea, procurement, in-use …")
]
Deployer = Annotated[
    str | None, typer.Option("--deployer", help="The organisation that uses or would use it on people.")
]
Kind = Annotated[
    str | None, typer.Option("--deployer-kind", metavar="WORD", help="What that is: public-body, business …")
]
Outside = Annotated[
    bool,
    typer.Option("--outside", help="It is made from outside: by people who neither build, buy nor run the system."),
]
File = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="Where to write it. By default the id with .yaml.", show_default=False),
]


def new(
    file: File = None,
    title: Title = None,
    id: Id = None,  # noqa: A002  # the word that the document uses
    country: Country = None,
    stage: Stage = None,
    deployer: Deployer = None,
    deployer_kind: Kind = None,
    outside: Outside = False,
) -> None:
    """Start a dossier about one AI system in one context of use.

    Asks for a title, a short name, the country, the stage and who uses it. All but the title may stay open.
    Never writes over a file.
    """
    from duecare.cli.starting import Start, ask, document, suggested

    if file:
        refuse_existing(file)
    start = Start(title or "", id or "", country or "", stage or "", deployer or "", deployer_kind or "", outside)
    start = suggested(start) if title else ask(start, name_it=file is None and not id)
    path = file or Path(f"{start.id}.yaml")
    write_new(path, document(start, str(path)).encode())
    say(f"Your dossier is in {path}. Go on in an editor, then: duecare assess {path}")
