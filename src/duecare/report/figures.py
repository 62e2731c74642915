"""Figures of an evaluation as a person reads them: how many in every 100, or how many times as often."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

SIGNED = "+#,##0.0;-#,##0.0"
TIMES = "#,##0.00"


def figure(told_as: str, number: str, locale: Locale, *, signed: bool = True) -> str:
    """One number of a difference (in every 100) or of a ratio."""
    if told_as == "ratio":
        return format_decimal(Decimal(number), format=TIMES, locale=locale)
    hundred = Decimal(number) * 100
    pattern = SIGNED if signed and round(hundred, 1) else "#,##0.0"
    return format_decimal(abs(hundred) if pattern != SIGNED else hundred, format=pattern, locale=locale)
