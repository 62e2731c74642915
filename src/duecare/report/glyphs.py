"""Which characters the shipped fonts can show, and visible stand-ins for all others.

A PDF/UA file must not hold a character without a glyph, and typst refuses to write one. No text of a person may stop a
report for that, and none may vanish unseen: what cannot be shown stands there by its number, as ‹U+4E2D›.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
FAMILIES = ("NotoSans", "NotoSansArabic")

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows. A text could use them to show something else than it says."""

UNSEEN = frozenset("\u200b\u2060\ufeff\ufffe\uffff")
"""Characters that nobody sees and no script needs; the last two may not even stand in a file of XML."""

LONG = 24
"""After so many characters without a place to break, a line may break anyway."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONG = re.compile(rf"\S{{{LONG + 1},}}")
_BREAK_HERE = "\u200b"


@cache
def shown() -> frozenset[str]:
    """The characters that every weight of one of the shipped families can show."""
    families = (
        frozenset.intersection(*(_characters(FONTS / f"{family}-{weight}.ttf") for weight in ("Regular", "Bold")))
        for family in FAMILIES
    )
    return frozenset().union(*families)


def printable(text: str) -> tuple[str, int]:
    """The text with a stand-in for each character that a PDF cannot show, and how many there were.

    Line breaks become one kind, tabs become spaces, and very long words may break.
    """
    known = shown()
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return _replaced(
        text, lambda character: character == "\n" or (character in known and not _hidden(character)), _breakable
    )


def visible(text: str) -> str:
    """The text with a stand-in for each character that controls instead of showing something: all a page needs."""
    return _replaced(_BREAKS.sub("\n", text), lambda character: character in "\n\t" or not _hidden(character))[0]


def _hidden(character: str) -> bool:
    return character in TURNING or character in UNSEEN or unicodedata.category(character) in ("Cc", "Cs")


def _replaced(text: str, good: Callable[[str], bool], keep: Callable[[str], str] = str) -> tuple[str, int]:
    pieces: list[str] = []
    missing = 0
    for is_good, run in groupby(text, key=lambda character: good(character)):
        if is_good:
            pieces.append(keep("".join(run)))
        else:
            numbers = [f"U+{ord(character):04X}" for character in run]
            missing += len(numbers)
            pieces.append(f"‹{' '.join(numbers)}›")
    return "".join(pieces), missing


def _breakable(text: str) -> str:
    return _LONG.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    """The long word with places to break; never between a letter and the mark that sits on it."""
    pieces: list[str] = []
    since = 0
    for character in found[0]:
        if since >= LONG and not unicodedata.category(character).startswith("M"):
            pieces.append(_BREAK_HERE)
            since = 0
        pieces.append(character)
        since += 1
    return "".join(pieces)


def _characters(font: Path) -> frozenset[str]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(map(chr, opened.getBestCmap()))
