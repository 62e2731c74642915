"""What `duecare evaluate plan` asks besides, each to be passed over: a mitigation, what to compare within, a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import typer

from duecare.cli.asking import Values, column, fitting, line, meanings, one_of, several
from duecare.cli.output import say
from duecare.evaluation.measures import DEFINITIONS, MEASURES
from duecare.evaluation.numbers import is_number
from duecare.exchange.text import slug_of

MOST_STRATA = 2


def mitigation(held: Values, decision: Mapping[str, Any]) -> dict[str, Any]:
    """Before and after something was changed, and how one tells them apart; nothing where nothing was."""
    if not typer.confirm("Was something changed, and are there decisions of before and after?", default=False):
        return {}
    what = line("What was changed")
    again = one_of("Who was decided afterwards: the same people, in another column, or others", ("same", "others"))
    rows = _same_rows(held, decision) if again == "same" else _two_runs(held)
    return {"mitigation": {"what": what, "rows": rows}}


def _same_rows(held: Values, decision: Mapping[str, Any]) -> dict[str, Any]:
    name = column("The decision afterwards: the column", held)
    read = {"at_least": decision["at_least"]} if "at_least" in decision else meanings(held.get(name, ()))
    told = {key: decision[key] for key in ("means", "yes_is")}
    return {"kind": "same-rows", "decision": {"column": name, **read, **told}}


def _two_runs(held: Values) -> dict[str, Any]:
    name = column("The column that tells which row is of before and which of after", held)
    values = held.get(name, ())
    before = several("Values of before", values)
    after = several("Values of after", [one for one in values if one not in before])
    if left := [one for one in values if one not in (*before, *after)]:
        say(f"Rows of neither are counted and left out: {', '.join(left)}.")
    return {"kind": "two-runs", "column": name, "before": before, "after": after}


def worst_off(attributes: Mapping[str, Any], *, labelled: bool) -> dict[str, Any]:
    """For whom the mitigation must be shown to help, fixed before anybody looks."""
    say("A mitigation has to help the group worst off. It is fixed now, or by one half of the rows, never afterwards.")
    told: dict[str, Any] = {"measure": one_of("By what is one worst off", measures(labelled=labelled))}
    if one_of("Who fixes the group", ("we", "half"), "half") == "we":
        told["group"] = _group(attributes)
    return {"worst_off": {**told, "why": line("Why this group, or this rule")}}


def _group(attributes: Mapping[str, Any]) -> dict[str, str]:
    name = one_of("The group is told by", list(attributes)) if len(attributes) > 1 else next(iter(attributes))
    values = list(attributes[name].get("values", ()))
    return {name: one_of("Which of them", values) if values else line("Which of them, as the table has it")}


def strata(held: Values) -> dict[str, Any]:
    """Within what groups are compared too; nothing where nobody wants that."""
    found: dict[str, Any] = {}
    asked = "Compare also within something, such as the office or the kind of benefit?"
    while len(found) < MOST_STRATA and typer.confirm(asked, default=False):
        name, title = column("Within what: the column", held), line("Its name in words")
        why = line("Why it is right to compare within it (what is itself a result of unfair treatment hides it)")
        found[slug_of(title, f"stratum-{len(found) + 1}")] = {"column": name, "title": title, "why": why}
        asked = "Within something else, too?"
    return {"strata": found} if found else {}


def score(held: Values) -> dict[str, Any]:
    """The number that the decision was made from; nothing where no column holds it."""
    if not typer.confirm("Does a column hold the score that the decision was made from?", default=False):
        return {}
    told = {
        "column": column("That column", held),
        "low": fitting("The lowest score there can be", is_number, "Such as 0."),
        "high": fitting("The highest score there can be", is_number, "Such as 1 or 100."),
    }
    chance = typer.confirm("Is it meant as the chance of a yes of what was right?", default=False)
    return {"score": told | ({"is_chance": True} if chance else {})}


def measures(*, labelled: bool) -> Sequence[str]:
    """What can be compared; most of it only where what was right is known."""
    return [one for one in MEASURES if labelled or not DEFINITIONS[one].needs_label]
