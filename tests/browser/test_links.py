"""Every link of the demo leads somewhere; of hundreds alike, some are followed. Needs no browser, only the server."""

from __future__ import annotations

import re
from collections import Counter, deque
from html import unescape
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

from tests.browser.pages import EXAMPLE

HREF = re.compile(r"""<(?:a|link)\b[^>]*?\bhref=["']([^"']+)["']""")
OWN_PAGE = re.compile(r"/d/[^/]+/[^/]+/[^/]+/")
MOST = 1_500
"""More pages than are followed; a list that goes on for ever would stop here."""
ALIKE = 2
"""So many links are followed that differ only in what they name: one question of 192, one duty of 214."""


def test_every_link_leads_somewhere(server: str) -> None:
    seen: dict[str, int] = {}
    waiting, alike = deque(["/", EXAMPLE]), Counter[str]()
    found_on = dict.fromkeys(waiting, "the start")
    while waiting and len(seen) < MOST:
        path = waiting.popleft()
        seen[path], text = read(server + path)
        for link in {own_path(server + path, unescape(href)) for href in HREF.findall(text)} - {None, *found_on}:
            assert link is not None
            found_on[link] = path
            alike[shape(link)] += 1
            if alike[shape(link)] <= ALIKE:
                waiting.append(link)
    assert set(alike) >= {f"{EXAMPLE}{folder}" for folder in ("facts", "rights", "red-lines", "duties", "new-impact/")}
    assert {f"{path} on {found_on[path]}": status for path, status in seen.items() if status != 200} == {}
    assert 50 < len(seen) < MOST


def own_path(page: str, href: str) -> str | None:
    """Where a link leads on this server; nothing when it leads elsewhere."""
    target = urlsplit(urljoin(page, href))
    return f"{target.path}?{target.query}".rstrip("?") if target.netloc == urlsplit(page).netloc else None


def shape(path: str) -> str:
    """What links have in common that differ only in what they name: the folder, or the page that is asked. The pages
    that every dossier has are all followed."""
    asked = urlsplit(path)
    if OWN_PAGE.fullmatch(asked.path):
        return asked.path
    return asked.path if asked.query else asked.path.rstrip("/").rpartition("/")[0]


def read(address: str) -> tuple[int, str]:
    """The status, and the text of a page; of anything else, no text."""
    try:
        with urlopen(address, timeout=30) as answer:
            page = answer.headers.get_content_type() == "text/html"
            return answer.status, answer.read().decode() if page else ""
    except HTTPError as error:
        return error.code, ""
