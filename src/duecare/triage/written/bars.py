"""Bars, one below the other: how many systems, in up to three parts that are told apart without colour."""

from __future__ import annotations

from dataclasses import dataclass

from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet, Shown, Table
from duecare.report.pictures.lettering import wrapped
from duecare.report.words import Words
from duecare.triage.written.texts import told

LOOKS = ("solid", "severe", "open")
"""Of the parts: black, a light fill with an edge, and an empty one with a dashed edge."""
HEIGHT, EDGE = 14, 1
LEAST = 3
"""So wide is a bar of one among thousands."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing, and how many there are of each part."""

    name: Phrase
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with what they show."""

    title: Phrase
    about: Phrase
    first: Phrase
    """What a bar stands for."""
    parts: tuple[Phrase, ...]
    bars: tuple[Bar, ...]


def shown(chart: Chart, words: Words) -> Shown:
    """The drawing, and the same as a table."""
    rows = tuple(((bar.name,), *((words.number(count),) for count in bar.counts)) for bar in chart.bars)
    table = Table(chart.title, (chart.first, *chart.parts), rows)
    return Shown((_drawing(chart, words),), (chart.about, *_legend(chart, words)), table)


def _legend(chart: Chart, words: Words) -> tuple[Phrase, ...]:
    """What the looks of the parts stand for."""
    if len(chart.parts) < 2:
        return ()
    keys = ("screen-bar-black", "screen-bar-light", "screen-bar-dashed")
    return tuple(told(words, key, name=part) for key, part in zip(keys, chart.parts, strict=False))


def _drawing(chart: Chart, words: Words) -> Drawing:
    sheet = Sheet()
    most = max((sum(bar.counts) for bar in chart.bars), default=1)
    y = 14
    for bar in chart.bars:
        y = sheet.write("text", EDGE, y, wrapped(bar.name.capital().text, WIDTH, 13, most=3), 17) - 11
        y = _bar(sheet, bar, y, most, words)
    about = chart.about.text
    return sheet.done(chart.title.text, about, max(y - 6, 1), rtl=words.rtl)


def _bar(sheet: Sheet, bar: Bar, y: int, most: int, words: Words) -> int:
    """The parts of a bar after each other, then their numbers below it."""
    x, full = EDGE, WIDTH - 2 * EDGE
    for look, count in zip(LOOKS, bar.counts, strict=False):
        width = max(LEAST, count * full // most) if count else 0
        if width:
            sheet.box(look, x, y, min(width, WIDTH - EDGE - x), HEIGHT)
        x += width
    said = words.series([words.number(count) for count in bar.counts]).text
    sheet.write("small", EDGE, y + HEIGHT + 14, [said], 0)
    return y + HEIGHT + 40
