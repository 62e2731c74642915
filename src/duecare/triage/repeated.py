"""Sentences that many records repeat, such as an agency's mission. They say little of a single system."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from duecare.triage.text import Sentence

MANY = 6
"""From so many different records on, a sentence is one that all of them repeat: a house rule."""

_LEAST_WORDS = 4
_KEPT = 500_000
"""Sentences counted at once. Beyond, those seen once are forgotten (lossy counting, Manku and Motwani, 2002)."""


def mark(sentence: Sentence) -> int | None:
    """A number for what the sentence says; nothing for a few words, which repeat by chance."""
    if len(sentence.words) < _LEAST_WORDS:
        return None
    return crc32(" ".join(sentence.words).encode())


def repeated(records: Iterable[Iterable[Sentence]]) -> frozenset[int]:
    """The marks of the sentences that many of the records repeat; each record counts once."""
    counts: defaultdict[int, int] = defaultdict(int)
    for record in records:
        for found in {mark(sentence) for sentence in record}:
            if found is not None:
                counts[found] += 1
        if len(counts) > _KEPT:
            counts = defaultdict(int, {found: count for found, count in counts.items() if count > 1})
    return frozenset(found for found, count in counts.items() if count >= MANY)
