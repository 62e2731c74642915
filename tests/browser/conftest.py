"""Tests in a real Chromium against the real demo. Where there is none they skip; REQUIRE_BROWSER=1 makes that fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.looking import Windows, window
from tests.browser.server import demo

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder that asks for a browser is a browser test. The longest come first, so that at the end
    no worker is left alone with one."""
    items.sort(key=lambda item: item.path.name != "test_tutorial.py")
    for item in items:
        if item.path.is_relative_to(HERE) and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def unavailable(why: str) -> None:
    """Skip, or fail when a browser is required."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the browser."""
    path = chromium.find()
    if path is None:
        unavailable(chromium.MISSING)
    return {"executable_path": str(path), "args": chromium.arguments()}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that all browser tests share. Tests that change something make a dossier of their own."""
    with demo(tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """A window for each look, kept open and with a warm cache, for tests that only look."""
    with ExitStack() as open_:
        yield cache(lambda look: open_.enter_context(window(browser, look)))
