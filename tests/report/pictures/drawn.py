"""What a test asks of any drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from duecare.report.page import drawing_svg
from duecare.report.pictures.drawing import WIDTH, Box, Drawing
from duecare.report.words import Words

SVG = ("svg", "title", "desc", "g", "rect", "path", "text")


def texts(drawing: Drawing, look: str = "") -> list[str]:
    """What is written in it, in one look or in all."""
    return [one.text for layer in drawing.layers if look in ("", layer.name) for one in layer.letters]


def boxes(drawing: Drawing, look: str) -> tuple[Box, ...]:
    """The boxes of one look."""
    return next((layer.boxes for layer in drawing.layers if layer.name == look), ())


def assert_sound(drawing: Drawing, words: Words) -> None:
    """Whole numbers, everything on the paper, a title and a description, and nothing but shapes and letters."""
    root = ET.fromstring(drawing_svg(drawing, "x"))
    assert root.get("role") == "img" and root.get("direction") == ("rtl" if words.rtl else "ltr")
    assert [child.tag for child in root][:2] == ["title", "desc"] and all(child.text for child in root[:2])
    for element in root.iter():
        assert element.tag in SVG
        assert not {name for name in element.attrib if name.startswith("on") or name in ("style", "href")}
        for name in ("x", "y", "width", "height", "rx"):
            assert re.fullmatch(r"\d+", element.get(name, "0")), (name, element.attrib)
        assert re.fullmatch(r"(M\d+ \d+(L\d+ \d+|[HV]\d+)+)*", element.get("d", ""))
    assert_on_the_paper(drawing)


def assert_on_the_paper(drawing: Drawing) -> None:
    """Nothing stands beyond the edges."""
    for layer in drawing.layers:
        for box in layer.boxes:
            assert box.x >= 0 and box.x + box.width <= WIDTH and box.y >= 0 and box.y + box.height <= drawing.height
        for x, y in (point for line in layer.lines for point in line):
            assert 0 <= x <= WIDTH and 0 <= y <= drawing.height
        for one in layer.letters:
            assert 0 <= one.x <= WIDTH and 0 < one.y <= drawing.height


def assert_mirrored(drawing: Drawing, other: Drawing) -> None:
    """The second is the first seen in a mirror, where both say the same."""
    for one, two in zip(drawing.layers, other.layers, strict=True):
        assert [(WIDTH - box.x - box.width, box.y) for box in one.boxes] == [(box.x, box.y) for box in two.boxes]
        assert [[(WIDTH - x, y) for x, y in line] for line in one.lines] == [list(line) for line in two.lines]
        assert [(WIDTH - text.x, text.y) for text in one.letters] == [(text.x, text.y) for text in two.letters]
