"""Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Truth(StrEnum):
    """Yes, no, or not known. Unknown is not no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """The truth of a Python condition; nothing is unknown."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO

    __hash__ = str.__hash__  # that of an Enum is written in Python, and differs from the word's that it equals

    def negated(self) -> Truth:
        """The opposite; of unknown, unknown."""
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(self, Truth.UNKNOWN)


def at_least(count: int, parts: Sequence[Truth]) -> Truth:
    """Whether at least `count` of the parts hold. All is `count == len(parts)`, any is `count == 1`."""
    sure = parts.count(Truth.YES)
    if sure >= count:
        return Truth.YES
    return Truth.UNKNOWN if sure + parts.count(Truth.UNKNOWN) >= count else Truth.NO
