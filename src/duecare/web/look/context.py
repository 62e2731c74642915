"""What the base template needs on every page."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from duecare.report.locales import is_reviewed


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the top bar."""

    url: str
    label: str | Promise
    here: bool


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the pages can be read in, under its own name."""

    code: str
    name: str
    here: bool


def page(request: HttpRequest) -> dict[str, object]:
    """The entries of the top bar, the languages, and whether a speaker has reviewed the page's own."""
    return {
        "navigation": [_entry(request.path, *entry) for entry in settings.NAVIGATION],
        "languages": _languages(),
        "unreviewed": not is_reviewed(get_language() or settings.LANGUAGE_CODE),
    }


def _entry(path: str, route: str, label: str | Promise) -> Entry:
    url = reverse(route)
    return Entry(url, label, path == url or (url != "/" and path.startswith(url)))


def _languages() -> list[Language]:
    now = get_language()
    return [Language(code, name, code == now) for code, name in settings.LANGUAGES]
