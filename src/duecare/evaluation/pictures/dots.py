"""Shares of groups as dots with their intervals, one below the other: no dot is told from another by its colour."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from duecare.evaluation.pictures.scale import EDGE, Scale
from duecare.evaluation.words.telling import Telling
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet
from duecare.report.pictures.lettering import width_of, wrapped

MOST_ROWS = 24
"""So many groups are drawn; the table has all."""
RADIUS, CAP, HEAD = 6, 5, 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A share with its interval; nothing where it cannot be told."""

    value: str | None
    low: str | None = None
    high: str | None = None
    marked: bool = False
    """Whether the group is worse off: its dot is filled, the others are rings."""


@dataclass(frozen=True, slots=True)
class Line:
    """One group: its name, what stands in numbers, and its dots, one below the other."""

    name: Phrase
    numbers: Phrase
    dots: tuple[Dot, ...]


def drawing(title: Phrase, about: Phrase, lines: tuple[Line, ...], scale: Scale, telling: Telling) -> Drawing:
    """The picture of these lines on one scale."""
    sheet = Sheet()
    top = sheet.write("strong", EDGE, 14, wrapped(title.text, WIDTH - 2 * EDGE, 12, most=4, bold=True), 16) + 4
    y = top
    for line in lines[:MOST_ROWS]:
        y = _line(sheet, line, y, scale)
    _ends(sheet, scale, y + 8, telling)
    return sheet.done(title.text, about.text, y + 16, rtl=telling.words.rtl)


def _line(sheet: Sheet, line: Line, y: int, scale: Scale) -> int:
    y = sheet.write("text", EDGE, y + 6, wrapped(line.name.text, WIDTH - 2 * EDGE, 13, most=2), 16)
    y = sheet.write("small", EDGE, y, wrapped(line.numbers.text, WIDTH - 2 * EDGE, 12, most=2), 15)
    dots = [dot for dot in line.dots if dot.value is not None]
    if dots:
        scale.draw(sheet, y - 9, y + 18 * len(dots) - 9)
    for number, dot in enumerate(dots):
        _dot(sheet, dot, y + 18 * number, scale)
    if len(dots) > 1:
        _arrow(sheet, dots[0], dots[1], y, scale)
    return y + 18 * len(dots) + 8


def _dot(sheet: Sheet, dot: Dot, y: int, scale: Scale) -> None:
    if dot.low is not None and dot.high is not None:
        low, high = scale.at(dot.low), scale.at(dot.high)
        sheet.line("axis", (low, y), (high, y))
        for end in (low, high):
            sheet.line("axis", (end, y - CAP), (end, y + CAP))
    sheet.dot("solid" if dot.marked else "plain", scale.at(dot.value or "0"), y, RADIUS)


def _arrow(sheet: Sheet, before: Dot, after: Dot, y: int, scale: Scale) -> None:
    """Along the middle between both dots, from the first towards the second."""
    start, end = scale.at(before.value or "0"), scale.at(after.value or "0")
    if abs(end - start) < HEAD:
        return
    back, middle = (-HEAD if end > start else HEAD), y + 9
    sheet.line("stripe", (start, middle), (end, middle))
    sheet.line("stripe", (end + back, middle - 4), (end, middle), (end + back, middle + 4))


def _ends(sheet: Sheet, scale: Scale, y: int, telling: Telling) -> None:
    zero, end = (scale.name(number, telling).text for number in (Decimal(0), scale.end))
    sheet.write("small", EDGE, y, [zero], 0)
    sheet.write("small", WIDTH - EDGE - width_of(end, 12), y, [end], 0)
