"""Which texts came before, nearly so, in memory of a fixed size: the oldest are forgotten.

The pairs of words of a text fall into bins, and of each bin the smallest hash is kept. The share of bins that two texts
have in common estimates how alike they are (P. Li, A. Owen and C.-H. Zhang, One permutation hashing, 2012). Only those
are compared that have all bins or a band of them in common.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import TypeAlias
from zlib import crc32

from duecare.triage.alike import ALIKE, pairs

KEPT = 100_000
"""Texts that are remembered at once."""
BINS = 64
_BAND = 32
"""Bytes of the bins that are looked up together."""
_SLOTS = 2_097_143
_EMPTY = 0xFFFFFFFF

Sketch: TypeAlias = "array[int]"
"""The smallest hash of each bin."""


def sketch_of(words: Iterable[str]) -> Sketch:
    """What is kept of a text, given by its folded words."""
    bins = array("I", [_EMPTY]) * BINS
    for hash_ in pairs(words):
        place = hash_ % BINS
        if hash_ < bins[place]:
            bins[place] = hash_
    return bins


class Before:
    """The texts so far."""

    def __init__(self) -> None:
        self._kept = array("I")
        self._slots = array("I", bytes(4 * _SLOTS))
        self._count = 0

    def holds(self, sketch: Sketch) -> bool:
        """Whether a text that is remembered says nearly the same."""
        places = {self._slots[slot] for slot in _slots(sketch)} - {0}
        return any(_alike(sketch, self._kept[(place - 1) * BINS : place * BINS]) for place in places)

    def add(self, sketch: Sketch) -> None:
        """Remember a text, in the place of the oldest one where there is no more room."""
        place = self._count % KEPT
        self._kept[place * BINS : (place + 1) * BINS] = sketch
        self._count += 1
        for slot in _slots(sketch):
            self._slots[slot] = place + 1


def _slots(sketch: Sketch) -> Iterator[int]:
    """Where a text is looked up; nowhere when it has no words."""
    data, nothing = sketch.tobytes(), b"\xff" * _BAND
    for at in range(0, len(data), _BAND):
        band = data[at : at + _BAND]
        if band != nothing:
            yield crc32(band, at) % _SLOTS
    if any(hash_ != _EMPTY for hash_ in sketch):
        yield crc32(data) % _SLOTS


def _alike(one: Sketch, two: Sketch) -> bool:
    filled = [(first, second) for first, second in zip(one, two, strict=True) if first != _EMPTY or second != _EMPTY]
    return sum(first == second for first, second in filled) >= ALIKE * len(filled)
