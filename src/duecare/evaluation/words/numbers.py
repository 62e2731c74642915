"""Shares as people read them: so many in a hundred; per cent by locale; never more digits than help."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal, format_percent

from duecare.report.locales import locale_of

BASES = (100, 1_000, 10_000)
ENOUGH = Decimal("1.5")
"""Of so many, at least, one tells; of fewer, one tells out of ten times as many."""


def percent(share: str, language: str) -> str:
    """A share with one decimal: 12.3%."""
    locale = locale_of(language)
    pattern = locale.percent_formats[None].pattern.replace("#,##0", "#,##0.0")
    return str(format_percent(Decimal(share), pattern, locale=locale))


def whole_percent(share: str, language: str) -> str:
    """A share in whole per cent: 95%."""
    return str(format_percent(Decimal(share), locale=locale_of(language)))


def decimal(number: str, language: str, digits: int = 2) -> str:
    """A number with so many decimals at most."""
    rounded = round(Decimal(number), digits)
    return str(format_decimal(rounded, locale=locale_of(language)))


def fixed(number: str, language: str, digits: int) -> str:
    """A number with exactly so many decimals, as figures that stand beneath each other have."""
    rounded = round(Decimal(number), digits) + 0  # no minus before nothing
    return str(format_decimal(rounded, "#,##0." + "0" * digits, locale=locale_of(language)))


def p_value(number: str, language: str) -> str:
    """A p-value: three decimals, or that it is smaller than that."""
    if Decimal(number) < Decimal("0.001"):
        return "< " + decimal("0.001", language, 3)
    return decimal(number, language, 3)


def of(share: str, base: int) -> int:
    """So many of the base, to the nearest whole one."""
    return int((Decimal(share) * base).quantize(Decimal(1), ROUND_HALF_UP))


def base_for(shares: Iterable[str | None]) -> int:
    """The smallest of 100, 1,000 and 10,000 of which each of the shares, unless it is nothing, is one or more."""
    known = [abs(Decimal(share)) for share in shares if share is not None]
    least = min((share for share in known if share), default=Decimal(1))
    return next((base for base in BASES if least * base >= ENOUGH), BASES[-1])


def base_of_pair(one: str, other: str, *ends: str) -> int:
    """The base of two shares, their difference and the ends of its interval: of which, rounded, all agree."""
    first = base_for((one, other))
    gap = str(Decimal(one) - Decimal(other))
    most = max(first, BASES[1])  # of 10,000 one tells only what is so rare: no group of some hundred is so exact
    return next((base for base in BASES if first <= base <= most and _agree(one, other, gap, ends, base)), most)


def _agree(one: str, other: str, gap: str, ends: tuple[str, ...], base: int) -> bool:
    if of(one, base) - of(other, base) != of_signed(gap, base):
        return False
    told = [of_signed(end, base) for end in (gap, *ends)]
    return len(set(told)) == len({Decimal(end) for end in (gap, *ends)})


def of_signed(share: str, base: int) -> int:
    """So many of the base, with its sign."""
    return of(share, base) if Decimal(share) >= 0 else -of(share.removeprefix("-"), base)
