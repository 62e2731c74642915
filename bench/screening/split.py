"""Which agencies the screening may be developed on, and which are opened only to report.

This rule was committed before the label of any record was read. Of the labels, only the totals by agency in the
inventory's own README were known.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence


def development(agencies: Iterable[str]) -> frozenset[str]:
    """The half for development, from the agency of each record.

    Agencies stand in the order of how many records they have (most first, then by name) and are taken two by two, so
    that large and small ones fall into both halves. Of two, the one whose name has the smaller SHA-256 is for
    development. A last one without a partner is held back.
    """
    ranked = [name for name, _ in sorted(Counter(agencies).items(), key=lambda one: (-one[1], one[0]))]
    return frozenset(_smaller(ranked[at : at + 2]) for at in range(0, len(ranked) - 1, 2))


def _smaller(pair: Sequence[str]) -> str:
    return min(pair, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
