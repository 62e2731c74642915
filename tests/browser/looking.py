"""Looking at a page as different people see it, and noticing what should never happen meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser import axe

WIDE, NARROW = 1200, 360
HEIGHT = 900
SHAPE = "[document.documentElement.lang, document.documentElement.dir, document.querySelectorAll('h1').length]"
OWN_SCHEMES = {"data", "blob", "about"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at: in which language, how wide, with or without scripts."""

    language: Literal["en", "ar"] = "en"
    width: int = WIDE
    javascript: bool = True

    def __str__(self) -> str:
        return f"{self.language}-{self.width}{'' if self.javascript else '-no-js'}"


LANGUAGES: tuple[Literal["en", "ar"], ...] = ("en", "ar")
LOOKS = tuple(Look(*look) for look in product(LANGUAGES, (WIDE, NARROW), (True, False)))


@dataclass
class Seen:
    """A page that is open, and what went wrong while it was."""

    page: Page
    host: str = ""
    console: list[str] = field(default_factory=list)
    """Errors that the browser reported: scripts, styles or images that failed or that the policy refused."""
    foreign: list[str] = field(default_factory=list)
    """Addresses on other hosts that the page asked for. The browser reaches none: see `chromium.ARGUMENTS`."""

    def open(self, address: str) -> None:
        """Go to an address and begin to notice anew."""
        self.begin(address)
        self.page.goto(address)

    def begin(self, address: str) -> None:
        """Notice anew, and expect to be on the host of that address."""
        self.host = urlsplit(address).netloc
        self.console.clear()
        self.foreign.clear()

    def shape(self) -> tuple[str, str, int]:
        """The language of the page, its direction, and how many first headings it has, once it is all there."""
        self.page.wait_for_load_state()
        lang, direction, headings = self.page.evaluate(SHAPE)
        return lang, direction, headings

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return int(self.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"))

    def on_console(self, message: ConsoleMessage) -> None:
        """Keep an error."""
        if message.type == "error":
            self.console.append(message.text)

    def on_request(self, request: Request) -> None:
        """Keep an address on another host."""
        address = urlsplit(request.url)
        if address.scheme not in OWN_SCHEMES and address.netloc != self.host:
            self.foreign.append(request.url)


Windows = Callable[[Look], Seen]
"""A window that stays open, for each look."""


@contextmanager
def window(browser: Browser, look: Look) -> Iterator[Seen]:
    """An empty page in a fresh browser profile."""
    context = browser.new_context(
        locale=look.language,
        viewport={"width": look.width, "height": HEIGHT},
        java_script_enabled=look.javascript,
        reduced_motion="reduce",
        service_workers="block",
    )
    if look.javascript:
        context.add_init_script(axe.READY)
    seen = Seen(context.new_page())
    seen.page.on("console", seen.on_console)
    seen.page.on("pageerror", lambda error: seen.console.append(str(error)))
    seen.page.on("request", seen.on_request)
    try:
        yield seen
    finally:
        context.close()


@contextmanager
def looking(browser: Browser, address: str, look: Look) -> Iterator[Seen]:
    """The page of an address, opened in a fresh browser profile; with what was noticed."""
    with window(browser, look) as seen:
        seen.open(address)
        yield seen
