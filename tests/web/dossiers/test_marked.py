"""Words are marked where they stand: overlapping ones once, and a long sentence is cut between words."""

from __future__ import annotations

import pytest

from duecare.triage.written.quotes import Manner
from duecare.web.dossiers.reading import Part, Said, Span
from duecare.web.dossiers.views.marked import AROUND, quotes, whole


def said(part: Part, words: str, manner: Manner = "says") -> Said:
    start = part.text.index(words)
    return Said(part, words, manner, Span(start, start + len(words)), Span(0, len(part.text)))


def test_words_that_overlap_are_marked_once_as_what_is_said_most_plainly() -> None:
    part = Part("purpose", "It scores people in need of care today.")
    marked = whole(part, [said(part, "people in need", "denies"), said(part, "scores people", "perhaps")])
    assert [(piece.text, piece.manner) for piece in marked.pieces] == [
        ("It ", None),
        ("scores people in need", "perhaps"),
        (" of care today.", None),
    ]


@pytest.mark.parametrize("filler", ["ab ", "x" * 400])
def test_a_long_sentence_is_cut_on_both_sides(filler: str) -> None:
    part = Part("purpose", f"{filler * 200} it scores people now {filler * 200}.")
    (quote,) = quotes([said(part, "scores people")])
    text = "".join(piece.text for piece in quote.pieces)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "it scores people now" in text
    assert len(text) < 2 * AROUND + 60
    if filler == "ab ":
        assert text.removeprefix("… ").startswith("ab ")
        assert text.removesuffix(" …").endswith("ab")


def test_words_of_another_text_are_not_marked_in_this_one() -> None:
    one, other = Part("purpose", "It scores people."), Part("description", "It scores people.")
    assert [piece.manner for piece in whole(one, [said(other, "scores people")]).pieces] == [None]
