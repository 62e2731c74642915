"""The tutorials, done word for word in a real browser, from the first page to the report."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError
from pypdf import PdfReader

from tests.browser.tutorial import Step, says, steps

TUTORIALS = Path(__file__).parent.parent.parent / "docs" / "tutorials"
OURS = "/d/my-organisation"
BETWEEN = 5
"""So many questions may come in between that the tutorial does not list. If there are more, it lists too few."""
PATIENCE = 8_000

pytestmark = pytest.mark.browser


def test_the_first_assessment_can_be_done_as_it_is_written(server: str, browser: Browser, tmp_path: Path) -> None:
    walk("first-assessment", Walk(browser, server, f"{OURS}/benefit-check-score/", tmp_path))
    report = "\n".join(found.extract_text() for found in PdfReader(tmp_path / "report.pdf").pages)
    assert "Families from abroad are checked more often" in report
    assert "Head of housing support" in report
    assert "not a finding of compliance" in report


def test_a_simple_system_can_be_done_as_it_is_written(server: str, browser: Browser, tmp_path: Path) -> None:
    walk("simple-system", Walk(browser, server, f"{OURS}/canteen-forecast/", tmp_path))


def test_what_is_quoted_must_be_what_is_seen() -> None:
    assert says("What is it …", "What is it for?") and says("Yes", "Yes")
    assert not says("Yes", "Yes, also for each group") and not says("What is it for …", "What is it?")


class Walk:
    """A person with a browser, a tutorial beside it, and a folder to keep things in."""

    def __init__(self, browser: Browser, address: str, dossier: str, folder: Path) -> None:
        self.page = browser.new_page(locale="en-GB")
        self.page.set_default_timeout(PATIENCE)
        self.address, self.dossier, self.folder = address, dossier, folder


def walk(tutorial: str, by: Walk) -> None:
    """Every step; questions that are answered one after the other, in whichever order they come."""
    for verb, group in groupby(steps(TUTORIALS / f"{tutorial}.md"), lambda step: step.verb):
        some = list(group)
        if verb == "Answer":
            answer(some, by.page)
            continue
        for step in some:
            try:
                do(step, by)
            except (AssertionError, PlaywrightError) as error:
                error.add_note(f"{step}, on {by.page.url}")
                raise


def answer(listed: list[Step], page: Page) -> None:
    """Each question as it comes: as it is listed, or else “Not known yet”."""
    missing, between = list(listed), list[str]()
    while missing and len(between) <= BETWEEN:
        question = page.get_by_role("heading", level=1).inner_text()
        step = next((one for one in missing if says(one.what, question)), None)
        if step is None:
            between.append(question)
        else:
            missing.remove(step)
        for words in step.choices if step else ("Not known yet …",):
            chosen(page, words).check()
        page.get_by_role("button", name="Save and continue").click()
    assert not missing, f"never asked: {[str(step) for step in missing]}; asked instead: {between}"


def chosen(page: Page, words: str) -> Locator:
    """The choice with these words."""
    labels = page.get_by_role("main").locator(".choice label")
    texts = labels.all_inner_texts()
    place = next((n for n, text in enumerate(texts) if says(words, text)), None)
    assert place is not None, f"no choice {words!r} on {page.url}; there are {texts}"
    return page.get_by_label(texts[place], exact=True).first


def do(step: Step, by: Walk) -> None:
    """One step, as a person would do it."""
    page = by.page
    match step.verb:
        case "Open":
            page.goto(by.address + (by.dossier if step.where else "") + step.what)
        case "Click":
            if step.beside:  # several links read the same; a screen reader hears what each belongs to
                name = re.compile(rf"{re.escape(step.what)}\s*: ?{re.escape(step.where)}")
                page.get_by_role("link", name=name).click()
            else:
                below = page.get_by_text(step.what, exact=True).and_(page.locator(":not(header *, svg *)"))
                below.locator("visible=true").first.click()
        case "Bring":
            page.get_by_label(step.where).set_input_files(TUTORIALS / step.what)
        case "Tick":
            roles = (page.get_by_role("group", name=step.where), page.get_by_role("radiogroup", name=step.where))
            group = roles[0].or_(roles[1]) if step.where else page.get_by_role("main")
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
            download.value.save_as(by.folder / "report.pdf")
        case verb:
            raise AssertionError(f"the test does not know how to {verb}")
