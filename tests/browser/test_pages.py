"""Every page, in English and Arabic, wide and on a phone, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import assert_accessible
from tests.browser.looking import LOOKS, Look, looking
from tests.browser.pages import PAGES


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_for_everyone(browser: Browser, server: str, name: str, look: Look) -> None:
    with looking(browser, server + PAGES[name], look) as seen:
        assert seen.page.locator("h1").count() == 1
        assert seen.page.locator("html").get_attribute("dir") == ("rtl" if look.language == "ar" else "ltr")
        assert seen.page.locator("html").get_attribute("lang") == look.language
        assert seen.overflow() == 0, "wider than the screen"
        if look.javascript:
            assert_accessible(seen.page)
        assert (seen.console, seen.foreign) == ([], [])
