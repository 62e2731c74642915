"""The questions of `duecare evaluate plan`, and the plan that comes of the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Template
from typing import Any, get_args

import typer

from duecare.cli import evaluate_planning_more as more
from duecare.cli.asking import Values, column, fitting, line, meanings, one_of, several
from duecare.cli.output import say
from duecare.evaluation.numbers import is_number
from duecare.evaluation.plan import PLAN_FORMAT, parse_plan
from duecare.evaluation.plan.data import Drawn, Repeats
from duecare.exchange.text import slug_of
from duecare.files.yaml_text import yaml_document

TEMPLATE = Path(__file__).with_name("new_plan.yaml")
SEEN = ("everyone", "only-decided-yes", "only-decided-no", "not-known")
DRAWN = """How the rows came into the table decides what can be told from them:
  everyone        every decision of the time and place
  random-sample   drawn by chance from all of them
  by-decision     chosen by what was decided: only those selected, for instance
  yes-and-sample  all with a yes, and a sample of everyone
  by-label        chosen by what was right
  not-known       then no share is told, only counts"""
BOTH = """Where a label is recorded, one measure alone misleads. base-rate says how often it is a yes in each group;
false-positive-rate and false-negative-rate are the two kinds of mistakes; precision is what many makers show."""


def empty(on: date) -> bytes:
    """A plan to fill in, with every question explained."""
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(on=on.isoformat()).encode()


def asked(file: Path | None, on: date) -> bytes:
    """The plan that the answers make, as a file. Raises InputError when they contradict each other."""
    held = seen_in(file)
    say("A few questions, to be answered before anybody looks at outcomes by group. Name no person.")
    title = line("What the evaluation is called")
    plan: dict[str, Any] = {
        "format": PLAN_FORMAT,
        "id": slug_of(title, "my-evaluation"),
        "title": title,
        "written_on": on.isoformat(),
        "written_by": line("Your role (no name)"),
        "looked": _looked(),
        "question": line("What you want to know, in plain words"),
        "data": _data(file),
        "unit": _unit(held),
        "decision": _outcome("The decision", held)
        | {"yes_is": one_of("A yes is to the person a", ("burden", "benefit"))},
    }
    if typer.confirm("Is it recorded what was right (a label)?", default=True):
        plan["label"] = _label(held)
    labelled = "label" in plan
    plan |= more.mitigation(held, plan["decision"])
    plan["attributes"] = _attributes(held)
    plan |= more.strata(held) | more.score(held)
    plan["compare"] = _compare(labelled=labelled)
    if "mitigation" in plan:
        plan |= more.worst_off(plan["attributes"], labelled=labelled)
    data = yaml_document(plan).encode()
    parse_plan(data, "plan")
    return data


def seen_in(file: Path | None) -> Values:
    """The columns of a table, told to whoever answers. Outcomes by group are not among what is told."""
    if file is None:
        return {}
    from duecare.evaluation.scan import columns, from_file

    found = columns(from_file(file))
    say("The columns of the table:")
    for one in found.columns:
        values = ", ".join(value for value, _ in one.values[:8])
        say(f"  {one.name} ({one.kind}{f': {values}' if values else ''})")
    if found.others:
        say(f"  and {len(found.others):,} more, which were not looked at: name one of them exactly as the table does.")
    values_of = {one.name: tuple(value for value, _ in one.values) for one in found.columns}
    return values_of | dict.fromkeys(found.others, ())


def _looked() -> dict[str, str]:
    answer = one_of("Has anybody seen outcomes by group already", ("no", "yes", "not-known"), "not-known")
    return {"answer": answer, **({"what": line("What was seen")} if answer == "yes" else {})}


def _data(file: Path | None) -> dict[str, str]:
    data = {
        "about": line("What one row is, of what time and place"),
        "recorded_by": line("Which body or role recorded it"),
    }
    say(DRAWN)
    data["drawn"] = one_of("How the rows were drawn", get_args(Drawn), "not-known")
    if data["drawn"] != "everyone":
        data["drawn_how"] = line("How, in words, or what is not known of it")
    return data if file is None else {"file": file.name, **data}


def _unit(held: Values) -> dict[str, str]:
    unit = {
        "row": one_of("One row is a", ("decision", "person", "other"), "decision"),
        "repeats": one_of("Can the same person be in several rows", get_args(Repeats), "not-known"),
    }
    if unit["repeats"] != "none" and typer.confirm("Does a column tell who is the same person?", default=False):
        unit["person"] = column("That column", held)
    return unit


def _outcome(question: str, held: Values) -> dict[str, Any]:
    name = column(f"{question}: the column", held)
    values = held.get(name, ())
    if not values and typer.confirm("Is it a number, and a yes from some number on?", default=False):
        return {
            "column": name,
            "at_least": fitting("From which number on", is_number, "Such as 0.5."),
            "means": line("What a yes says"),
        }
    return {"column": name, **meanings(values), "means": line("What a yes says, in plain words")}


def _label(held: Values) -> dict[str, Any]:
    return _outcome("What was right", held) | {
        "recorded_by": line("Who recorded what was right (a body or a role)"),
        "could_be_wrong": line("How that could be wrong, and for whom more than for others"),
        "seen_for": one_of("For whom was it recorded", SEEN, "not-known"),
    }


def _attributes(held: Values) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while not found or typer.confirm("Another column of groups?", default=False):
        name = column("Who is compared: the column", held)
        title = line("Its name in words")
        found[slug_of(title, f"group-{len(found) + 1}")] = {
            "column": name,
            "title": title,
            "values": {value: _name(value) for value in held.get(name, ())},
            "why": line("Why it may be used, and on what legal basis"),
        }
    return found


def _name(value: str) -> str:
    return str(typer.prompt(f"What {value} is called", default=value)).strip()


def _compare(*, labelled: bool) -> dict[str, Any]:
    if labelled:
        say(BOTH)
    return {
        "measures": several("What is compared", more.measures(labelled=labelled)),
        "against": "the-rest",
        "matters_from": fitting(
            "The smallest difference that would matter to a person (0.05 is 5 in 100)",
            _is_share,
            "Such as 0.05.",
            "0.05",
        ),
        "why": line("Why these, and why this difference"),
    }


def _is_share(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and 0 < float(text) <= 1
