"""`duecare export`: the dossier and its findings as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.options import DossierFile, For, On, Packs
from duecare.cli.output import refuse_existing, say, write_new

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where the files are written, under fixed names.", show_default=False)
]


def export(file: DossierFile, folder: Folder, whom: For = "team", on: On = None, pack: Packs = None) -> None:
    """Write a dossier and its findings as files for other programs.

    The dossier as YAML and as JSON, the findings as JSON, and a table of the impacts. For partners or the public they
    hold only what the dossier shows them, and withheld.csv says what they do not hold.
    """
    from duecare.cli.judging import audience_of, day_of, judge, knowledge
    from duecare.core.revision.view import view
    from duecare.report.export import made, names

    judged = judge(file, day_of(on), knowledge(pack or []))
    seen = view(judged.dossier, judged.findings, audience_of(whom), judged.catalogue)
    for name in names(seen):
        refuse_existing(folder / name)
    for name in names(seen):
        write_new(folder / name, made(seen, name))
        say(f"Written: {folder / name}")
