"""`duecare knowledge`: what the findings rest on, and whether its records are sound."""

from __future__ import annotations

from typing import Annotated

import typer

from duecare.cli.options import Packs
from duecare.cli.output import say

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Read and check what the findings rest on.")

Kind = Annotated[
    str | None,
    typer.Argument(
        metavar="KIND",
        help="The folder of one kind: norms, facts, rights, groups, harms, red-lines, duties, checks, measures, "
        "definitions, steps, crosswalk and others. Without it, all.",
    ),
]


@app.command()
def check(pack: Packs = None) -> None:
    """Look for mistakes in the records, and hold them against the cases.

    Ends with 0 when none was found, with 1 when one was, with 2 when a record cannot be read.
    """
    from duecare.cli.records import check_records

    problems = check_records(pack or [])
    for problem in problems:
        say(str(problem))
    many = {0: "No mistake was found", 1: "One mistake was found"}.get(
        len(problems), f"{len(problems)} mistakes were found"
    )
    say(f"{many} in the records and cases held here.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def show(id: Annotated[str, typer.Argument(metavar="ID", show_default=False)], pack: Packs = None) -> None:  # noqa: A002
    """Show one record: what it says, where that comes from, how sure it is, and what uses it."""
    from duecare.cli.records import record_text

    say(*record_text(id, pack or []).rstrip().split("\n"))


@app.command("list")
def list_(kind: Kind = None, pack: Packs = None) -> None:
    """List the records: kind, id and title. What is too unsure to drive a finding is marked."""
    from duecare.cli.records import titles

    rows = list(titles(kind, pack or []))
    widths = [max((len(row[place]) for row in rows), default=0) for place in (0, 1)]
    say(*(f"{folder:<{widths[0]}} {id_:<{widths[1]}} {title}" for folder, id_, title in rows))


@app.command()
def build() -> None:
    """Compile the records to the bundle that everything else reads. Needed after a record was changed."""
    from duecare.knowledge.bundle import BUNDLE
    from duecare.knowledge.compile import compile_records

    catalogue = compile_records()
    count = sum(map(len, catalogue.records.values()))
    say(f"{count} records are compiled to {BUNDLE}", f"Knowledge {catalogue.digest}")
