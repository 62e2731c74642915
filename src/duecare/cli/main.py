"""The way in: every command, and what a person sees when something goes wrong."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from duecare.cli.assess import assess
from duecare.cli.check import check
from duecare.cli.compare import compare
from duecare.cli.evaluate import app as evaluate
from duecare.cli.export import export
from duecare.cli.import_ import import_
from duecare.cli.knowledge import app as knowledge
from duecare.cli.new import new
from duecare.cli.output import say, say_error, spare_terminals
from duecare.cli.report import report
from duecare.cli.request import request
from duecare.cli.schema import schema
from duecare.cli.screen import screen
from duecare.cli.server import demo, serve
from duecare.core.errors import DuecareError

UNUSABLE = 2
"""What ends the program when what came in cannot be used, or when it fails itself."""

DEBUG = "--debug"

BUG = (
    "Something failed inside Duecare itself. This is a mistake in the program, not in what you did.",
    f"Please report it. With {DEBUG} the same command shows where it failed. Read that before you pass it on: it can "
    "hold parts of your files.",
)


class Commands(TyperGroup):
    """All commands. What people can mend is told them in a few lines, never as a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except DuecareError as error:
            say_error(error)
            raise typer.Exit(UNUSABLE) from None


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        say(f"Duecare {version('duecare')}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def duecare(
    debug: Annotated[bool, typer.Option(DEBUG, help="Show where in the program something failed.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Human rights due diligence on AI systems.

    A dossier says what an AI system is, where it is used and whom it touches. Duecare says what follows from that, why,
    and what is not known yet. Start with: duecare new
    """


app.command()(new)
app.command("import")(import_)
app.command()(screen)
app.command()(assess)
app.command()(check)
app.command()(compare)
app.command()(report)
app.command()(request)
app.command()(export)
app.command()(schema)
app.command()(serve)
app.command()(demo)
app.add_typer(evaluate, name="evaluate")
app.add_typer(knowledge, name="knowledge")


def main(arguments: list[str] | None = None) -> None:
    """Run `duecare` with these arguments, or those of the process. Always ends by SystemExit."""
    spare_terminals()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        app([argument for argument in given if argument != DEBUG], prog_name="duecare")
    except BrokenPipeError:  # whoever read has seen enough, such as head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:  # noqa: BLE001  # the edge between a bug and a person
        if DEBUG in given:
            traceback.print_exc()
        say(*BUG, to=sys.stderr)
        sys.exit(UNUSABLE)
