"""What a score said beside what happened: on the diagonal both are the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from duecare.evaluation.result import Bin
from duecare.evaluation.words.telling import Telling
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet
from duecare.report.pictures.lettering import wrapped

BEFORE, SIDE = 44, 250
CAP = 3


def calibration(name: Phrase, about: Phrase, bins: Sequence[Bin], telling: Telling) -> Drawing:
    """The bins of one group: across the score, upwards what happened, each with its interval."""
    sheet = Sheet()
    top = sheet.write("strong", 6, 14, wrapped(name.text, WIDTH - 12, 12, most=3, bold=True), 16) + 2
    bottom = top + SIDE
    for share in ("0", "0.5", "1"):
        at = _along(share)
        sheet.line("rule", (BEFORE, bottom - at), (BEFORE + SIDE, bottom - at))
        sheet.line("rule", (BEFORE + at, top), (BEFORE + at, bottom))
        sheet.write("small", 2, bottom - at + 4, [telling.whole_percent(share).text], 0)
    if any(one.said is not None for one in bins):
        sheet.line("rule", (BEFORE, bottom), (BEFORE + SIDE, top))
    for one in bins:
        _bin(sheet, one, (Decimal(bins[0].low), Decimal(bins[-1].high)), bottom)
    across = telling.t("cal-across", low=telling.decimal(bins[0].low), high=telling.decimal(bins[-1].high))
    y = sheet.write("small", BEFORE, bottom + 18, wrapped(across.text, SIDE, 12, most=2), 15)
    return sheet.done(name.text, about.text, y, rtl=telling.words.rtl)


def _bin(sheet: Sheet, one: Bin, ends: tuple[Decimal, Decimal], bottom: int) -> None:
    if one.happened.value is None:
        return
    middle = (Decimal(one.low) + Decimal(one.high)) / 2
    x = BEFORE + _along(str((middle - ends[0]) / (ends[1] - ends[0])))
    if one.happened.interval is not None:
        low, high = (bottom - _along(end) for end in (one.happened.interval.low, one.happened.interval.high))
        sheet.line("axis", (x, low), (x, high))
        for end in (low, high):
            sheet.line("axis", (x - CAP, end), (x + CAP, end))
    sheet.dot("plain", x, bottom - _along(one.happened.value), 5)


def _along(share: str) -> int:
    return int(min(max(Decimal(share), Decimal(0)), Decimal(1)) * SIDE)
