"""`duecare import`: starts dossiers from a public record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.output import say, write_new

File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="A register's export, a card of a model or data set, or a bill of materials.",
        show_default=False,
    ),
]
Take = Annotated[
    str | None,
    typer.Option(
        "--take", metavar="NUMBERS", help="Make dossiers of these records: 0,17,20-25, or all that are listed."
    ),
]
Search = Annotated[
    str | None, typer.Option("--search", metavar="WORDS", help="List only the records that hold all these words.")
]
Into = Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to put the dossiers.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who imports: a role's id, never a name.")]
Mapping = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="Read a table with the columns that this file maps."),
]
AskColumns = Annotated[
    bool, typer.Option("--columns", help="Print a mapping of this table's columns, guessed, to edit and keep.")
]
Published = Annotated[
    Path | None,
    typer.Option(
        "--published",
        metavar="FILE",
        help="For a Canadian assessment: a table of published levels, to show beside the computed one.",
    ),
]
Since = Annotated[
    Path | None,
    typer.Option("--since", metavar="OLDER", help="List what appeared, changed and disappeared since this older file."),
]
Outside = Annotated[
    bool,
    typer.Option(
        "--outside",
        help="Mark the dossiers as made from outside: who runs the systems was not asked.",
    ),
]
Update = Annotated[
    Path | None,
    typer.Option(
        "--update",
        metavar="FOLDER",
        help="List what has changed since in the records that the dossiers of this folder keep.",
    ),
]
Apply = Annotated[
    str | None,
    typer.Option(
        "--apply", metavar="IDS", help="With --update: take it over into these dossiers, or all. No edit is lost."
    ),
]
All = Annotated[bool, typer.Option("--all", help="List every record, not only the first twenty.")]


def import_(
    file: File,
    take: Take = None,
    search: Search = None,
    into: Into = Path(),
    by: By = "importer",
    all: All = False,  # noqa: A002
    mapping: Mapping = None,
    columns: AskColumns = False,
    published: Published = None,
    since: Since = None,
    outside: Outside = False,
    update: Update = None,
    apply: Apply = None,
) -> None:
    """List the records in a file, and make dossiers of those you choose.

    A record is kept whole, word for word, with who states it. What it implies is only suggested, until a person
    confirms it. What it leaves blank counts as not stated. Never writes over a file.

    Any other table can be read once you say which column says what: keep what --columns prints in a file, correct its
    guesses, and give that file with --mapping, for this table and for every one with the same headings.

    A newer edition never overwrites what somebody wrote: --since lists what appeared, changed and disappeared, --update
    what of that concerns your dossiers, and --apply takes over only what nobody has touched.
    """
    from duecare.cli import editions, updating
    from duecare.cli.importing import dossiers, lines, listed, notes, proposed, read, taken
    from duecare.cli.judging import day_of
    from duecare.knowledge.bundle import load

    if columns:
        mapped, remarks = proposed(file)
        say(*mapped)
        say(*remarks, to=sys.stderr)
        return
    source = read(file, mapping, published)
    if since is not None:
        say(*editions.lines(read(since, mapping, published), source, all_of_them=all))
        return
    if update is not None:
        on = day_of(None)
        updated = updating.found_in(update, source, by=by, on=on)
        say(*notes(source), to=sys.stderr)
        done = updating.lines(updated, source) if apply is None else updating.apply_to(updated, apply, load(), on)
        for line in done:
            say(line)
        return
    found = listed(source, search or "")
    if take is None:
        say(*lines(source, found, all_of_them=all))
        return
    say(*notes(source), to=sys.stderr)
    for path, data in dossiers(source, taken(take, source, found), into, by=by, on=day_of(None), outside=outside):
        write_new(path, data)
        say(str(path))
