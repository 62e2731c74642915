"""Which records say nearly the same: one system listed several times, or one form filled in alike.

Texts are compared by the pairs of words they hold, without figures. Candidates share one of their smallest hashes
(A. Broder, On the resemblance and containment of documents, 1997), and count as alike from a Jaccard index of 0.85.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

ALIKE = 0.85
_SKETCH = 4
_MOST = 200
"""How many earlier texts one is compared with. More than that share a hash only when all say the same."""


def fold(records: Iterable[Iterable[str]]) -> tuple[int, ...]:
    """For each record, given by its folded words, the place of the first one that says nearly the same, or its own."""
    first: list[int] = []
    kept: dict[int, frozenset[int]] = {}
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for place, words in enumerate(records):
        found = pairs(words)
        sketch = sorted(found)[:_SKETCH]
        near = dict.fromkeys(other for hash_ in sketch for other in buckets[hash_][:_MOST])
        match = next((other for other in near if _resemblance(found, kept[other]) >= ALIKE), None)
        first.append(place if match is None else match)
        if match is None:
            kept[place] = found
            for hash_ in sketch:
                buckets[hash_].append(place)
    return tuple(first)


def pairs(said: Iterable[str]) -> frozenset[int]:
    """The hashes of the pairs of words of a text, without figures; of its words where it has one only."""
    words = [word for word in said if not word.isdigit()]
    found: Sequence[str] = [f"{one} {two}" for one, two in pairwise(words)] or words
    return frozenset(crc32(pair.encode()) for pair in found)


def _resemblance(one: frozenset[int], two: frozenset[int]) -> float:
    both = len(one & two)
    return both / (len(one) + len(two) - both) if both else 0.0
