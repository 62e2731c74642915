"""A scale from left to right, in whole pixels, with round numbers at its ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from duecare.evaluation.words.telling import Telling
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Sheet

EDGE = 6
SHARES = tuple(Decimal(end) for end in ("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"))
TIMES = tuple(Decimal(end) for end in ("2", "4", "10", "20", "100"))
"""Where a scale may end; it always begins at nothing, so that lengths can be compared."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From nothing to an end, in shares or in times."""

    end: Decimal
    in_times: bool = False

    @classmethod
    def of(cls, shares: Iterable[str | None]) -> Scale:
        """The shortest scale that holds all of the shares."""
        return cls(_end(shares, SHARES))

    @classmethod
    def of_times(cls, ratios: Iterable[str | None]) -> Scale:
        """The shortest scale that holds all of the ratios."""
        return cls(_end(ratios, TIMES), in_times=True)

    def at(self, number: str) -> int:
        """The pixel of a share or a ratio."""
        within = min(max(Decimal(number), Decimal(0)), self.end)
        return EDGE + int(within / self.end * (WIDTH - 2 * EDGE))

    def draw(self, sheet: Sheet, top: int, bottom: int) -> None:
        """Thin lines for nothing, the middle and the end; of ratios a dashed one for once as often, too."""
        for number in (Decimal(0), self.end / 2, self.end):
            x = self.at(str(number))
            sheet.line("rule", (x, top), (x, bottom))
        if self.in_times:
            sheet.line("open", (self.at("1"), top), (self.at("1"), bottom))

    def name(self, number: Decimal, telling: Telling) -> Phrase:
        """What stands at an end."""
        if self.in_times:
            return telling.t("times", value=telling.decimal(str(number)))
        return telling.whole_percent(str(number))


def _end(numbers: Iterable[str | None], ends: tuple[Decimal, ...]) -> Decimal:
    most = max((Decimal(number) for number in numbers if number is not None), default=Decimal(0))
    return next((end for end in ends if end >= most), ends[-1])
