"""What a reader looks for who knows such audits: groups side by side, and why measures disagree."""

from __future__ import annotations

import pytest

from duecare.evaluation.result import Result
from duecare.evaluation.statistics import evaluate, published
from duecare.evaluation.written.blocks import Block, Points, Said, Tabled
from duecare.evaluation.written.front import front
from duecare.evaluation.written.pictured import pictures
from tests.evaluation.statistics.known import MEASURES, compas
from tests.evaluation.statistics.tables import DECISION, LABEL, ON, cells, plan
from tests.evaluation.written_example import telling

ALL = ["selection-rate", *MEASURES]


def chapter(result: Result, id_: str) -> tuple[Block, ...]:
    """The blocks of a chapter."""
    teller = telling("en", result)
    return next(one.blocks for one in (*front(result, teller), pictures(result, teller)) if one.id == id_)


def said(result: Result, id_: str) -> list[str]:
    """The paragraphs of a chapter."""
    return [one.text.text for one in chapter(result, id_) if isinstance(one, Said)]


def side(result: Result) -> Tabled:
    """The table that sets the groups beside each other."""
    return next(one for one in chapter(result, "pictures") if isinstance(one, Tabled))


def test_both_errors_stand_beside_how_often_the_label_is_a_yes_with_the_counts() -> None:
    table = side(compas(compare__measures=ALL)).table
    head = [one.text for one in table.head]
    assert head[0] == "Group" and [one.split("(")[1] for one in head[2:6]] == [
        "base rate)", "selection rate)", "false positive rate)", "false negative rate)"
    ]  # fmt: skip
    black = [[line.text for line in cell] for cell in table.rows[0]]
    assert black[:3] == [["black"], ["3,696"], ["51.4%", "1,901 of 3,696"]]
    assert black[4] == ["44.8%", "805 of 1,795"] and black[5] == ["28.0%", "532 of 1,901"]


def test_what_everybody_reads_has_no_exact_count() -> None:
    black = [[line.text for line in cell] for cell in side(published(compas(compare__measures=ALL))).table.rows[0]]
    assert black[1] == ["3,695"] and black[4][1] == "805 of 1,795"
    small = side(published(compas(compare__measures=ALL, disclosure={"threshold": 300, "round_to": 5}))).table.rows[2]
    assert "held back" in small[4][0].text.lower() and len(small[4]) == 1


def test_one_measure_has_no_table_of_its_own() -> None:
    assert not [one for one in chapter(compas(compare__measures=["precision"]), "pictures") if isinstance(one, Tabled)]


def test_why_measures_disagree_is_said_with_the_shares_and_without_a_verdict() -> None:
    notice = next(one for one in said(compas(), "differs") if "arithmetic" in one)
    assert "(black: 51.4%; white: 39.4%; other: 36.1%)" in notice and "no system can" in notice
    assert "People have to answer that" in notice


@pytest.mark.parametrize("measures", [["base-rate", "selection-rate"], ["false-positive-rate", "precision"]])
def test_it_is_not_said_of_what_was_not_compared(measures: list[str]) -> None:
    result = compas(compare__measures=measures)
    assert not any("arithmetic" in one.text.text for id_ in ("worse", "differs") for one in blocks(result, id_))


def blocks(result: Result, id_: str) -> list[Said]:
    """The paragraphs of a chapter that may not be there."""
    teller = telling("en", result)
    found = [one for one in front(result, teller) if one.id == id_]
    return [block for one in found for block in one.blocks if isinstance(block, Said)]


def test_a_difference_that_only_the_other_comparisons_silence_is_told() -> None:
    """Of those called a risk fewer others are charged again: between -12.2 and -0.3 points, alone."""
    of = chapter(compas(compare__measures=["selection-rate", "precision", "false-positive-rate"]), "not-found")
    points = [line.text for block in of[1:] if isinstance(block, Points) for line, _ in block.items]
    assert (
        len(points) == 1 and "other" in points[0] and "Among so many comparisons chance could do as much" in points[0]
    )


def test_where_nothing_can_be_compared_it_does_not_sound_as_if_everything_were_found() -> None:
    result = compas(data__drawn="not-known", data__drawn_how="nobody knows")
    assert said(result, "worse") == [
        "Nothing could be compared, so nothing can be said of any group: see what cannot be told, and why."
    ]
    assert said(result, "not-found") == ["No comparison could be made."]


def test_one_group_alone_has_nobody_to_be_compared_with() -> None:
    of = cells(
        plan(),
        (("group", "gender", ("women",)), LABEL, DECISION),
        {(0, label, decision): 50 for label in (0, 1) for decision in (0, 1)},
    )
    assert said(evaluate(of, on=ON), "untold") == ["No group has another one to be compared with."]
