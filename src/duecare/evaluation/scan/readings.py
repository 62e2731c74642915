"""How a plan reads its columns: each axis of the cells, and what its values become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duecare.evaluation.cells import AxisKind
from duecare.evaluation.plan import Attribute, Outcome, Plan, Score, band_names

NOT_A_NUMBER, BELOW, ABOVE = -2, -3, -4
"""Codes for what a column of numbers holds besides. -1 is not recorded."""

NO_YES = ("no", "yes")


@dataclass(frozen=True, slots=True)
class Reading:
    """One axis: whose column is read by named values, by the values that occur, or by where a number lies."""

    kind: AxisKind
    id: str
    column: str
    names: tuple[str, ...] | None = None
    """The values of the axis. Nothing: those that occur."""
    codes: tuple[tuple[str, int], ...] = ()
    """The text of a value, and its code."""
    missing: frozenset[str] = frozenset()
    edges: tuple[str, ...] = ()
    """Where bands of numbers begin."""
    score: Score | None = None

    @property
    def by_number(self) -> bool:
        """Whether the column is read as numbers."""
        return bool(self.edges) or self.score is not None

    @property
    def must_occur(self) -> bool:
        """Whether a table without any of these values is the wrong one."""
        return self.kind in ("decision", "label", "after", "run")


def readings_of(plan: Plan) -> tuple[Reading, ...]:
    """Every axis that comes from a column, in the order of the cells."""
    return tuple(_readings(plan))


def columns_of(plan: Plan) -> tuple[str, ...]:
    """Every column that a plan names, once."""
    return tuple(dict.fromkeys(_columns(plan)))


def number_columns(plan: Plan) -> frozenset[str]:
    """The columns that are read as numbers, to be put into bands."""
    return frozenset(one.column for one in readings_of(plan) if one.by_number)


def unit_column(plan: Plan) -> str | None:
    """What makes rows alike: the cluster, else the person."""
    return plan.unit.cluster or plan.unit.person


def _readings(plan: Plan) -> Iterator[Reading]:
    for id_, attribute in plan.attributes.items():
        yield _group(id_, attribute)
    for id_, stratum in plan.strata.items():
        yield Reading("stratum", id_, stratum.column)
    if runs := plan.runs:
        codes = tuple((one, code) for code, values in enumerate((runs.before, runs.after)) for one in values)
        yield Reading("run", "run", runs.column, ("before", "after"), codes)
    if plan.label:
        yield _outcome("label", "label", plan.label)
    for id_, label in plan.other_labels.items():
        yield _outcome("label", id_, label)
    yield _outcome("decision", "decision", plan.decision)
    if plan.twice:
        yield _outcome("after", "after", plan.twice.decision)
    if plan.score:
        names = tuple(str(one) for one in range(plan.score.bins))
        yield Reading("score", "score", plan.score.column, names, score=plan.score)


def _group(id_: str, attribute: Attribute) -> Reading:
    missing = frozenset(attribute.missing)
    if attribute.edges:
        return Reading(
            "group", id_, attribute.column, band_names(attribute.edges), missing=missing, edges=attribute.edges
        )
    names = tuple(one for one in attribute.values if one not in missing)
    codes = tuple((name, code) for code, name in enumerate(names))
    return Reading("group", id_, attribute.column, names or None, codes, missing)


def _outcome(kind: AxisKind, id_: str, outcome: Outcome) -> Reading:
    missing = frozenset(outcome.missing)
    if outcome.at_least is not None:
        return Reading(kind, id_, outcome.column, NO_YES, missing=missing, edges=(outcome.at_least,))
    codes = (*((one, 0) for one in outcome.no), *((one, 1) for one in outcome.yes))
    return Reading(kind, id_, outcome.column, NO_YES, codes, missing)


def _columns(plan: Plan) -> Iterator[str]:
    for reading in readings_of(plan):
        yield reading.column
    for only in plan.data.only:
        yield only.column
    for column in (plan.data.weight, plan.unit.person, plan.unit.cluster):
        if column is not None:
            yield column
