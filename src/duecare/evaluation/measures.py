"""What can be told of a group: shares of its rows, and who is worse off when a share is higher.

The names are those of the field (Barocas, Hardt, Narayanan, "Fairness and Machine Learning", ch. 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Measure = Literal[
    "selection-rate",
    "true-positive-rate",
    "false-positive-rate",
    "false-negative-rate",
    "precision",
    "false-omission-rate",
    "base-rate",
    "error-rate",
]
MEASURES: tuple[Measure, ...] = get_args(Measure)

Nature = Literal["burden", "benefit"]


@dataclass(frozen=True, slots=True)
class Definition:
    """A share: the rows that count among those that are asked. Each row is (label, decision), yes is 1 and no is 0."""

    counts: frozenset[tuple[int, int]]
    among: frozenset[tuple[int, int]]
    needs_label: bool
    worse: tuple[int, int]
    """Who is worse off when it is higher: +1 the group, -1 the others, 0 neither by itself; first where a yes is a
    burden, then where it is a benefit."""


_ALL = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
_DECIDED = frozenset({(0, 1), (1, 1)})
_NOT_DECIDED = frozenset({(0, 0), (1, 0)})
_TRUE = frozenset({(1, 0), (1, 1)})
_FALSE = frozenset({(0, 0), (0, 1)})

DEFINITIONS: MappingProxyType[Measure, Definition] = MappingProxyType(
    {
        "selection-rate": Definition(_DECIDED, _ALL, False, (+1, -1)),
        "true-positive-rate": Definition(frozenset({(1, 1)}), _TRUE, True, (0, -1)),
        "false-positive-rate": Definition(frozenset({(0, 1)}), _FALSE, True, (+1, 0)),
        "false-negative-rate": Definition(frozenset({(1, 0)}), _TRUE, True, (0, +1)),
        "precision": Definition(frozenset({(1, 1)}), _DECIDED, True, (-1, 0)),
        "false-omission-rate": Definition(frozenset({(1, 0)}), _NOT_DECIDED, True, (0, +1)),
        "base-rate": Definition(_TRUE, _ALL, True, (0, 0)),
        "error-rate": Definition(frozenset({(0, 1), (1, 0)}), _ALL, True, (+1, +1)),
    }
)

WITHIN_A_DECISION: frozenset[Measure] = frozenset({"precision", "false-omission-rate"})
"""What rows that were drawn by their decision can tell by themselves."""

WITHIN_A_LABEL: frozenset[Measure] = frozenset({"true-positive-rate", "false-positive-rate", "false-negative-rate"})
"""What rows that were drawn by their label can tell by themselves."""


def worse_when_higher(measure: Measure, nature: Nature) -> int:
    """+1 when a group with a higher share is worse off, -1 when it is better off, 0 when neither follows."""
    return DEFINITIONS[measure].worse[nature == "benefit"]
