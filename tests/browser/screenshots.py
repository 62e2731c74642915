"""Pictures of every page into docs/screenshots: `python -m tests.browser.screenshots [page ...]`.

Wide and narrow, English and Arabic, as `<page>-<language>-<width>.webp`, from a demo that is started for them; and
docs/reference/screenshots.md, which shows where they are. They are made small and light, so that the repository stays
so: `FRONT` alone, which stands in the README, is as large as on the screen. Of a long page, the upper part.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.looking import LANGUAGES, NARROW, WIDE, Look, window
from tests.browser.pages import PAGES
from tests.browser.server import NoServerError, demo
from tests.browser.states import STATES

DOCS = Path(__file__).parent.parent.parent / "docs"
OUT = DOCS / "screenshots"
INDEX = DOCS / "reference" / "screenshots.md"
TAKEN = [Look(language, width) for language, width in product(LANGUAGES, (WIDE, NARROW))]
FRONT = f"home-{Look()}"
SMALLER, QUALITY, FRONT_QUALITY = 2 / 3, 20, 70
MOST = {WIDE: 2_400, NARROW: 4_000}
"""So many pixels of a page's height are shown, by its width."""
HEAVY = 100_000
HEAD = """# What it looks like

Pictures of every page of `make demo`, wide and narrow, in English and Arabic, and of what people see when nothing was
said yet, something is missing or two people met. `make screenshots` takes them and writes this page. Of a long page
only the upper part is shown.
"""


def take(browser: Browser, address: str, names: list[str], look: Look) -> Iterator[int]:
    """Write the picture of each page or state, as it looks, and say how large it is."""
    with window(browser, look) as seen:
        for name in names:
            path = OUT / f"{name}-{look}.webp"
            seen.open(address + PAGES.get(name, "/"))
            if name in STATES:
                STATES[name](seen.page, address)
            path.write_bytes(picture(seen.page, front=path.stem == FRONT))
            yield told(path)


def picture(page: Page, *, front: bool) -> bytes:
    """What is on the page, as WebP, which Playwright itself does not write."""
    width, height = page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    area = {"x": 0, "y": 0, "width": width, "height": min(height, MOST[width]), "scale": 1 if front else SMALLER}
    how = {"format": "webp", "quality": FRONT_QUALITY if front else QUALITY, "captureBeyondViewport": True}
    answer = page.context.new_cdp_session(page).send("Page.captureScreenshot", {**how, "clip": area})
    return base64.b64decode(answer["data"])


def index() -> str:
    """The page that shows where the pictures are."""
    parts = (("Pages", PAGES), ("States of pages", STATES))
    return HEAD + "".join(f"\n## {title}\n\n{table(list(names))}" for title, names in parts)


def table(names: list[str]) -> str:
    """A row for each name, with a link to each of its pictures."""
    head = "| | English, wide | English, narrow | Arabic, wide | Arabic, narrow |\n|---|---|---|---|---|\n"
    return head + "".join(f"| {name} | {' | '.join(link(name, look) for look in TAKEN)} |\n" for name in names)


def link(name: str, look: Look) -> str:
    """Where one picture is."""
    return f"[{look.language} {look.width}](../screenshots/{name}-{look}.webp)"


def main(names: list[str]) -> int:
    """Take the pictures of what is named, or of all; 1 when there is no browser, no demo or no such page."""
    where, known = chromium.find(), [*PAGES, *STATES]
    if where is None:
        print(f"Nothing was taken: {chromium.MISSING}.")
        return 1
    if unknown := set(names) - set(known):
        print(f"There is no page {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    INDEX.write_text(index(), encoding="utf-8")
    try:
        with tempfile.TemporaryDirectory() as folder, demo(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=where, args=chromium.arguments())
            wanted = [[name for name in part if name in (names or known)] for part in (PAGES, STATES)]
            sizes = [size for part in wanted for look in TAKEN for size in take(browser, address, part, look)]
            browser.close()
    except NoServerError as error:
        print(f"Nothing was taken: {error}")
        return 1
    print(f"{len(sizes)} pictures, {sum(sizes) / 1_000_000:.1f} MB")
    return 0


def told(path: Path) -> int:
    """How large a picture is; said, too."""
    size = path.stat().st_size
    print(f"{path.name}  {size // 1_000} kB{'  heavy' if size > HEAVY else ''}", flush=True)
    return size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
