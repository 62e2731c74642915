"""Findings and limits in the reader's language: what stands in braces is put in by what it is."""

from __future__ import annotations

from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Group, Statement
from duecare.evaluation.result.keys import ARGUMENTS, FINDINGS, LIMITS
from duecare.evaluation.words.telling import Telling
from duecare.report.phrase import Phrase

SIGNED = frozenset({"low", "high"})
"""Points that stand in brackets behind others, which have the unit."""


def statement_said(statement: Statement, telling: Telling) -> Phrase:
    """The sentence of a finding or a limit."""
    english = FINDINGS.get(statement.key) or LIMITS[statement.key]
    args = {name: _argument(name, value, telling) for name, value in statement.arguments}
    return telling.words.ours(english, **args).capital()


def _argument(name: str, value: str | int | Group, telling: Telling) -> Phrase:
    if isinstance(value, Group):
        return telling.words.quoted(telling.name(value))
    if isinstance(value, int):
        return telling.words.number(value)
    match ARGUMENTS[name]:
        case "measure":
            return telling.t(f"measure-{value}")
        case "share":
            return telling.percent(value)
        case "points":
            return telling.points(value, unit=name not in SIGNED)
        case "times":
            return telling.ratio(value)
        case "chance":
            return telling.p(value)
        case "attribute":
            return telling.words.quoted(telling.attributes(value.split(" × ")))
        case "label":
            return telling.label(value)
    return telling.words.quoted(_named(value, telling.plan, telling))


def _named(value: str, plan: Plan, telling: Telling) -> Phrase:
    return telling.attribute(value) if value in plan.strata else telling.own(value)
