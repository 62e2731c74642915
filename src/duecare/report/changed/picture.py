"""The picture of change: how severe each impact was then and is now, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duecare.core.catalogue.records import Tier
from duecare.core.method.findings import ImpactFinding
from duecare.core.method.severity import TIERS
from duecare.report.changed.findings import tiers
from duecare.report.changed.texts import FOUND
from duecare.report.phrase import Phrase
from duecare.report.words import Words

MOST = 12
"""So many impacts are drawn: the gravest. The table beside the picture has all of them."""
COLUMN, ROW, BEFORE, AFTER, TOP = 72, 44, 26, 6, 26
"""Room for a tier and for an impact; for the numbers before the columns, and for the names of the tiers above."""
WIDTH = BEFORE + len(TIERS) * COLUMN + AFTER
APART = 9
"""Then stands so much above the middle of its row, now so much below."""


@dataclass(frozen=True, slots=True)
class End:
    """A circle at the gravest tier, with a line back to the least grave one."""

    x: int
    y: int
    back: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An impact: where it stood and where it stands; nothing on a side on which it is not there."""

    number: int
    y: int
    then: End | None
    now: End | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table that says the same in words."""

    number: int
    name: Phrase
    then: Phrase
    now: Phrase


@dataclass(frozen=True, slots=True)
class Column:
    """A tier: its place and its name."""

    tier: Tier
    x: int
    middle: int
    name: Phrase


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, in whole numbers, and all that the table says."""

    width: int
    height: int
    row: int
    column: int
    number_x: int
    columns: tuple[Column, ...]
    drawn: tuple[Drawn, ...]
    lines: tuple[Line, ...]
    title: Phrase
    desc: Phrase
    more: Phrase


def picture(before: Iterable[ImpactFinding], after: Iterable[ImpactFinding], then: Words, now: Words) -> Picture:
    """The picture of the impacts of both sides, the gravest of now first; mirrored where the language is."""
    was, found = ({impact.id: impact for impact in side} for side in (before, after))
    ids = sorted({*was, *found}, key=lambda id_: (id_ not in found, _grave(found.get(id_) or was[id_]), id_))
    drawn = tuple(_drawn(place, was.get(id_), found.get(id_), now.rtl) for place, id_ in enumerate(ids[:MOST]))
    left_out = len(ids) > MOST
    return Picture(
        width=WIDTH,
        height=TOP + len(drawn) * ROW,
        row=ROW,
        column=COLUMN,
        number_x=WIDTH - 10 if now.rtl else 10,
        columns=tuple(_column(tier, now) for tier in TIERS),
        drawn=drawn,
        lines=tuple(
            Line(
                number,
                (now if id_ in found else then).name("impacts", id_),
                _told(was.get(id_), then),
                _told(found.get(id_), now),
            )
            for number, id_ in enumerate(ids, 1)
        ),
        title=now.ours(FOUND["picture-title"]),
        desc=now.ours(FOUND["picture-desc"], count=len(drawn)),
        more=now.ours(FOUND["picture-more"], count=MOST) if left_out else Phrase(),
    )


def _grave(impact: ImpactFinding) -> tuple[int, int]:
    return TIERS.index(impact.tier_high), TIERS.index(impact.tier_low)


def _drawn(place: int, was: ImpactFinding | None, found: ImpactFinding | None, rtl: bool) -> Drawn:
    middle = TOP + place * ROW + ROW // 2
    return Drawn(place + 1, middle, _end(was, middle - APART, rtl), _end(found, middle + APART, rtl))


def _end(impact: ImpactFinding | None, y: int, rtl: bool) -> End | None:
    return None if impact is None else End(_middle(impact.tier_high, rtl), y, _middle(impact.tier_low, rtl))


def _column(tier: Tier, words: Words) -> Column:
    middle = _middle(tier, words.rtl)
    return Column(tier, middle - COLUMN // 2, middle, words.label("tier", tier))


def _middle(tier: Tier, rtl: bool) -> int:
    """The gravest tier stands last in the direction of reading."""
    x = BEFORE + (len(TIERS) - 1 - TIERS.index(tier)) * COLUMN + COLUMN // 2
    return WIDTH - x if rtl else x


def _told(impact: ImpactFinding | None, words: Words) -> Phrase:
    if impact is None:
        return words.ours(FOUND["not-there"])
    return tiers(impact.tier_low, impact.tier_high, words).capital()
