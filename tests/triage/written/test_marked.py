"""Words marked in their text: every character stands there once, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duecare.triage.text import MAX_TEXT
from duecare.triage.written.marked import marked
from tests.triage.registers import entry, screened

WORDS = ("facial", "recognition", "fraud", "child", "benefits", "claims", "not", "may", "but", ".", ",", "\n", "É")


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_the_pieces_are_the_text(words: list[str]) -> None:
    purpose = " ".join(words)
    for one in screened(entry(0, "A system", purpose)).systems:
        name, text = marked(one)
        assert "".join(piece.text for piece in text.pieces) == purpose
        assert all(piece.text for piece in text.pieces)
        assert (name.field, text.field) == ("name", "purpose")


def test_each_mark_says_how_the_text_holds_it() -> None:
    (one,) = screened(
        entry(0, "x", "It finds fraud. It may use facial recognition. It is not used on a child.")
    ).systems
    _, text = marked(one)
    assert [(piece.text, piece.manner) for piece in text.pieces if piece.manner] == [
        ("fraud", "says"),
        ("facial recognition", "perhaps"),
        ("child", "denies"),
    ]


def test_a_sentence_that_many_records_repeat_is_marked_as_such() -> None:
    repeats = "Our office fights fraud in the whole country."
    animals = ("horses", "cats", "dogs", "birds", "fish", "bees", "cows", "goats")
    own = [" ".join(f"{letter}{name}" for letter in "abcdefghijklm") for name in animals]
    register = [entry(at, name, f"{repeats} {own[at]}") for at, name in enumerate(animals)]
    one = screened(*register).systems[0]
    assert [piece.manner for piece in list(marked(one))[1].pieces if piece.manner] == ["repeated"]
    assert one.signals == ()


def test_what_is_beyond_the_bound_is_told() -> None:
    (one,) = screened(entry(0, "x", "fraud " + "a" * MAX_TEXT)).systems
    assert [text.left_out for text in marked(one)] == [0, 6]
