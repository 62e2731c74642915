"""Options that several commands share, each explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DossierFile = Annotated[Path, typer.Argument(metavar="FILE", help="A dossier, in YAML or JSON.", show_default=False)]
DossierFiles = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Dossiers, in YAML or JSON.", show_default=False)
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="Judge as of this day (2026-12-02). Today when left out.")
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--pack", metavar="FOLDER", help="Add an organisation's or a State's own knowledge. Can be repeated."),
]
Language = Annotated[
    str, typer.Option("--language", metavar="TAG", help="The language of the texts: en, or ar (not yet reviewed).")
]
For = Annotated[str, typer.Option("--for", metavar="WHOM", help="Who may have it: team, partners or public.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: write everything as JSON, and nothing else.")]
