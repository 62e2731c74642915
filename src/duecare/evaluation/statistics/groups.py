"""Who is told: the groups of each attribute and intersection, and which of them are large enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Group
from duecare.evaluation.statistics.arrays import Bools, Floats, Ints
from duecare.evaluation.statistics.table import Table


@dataclass(frozen=True, eq=False)
class Someone:
    """A group: the codes of its attributes, and the atoms (combinations of all attributes) that it is made of."""

    group: Group
    codes: tuple[int, ...]
    atoms: Bools
    people: float
    """The least number of people it has in any part that is told (an estimate where people repeat)."""
    small: bool
    """Fewer than may be told."""

    @property
    def shown(self) -> bool:
        """Whether figures are told of it."""
        return not self.small


@dataclass(frozen=True)
class People:
    """All groups of all groupings, over the same atoms."""

    groupings: tuple[tuple[str, ...], ...]
    everyone: tuple[Someone, ...]
    atom_of_cell: Ints
    atoms: int

    def of(self, attributes: tuple[str, ...]) -> tuple[Someone, ...]:
        """The groups of one grouping, the not recorded ones last."""
        return tuple(one for one in self.everyone if one.group.attributes == attributes)


def people_of(table: Table, plan: Plan) -> People:
    """Every group that occurs. Rows without a value of an attribute are a group of their own."""
    groupings = _groupings(plan)
    codes = np.stack([_codes(table, one) for one in plan.attributes], axis=1)
    combinations, atom_of_cell = np.unique(codes, axis=0, return_inverse=True)
    place = {name: at for at, name in enumerate(plan.attributes)}
    counts = _people(table, plan, atom_of_cell.reshape(-1), max(len(combinations), 1))
    everyone = [
        one
        for grouping in groupings
        for one in _groups(table, grouping, combinations[:, [place[name] for name in grouping]], counts, plan)
    ]
    return People(groupings, tuple(everyone), atom_of_cell.reshape(-1), max(len(combinations), 1))


def _groupings(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Each attribute, the plan's intersections, and that of the group for whom a mitigation must be shown to help."""
    named = (*((one,) for one in plan.attributes), *plan.intersections)
    wanted = tuple(one for one in plan.attributes if plan.worst_off and one in plan.worst_off.group)
    known = {frozenset(one) for one in named}
    return named if not wanted or frozenset(wanted) in known else (*named, wanted)


def _codes(table: Table, attribute: str) -> Ints:
    found = table.column("group", attribute)
    return np.full(len(table.n), -1) if found is None else found


def _groups(table: Table, grouping: tuple[str, ...], codes: Ints, counts: _Counts, plan: Plan) -> list[Someone]:
    values, which = np.unique(codes, axis=0, return_inverse=True)
    which = which.reshape(-1)
    order = sorted(range(len(values)), key=lambda at: tuple((code < 0, code) for code in values[at]))
    return [_someone(table, grouping, values[at], which == at, counts, plan) for at in order]


def _someone(
    table: Table, grouping: tuple[str, ...], codes: Ints, atoms: Bools, counts: _Counts, plan: Plan
) -> Someone:
    names = tuple(table.value(name, int(code)) for name, code in zip(grouping, codes, strict=True))
    people = counts.of(atoms)
    group = Group(attributes=grouping, values=names)
    return Someone(group, tuple(int(code) for code in codes), atoms, people, people < plan.disclosure.threshold)


@dataclass(frozen=True)
class _Counts:
    """Rows, and sets of people that occur, of each atom in each run."""

    rows: Floats
    sets: Bools | None

    def of(self, atoms: Bools) -> float:
        """The people of a group in the run where they are fewest; none where they are in no other run."""
        rows = self.rows[:, atoms].sum(axis=1)
        if self.sets is None:
            return float(rows.min())
        found, of = self.sets[:, atoms].any(axis=1).sum(axis=1), self.sets.shape[2]
        # how many people leave so many of the sets without any of them (linear counting, Whang et al. 1990)
        with np.errstate(divide="ignore"):
            people = -of * np.log1p(-found / of)
        return float(np.minimum(rows, np.maximum(people, found)).min())


def _people(table: Table, plan: Plan, atom: Ints, atoms: int) -> _Counts:
    run = table.column("run")
    runs = np.zeros(len(atom), dtype=np.int64) if run is None else np.maximum(run, 0)
    many = 1 if run is None else 2
    counted = np.bincount(runs * atoms + atom, weights=table.n, minlength=many * atoms)
    rows = np.asarray(counted.reshape(many, atoms), dtype=np.float64)
    if table.sets is None or plan.unit.cluster is not None:
        return _Counts(rows, None)
    sets = np.zeros((many, atoms, int(table.sets.max(initial=0)) + 1), dtype=bool)
    sets[runs, atom, table.sets] = True
    return _Counts(rows, sets)
