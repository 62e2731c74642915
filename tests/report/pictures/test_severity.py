"""The picture of severity: drawn in whole numbers, mirrored where the language is, never the only way to read it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from duecare.report.page import severity_svg
from duecare.report.pictures.severity import MOST, PLACES, WIDTH, picture
from tests.report.example import dossier, reported


def test_each_impact_is_drawn_at_its_worse_end_with_lines_to_the_better_one() -> None:
    report, words = reported(dossier())
    drawn = picture(report.impacts, words)
    assert [mark.number for mark in drawn.marks] == [1, 2, 3]
    assert len(drawn.cells) == 25
    unknown_scope = drawn.marks[0]
    assert unknown_scope.back_x < unknown_scope.x and unknown_scope.back_y == unknown_scope.y
    known = drawn.marks[1]
    assert (known.back_x, known.back_y) == (known.x, known.y)
    assert known.ring == 4


def test_cells_are_as_grave_as_their_scale_and_scope_alone_make_them() -> None:
    report, words = reported(dossier())
    tiers = [cell.tier for cell in picture(report.impacts, words).cells]
    assert tiers[0] == "limited" and tiers[-1] == "critical"
    assert tiers[2 * 5 + 3] == "severe"


def test_it_is_mirrored_in_arabic() -> None:
    report, words = reported(dossier())
    mirrored_report, arabic = reported(dossier(), "ar")
    left = [mark.x for mark in picture(report.impacts, words).marks]
    right = [mark.x for mark in picture(mirrored_report.impacts, arabic).marks]
    assert [WIDTH - x for x in left] == right


def test_the_axes_are_named_and_the_names_turn_with_the_language() -> None:
    for language, names, direction in (("en", ["Scale", "Scope"], "ltr"), ("ar", ["الجسامة", "الاتساع"], "rtl")):
        root = ET.fromstring(severity_svg(*reported(dossier(), language)))
        (axes,) = (group for group in root.findall("g") if group.get("class") == "axis")
        assert [text.text for text in axes] == names
        assert axes[0].get("direction") == direction
        assert (int(axes[0].get("x", "")) > WIDTH // 2) is (language == "ar")


def test_impacts_beyond_what_can_be_drawn_are_said_to_be_left_out() -> None:
    report, words = reported(dossier())
    many = tuple(replace(report.impacts[1], number=number) for number in range(1, 30))
    drawn = picture(many, words)
    assert len(drawn.marks) == len(PLACES) < MOST
    assert len({(mark.x, mark.y) for mark in drawn.marks}) == len(PLACES)
    assert drawn.left_out == 29 - len(PLACES)


def test_the_drawing_has_a_title_a_description_and_only_whole_numbers() -> None:
    for language in ("en", "ar", "fr", "ru"):
        svg = severity_svg(*reported(dossier(), language))
        root = ET.fromstring(svg)
        assert root.attrib["role"] == "img"
        assert [child.tag for child in root][:2] == ["title", "desc"]
        numbers = re.findall(r' (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"', svg)
        assert numbers and all(re.fullmatch(r"\d+", number) for number in numbers)
        assert "style=" not in svg
