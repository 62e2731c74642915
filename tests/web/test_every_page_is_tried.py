"""No page escapes the browser tests: each route has a page there, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser.pages import NOT_PAGES, PAGES


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of all routes below."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"


def test_every_route_is_tried_in_a_browser_or_says_why_not() -> None:
    tried = {resolve(urlsplit(path).path).view_name for path in PAGES.values()}
    assert set(routes(get_resolver())) == tried | set(NOT_PAGES)
    assert tried & set(NOT_PAGES) == set()
