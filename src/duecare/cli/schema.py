"""`duecare schema`: the published shape of a dossier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.output import say, write_over


def schema(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it there instead of to the terminal.")
    ] = None,
) -> None:
    """Write the JSON Schema of a dossier.

    Editors can use it to help while you write. Every file that Duecare reads fits it.
    """
    from duecare.files.schema import dossier_schema

    text = json.dumps(dossier_schema(), ensure_ascii=True, indent=2) + "\n"
    if out is None:
        typer.echo(text, nl=False)
        return
    write_over(out, text.encode())
    say(f"The schema is in {out}")
