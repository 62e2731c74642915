"""The small language of terms: words next to each other, `word*`, `*word`, `(a|b c)`, `..` for a gap, and ` & `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from duecare.triage.text import folded

GAP = 4
"""How many words `..` may stand for."""

MAX_WAYS = 400
"""How many ways one part of a term may be said in."""

_PIECE = re.compile(r"\s*(\*[^\W_]+|[^\W_]+\*?|\.\.|[(|)])")

Element = frozenset[str]
"""The ways to say one word: whole words, beginnings that end with a star, and endings that start with one."""


class TermError(ValueError):
    """The words of a term cannot be read."""


@dataclass(frozen=True, slots=True)
class Way:
    """Words in order, each with whether a gap may stand before it."""

    elements: tuple[Element, ...]
    gaps: tuple[bool, ...]


Part = tuple[Way, ...]
"""What must be found in the sentence, in one of these ways."""


def parse(words: str) -> tuple[Part, ...]:
    """The parts of a term, which all must stand in one sentence. Raises TermError for what is not in this language."""
    return tuple(_part(text) for text in folded(words).split(" & "))


def _part(text: str) -> Part:
    pieces = _pieces(text)
    ways = _choice(pieces)
    if pieces:
        raise TermError("a bracket is closed that was never opened")
    if len(ways) > MAX_WAYS:
        raise TermError(f"it can be said in {len(ways)} ways; make several terms of it")
    return tuple(_way(way) for way in ways)


def _pieces(text: str) -> list[str]:
    """The words and signs, the first last, so that the next one can be taken off the end."""
    pieces, at = [], 0
    while at < len(text.rstrip()):
        found = _PIECE.match(text, at)
        if found is None:
            raise TermError(f"“{text[at:].split()[0]}” is not a word, word*, *word, (a|b) or ..")
        pieces.append(found[1])
        at = found.end()
    return pieces[::-1]


Sequence = tuple[Element | None, ...]
"""The words in order; nothing stands for a gap."""


def _choice(pieces: list[str]) -> list[Sequence]:
    """What stands between bars, each a way; single words among them are one word said in several ways."""
    ways = list(_sequence(pieces))
    while pieces and pieces[-1] == "|":
        pieces.pop()
        ways += _sequence(pieces)
    if (None,) in ways:
        raise TermError("a gap stands between two words")
    single = frozenset(word for way in ways if len(way) == 1 and way[0] is not None for word in way[0])
    return [*([(single,)] if single else []), *(way for way in ways if len(way) > 1)]


def _sequence(pieces: list[str]) -> Iterator[Sequence]:
    parts: list[list[Sequence]] = []
    while pieces and pieces[-1] not in "|)":
        parts.append(_one(pieces))
    if not parts:
        raise TermError("a word is missing")
    for row in product(*parts):
        yield tuple(word for part in row for word in part)


def _one(pieces: list[str]) -> list[Sequence]:
    piece = pieces.pop()
    if piece == "..":
        return [(None,)]
    if piece != "(":
        return [(frozenset({piece}),)]
    inner = _choice(pieces)
    if not pieces or pieces.pop() != ")":
        raise TermError("a bracket is not closed")
    return inner


def _way(words: Sequence) -> Way:
    if words[0] is None or words[-1] is None or any(a is None is b for a, b in pairwise(words)):
        raise TermError("a gap stands between two words")
    gaps = [at > 0 and words[at - 1] is None for at, word in enumerate(words) if word is not None]
    return Way(tuple(word for word in words if word is not None), tuple(gaps))
