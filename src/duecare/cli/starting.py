"""The questions of `duecare new`, and the file that it writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import get_args

import typer

from duecare.cli.output import clean, say
from duecare.core.dossier import FORMAT
from duecare.core.dossier.words import ActorKind, Stage
from duecare.exchange.text import slug_of
from duecare.files.read import parse_dossier

STAGES: tuple[str, ...] = get_args(Stage)
KINDS: tuple[str, ...] = tuple(kind for kind in get_args(ActorKind) if kind != "unknown")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COUNTRIES = re.compile(r"[A-Za-z]{2}(?:\s*,\s*[A-Za-z]{2})*")

OUTSIDE = """
# Made from outside: who runs the system took no part. Page one of the report says so. Once they were asked, write
# operator-asked here; once they answered, operator-answered.
outside: operator-not-asked
# assessors: {who: The organisation that assesses, independence: Paid by nobody in the chain, paid_by: Its members}
"""
"""What stands below the title of a dossier that is made from outside."""
TEMPLATE = Path(__file__).with_name("new_dossier.yaml")


@dataclass(frozen=True, slots=True)
class Start:
    """What a person said at the start; empty is not said."""

    title: str
    id: str
    country: str
    stage: str
    deployer: str
    deployer_kind: str
    outside: bool = False
    """Made by people who neither build, buy nor run the system."""


def suggested(start: Start) -> Start:
    """With an id made of the title where none was given."""
    return replace(start, id=start.id or slug_of(start.title, "my-system"))


def ask(start: Start, *, name_it: bool) -> Start:
    """Ask for what is not said yet. Enter leaves a question open, but for the title."""
    say("A few questions. Enter leaves one open.")
    title = str(typer.prompt("What is the system called, and where is it used"))
    start = suggested(replace(start, title=title.strip()))
    countries = "Country or countries in which it acts on people, as codes (KE, or KE,TZ)"
    kinds = f"What kind of organisation that is ({', '.join(KINDS)})"
    return replace(
        start,
        id=_open("Short name", start.id, fits=SLUG.fullmatch) if name_it else start.id,
        country=start.country or _open(countries, fits=COUNTRIES.fullmatch),
        stage=start.stage or _open(f"Stage ({', '.join(STAGES)})", fits=STAGES.__contains__),
        deployer=start.deployer or _open("Who uses it on people, or would"),
        deployer_kind=start.deployer_kind or _open(kinds, fits=KINDS.__contains__),
    )


def _open(question: str, otherwise: str = "", *, fits: Callable[[str], object] = lambda _: True) -> str:
    """The answer, empty when it is left open. One that does not fit is asked again."""

    def read(answer: str) -> str:
        if answer.strip() and not fits(answer.strip()):
            raise typer.BadParameter("This does not fit. Enter leaves it open.")
        return answer.strip()

    return str(typer.prompt(question, default=otherwise, show_default=bool(otherwise), value_proc=read))


def document(start: Start, name: str) -> str:
    """The text of the new file. Raises InputError when something that was said does not fit, with its line."""
    codes = [_quoted(code.strip().upper()) for code in start.country.split(",") if code.strip()]
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        format=FORMAT,
        id=_quoted(start.id),
        title=_quoted(start.title),
        stage=f"stage: {_quoted(start.stage)}" if start.stage else f"# stage: idea  # or {', '.join(STAGES[1:])}",
        place=f"place: {{countries: [{', '.join(codes)}]}}" if codes else "# place: {countries: [KE]}",
        deployer=_deployer(start),
        outside=OUTSIDE if start.outside else "",
    )
    parse_dossier(text.encode(), name)
    return text


def _deployer(start: Start) -> str:
    name = _quoted(start.deployer or "Not named yet")
    kind = f"kind: {_quoted(start.deployer_kind)}, " if start.deployer_kind else ""
    return f"deployer: {{name: {name}, {kind}roles: [deployer]}}"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever is in it."""
    return json.dumps(clean(text), ensure_ascii=False)
