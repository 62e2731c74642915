"""What changed in a text, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

MOST = 1_200
"""Words that are compared one by one, after what is the same at both ends; of a longer stretch, sentences are."""
PAIRS = 50_000
"""So often a word of one text may stand in the other: beyond, words that come again and again cost seconds."""
CONTEXT = 120
"""Characters of an unchanged stretch that are kept on either side of a change."""
ALIKE = 0.3
"""Texts of which a smaller part stayed are shown one after the other, each whole."""

# a word with the blanks after it; where a script writes no blanks between words, one character
_WORDS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]\s*|\w+(?:[.,'’-]\w+)*\s*|[^\w\s]\s*|\s+")
_SENTENCES = re.compile(r"[^.!?。！？؟\n]*[.!?。！？؟\n]*\s*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both sides have, or only one of them."""

    text: str
    kind: Literal["same", "gone", "new"]


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one: what stayed, what went and what came. Long stretches that stayed are cut."""
    was, now = _WORDS.findall(before), _WORDS.findall(after)
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    middle = was[head : len(was) - tail], now[head : len(now) - tail]
    pieces = [Piece("".join(was[:head]), "same"), *_middle(*middle), Piece("".join(was[len(was) - tail :]), "same")]
    pieces = [piece for piece in pieces if piece.text]
    if _stayed(pieces) < ALIKE * max(len(before), len(after)):
        return (Piece(before, "gone"), Piece(after, "new"))
    return tuple(_cut(piece, place == 0, place == len(pieces) - 1) for place, piece in enumerate(pieces))


def _stayed(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces if piece.kind == "same")


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _middle(was: Sequence[str], now: Sequence[str]) -> Iterator[Piece]:
    if _is_much(was, now):
        was, now = (_SENTENCES.findall("".join(side)) for side in (was, now))
    if _is_much(was, now):
        was, now = ["".join(was)], ["".join(now)]
    for kind, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("".join(was[start:end]), "same")
            continue
        yield Piece("".join(was[start:end]), "gone")
        yield Piece("".join(now[first:last]), "new")


def _is_much(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether comparing these one by one would take long."""
    often = Counter(now)
    return max(len(was), len(now)) > MOST or sum(often[one] for one in was) > PAIRS


def _cut(piece: Piece, first: bool, last: bool) -> Piece:
    """An unchanged stretch without its middle; at the ends of the text, without its far end."""
    kept = CONTEXT * (2 - first - last)
    if piece.kind != "same" or len(piece.text) <= 2 * CONTEXT or not kept:
        return piece
    before = "" if first else piece.text[:CONTEXT].rsplit(" ", 1)[0]
    after = "" if last else piece.text[-CONTEXT:].split(" ", 1)[-1]
    return Piece(f"{before} … {after}".strip() if first or last else f"{before} … {after}", "same")
