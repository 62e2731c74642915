"""`duecare compare`: two dossiers on one system, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.options import AsJson, Language, On, Packs
from duecare.cli.output import say_json

First = Annotated[Path, typer.Argument(metavar="FIRST", help="A dossier, such as your own.", show_default=False)]
Second = Annotated[
    Path, typer.Argument(metavar="SECOND", help="Another, such as the operator's as published.", show_default=False)
]


def compare(
    first: First, second: Second, json: AsJson = False, on: On = None, pack: Packs = None, language: Language = "en"
) -> None:
    """Set two dossiers on one system side by side: what both say, where they differ, what only one says.

    Fact by fact, red line by red line, impact by impact, each with who says so; and what neither knows. Both are judged
    with the same knowledge on the same day. Impacts are matched by right, group and known pattern. Nothing here says
    who is right.
    """
    from duecare.cli.comparing import plain, sides
    from duecare.cli.comparing import show as shown
    from duecare.cli.judging import day_of, judge, knowledge

    catalogue, day = knowledge(pack or []), day_of(on)
    found = sides(judge(first, day, catalogue), judge(second, day, catalogue), language)
    if json:
        say_json(plain(*found, catalogue))
        return
    shown(*found, catalogue)
