"""How many rows of each atom have each outcome, and how those add up to groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.statistics.arrays import Bools, Floats, Ints
from duecare.evaluation.statistics.groups import People
from duecare.evaluation.statistics.table import Table


@dataclass(frozen=True)
class Tally:
    """Sums by random set of people (one, where people do not repeat), atom and outcome."""

    n: Floats
    w: Floats
    w2: Floats
    weighted: bool
    repeats: bool

    @property
    def sets(self) -> int:
        """How many random sets of people there are."""
        return int(self.n.shape[0])


def tally(table: Table, people: People, outcome: Ints, outcomes: int, kept: Bools) -> Tally:
    """Count the kept cells by what each comes to."""
    atom, many = people.atom_of_cell[kept], people.atoms
    sets = None if table.sets is None else table.sets
    which = np.zeros(len(atom), dtype=np.int64) if sets is None else sets[kept]
    number = 1 if sets is None else int(sets.max(initial=0)) + 1
    at = (which * many + atom) * outcomes + outcome[kept]

    def summed(values: Floats) -> Floats:
        total = np.bincount(at, weights=values[kept], minlength=number * many * outcomes)
        return np.asarray(total.reshape(number, many, outcomes), dtype=np.float64)

    n = summed(table.n)
    w = summed(table.w) if table.weighted else n
    w2 = summed(table.w2) if table.weighted else n
    return Tally(n, w, w2, table.weighted, sets is not None)


def masks(shown: tuple[Bools, ...]) -> tuple[Floats, Ints]:
    """Sides as a matrix over merged atoms, and the merged atom of each atom.

    Atoms that are in the same sides need not be told apart: whatever the number of combinations, the cost follows the
    number of groups that are told.
    """
    together = np.stack(shown).astype(np.int8)
    merged, which = np.unique(together, axis=1, return_inverse=True)
    return merged.astype(float), which.reshape(-1)


def merged(counts: Tally, which: Ints) -> Tally:
    """The same sums over merged atoms."""
    many = int(which.max(initial=0)) + 1
    onto = np.zeros((len(which), many))
    onto[np.arange(len(which)), which] = 1

    def fold(values: Floats) -> Floats:
        return np.asarray(np.einsum("sao,am->smo", values, onto, optimize=True))

    n = fold(counts.n)
    w = fold(counts.w) if counts.weighted else n
    w2 = fold(counts.w2) if counts.weighted else n
    return Tally(n, w, w2, counts.weighted, counts.repeats)
