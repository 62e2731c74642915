"""Pictures of every page into docs/screenshots: `python -m tests.browser.screenshots [page ...]`.

Wide and narrow, English and Arabic, as `<page>-<language>-<width>.png`, from a demo that is started for them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.looking import LOOKS, Look, looking
from tests.browser.pages import PAGES
from tests.browser.server import NoServerError, demo

OUT = Path(__file__).parent.parent.parent / "docs" / "screenshots"
HEAVY = 500_000


def take(browser: Browser, address: str, name: str, look: Look) -> Path:
    """Write the picture of one page, whole, and say where it is."""
    path = OUT / f"{name}-{look}.png"
    with looking(browser, address + PAGES[name], look) as seen:
        seen.page.screenshot(path=path, full_page=True, animations="disabled", caret="hide")
    return path


def main(names: list[str]) -> int:
    """Take the pictures of the named pages, or of all; 1 when there is no browser, no demo or no such page."""
    where = chromium.find()
    if where is None:
        print(f"Nothing was taken: {chromium.MISSING}.")
        return 1
    if unknown := set(names) - set(PAGES):
        print(f"There is no page {', '.join(sorted(unknown))}. There are: {', '.join(PAGES)}.")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder, demo(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=where, args=chromium.arguments())
            for look in LOOKS:
                for name in (names or PAGES) if look.javascript else ():
                    path = take(browser, address, name, look)
                    size = path.stat().st_size
                    print(f"{path.name}  {size // 1_000} kB{'  heavy' if size > HEAVY else ''}")
            browser.close()
    except NoServerError as error:
        print(f"Nothing was taken: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
