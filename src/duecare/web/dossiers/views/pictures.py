"""The portfolio in pictures: how grave, where it stands; what is due when; where red lines stand. Counts of dossiers,
each with a table that says the same; never an average, never a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from typing import get_args

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from duecare.core.dossier.words import Stage
from duecare.core.method.severity import TIERS
from duecare.knowledge import bundle
from duecare.report.page import drawing_svg
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet
from duecare.report.pictures.lettering import wrapped
from duecare.report.words import Words
from duecare.web.dossiers.judging import NONE_RECORDED
from duecare.web.dossiers.listing import COUNT_TO
from duecare.web.dossiers.listing.tallies import LATER, SOON, Tallies
from duecare.web.dossiers.views.attention import count_words
from duecare.web.look.templatetags.look import number

Said = Sequence[tuple[str, str, int]]
"""Rows of bars: the look of each, what it stands for, and how many."""

EDGE, COLUMN, HEADS, TOP, ROW = 15, 58, (14, 30), 38, 66
"""Of the picture of tiers: the first column, each column, the baselines of their names, the first row, each row."""
NAME, MIDDLE, SMALLEST, LARGEST = 14, 41, 10, 21
"""In a row of it: the name's baseline, the middle of the circles, and their radius."""
BAR_ROW, BAR, LONGEST = 44, 16, 230
"""Of the pictures of bars: each row, a bar's height, and the longest bar."""
TIER_LOOKS = (*TIERS, "open")
"""The look of each tier, and of no impact recorded."""
LINES: Mapping[str, tuple[str, str | Promise]] = {
    "crossed": ("critical", gettext_lazy("A red line is crossed")),
    "open": ("open", gettext_lazy("None crossed, but one is open")),
    "clear": ("plain", gettext_lazy("None crossed or open, on the facts stated")),
}
DUE_LOOKS = {"past": "solid", "soon": "severe", "next": "significant", "later": "limited", "none": "open"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its table."""

    title: str
    svg: SafeString
    head: list[str]
    rows: list[list[str]]


def pictures(there: Tallies) -> tuple[Picture, ...]:
    """The pictures of these counts, in the reader's language. None for nothing, and none for one dossier."""
    return _drawn(there, get_language() or "en") if there.total > 1 else ()


@lru_cache(maxsize=16)
def _drawn(there: Tallies, language: str) -> tuple[Picture, ...]:
    words = Words(language, bundle.load())
    due, lines = _("The first day on which a measure or the review is due"), _("Red lines over the portfolio")
    return (
        _tiers(there, words),
        _bars("due", due, _due(there), words),
        _bars("lines", lines, _lines(there), words),
    )


def _tiers(there: Tallies, words: Words) -> Picture:
    stages = [stage for stage in (*get_args(Stage), "") if any(at == stage for at, _tier in there.tiers)]
    names = [words.label("stage", stage).text if stage else _("Not stated") for stage in stages]
    columns = [NONE_RECORDED, *reversed(range(len(TIERS)))]
    heads = [words.label("tier", TIERS[tier]).text if tier < NONE_RECORDED else _("None recorded") for tier in columns]
    title = _("The gravest impact that each dossier may have, by where the system stands")
    sheet, most = Sheet(), max(there.tiers.values())
    for place, head in enumerate(heads):
        sheet.write("mark", _x(place), HEADS[place % 2], wrapped(head, 2 * COLUMN, 12, most=1, bold=True), 0)
    for row, (stage, name) in enumerate(zip(stages, names, strict=True)):
        top = TOP + row * ROW
        sheet.line("rule", (0, top), (WIDTH, top))
        sheet.write("small", 4, top + NAME, wrapped(name, WIDTH - 8, 12, most=1), 0)
        for place, tier in enumerate(columns):
            if count := there.tiers.get((stage, tier), 0):
                _circle(sheet, _x(place), top + MIDDLE, tier, count, most)
    about = _("A row for each stage, a column for each tier; circles hold the number of dossiers.")
    counts = [[count_words(there.tiers.get((stage, tier), 0)) for tier in columns] for stage in stages]
    rows = [[name, *row] for name, row in zip(names, counts, strict=True)]
    drawing = sheet.done(title, about, TOP + len(stages) * ROW, rtl=words.rtl)
    return _picture("tiers", drawing, words, [_("Where it stands"), *heads], rows)


def _circle(sheet: Sheet, x: int, y: int, tier: int, count: int, most: int) -> None:
    """A circle whose area grows with the count."""
    radius = SMALLEST + (LARGEST - SMALLEST) * isqrt(count * 10_000 // most) // 100
    sheet.dot(TIER_LOOKS[tier], x, y, radius)
    sheet.write("mark-on-dark" if tier == 0 else "mark", x, y + 4, [_short(count)], 0)


def _x(place: int) -> int:
    return EDGE + place * COLUMN + COLUMN // 2


def _bars(id_: str, title: str, said: Said, words: Words) -> Picture:
    sheet, most = Sheet(), max(1, *(count for _look, _what, count in said))
    for row, (look, what, count) in enumerate(said):
        top = row * BAR_ROW
        sheet.write("text", 4, top + 14, wrapped(what, WIDTH - 8, 13, most=1), 0)
        length = count * LONGEST // most
        if count:
            sheet.box(look, 4, top + 20, max(length, 4), BAR, 2)
        sheet.write("strong", 4 + length + 8, top + 20 + BAR - 4, [_short(count)], 0)
    about = _("A bar for each, as long as there are dossiers.")
    drawing = sheet.done(title, about, len(said) * BAR_ROW, rtl=words.rtl)
    rows = [[what, count_words(count)] for _look, what, count in said]
    return _picture(id_, drawing, words, [title, _("Dossiers")], rows)


def _picture(id_: str, drawing: Drawing, words: Words, head: list[str], rows: list[list[str]]) -> Picture:
    svg = mark_safe(drawing_svg(drawing, f"picture-{id_}"))  # noqa: S308 - made by our own escaping template
    return Picture(drawing.title, svg, head, rows)


def _due(there: Tallies) -> Said:
    within = _("Within %(days)s days")
    names = {
        "past": _("Overdue"),
        "soon": within % {"days": number(SOON)},
        "next": within % {"days": number(LATER)},
        "later": _("Later"),
        "none": _("No day set"),
    }
    return [(DUE_LOOKS[key], name, there.due.get(key, 0)) for key, name in names.items()]


def _lines(there: Tallies) -> Said:
    return [(look, str(name), there.lines.get(key, 0)) for key, (look, name) in LINES.items()]


def _short(count: int) -> str:
    return f"{number(COUNT_TO)}+" if count > COUNT_TO else number(count)
