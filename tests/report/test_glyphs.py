"""Every character is shown: by its glyph, or by its number."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.report.glyphs import LONG, TURNING, printable, shown, visible


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("Zoë, Ærø, Łódź, Αθήνα, Київ, Đặng", "Zoë, Ærø, Łódź, Αθήνα, Київ, Đặng", 0),
        ("حقوق الإنسان", "حقوق الإنسان", 0),
        ("中文 report", "‹U+4E2D U+6587› report", 2),
        ("ok 👍🏽", "ok ‹U+1F44D U+1F3FD›", 2),
        ("a\u202eb", "a‹U+202E›b", 1),
        ("a\x00b\x07c", "a‹U+0000›b‹U+0007›c", 2),
        ("\ud800", "‹U+D800›", 1),
        ("one\r\ntwo\u2028three\tfour", "one\ntwo\nthree four", 0),
        ("می‌خواهم", "می‌خواهم", 0),
        ("e\u0301", "e\u0301", 0),
        ("‹U+4E2D›", "‹U+4E2D›", 0),
        ("", "", 0),
    ],
)
def test_what_cannot_be_shown_stands_there_by_its_number(text: str, printed: str, missing: int) -> None:
    assert printable(text) == (printed, missing)


@given(text=st.text(st.characters(exclude_categories=()), max_size=80))
def test_nothing_vanishes_and_everything_left_has_a_glyph(text: str) -> None:
    printed, missing = printable(text)
    assert set(printed) <= shown() | {"\n"}
    assert not set(printed) & TURNING
    assert printed.count("U+") - text.count("U+") == missing
    kept = [character for character in text if character in shown() and unicodedata.category(character)[0] in "LN"]
    assert all(character in printed for character in kept)


def test_a_very_long_word_may_break_but_not_below_a_mark() -> None:
    word = "x" * (LONG - 1) + "e\u0301" + "y" * 40
    printed, _ = printable(word)
    assert printed.replace("\u200b", "") == word
    assert max(map(len, printed.split("\u200b"))) <= LONG + 1
    assert "\u200b\u0301" not in printed
    assert printable("short words only " * 5)[0].count("\u200b") == 0


def test_a_page_shows_what_turns_and_keeps_the_rest() -> None:
    assert visible("a\u202eb 中文 👍\r\nc\x00") == "a‹U+202E›b 中文 👍\nc‹U+0000›"
