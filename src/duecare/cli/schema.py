"""`duecare schema`: the published shapes of a dossier and of findings."""

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
    findings: Annotated[
        bool, typer.Option("--findings", help="The shape of what duecare assess --json prints, instead.")
    ] = False,
) -> None:
    """Write the JSON Schema of a dossier, or of findings.

    Editors can use it to help while you write. Every file that Duecare reads fits it.
    """
    from duecare.files.findings_schema import findings_schema
    from duecare.files.schema import dossier_schema

    schema_ = findings_schema() if findings else dossier_schema()
    text = json.dumps(schema_, ensure_ascii=True, indent=2) + "\n"
    if out is None:
        typer.echo(text, nl=False)
        return
    write_over(out, text.encode())
    say(f"The schema is in {out}")
