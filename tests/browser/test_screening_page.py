"""The page of a screened register, opened from a disk: in both directions, on a phone, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.triage.written.page import screening_page
from tests.browser.axe import assert_accessible
from tests.browser.looking import LOOKS, Look, Windows
from tests.triage.registers import RUN, screened, telling


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_page_of_a_register_is_for_everybody(windows: Windows, tmp_path: Path, look: Look) -> None:
    path = tmp_path / "page.html"
    path.write_text(screening_page(screened(), RUN, telling(look.language)), encoding="utf-8")
    seen = windows(look)
    seen.open(path.as_uri())
    assert seen.page.locator("article.system").count() == 4
    seen.page.locator("details.deep > summary").first.click()
    assert seen.page.locator("details.deep[open] mark").first.is_visible()
    assert seen.overflow() <= 0
    assert seen.console == [] and seen.foreign == []
    if look.javascript:
        assert_accessible(seen.page)
