"""Evaluating as people see it: a table is brought, planned in three steps, computed, read and attached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.evaluating import bring, compute, plan
from tests.browser.looking import NARROW, WIDE, Look, looking
from tests.browser.pages import EXAMPLE
from tests.browser.test_pages import assert_whole

LOOKS = [Look("en", WIDE), Look("ar", NARROW), Look("en", NARROW, javascript=False)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_from_a_table_to_a_result_in_the_dossier(browser: Browser, server: str, look: Look) -> None:
    with looking(browser, f"{server}{EXAMPLE}evaluations/", look) as seen:
        page = seen.page
        bring(page, server)
        assert_whole(seen, look)
        plan(page, seen=lambda: assert_whole(seen, look))
        compute(page)
        assert_whole(seen, look)
        page.locator("main a.btn[href$='/attach/']").click()
        assert_whole(seen, look)
        page.locator("[name=impacts]").first.check()
        page.locator("[name=measure]").select_option(index=1)
        page.locator("main form .btn").last.click()
        page.wait_for_url("**/attached/*/")
        assert_whole(seen, look)
        assert seen.console == []
