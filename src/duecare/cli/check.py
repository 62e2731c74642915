"""`duecare check`: for pipelines. Ends with 0, 1 or 2."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.fail_on import DEFAULT, explained
from duecare.cli.options import AsJson, DossierFiles, On, Packs

HELP = f"""Look whether something that you ask for is open in dossiers.

Ends with 0 when no item that was asked for is open, with 1 when one is, with 2 when a file cannot be used. Of several
files the worst counts, and every file is looked at.

This says what was looked for, what is open, and how far the findings go: how many impacts are recorded, how many rights
nobody has looked at, which red lines were looked at. It never says that a system is in order.

Names for --fail-on:

{explained()}
"""

FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="NAMES", help=f"What to fail on, with commas between. Default: {','.join(DEFAULT)}."
    ),
]
Gate = Annotated[
    str | None,
    typer.Option(
        "--gate",
        metavar="GATE",
        help="Fail on all that stands in the way at this moment of decision; with --fail-on, on those names too.",
    ),
]
Sarif = Annotated[Path | None, typer.Option("--sarif", metavar="FILE", help="Also write SARIF 2.1.0 there.")]
Junit = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Also write JUnit XML there.")]


def check(
    files: DossierFiles,
    fail_on: FailOn = None,
    gate: Gate = None,
    on: On = None,
    pack: Packs = None,
    sarif: Sarif = None,
    junit: Junit = None,
    json: AsJson = False,
) -> None:
    from duecare.cli.checking import asked_for, show_checked, write_junit, write_sarif
    from duecare.cli.judging import day_of, knowledge
    from duecare.cli.open_points import check_file

    catalogue = knowledge(pack or [])
    asked = asked_for(fail_on, gate, day_of(on), catalogue)
    checked = [check_file(file, asked, catalogue) for file in files]
    if sarif:
        write_sarif(sarif, checked)
    if junit:
        write_junit(junit, checked, asked)
    raise typer.Exit(show_checked(checked, asked, catalogue, as_json=json))


check.__doc__ = HELP
