"""The order in which to look. It says where rights need a look first; it is no severity, no risk and no finding.

Every signal that a text says (or holds possible) draws a look, by its pull; what draws never takes away from what
another draws, and nothing that is said of benefits does. Combined as independent reasons to look (noisy-or, J. Pearl,
Probabilistic Reasoning in Intelligent Systems, 1988), so that many slight ones never outweigh everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from duecare.core.catalogue.signals import Pull

PULLS: Mapping[Pull, float] = MappingProxyType({"strong": 0.45, "clear": 0.25, "slight": 0.12})
"""House rules, not learned from any labels. What a system does to people pulls strongly or clearly; where it is used,
and whom its text names, pulls less: alone it says little of what is done to them."""

Place = Literal["first", "next", "later", "nothing-found"]
"""Where in the list a record stands, in words. The words stand for corners of the draw, which are house rules."""

_CORNERS: tuple[tuple[Place, float], ...] = (("first", 0.65), ("next", 0.3), ("later", 0.001))


def draw(pulls: Iterable[Pull]) -> float:
    """How much several signals draw a look, from 0 to 1. More signals never draw less."""
    left = 1.0
    for pull in pulls:
        left *= 1 - PULLS[pull]
    return 1 - left


def place(drawn: float) -> Place:
    """The part of the list for a draw."""
    return next((name for name, corner in _CORNERS if drawn >= corner), "nothing-found")
