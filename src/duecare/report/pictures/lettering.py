"""Text in a picture: how wide it is, about, and how it is broken into lines that fit."""

from __future__ import annotations

import unicodedata

from duecare.report.glyphs import visible

NARROW = frozenset("iljtfrI.,;:'’|!()[] ‘-")
BROAD = frozenset("mwMW@%—…")
MORE = " …"


def width_of(text: str, size: int, *, bold: bool = False) -> int:
    """About how many pixels the text takes, rather too many than too few."""
    width = sum(_per_cent(character) for character in text) * size
    return -(-width * (107 if bold else 100) // 10_000)


def apart(text: str, rtl: bool) -> str:
    """The text, isolated where it is not written in the direction of what stands around it."""
    other = ("L",) if rtl else ("R", "AL")
    return f"\u2068{text}\u2069" if any(unicodedata.bidirectional(one) in other for one in text) else text


def _per_cent(character: str) -> int:
    """Of the size of the letters."""
    if unicodedata.category(character) in ("Mn", "Cf"):
        return 0
    if character in NARROW:
        return 36
    if character in BROAD or unicodedata.east_asian_width(character) in "WF":
        return 100
    return 72 if character.isupper() else 59


def wrapped(text: str, width: int, size: int, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines of at most that width, broken between words where that can be.

    What is too long ends in …; what nobody would see is shown by its number.
    """
    lines: list[str] = []
    left = visible(text).split()
    while left and len(lines) < most:
        line, left = _line(left, width, size, bold)
        lines.append(line)
    if left:
        lines[-1] = _cut(lines[-1], width, size, bold)
    return tuple(lines)


def _line(words: list[str], width: int, size: int, bold: bool) -> tuple[str, list[str]]:
    """As many words as fit; of one that is wider than a line, as much as fits."""
    line = ""
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) > width:
            if line:
                return line, words[number:]
            head = _fitting(word, width, size, bold)
            return head, [word[len(head) :], *words[number + 1 :]]
        line = longer
    return line, []


def _fitting(word: str, width: int, size: int, bold: bool) -> str:
    """As much of the word as fits, at least one character."""
    end = 1
    while end < len(word) and width_of(word[: end + 1], size, bold=bold) <= width:
        end += 1
    return word[:end]


def _cut(line: str, width: int, size: int, bold: bool) -> str:
    while line and width_of(line + MORE, size, bold=bold) > width:
        head, space, _ = line.rpartition(" ")
        line = head if space else line[:-1]
    return line + MORE
