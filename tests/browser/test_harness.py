"""The browser tests can fail: each fault is planted in a page and must be noticed."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import assert_accessible, violations
from tests.browser.looking import LOOKS, NARROW, Look, looking

GOOD = (
    "<!doctype html><html lang=en><title>A page</title><link rel=icon href=data:,>"
    "<main><h1>A page</h1><p>Calm words.</p></main></html>"
)
BUTTONS = 2 * "<button style='width:9px; height:9px'></button>"
PAGES = {
    "/good": GOOD,
    "/bad": GOOD.replace("lang=en", "").replace("</main>", f"<img src=data:,><div>{BUTTONS}</div></main>"),
    "/wide": GOOD.replace("<p>", "<p style='width:400px'>"),
    "/foreign": GOOD.replace("<p>", "<img alt='' src='http://127.0.0.2:9/a.png'><p>"),
    "/broken": GOOD.replace("<p>", "<script>nothing.here</script><p>"),
    "/missing": GOOD.replace("<p>", "<img alt='' src='/not-there.png'><p>"),
    "/script": GOOD.replace("<p>", "<script>document.title = navigator.language</script><p>"),
}


class Handler(BaseHTTPRequestHandler):
    """Serves the planted pages."""

    def do_GET(self) -> None:
        """Answer with the page, or 404."""
        text = PAGES.get(self.path)
        self.send_response(404 if text is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def planted() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_good_page_passes(browser: Browser, planted: str, look: Look) -> None:
    with looking(browser, f"{planted}/good", look) as seen:
        assert (seen.overflow(), seen.console, seen.foreign) == (0, [], [])
        if look.javascript:
            assert_accessible(seen.page)


def test_axe_finds_what_is_planted(browser: Browser, planted: str) -> None:
    with looking(browser, f"{planted}/bad", Look()) as seen:
        found = "\n".join(violations(seen.page))
        for rule in ("html-has-lang", "image-alt", "button-name", "target-size"):
            assert rule in found
        with pytest.raises(AssertionError, match=r"breaks \d rules of axe(.|\n)*<img src"):
            assert_accessible(seen.page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_page_that_is_too_wide_for_a_phone_is_noticed(browser: Browser, planted: str, javascript: bool) -> None:
    with looking(browser, f"{planted}/wide", Look(width=NARROW, javascript=javascript)) as seen:
        assert seen.overflow() > 0


def test_a_request_to_another_host_is_noticed_and_refused(browser: Browser, planted: str) -> None:
    with looking(browser, f"{planted}/foreign", Look()) as seen:
        assert seen.foreign == ["http://127.0.0.2:9/a.png"]


@pytest.mark.parametrize("path", ["/broken", "/missing"])
def test_an_error_on_the_console_is_noticed(browser: Browser, planted: str, path: str) -> None:
    with looking(browser, planted + path, Look()) as seen:
        assert seen.console


def test_scripts_run_only_where_they_are_on_and_the_language_is_asked_for(browser: Browser, planted: str) -> None:
    titles = []
    for look in (Look("ar"), Look("ar", javascript=False)):
        with looking(browser, f"{planted}/script", look) as seen:
            titles.append(seen.page.title())
    assert titles == ["ar", "A page"]
