"""What one pass over the groups works on: sides, measures, counts, and how sure one may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from duecare.evaluation.plan import Label, Plan
from duecare.evaluation.result import Group, Phase
from duecare.evaluation.statistics.arrays import Bools, Floats, Ints
from duecare.evaluation.statistics.asked import OUTCOMES, Asked
from duecare.evaluation.statistics.groups import People, Someone
from duecare.evaluation.statistics.intervals import z_of
from duecare.evaluation.statistics.shares import FEWEST_SETS, Shares, shares_of
from duecare.evaluation.statistics.table import Table
from duecare.evaluation.statistics.tally import Tally, masks, merged, tally

MOST_RESAMPLED = 600
"""Groups whose resamples are looked at together."""


@dataclass(frozen=True)
class Setting:
    """One phase and one label, counted."""

    plan: Plan
    phase: Phase
    label: str | None
    asked: tuple[Asked, ...]
    people: People
    counts: Tally
    """By atom and outcome."""
    sure: bool
    """Whether intervals may be told at all."""

    @property
    def meant(self) -> Label | None:
        """The label, as the plan has it."""
        return self.plan.label if self.label is None else self.plan.other_labels[self.label]

    @property
    def level(self) -> float:
        """The level of the plan."""
        return float(self.plan.compare.level)

    @property
    def z(self) -> float:
        """Its quantile."""
        return z_of(self.level)

    @cached_property
    def shown(self) -> tuple[Someone, ...]:
        """The groups that are told."""
        return tuple(one for one in self.people.everyone if one.shown)

    @cached_property
    def places(self) -> Mapping[Group, int]:
        """The side of each group that is told."""
        return {one.group: at for at, one in enumerate(self.shown)}

    @cached_property
    def sides(self) -> tuple[Floats, Ints]:
        """The groups that are told, then everybody else of each, then everyone: over merged atoms."""
        groups = tuple(one.atoms for one in self.shown)
        return masks((*groups, *(~one for one in groups), np.ones(self.people.atoms, dtype=bool)))

    @cached_property
    def merged(self) -> Tally:
        """The counts over merged atoms."""
        return merged(self.counts, self.sides[1])

    @property
    def resamples(self) -> int:
        """How many resamples are drawn. None of very many groups: then bounds that need none are taken instead."""
        return self.plan.resamples if self.sure and len(self.shown) <= MOST_RESAMPLED else 0

    @cached_property
    def outcomes(self) -> tuple[Floats, Floats]:
        """What counts and what is asked: measures by outcomes."""
        empty = np.zeros((0, len(OUTCOMES)))
        counting, among = [one.counts for one in self.asked], [one.among for one in self.asked]
        return (np.stack(counting), np.stack(among)) if self.asked else (empty, empty)

    @cached_property
    def shares(self) -> Shares:
        """Of all sides and measures."""
        return shares_of(self.merged, self.sides[0], self.outcomes, self.z)

    @cached_property
    def ends(self) -> tuple[Floats, Floats]:
        """Their intervals."""
        return self.shares.interval(self.z)

    @cached_property
    def rows(self) -> Floats:
        """Rows by side and outcome."""
        return np.asarray(self.sides[0] @ self.merged.n.sum(axis=0))

    @property
    def everyone(self) -> int:
        """The place of the side of everyone."""
        return 2 * len(self.shown)


def setting_of(
    table: Table, people: People, plan: Plan, phase: Phase, label: str | None, asked: tuple[Asked, ...]
) -> Setting:
    """Count what one phase and one label come to."""
    counts = tally(table, people, outcome_of(table, phase, label), len(OUTCOMES), of_phase(table, phase))
    return Setting(plan, phase, label, asked, people, counts, sure(table))


def outcome_of(table: Table, phase: Phase, named: str | None) -> Ints:
    """What each cell comes to with a label, by the decision of the phase."""
    decision = table.column("after" if phase == "after" and table.column("after") is not None else "decision")
    label, missing = table.column("label", named or "label"), np.full(len(table.n), -1)
    return ((missing if label is None else label) + 1) * 3 + (missing if decision is None else decision) + 1


def of_phase(table: Table, phase: Phase) -> Bools:
    """Which cells are of a phase."""
    run = table.column("run")
    if run is None or phase == "only":
        return np.ones(len(table.n), dtype=bool)
    return np.asarray(run == (1 if phase == "after" else 0))


def sure(table: Table) -> bool:
    """Whether intervals may be told: not where people are known to repeat and nobody can tell who."""
    unit, sets = table.cells.plan.unit, table.sets
    if sets is not None:
        found = table.cells.repeated
        return len(np.unique(sets)) >= FEWEST_SETS and (found is None or found.distinct >= FEWEST_SETS)
    return unit.repeats != "possible" or unit.person is not None or unit.cluster is not None
