"""What a page costs: the bytes that travel, and the questions to the database."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duecare.web import look
from tests.browser.pages import PAGES
from tests.web.desk import Desk

STATIC = Path(look.__file__).parent / "static" / "look"
SHARED = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in ("duecare.css", "htmx.min.js", "mark.svg"))
MOST = 60_000
"""Bytes of a page with its styles, script and mark, as they travel, in a browser that has none of them yet."""
ASKED = 8
"""Questions to the database that a page may ask, however many dossiers there are."""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_light_and_asks_little_however_many_dossiers_there_are(
    desk: Desk, blank: Desk, elsewhere: Desk, path: str
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = desk.client.get(path, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) + SHARED < MOST
    assert len(asked) <= ASKED
