"""A text as words and sentences. Folding keeps every character's place, so that words can be shown where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MAX_TEXT = 20_000
"""Characters of one field that are read. What lies beyond is told, not read."""

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?;:]+(?=\s|$)|[\n\r•▪●]+|\s[-–—]\s")  # also where a list goes on
_KEPT = {"ß": "s", "æ": "a", "ø": "o", "ł": "l", "œ": "o", "đ": "d", "ı": "i"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, folded, with the place where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words between two ends, and where it stands."""

    words: tuple[Word, ...]
    start: int
    end: int


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


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences that have words, in order, of at most `MAX_TEXT` characters."""
    plain = folded(text[:MAX_TEXT])
    start = 0
    for mark in _END.finditer(plain):
        yield from _sentence(plain, start, mark.start())
        start = mark.end()
    yield from _sentence(plain, start, len(plain))


def _sentence(plain: str, start: int, end: int) -> Iterator[Sentence]:
    words = tuple(Word(one.group(), one.start(), one.end()) for one in _WORD.finditer(plain, start, end))
    if words:
        yield Sentence(words, start, end)


def words_of(text: str) -> list[str]:
    """The folded words of a text, without their places."""
    return _WORD.findall(folded(text[:MAX_TEXT]))
