"""From a result to the short record that a dossier relies on: the groups of the dossier, and those it has no name for.

Where several values are one group of the dossier, the gravest reading stands: nobody held back is told to be helped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, get_args

from duecare.core.dossier import Evaluation
from duecare.core.dossier.evaluations import UNTOLD
from duecare.core.dossier.words import ChangeReading, DifferenceReading
from duecare.core.errors import InputError
from duecare.core.revision import Add
from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Audit, Change, Difference, Group, Interval, Result, result_digest

Name = Callable[[Group], str]
"""A group in words, of the plan's language."""
Told = dict[str, Any]

DIFFERENCE = {"higher": "differs", "lower": "differs", "not-comparable": "cannot-tell"}
CHANGE = {"not-comparable": "cannot-tell"}
LONGEST_NAME, LONGEST_TEXT, MOST_NAMED, LONGEST_ID = 300, 20_000, 50, 80
TIMES: Sequence[ChangeReading | DifferenceReading] = (*get_args(DifferenceReading), *get_args(ChangeReading))


def record_of(
    result: Result, *, impacts: Collection[str], measure: str | None, taken: Collection[str], name: Name
) -> tuple[Add, ...]:
    """The changes that attach a result to impacts, and to a measure where it tells of before and after one.

    Raises InputError where a measure is named and the result tells of nothing before and after.
    """
    if measure is not None and result.changes is None:
        raise InputError(
            "This result tells of nothing before and after a measure.",
            means="Its plan names no mitigation, so it cannot show what the measure did.",
            next_step="Attach it to the impact alone, or plan an evaluation of before and after.",
        )
    plan = result.plan
    told: Told = {
        "title": plan.title,
        "on": result.made_on.isoformat(),
        "question": plan.question,
        "data": f"{plan.data.about} ({plan.data.recorded_by})"[:LONGEST_TEXT],
        "plan": result.plan_digest,
        "cells": result.cells_digest,
        "result": result_digest(result),
        "level": plan.compare.level,
        "impacts": list(impacts),
        "groups": _groups(result, measure),
        "failed_besides": _besides(_worse(result), plan, name),
        "limits": _limits(plan),
    }
    if measure is not None and result.changes is not None:
        told |= {"measure": measure, "worst_off": _worst_off(result, name)}
        told["made_worse_besides"] = _besides(result.changes.made_worse, plan, name)
    found = Evaluation.model_validate(told, strict=False)
    return (Add(("evaluations", _id(plan.id, taken)), found.plain()),)


def _id(wanted: str, taken: Collection[str]) -> str:
    """The plan's id, with a number where the dossier has it already."""
    if wanted not in taken:
        return wanted
    numbered = (f"{wanted[: LONGEST_ID - 6].rstrip('-')}-{number}" for number in range(2, 10_000))
    return next(one for one in numbered if one not in taken)


def _audit(result: Result) -> Audit:
    """How things stand now: after the mitigation, where there was one; with the plan's own label."""
    own = [one for one in result.audits if one.label is None] or list(result.audits)
    return next((one for one in own if one.phase == "after"), own[0])


def _groups(result: Result, measure: str | None) -> Told:
    """What was found of each group of the dossier, by rate."""
    found: Told = {}
    for part, rate, group, one in (*_differences(result), *(_changes(result) if measure else ())):
        for slug in _slugs(group, result.plan):
            rates = found.setdefault(slug, {}).setdefault(part, {})
            rates[rate] = _graver(rates.get(rate), one)
    return found


def _graver(one: Told | None, other: Told) -> Told:
    return other if one is None else min(one, other, key=lambda told: TIMES.index(told["reading"]))


def _differences(result: Result) -> Iterator[tuple[str, str, Group, Told]]:
    for grouping in _audit(result).groupings:
        if len(grouping.attributes) == 1:
            for found in grouping.differences:
                yield "differences", found.measure, found.group, _difference(found)
            for hidden in (one.group for one in grouping.groups if one.state == "held-back"):
                for rate in result.plan.compare.measures:
                    yield "differences", rate, hidden, {"reading": "held-back"}


def _changes(result: Result) -> Iterator[tuple[str, str, Group, Told]]:
    for found in result.changes.groups if result.changes else ():
        if len(found.group.attributes) == 1:
            yield "changes", found.measure, found.group, _change(found)
    for _, rate, group, one in _differences(result):
        if one["reading"] == "held-back":  # who is held back now can have no change told
            yield "changes", rate, group, one


def _difference(found: Difference) -> Told:
    reading = DIFFERENCE.get(found.reading, found.reading)
    if found.value is None and found.ratio is not None:
        return _figures(reading, found.state, found.ratio, found.ratio_interval, None) | {"told_as": "ratio"}
    return _figures(reading, found.state, found.value, found.interval, found.could_have_found)


def _change(found: Change) -> Told:
    reading = CHANGE.get(found.reading, found.reading)
    told = _figures(reading, found.state, found.value, found.interval, found.could_have_found)
    if reading == "helped" and "low" in told and float(told["low"]) <= 0 <= float(told["high"]):
        return {"reading": "cannot-tell"}
    return told


def _figures(reading: str, state: str, value: str | None, interval: Interval | None, could: str | None) -> Told:
    """A reading with what bears it out; without that it is none."""
    if state == "held-back":
        return {"reading": "held-back"}
    if reading in UNTOLD or value is None or interval is None or (reading.endswith("-found") and could is None):
        return {"reading": "cannot-tell"}
    told = {"reading": reading, "value": value, "low": interval.low, "high": interval.high}
    return told | ({"could_have_found": could} if could is not None else {})


def _slugs(group: Group, plan: Plan) -> Iterator[str]:
    """The group of the dossier that a group of one attribute is, where it is one."""
    (attribute,), (value,) = group.attributes, group.values
    if value is not None and (slug := plan.attributes[attribute].groups.get(value)):
        yield slug


def _worse(result: Result) -> Iterator[Group]:
    for grouping in _audit(result).groupings:
        yield from (one.group for one in grouping.differences if one.reading == "worse")


def _besides(groups: Collection[Group] | Iterator[Group], plan: Plan, name: Name) -> list[str]:
    """Those who are no group of the dossier, in words: an intersection among them."""
    others = (one for one in groups if len(one.attributes) > 1 or not any(_slugs(one, plan)))
    return list(dict.fromkeys(name(one)[:LONGEST_NAME] for one in others))[:MOST_NAMED]


def _worst_off(result: Result, name: Name) -> Told | None:
    if result.changes is None:
        return None
    worst = result.changes.worst_off
    levelled = "yes" if worst.levelled_down else "no"
    told: Told = {"answer": worst.answer, "levelled_down": levelled}
    if worst.group is None:
        return told
    slug = next(_slugs(worst.group, result.plan), None) if len(worst.group.attributes) == 1 else None
    return told | ({"group": slug} if slug else {"named": name(worst.group)[:LONGEST_NAME]})


def _limits(plan: Plan) -> Mapping[str, str]:
    proxies = any(one.proxy is not None for one in plan.attributes.values())
    return {
        "drawn": plan.data.drawn,
        "label_seen_for": plan.label.seen_for if plan.label else "no-label",
        "looked_before": plan.looked.answer if plan.looked.answer != "not-known" else "unknown",
        "proxies": "yes" if proxies else "no",
    }
