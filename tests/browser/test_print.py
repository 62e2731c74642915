"""What a browser prints of the report holds every reason, though on the screen they wait behind their titles."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.looking import Look, Windows
from tests.browser.pages import PAGES

FOLDED = """[...document.querySelectorAll('main details:not([open], .no-print)')]
.flatMap(one => [...one.querySelectorAll('.reasons > li > p, .reasons li li')]).map(one => one.textContent)"""


def letters(text: str) -> str:
    """The letters alone: a print breaks lines anywhere, and may join two letters into one sign."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(page: Page) -> str:
    """What a print from the browser holds."""
    return letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))


@pytest.mark.parametrize("name", ["report", "revision-report", "impact"])
def test_a_print_holds_the_reasons_that_are_folded_on_the_screen(windows: Windows, server: str, name: str) -> None:
    seen = windows(Look(javascript=False))
    seen.open(server + PAGES[name])
    folded = [letters(one) for one in seen.page.evaluate(FOLDED)]
    assert len(folded) > 5
    held = printed(seen.page)
    assert [one for one in folded if one not in held] == []
