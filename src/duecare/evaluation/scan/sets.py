"""Random halves and random sets of people. Who is in which is drawn from what only holders of the data know.

Rows of one person (or cluster) fall together, by a hash. A row that stands for itself is like any other of its cell, so
how many of a cell fall into each set is drawn by chance with a fixed start: that is the same in law, on any engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np

from duecare.evaluation.plan import Plan
from duecare.evaluation.scan.readings import unit_column

SETS = 256
FEWEST_SETS = 32


def needs_half(plan: Plan) -> bool:
    """Whether a rule fixes the worst-off group, on one half of the people."""
    return plan.worst_off is not None and not plan.worst_off.group


def needs_sets(plan: Plan) -> bool:
    """Whether the plan names what makes rows alike."""
    return unit_column(plan) is not None


class Draw:
    """Deals rows that stand for themselves into halves and sets. The same cells in the same order: the same deal."""

    def __init__(self, plan: Plan, secret: bytes) -> None:
        start = hashlib.sha256(secret + b"rows").digest()[:4]
        self._chance = np.random.RandomState(int.from_bytes(start))  # its stream is frozen for good, others' may change
        self._half, self._sets = needs_half(plan), needs_sets(plan)

    def dealt(self, n: int, half: int | None, drawn: int | None) -> Iterator[tuple[int | None, int | None, int]]:
        """Half, set and rows. What is known already stays."""
        for in_set, count in self._in_sets(n, drawn):
            if not self._half or half is not None:
                yield half, in_set, count
                continue
            first = int(self._chance.binomial(count, 0.5))
            yield from ((of, in_set, some) for of, some in ((0, first), (1, count - first)) if some)

    def _in_sets(self, n: int, drawn: int | None) -> Iterator[tuple[int | None, int]]:
        if not self._sets or drawn is not None:
            yield drawn, n
            return
        counts = self._chance.multinomial(n, np.full(SETS, 1 / SETS))
        yield from ((int(at), int(counts[at])) for at in np.flatnonzero(counts))
