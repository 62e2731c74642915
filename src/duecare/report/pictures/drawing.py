"""What a picture is made of: boxes, lines and letters in whole numbers, each with one of a few looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from duecare.report.phrase import Phrase

WIDTH = 320
"""Every picture is as wide as the screen of a small phone, and reads from top to bottom."""
INK, MUTED, LINE, PAPER = "#14202b", "#4a5864", "#74838e", "#ffffff"
GRAVE = ("#8c1d18", "#f5c7a3", "#fbe8cf", "#e7ecef")
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How shapes are drawn and letters are set. No look is told from another by its colour alone."""

    fill: str | None = None
    stroke: str | None = None
    thick: int = 1
    dash: int = 0
    size: int = 0
    """Of letters; then the fill is their colour."""
    bold: bool = False
    middle: bool = False
    """Whether letters stand around their place, not after it."""


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "card": Look(PAPER, LINE),
        "people": Look(PAPER, INK, 2),
        "axis": Look(None, MUTED, 2),
        "rail": Look(None, INK, 3),
        "wire": Look(None, MUTED, 2),
        "rule": Look(None, "#c6d0d6"),
        "open": Look(PAPER, INK, 1, dash=3),
        "plain": Look(PAPER, INK, 2),
        "critical": Look(GRAVE[0], INK),
        "severe": Look(GRAVE[1], INK),
        "significant": Look(GRAVE[2], INK),
        "limited": Look(GRAVE[3], INK),
        "level": Look(GRAVE[0]),
        "solid": Look(INK),
        "stripe": Look(None, INK, 2),
        "heading": Look(INK, size=14, bold=True),
        "strong": Look(INK, size=12, bold=True),
        "text": Look(INK, size=13),
        "small": Look(MUTED, size=12),
        "mark": Look(INK, size=12, bold=True, middle=True),
        "mark-on-dark": Look(PAPER, size=12, bold=True, middle=True),
    }
)
"""In the order in which they are painted."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; with a radius of half its width a circle."""

    x: int
    y: int
    width: int
    height: int
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text. Its place is the start of its baseline, or the middle where its look says so."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Everything of one look. Each line goes from point to point."""

    name: str
    look: Look
    boxes: tuple[Box, ...]
    lines: tuple[tuple[Point, ...], ...]
    letters: tuple[Letters, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture, with its title and what there is to see."""

    title: str
    about: str
    height: int
    rtl: bool
    layers: tuple[Layer, ...]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Table:
    """The same as a picture, in words. The first cell of a row names it; a cell is one thing or several."""

    caption: Phrase
    head: tuple[Phrase, ...]
    rows: tuple[tuple[tuple[Phrase, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Drawings that belong together, what one must know to read them, and the table that says the same."""

    drawings: tuple[Drawing, ...]
    caption: tuple[Phrase, ...]
    table: Table


class Sheet:
    """Paper to draw on, from left to right; `done` turns it over for languages that are written the other way."""

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[list[Box], list[tuple[Point, ...]], list[Letters]]] = {}

    def box(self, look: str, x: int, y: int, width: int, height: int, radius: int = 0) -> None:
        """Draw a rectangle."""
        self._of(look)[0].append(Box(x, y, width, height, radius))

    def dot(self, look: str, x: int, y: int, radius: int) -> None:
        """Draw a circle around a point."""
        self.box(look, x - radius, y - radius, 2 * radius, 2 * radius, radius)

    def line(self, look: str, *points: Point) -> None:
        """Draw a line from point to point."""
        self._of(look)[1].append(points)

    def write(self, look: str, x: int, y: int, lines: Iterable[str], leading: int) -> int:
        """Write lines one below the other, the first with its baseline at `y`; says where the next would have its."""
        for text in lines:
            self._of(look)[2].append(Letters(x, y, text))
            y += leading
        return y

    def done(self, title: str, about: str, height: int, *, rtl: bool) -> Drawing:
        """The drawing."""
        painted = [self._layer(look) for look in LOOKS if look in self._drawn]
        return Drawing(title, about, height, rtl, tuple(_mirrored(one) if rtl else one for one in painted))

    def _layer(self, look: str) -> Layer:
        boxes, lines, letters = self._drawn[look]
        return Layer(look, LOOKS[look], tuple(boxes), tuple(lines), tuple(letters))

    def _of(self, look: str) -> tuple[list[Box], list[tuple[Point, ...]], list[Letters]]:
        if look not in LOOKS:
            raise ValueError(f"there is no look {look}: it would be left out of the drawing")
        return self._drawn.setdefault(look, ([], [], []))


def _mirrored(layer: Layer) -> Layer:
    return replace(
        layer,
        boxes=tuple(replace(box, x=WIDTH - box.x - box.width) for box in layer.boxes),
        lines=tuple(tuple((WIDTH - x, y) for x, y in line) for line in layer.lines),
        letters=tuple(replace(one, x=WIDTH - one.x) for one in layer.letters),
    )
