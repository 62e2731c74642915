"""`duecare schema`: the published shapes of a dossier and of findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from duecare.cli.output import say, write_over


def schema(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it there instead of to the terminal.")
    ] = None,
    findings: Annotated[
        bool, typer.Option("--findings", help="The shape of what duecare assess --json prints, instead.")
    ] = False,
    screening: Annotated[
        bool, typer.Option("--screening", help="The shape of what duecare screen --json writes, instead.")
    ] = False,
) -> None:
    """Write the JSON Schema of a dossier, of findings, or of a screened register.

    Editors can use it to help while you write. Every file that Duecare reads fits it.
    """
    text = json.dumps(_schema(findings, screening), ensure_ascii=True, indent=2) + "\n"
    if out is None:
        typer.echo(text, nl=False)
        return
    write_over(out, text.encode())
    say(f"The schema is in {out}")


def _schema(findings: bool, screening: bool) -> dict[str, Any]:
    if screening:
        from duecare.triage.written.document import screening_schema

        return screening_schema()
    if findings:
        from duecare.files.findings_schema import findings_schema

        return findings_schema()
    from duecare.files.schema import dossier_schema

    return dossier_schema()
