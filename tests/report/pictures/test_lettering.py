"""Text that fits: broken between words, cut with a sign, and nothing unseen in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duecare.report.pictures.lettering import apart, width_of, wrapped


def test_it_breaks_between_words_and_says_where_it_was_cut() -> None:
    assert wrapped("the trained model and its updates", 110, 13, most=3) == ("the trained", "model and its", "updates")
    assert wrapped("the trained model and its updates", 110, 13, most=1) == ("the trained …",)
    assert wrapped("", 100, 13, most=2) == ()


def test_a_word_wider_than_a_line_is_broken() -> None:
    lines = wrapped("W" * 30, 100, 13, most=9)
    assert "".join(lines) == "W" * 30 and all(width_of(line, 13) <= 100 for line in lines)


def test_wide_and_unseen_characters_are_reckoned_with() -> None:
    assert width_of("中", 13) > width_of("a", 13) > width_of("i", 13) > width_of("\u0301", 13) == 0
    assert width_of("word", 13, bold=True) > width_of("word", 13)
    assert wrapped("a\u202eb", 200, 13, most=1) == ("a‹U+202E›b",)


def test_text_of_the_other_direction_is_set_apart() -> None:
    assert apart("City", rtl=True) == "\u2068City\u2069"
    assert apart("City", rtl=False) == "City"
    assert apart("مدينة", rtl=False) == "\u2068مدينة\u2069"


@given(text=st.text(max_size=120), width=st.integers(30, 300), most=st.integers(1, 4))
def test_any_text_fits(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, 13, most=most)
    assert len(lines) <= most
    assert all(width_of(line, 13) <= max(width, 26) for line in lines)
