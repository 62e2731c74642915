"""A text as words and sentences. Folding keeps every character's place, so that words can be shown where they stand."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from typing import NamedTuple

MAX_TEXT = 20_000
"""Characters of one field that are read. What lies beyond is told, not read."""

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?;:]+(?=\s|$)|[\n\r•▪●]+|\s[-–—]\s")  # also where a list goes on
_COMMA = re.compile(r"[,،]")
_SHORT = ["e.g", "i.e", "incl", "vs", "art", "ex", "ej", "p", "bijv", "o.a", "d.w.z", "m.b.t"]
_NO_END = tuple(before + short for short in _SHORT for before in " (\n")
"""What a point may stand after without ending the sentence."""
_POINT = re.compile(r"\s*(?:[-–—*•▪●]|\(?[0-9a-z]{1,2}[.)])\s")
_KEPT = {"ß": "s", "æ": "a", "ø": "o", "ł": "l", "œ": "o", "đ": "d", "ı": "i"}


class Sentence(NamedTuple):
    """The folded words between two ends, and the place in the text where they stand."""

    words: tuple[str, ...]
    plain: str
    """The folded text that it stands in."""
    start: int
    end: int

    def span(self, first: int, last: int) -> slice:
        """The place of the words from the first to the last."""
        places = [one.span() for one in _WORD.finditer(self.plain, self.start, self.end)]
        return slice(places[first][0], places[last][1])


def commas(sentence: Sentence) -> tuple[int, ...]:
    """How many words stand before each comma."""
    starts = [one.start() for one in _WORD.finditer(sentence.plain, sentence.start, sentence.end)]
    places = (one.start() for one in _COMMA.finditer(sentence.plain, sentence.start, sentence.end))
    return tuple(bisect(starts, place) for place in places)


def opens_list(sentence: Sentence) -> bool:
    """Whether a colon stands after it."""
    return sentence.plain.startswith(":", sentence.end)


def lists_on(before: Sentence, after: Sentence) -> bool:
    """Whether the list that the one before is a point of goes on: after a semicolon, or with a sign or number."""
    between = before.plain[before.end : after.start]
    return between.startswith(";") or _POINT.match(between[-1:] + after.plain[after.start : after.end]) is not None


class _Folding(dict[int, str]):
    """Each character as one plain, small one: é is e, İ is i. Filled as texts are read."""

    def __missing__(self, code: int) -> str:
        small = chr(code).lower()
        plain = unicodedata.normalize("NFKD", _KEPT.get(small, small))[:1] or " "
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text in small letters without accents, as long as it was."""
    return text.translate(_FOLDING)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences that have words, in order, of at most `MAX_TEXT` characters."""
    plain = folded(text[:MAX_TEXT])
    found: list[Sentence] = []
    start = 0
    for mark in _END.finditer(plain):
        if mark[0] != "." or not plain.endswith(_NO_END, start, mark.start()):
            _add(found, plain, start, mark.start())
            start = mark.end()
    _add(found, plain, start, len(plain))
    return tuple(found)


def _add(found: list[Sentence], plain: str, start: int, end: int) -> None:
    words = tuple(_WORD.findall(plain, start, end))
    if words:
        found.append(Sentence(words, plain, start, end))


def words_of(text: str) -> list[str]:
    """The folded words of a text, without their places."""
    return _WORD.findall(folded(text[:MAX_TEXT]))
