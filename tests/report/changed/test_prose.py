"""What changed in a text, word by word; and never slowly, whatever the texts are."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.report.changed.prose import CONTEXT, compared


def marked(before: str, after: str) -> str:
    """The pieces in one line: -gone- and +new+."""
    signs = {"same": "", "gone": "-", "new": "+"}
    return "".join(f"{signs[one.kind]}{one.text}{signs[one.kind]}" for one in compared(before, after))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("The city checks 11,000 homes.", "The city checks 12,000 homes.", "The city checks -11,000 -+12,000 +homes."),
        ("One two three.", "One three.", "One -two -three."),
        ("One three.", "One two three.", "One +two +three."),
        ("A whole text.", "Something else", "-A whole text.-+Something else+"),
        ("它给人打分。", "它给人评分。", "它给人-打-+评+分。"),
    ],
)
def test_words_that_went_and_came(before: str, after: str, said: str) -> None:
    assert marked(before, after) == said


def test_a_long_stretch_that_stayed_is_cut_on_the_side_where_nothing_changed() -> None:
    stretch = "word " * 200
    first, gone, new, last = compared(f"{stretch}old {stretch}", f"{stretch}new {stretch}")
    assert first.text.startswith("… ") and len(first.text) <= CONTEXT + 3
    assert last.text.rstrip().endswith("…") and len(last.text) <= CONTEXT + 3
    assert (gone.text, new.text) == ("old ", "new ")
    middle = compared(f"a {stretch}b", f"c {stretch}d")[2]
    assert " … " in middle.text and len(middle.text) <= 2 * CONTEXT + 3


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(one.text for one in pieces if one.kind != "new") == before
    assert "".join(one.text for one in pieces if one.kind != "gone") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 5_000, "b c " * 5_000),
        ("x. " * 6_000, "y. " * 6_000),
        ("word " * 4_000, "drow. " * 3_000),
        (". " * 10_000, "! " * 9_999),
        ("中" * 1_200, "中文" * 600),
        ("a b " * 600, "b " * 600 + "a " * 600),
    ],
)
def test_the_longest_texts_are_compared_in_no_time(before: str, after: str) -> None:
    start = perf_counter()
    assert compared(before, after)
    assert perf_counter() - start < 3
