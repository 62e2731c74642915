"""The tutorial, done word for word in a real browser, from the first page to the PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as PlaywrightError
from pypdf import PdfReader

from tests.browser.tutorial import Step, steps

TUTORIAL = Path(__file__).parent.parent.parent / "docs" / "tutorials" / "first-assessment.md"
DOSSIER = "/d/my-organisation/benefit-check-score/"

pytestmark = pytest.mark.browser


def test_the_tutorial_can_be_done_as_it_is_written(server: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(locale="en-GB")
    page.set_default_timeout(8_000)
    for step in steps(TUTORIAL):
        try:
            do(step, page, server, tmp_path)
        except (AssertionError, PlaywrightError) as error:
            error.add_note(f"{step}, on {page.url}")
            raise
    report = "\n".join(found.extract_text() for found in PdfReader(tmp_path / "report.pdf").pages)
    assert "Families from abroad are checked more often" in report
    assert "not a finding of compliance" in report


def do(step: Step, page: Page, address: str, folder: Path) -> None:
    """One step, as a person would do it."""
    match step.verb:
        case "Open":
            page.goto(address + (DOSSIER if step.where else "") + step.what)
        case "Click":
            if step.beside:  # several links read the same; a screen reader hears what each belongs to
                name = re.compile(rf"{re.escape(step.what)}\s*: ?{re.escape(step.where)}")
                page.get_by_role("link", name=name).click()
            else:
                page.get_by_text(step.what, exact=True).locator("visible=true").first.click()
        case "Bring":
            page.get_by_label(step.where).set_input_files(TUTORIAL.parent / step.what)
        case "Tick":
            group = page.get_by_role("group", name=step.where) if step.where else page.get_by_role("main")
            group.get_by_label(step.what, exact=True).first.check()
        case "Choose":
            page.get_by_label(step.where, exact=True).select_option(label=step.what)
        case "Write":
            page.get_by_label(step.where, exact=True).fill(step.what)
        case "See":
            expect(page.get_by_role("main").get_by_text(step.what).locator("visible=true").first).to_be_visible()
        case "Download":
            with page.expect_download() as download:
                page.get_by_role("link", name=step.what).click(timeout=60_000)
            download.value.save_as(folder / "report.pdf")
        case verb:
            raise AssertionError(f"the test does not know how to {verb}")
