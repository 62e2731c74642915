"""A day that is half typed is held back by the browser, which would send nothing in its place; all else is ours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Look, looking
from tests.browser.pages import PAGES

SAVE = "main form[method=post]:not(:has(.link)) .btn:not(.btn-quiet)"


def started(page: Page, address: str, title: str) -> str:
    """A blank dossier."""
    page.goto(f"{address}/start/")
    page.locator("[name=title]").fill(title)
    page.locator(SAVE).first.click()
    return page.url


@pytest.mark.parametrize("javascript", [True, False])
def test_half_a_day_is_not_lost(browser: Browser, server: str, javascript: bool) -> None:
    with looking(browser, server, Look(javascript=javascript)) as seen:
        page = seen.page
        home = started(page, server, f"Half a day {javascript}")
        page.goto(f"{home}review/")
        day = page.locator("input[type=date]").first
        day.click()
        page.keyboard.type("0102")
        page.locator(SAVE).first.click()
        expect(day).to_be_focused()
        assert page.url == f"{home}review/"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.type("2027")
        page.locator(SAVE).first.click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        page.goto(f"{home}review/")
        expect(day).to_have_value(re.compile("2027-0[12]-0[12]"))


def test_all_else_is_said_by_the_form_at_once(browser: Browser, server: str) -> None:
    with looking(browser, f"{server}{PAGES['severity-scope']}?rater=expert", Look()) as seen:
        page = seen.page
        page.locator("[name=people]").fill("-1.5")
        page.locator(SAVE).first.click()
        expect(page.locator(".errors li")).to_have_count(3)
        expect(page.locator("[name=people]")).to_have_value("-1.5")


def test_what_must_be_said_is_told_to_a_screen_reader(browser: Browser, server: str) -> None:
    with looking(browser, server + PAGES["severity-scale"], Look()) as seen:
        asked = seen.page.get_by_role("radiogroup", name="How grave is it for the people touched?")
        expect(asked).to_have_attribute("aria-required", "true")
        expect(seen.page.get_by_label("Why?")).to_have_attribute("aria-required", "true")
        assert seen.page.locator("main [required]").count() == 0
