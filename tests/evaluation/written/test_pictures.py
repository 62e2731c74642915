"""Pictures: in whole pixels, inside their width, mirrored for the other direction, told without colour."""

from __future__ import annotations

import pytest

from duecare.evaluation.pictures.dots import MOST_ROWS, Dot, Line, drawing
from duecare.evaluation.pictures.scale import Scale
from duecare.evaluation.result import Group, Grouping, GroupResult, Statement
from duecare.evaluation.written.blocks import Pictured
from duecare.evaluation.written.headline import MOST_GROUPS, headline
from duecare.evaluation.written.pictured import pictures
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Drawing
from duecare.report.pictures.lettering import width_of
from tests.evaluation.written_example import FPR, MEN, WOMEN, ages, audit, changed, gender, rate, result, telling


def drawn(language: str = "en") -> list[Drawing]:
    blocks = [
        block
        for found in (result(), changed())
        for block in pictures(found, telling(language, found)).blocks
        if isinstance(block, Pictured)
    ]
    return [one for block in blocks for one in block.drawings]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_is_inside_and_fits(language: str) -> None:
    assert len(drawn(language)) >= 4
    for one in drawn(language):
        for layer in one.layers:
            assert all(
                box.x >= 0 and box.x + box.width <= WIDTH and box.y + box.height <= one.height for box in layer.boxes
            )
            assert all(0 <= x <= WIDTH and y <= one.height for line in layer.lines for x, y in line)
            for said in layer.letters:
                room = said.x if one.rtl else WIDTH - said.x
                assert width_of(said.text, layer.look.size, bold=layer.look.bold) <= room + 2, said.text


def test_the_first_pictures_are_of_what_the_gravest_findings_are_about() -> None:
    both = Group(attributes=("gender", "age"), values=("K", "<25"))
    crossed = GroupResult(group=both, state="told", rows=90, rates=(rate("0.4"),))
    found = result(audits=(audit(groupings=(gender(), Grouping(attributes=both.attributes, groups=(crossed,)))),))
    gravest = [Statement(key="worse", arguments=(("group", one), ("measure", FPR))) for one in (both, WOMEN, MEN)]
    by_both, by_gender = headline(gravest[:1], found, telling()), headline(gravest[1:], found, telling())
    assert by_both is not None and by_gender is not None
    assert [one.title for one in by_both.drawings] != [one.title for one in by_gender.drawings]
    assert headline((), found, telling()) == by_gender
    together = headline(gravest, found, telling())
    assert together is not None and len(together.drawings) == 2
    assert headline((), result(audits=(audit(groupings=(ages(),)),)), telling()) is None


def test_the_first_picture_has_few_groups_and_first_those_that_were_found() -> None:
    many = [Group(attributes=("gender",), values=(f"group {at}",)) for at in range(MOST_GROUPS + 3)]
    groups = tuple(GroupResult(group=one, state="told", rows=90, rates=(rate("0.4"),)) for one in many)
    found = result(audits=(audit(groupings=(Grouping(attributes=("gender",), groups=groups),)),))
    about_last = Statement(key="worse", arguments=(("group", many[-1]), ("measure", FPR)))
    drawn = headline((about_last,), found, telling())
    assert drawn is not None
    said = [one.text for layer in drawn.drawings[0].layers for one in layer.letters]
    assert [name for name in said if name.startswith("group")] == [
        *(f"group {at}" for at in range(MOST_GROUPS - 1)), f"group {MOST_GROUPS + 2}"
    ]  # fmt: skip


def one_line(*dots: Dot) -> Drawing:
    line = Line(Phrase.of("Women"), Phrase.of("12%"), dots)
    return drawing(Phrase.of("Title"), Phrase.of("About"), (line,), Scale.of(["0.3"]), telling())


def looks(found: Drawing) -> set[str]:
    return {layer.name for layer in found.layers}


def test_who_is_worse_off_is_filled_and_others_are_rings() -> None:
    assert "solid" in looks(one_line(Dot("0.2", "0.1", "0.3", marked=True)))
    assert "plain" in looks(one_line(Dot("0.2", "0.1", "0.3"))) and "solid" not in looks(one_line(Dot("0.2")))


def test_an_arrow_leads_from_before_to_after_where_they_differ() -> None:
    assert "stripe" in looks(one_line(Dot("0.1"), Dot("0.3")))
    assert "stripe" in looks(one_line(Dot("0.3"), Dot("0.1")))
    assert "stripe" not in looks(one_line(Dot("0.1"), Dot("0.1")))


def test_what_cannot_be_told_has_no_dot() -> None:
    assert not {"plain", "solid", "axis"} & looks(one_line(Dot(None)))


@pytest.mark.parametrize(("most", "end"), [("0.03", "0.05"), ("0.5", "0.5"), ("0.51", "1"), (None, "0.01")])
def test_a_scale_begins_at_nothing_and_ends_at_a_round_number(most: str | None, end: str) -> None:
    scale = Scale.of([most])
    assert str(scale.end) == end and scale.at("0") < scale.at(end) and scale.at("2") == scale.at(end)


def test_so_many_groups_are_drawn_and_no_more() -> None:
    line = Line(Phrase.of("Women"), Phrase.of("12%"), (Dot("0.1"),))
    lines = (line,) * (MOST_ROWS + 5)
    found = drawing(Phrase.of("Title"), Phrase.of("About"), lines, Scale.of(["0.3"]), telling())
    assert sum(len(layer.boxes) for layer in found.layers) == MOST_ROWS


def test_where_shares_cannot_be_told_it_draws_how_many_times_as_high() -> None:
    both = gender().differences[0].model_copy(update={"value": None, "interval": None, "state": "not-identified"})
    alone = both.model_copy(update={"group": MEN, "ratio_interval": None, "reading": "better", "against": WOMEN})
    groups = tuple(one.model_copy(update={"rates": ()}) for one in gender().groups)
    grouping = gender().model_copy(update={"groups": groups, "differences": (both, alone)})
    found = result(audits=(audit().model_copy(update={"groupings": (grouping,)}),))
    (block,) = [one for one in pictures(found, telling()).blocks if isinstance(one, Pictured) and one.id[:5] == "times"]
    assert "1.71 times (1.20 to 2.40)" in block.tables[0].rows[0][2][0].text
    assert block.tables[0].rows[1][1][0].text == "Women" and looks(block.drawings[0]) >= {"open", "solid", "plain"}
