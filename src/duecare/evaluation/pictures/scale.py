"""A scale from left to right, in whole pixels, with round numbers at its ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from duecare.report.pictures.drawing import WIDTH, Sheet

EDGE = 6
ENDS = tuple(Decimal(end) for end in ("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"))
"""Where a scale of shares may end; it always begins at nothing, so that lengths can be compared."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From nothing to an end."""

    end: Decimal

    @classmethod
    def of(cls, shares: Iterable[str | None]) -> Scale:
        """The shortest scale that holds all of the shares."""
        most = max((Decimal(share) for share in shares if share is not None), default=Decimal(0))
        return cls(next((end for end in ENDS if end >= most), ENDS[-1]))

    def at(self, share: str) -> int:
        """The pixel of a share."""
        within = min(max(Decimal(share), Decimal(0)), self.end)
        return EDGE + int(within / self.end * (WIDTH - 2 * EDGE))

    def draw(self, sheet: Sheet, top: int, bottom: int) -> None:
        """Lines for nothing, a half and the end, behind what is drawn later."""
        for share in (Decimal(0), self.end / 2, self.end):
            x = self.at(str(share))
            sheet.line("rule", (x, top), (x, bottom))
