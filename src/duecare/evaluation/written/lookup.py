"""Where a figure stands in a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import Audit, Change, Difference, Group, Grouping, Rate, Result, Statement


def main_audits(result: Result) -> tuple[Audit, ...]:
    """The passes with the plan's own label: one, or that before and that after."""
    return tuple(audit for audit in result.audits if audit.label is None)


def told_audit(result: Result) -> Audit:
    """The pass that tells how it is now: that after the mitigation, where there is one."""
    return main_audits(result)[-1]


def rate_in(rates: Iterable[Rate], measure: Measure) -> Rate | None:
    """The one of this measure."""
    return next((rate for rate in rates if rate.measure == measure), None)


def rate_of(group: Group, measure: Measure, grouping: Grouping) -> Rate | None:
    """The rate of a group."""
    for found in grouping.groups:
        if found.group == group:
            return rate_in(found.rates, measure)
    return None


def rates_of(found: Difference, grouping: Grouping) -> tuple[Rate | None, Rate | None]:
    """The rate of a group and of those it is compared with. That of everybody else follows from the difference."""
    one = rate_of(found.group, found.measure, grouping)
    if found.against is not None:
        return one, rate_of(found.against, found.measure, grouping)
    if one is None or one.value is None or found.value is None:
        return one, None
    rest = min(max(Decimal(one.value) - Decimal(found.value), Decimal(0)), Decimal(1))
    return one, Rate(measure=found.measure, state="told", value=f"{rest:f}")


def difference_of(statement: Statement, result: Result) -> tuple[Difference, Grouping] | None:
    """The difference that a statement is about."""
    said = dict(statement.arguments)
    for grouping, found in differences(result):
        if found.group == said.get("group") and found.measure == said.get("measure"):
            return found, grouping
    return None


def differences(result: Result) -> Iterator[tuple[Grouping, Difference]]:
    """Every difference as it is now."""
    for grouping in told_audit(result).groupings:
        for found in grouping.differences:
            yield grouping, found


def opposed(result: Result) -> tuple[Group, ...]:
    """The groups of one attribute that are worse off by one measure and better off by another."""
    readings: dict[tuple[tuple[str, ...], tuple[str | None, ...]], set[str]] = {}
    groups: dict[tuple[tuple[str, ...], tuple[str | None, ...]], Group] = {}
    for _, one in differences(result):
        key = (one.group.attributes, one.group.values)
        groups[key] = one.group
        readings.setdefault(key, set()).add(one.reading)
    both = (key for key, read in readings.items() if {"worse", "better"} <= read and len(key[0]) == 1)
    return tuple(groups[key] for key in both)


def unequal_bases(result: Result) -> Grouping | None:
    """The first attribute whose groups differ in how often the label is a yes, where mistakes are compared, too."""
    if not {"false-positive-rate", "false-negative-rate", "true-positive-rate"} & {*result.plan.compare.measures}:
        return None
    found = (
        grouping
        for grouping, one in differences(result)
        if one.measure == "base-rate" and one.reading in ("higher", "lower") and len(grouping.attributes) == 1
    )
    return next(found, None)


def nothing_compared(result: Result) -> bool:
    """Whether no comparison of the plan could be made."""
    return all(one.reading == "not-comparable" for _, one in differences(result))


def change_of(statement: Statement, result: Result) -> Change | None:
    """The change that a statement is about."""
    said = dict(statement.arguments)
    changes = result.changes
    if changes is None:
        return None
    worst = changes.worst_off.change
    if statement.key.startswith("worst-off") and worst is not None:
        return worst
    return next(
        (one for one in changes.groups if (one.group, one.measure) == (said.get("group"), said.get("measure"))), None
    )
