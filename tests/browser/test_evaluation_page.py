"""The page of an evaluation, opened from a disk: in both directions, on a phone, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.evaluation.page.page import result_page
from tests.browser.axe import assert_accessible
from tests.browser.looking import LOOKS, Look, Windows
from tests.evaluation.written_example import changed, telling


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_page_of_an_evaluation_is_for_everybody(windows: Windows, tmp_path: Path, look: Look) -> None:
    path, found = tmp_path / "page.html", changed()
    path.write_text(result_page(found, telling(look.language, found)), encoding="utf-8")
    seen = windows(look)
    seen.open(path.as_uri())
    for summary in seen.page.locator("details > summary").all():
        summary.click()
    assert seen.page.locator("svg.drawn").first.is_visible() and seen.page.locator("table").first.is_visible()
    assert seen.overflow() <= 0
    assert seen.console == [] and seen.foreign == []
    if look.javascript:
        assert_accessible(seen.page)
