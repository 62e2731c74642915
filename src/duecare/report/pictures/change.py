"""The picture of change: how severe each impact was then and is now, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duecare.core.catalogue.records import Tier
from duecare.core.method.findings import ImpactFinding
from duecare.core.method.severity import TIERS
from duecare.report.changed.findings import tiers
from duecare.report.changed.texts import FOUND
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet, Shown, Table
from duecare.report.pictures.lettering import wrapped
from duecare.report.words import Words

MOST = 12
"""So many impacts are drawn: the gravest. The table beside the picture has all of them."""
EDGE, COLUMN = 16, 72
"""Room beside the columns, and for each tier."""
LEGEND, AXIS, TOP = 18, (44, 60), 68
"""Baselines of the legend and of the names of the tiers, every other one lower; and where the rows begin."""
NAME, THEN, NOW, ROW = 16, 32, 52, 70
"""In a row, from its top: the baseline of the impact's name, the two lines, and the next row."""
RADIUS = 7


@dataclass(frozen=True, slots=True)
class Compared:
    """An impact on both sides; nothing on a side on which it is not there."""

    name: Phrase
    then: ImpactFinding | None
    now: ImpactFinding | None


def change(before: Iterable[ImpactFinding], after: Iterable[ImpactFinding], then: Words, now: Words) -> Shown:
    """The picture of the impacts of both sides with its table, the gravest of now first. No drawing without impacts."""
    was, found = ({impact.id: impact for impact in side} for side in (before, after))
    ids = sorted({*was, *found}, key=lambda id_: (id_ not in found, _grave(found.get(id_) or was[id_]), id_))
    both = [Compared((now if id_ in found else then).name("impacts", id_), was.get(id_), found.get(id_)) for id_ in ids]
    caption = [now.ours(FOUND["picture-what"])]
    if len(both) > MOST:
        caption.append(now.ours(FOUND["picture-more"], count=MOST))
    return Shown((_drawing(both[:MOST], now),) if both else (), tuple(caption), _table(both, then, now))


def _grave(impact: ImpactFinding) -> tuple[int, int]:
    return TIERS.index(impact.tier_high), TIERS.index(impact.tier_low)


def _table(both: Sequence[Compared], then: Words, now: Words) -> Table:
    rows = tuple(((one.name,), (_told(one.then, then),), (_told(one.now, now),)) for one in both)
    head = (now.ours(FOUND["impact"]), now.ours(FOUND["then"]), now.ours(FOUND["now"]))
    return Table(now.ours(FOUND["picture-title"]), head, rows)


def _told(impact: ImpactFinding | None, words: Words) -> Phrase:
    if impact is None:
        return words.ours(FOUND["not-there"]).capital()
    return tiers(impact.tier_low, impact.tier_high, words).capital()


def _drawing(both: Sequence[Compared], words: Words) -> Drawing:
    sheet, height = Sheet(), TOP + len(both) * ROW
    _legend(sheet, words)
    for place, tier in enumerate(reversed(TIERS)):
        sheet.line("rule", (_x(tier), AXIS[place % 2] + 5), (_x(tier), height))
        sheet.write("mark", _x(tier), AXIS[place % 2], [words.label("tier", tier).text], 0)
    for place, one in enumerate(both):
        _row(sheet, one, TOP + place * ROW)
    title, about = words.ours(FOUND["picture-title"]), words.ours(FOUND["picture-desc"], count=len(both))
    return sheet.done(title.text, about.text, height, rtl=words.rtl)


def _legend(sheet: Sheet, words: Words) -> None:
    """A ring for then, a filled circle for now."""
    for look, x, key in (("plain", EDGE, "then"), ("solid", WIDTH // 2, "now")):
        sheet.dot(look, x, LEGEND - 5, RADIUS - 1)
        sheet.write("small", x + 2 * RADIUS, LEGEND, [words.ours(FOUND[key]).text], 0)


def _row(sheet: Sheet, one: Compared, top: int) -> None:
    sheet.write("text", 4, top + NAME, wrapped(one.name.text, WIDTH - 8, 13, most=1), 0)
    if one.then is not None and one.now is not None:
        sheet.line("wire", (_x(one.then.tier_high), top + THEN), (_x(one.now.tier_high), top + NOW))
    for found, y, look, back in ((one.then, top + THEN, "plain", "open"), (one.now, top + NOW, "solid", "stripe")):
        if found is not None:
            if found.tier_low != found.tier_high:
                sheet.line(back, (_x(found.tier_low), y), (_x(found.tier_high), y))
                sheet.line("stripe", (_x(found.tier_low), y - 4), (_x(found.tier_low), y + 4))
            sheet.dot(look, _x(found.tier_high), y, RADIUS)


def _x(tier: Tier) -> int:
    """The middle of a tier's column, the gravest last in the direction of reading."""
    return EDGE + (len(TIERS) - 1 - TIERS.index(tier)) * COLUMN + COLUMN // 2
