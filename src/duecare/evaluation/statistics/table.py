"""The cells as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from duecare.evaluation.cells import Cells
from duecare.evaluation.statistics.arrays import Bools, Floats, Ints


@dataclass(frozen=True)
class Table:
    """One line a cell: its code on each axis (-1: not recorded), its rows, their weights and the squares of them."""

    cells: Cells
    codes: Ints
    n: Floats
    w: Floats
    w2: Floats

    @property
    def weighted(self) -> bool:
        """Whether rows stand for more than themselves."""
        return self.cells.plan.data.weight is not None

    def column(self, kind: str, named: str | None = None) -> Ints | None:
        """The codes on the axis of this kind, and of this id where there are several."""
        for at, axis in enumerate(self.cells.axes):
            if axis.kind == kind and (named is None or axis.id == named):
                return np.asarray(self.codes[:, at])
        return None

    def value(self, attribute: str, code: int) -> str | None:
        """The value behind a code of an attribute or a stratum; nothing for "not recorded"."""
        axis = next(one for one in self.cells.axes if one.kind in ("group", "stratum") and one.id == attribute)
        return None if code < 0 else axis.values[code]

    @cached_property
    def sets(self) -> Ints | None:
        """Which random set of people each cell is of. Cells of rows without a person are dealt out in turn."""
        found = self.column("replicate")
        if found is None:
            return None
        return np.where(found < 0, np.arange(found.size) % max(int(found.max(initial=0)) + 1, 1), found)

    def where(self, kept: Bools) -> Table:
        """The same with some of the cells."""
        return Table(self.cells, self.codes[kept], self.n[kept], self.w[kept], self.w2[kept])


def table_of(cells: Cells) -> Table:
    """The cells as arrays. Empty cells are left out, so that they change nothing."""
    kept = [one for one in cells.cells if one.n]
    n = np.array([one.n for one in kept], dtype=float)
    codes = np.array([one.at for one in kept], dtype=np.int64).reshape(len(kept), len(cells.axes))
    if cells.plan.data.weight is None:
        return Table(cells, codes, n, n, n)
    w = np.array([float(one.weight or 0) for one in kept])
    w2 = np.array([float(one.weight_squares or 0) for one in kept])
    return Table(cells, codes, n, w, w2)
