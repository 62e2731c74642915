"""Paper to draw on: what has no look is refused, never left out unseen."""

from __future__ import annotations

import pytest

from duecare.report.pictures.drawing import Sheet


def test_a_look_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no look gaudy"):
        Sheet().box("gaudy", 0, 0, 1, 1)


def test_shapes_are_painted_in_one_order_whatever_was_drawn_first() -> None:
    sheet = Sheet()
    sheet.write("text", 0, 10, ["a"], 10)
    sheet.dot("card", 10, 10, 3)
    assert [layer.name for layer in sheet.done("t", "a", 20, rtl=False).layers] == ["card", "text"]
