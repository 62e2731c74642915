"""The picture of severity: every impact by scale and scope, with how hard it is to put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duecare.core.catalogue import SeverityScale
from duecare.core.catalogue.records import Tier
from duecare.core.method.severity import HIGHEST, LOWEST, tier_of
from duecare.report.model import Dimension, ImpactPart
from duecare.report.words import Words

MOST = 12
"""So many impacts are drawn: the gravest. The table beside the picture has all of them."""

CELL_WIDTH, CELL_HEIGHT, BEFORE, AFTER, TOP, BELOW = 64, 52, 28, 8, 26, 44
"""Room for the levels before the grid and below it, and for the names of the axes above it and below it."""
WIDTH = BEFORE + 5 * CELL_WIDTH + AFTER
HEIGHT = TOP + 5 * CELL_HEIGHT + BELOW
PLACES = ((0, 0), (-20, -13), (20, 13), (20, -13), (-20, 13), (0, -26))
"""Where the first, second ... circle of a cell stands, from the cell's middle."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid, coloured by the least tier that its scale and scope can give."""

    x: int
    y: int
    tier: Tier


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle: an impact at the worse end of its ranges, with lines back to their better ends."""

    number: int
    x: int
    y: int
    ring: int
    back_x: int
    back_y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the template draws, in whole numbers: decimals are written differently in other languages."""

    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    ticks_x: tuple[tuple[int, int], ...]
    ticks_y: tuple[tuple[int, int], ...]
    left_out: int


def picture(parts: Sequence[ImpactPart], words: Words) -> Picture:
    """The picture of these impacts, mirrored where the language is written from right to left."""
    levels = range(LOWEST, HIGHEST + 1)
    scale = words.catalogue.scale
    marks = _marks(parts[:MOST], words.rtl)
    return Picture(
        cells=tuple(
            Cell(_x(scope, words.rtl) - CELL_WIDTH // 2, _y(level) - CELL_HEIGHT // 2, _least(scale, level, scope))
            for level in levels
            for scope in levels
        ),
        marks=marks,
        ticks_x=tuple((_x(level, words.rtl), level) for level in levels),
        ticks_y=tuple((_y(level), level) for level in levels),
        left_out=len(parts) - len(marks),
    )


def _marks(parts: Sequence[ImpactPart], rtl: bool) -> tuple[Mark, ...]:
    taken: Counter[tuple[int, int]] = Counter()
    marks = []
    for part in parts:
        by = {dimension.id: dimension for dimension in part.dimensions}
        cell = (by["scale"].high, by["scope"].high)
        if taken[cell] == len(PLACES):
            continue
        marks.append(_mark(part.number, by["scale"], by["scope"], by["irremediability"].high, taken[cell], rtl))
        taken[cell] += 1
    return tuple(marks)


def _mark(number: int, scale: Dimension, scope: Dimension, ring: int, place: int, rtl: bool) -> Mark:
    dx, dy = PLACES[place]
    x, y = _x(scope.high, rtl) + dx, _y(scale.high) + dy
    return Mark(number, x, y, ring, _x(scope.low, rtl) + dx, _y(scale.low) + dy)


def _least(scale: SeverityScale, level: int, scope: int) -> Tier:
    return tier_of(scale, (level, scope, LOWEST))


def _x(level: int, rtl: bool) -> int:
    column = HIGHEST - level if rtl else level - LOWEST
    return (AFTER if rtl else BEFORE) + column * CELL_WIDTH + CELL_WIDTH // 2


def _y(level: int) -> int:
    return TOP + (HIGHEST - level) * CELL_HEIGHT + CELL_HEIGHT // 2
