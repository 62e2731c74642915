"""The picture of change: each impact's tier then and now, mirrored where the language is, with the same in words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from duecare.core.catalogue.records import Tier
from duecare.core.method.findings import ImpactFinding
from duecare.report.page import drawing_svg
from duecare.report.pictures.change import MOST, ROW, TOP, change
from duecare.report.pictures.drawing import WIDTH, Drawing
from duecare.report.words import Words
from tests.report.example import CATALOGUE, dossier, judged

SAMPLE = judged(dossier()).impacts[0]
SVG = "{http://www.w3.org/2000/svg}"


def impact(id_: str, low: Tier, high: Tier) -> ImpactFinding:
    return replace(SAMPLE, id=id_, tier_low=low, tier_high=high)


BEFORE = [impact("gone", "severe", "severe"), impact("kept", "limited", "critical")]
AFTER = [impact("kept", "significant", "significant"), impact("new", "severe", "severe")]


def words(language: str = "en") -> Words:
    return Words(language, CATALOGUE, dossier())


def dots(drawing: Drawing, look: str) -> list[tuple[int, int]]:
    """The middles of the circles of a look, below the legend."""
    boxes = [box for layer in drawing.layers if layer.name == look for box in layer.boxes if box.y > TOP]
    return [(box.x + box.width // 2, box.y + box.height // 2) for box in boxes]


def test_each_impact_has_a_ring_for_then_and_a_dot_for_now_the_gravest_of_now_first() -> None:
    (drawing,) = change(BEFORE, AFTER, words(), words()).drawings
    rings, filled = dots(drawing, "plain"), dots(drawing, "solid")
    assert [(y - TOP) // ROW for _, y in filled] == [0, 1], "new is graver than kept"
    assert [(y - TOP) // ROW for _, y in rings] == [1, 2], "what is gone stands last"
    (kept_then, _), (gone_then, _) = rings
    (new, _), (kept_now, _) = filled
    assert kept_now < new == gone_then < kept_then, "the graver, the further on"


def test_a_range_has_a_line_back_to_its_better_end_and_a_settled_tier_none() -> None:
    (drawing,) = change(BEFORE, AFTER, words(), words()).drawings
    (dashed,) = [layer for layer in drawing.layers if layer.name == "open"]
    assert len(dashed.lines) == 1
    (start, end) = dashed.lines[0]
    assert start[0] < end[0] == dots(drawing, "plain")[0][0]


def test_it_is_mirrored_in_arabic() -> None:
    (drawing,), (mirrored,) = (change(BEFORE, AFTER, each, each).drawings for each in (words(), words("ar")))
    assert [(WIDTH - x, y) for x, y in dots(drawing, "solid")] == dots(mirrored, "solid")
    assert mirrored.rtl


def test_the_table_says_the_same_in_words() -> None:
    table = change(BEFORE, AFTER, words(), words()).table
    assert [head.text for head in table.head] == ["Impact", "Then", "Now"]
    assert [[cell[0].text for cell in row] for row in table.rows] == [
        ["new", "Not in the dossier", "Severe"],
        ["kept", "Limited to critical, not settled", "Significant"],
        ["gone", "Severe", "Not in the dossier"],
    ]


def test_the_svg_has_a_title_a_description_and_whole_numbers_only() -> None:
    for language in ("en", "ar"):
        (drawing,) = change(BEFORE, AFTER, words(language), words(language)).drawings
        svg = drawing_svg(drawing, "change")
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "change-title change-desc"
        assert not re.search(r'(?:x|y|d|width|height)="[^"]*\.', svg)


def test_beyond_the_most_the_gravest_are_drawn_and_the_table_has_all() -> None:
    many = [impact(f"n-{number:02}", "limited", "limited") for number in range(MOST)]
    shown = change([], [*many, impact("worst", "critical", "critical")], words(), words())
    assert len(dots(shown.drawings[0], "solid")) == MOST
    assert len(shown.table.rows) == MOST + 1
    assert shown.table.rows[0][0][0].text == "worst"
    assert "Only the first 12 are drawn." in [one.text for one in shown.caption][-1]


def test_nothing_is_drawn_of_nothing() -> None:
    assert change([], [], words(), words()).drawings == ()
