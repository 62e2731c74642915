"""Importing as people see it: what is in a file, what a record would become, how far it is, and undoing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import WIDE, Look, looking
from tests.browser.test_pages import assert_whole
from tests.exchange.places import fixture

LOOKS = [Look("en", WIDE), Look("ar", WIDE), Look("en", WIDE, javascript=False)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_from_a_file_to_dossiers_and_back(browser: Browser, server: str, tmp_path: Path, look: Look) -> None:
    file = tmp_path / f"register-{look}.csv"  # another name and another end, so that each look brings a file of its own
    file.write_bytes(fixture("inventory.csv") + f"Made up for {look}{',' * 61}\r\n".encode())
    with looking(browser, f"{server}/start/file/", look) as seen:
        page = seen.page
        page.set_input_files("input[type=file]", str(file))
        page.locator("main form .btn").click()
        assert_whole(seen, look)
        page.locator("main .tasks a[href$='/1/']").click()
        assert_whole(seen, look)
        page.go_back()
        for position in ("0", "2"):
            page.locator(f"input[name=record][value='{position}']").check()
        page.locator("main form .btn:not([name]):not(.btn-quiet)").click()
        assert "/start/imports/" in page.url
        assert_whole(seen, look)
        page.locator("textarea[name=reason]").fill("Tried out")
        page.locator("form[action$='/undo/'] .btn").click()
        assert page.locator("textarea[name=reason]").count() == 0
        assert_whole(seen, look)
        assert seen.console == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_from_any_table_to_its_records(browser: Browser, server: str, tmp_path: Path, look: Look) -> None:
    file = tmp_path / f"ours-{look}.csv"  # and a heading of its own: each look maps the columns anew
    file.write_bytes(fixture("table.csv").replace(b"System;", f"System {look};".encode(), 1))
    with looking(browser, f"{server}/start/file/", look) as seen:
        page = seen.page
        page.set_input_files("input[type=file]", str(file))
        page.locator("main form .btn").click()
        assert page.url.endswith("/columns/")
        assert_whole(seen, look)
        page.locator("select[name=title]").select_option("")
        page.locator("main form .btn").click()
        page.locator(".errors").wait_for()
        assert_whole(seen, look)
        page.locator("select[name=title]").select_option("0")
        page.locator("main form .btn").click()
        page.locator("main .tasks li").nth(2).wait_for()
        assert_whole(seen, look)
        assert [error for error in seen.console if "422" not in error] == []
