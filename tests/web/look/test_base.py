"""The frame of every page: the way to the content, the top bar, what has just happened."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.utils.translation import gettext_lazy
from pytest_django import Settings


def frame(request: HttpRequest) -> str:
    """The base template by itself."""
    return render(request, "look/base.html").content.decode()


def test_the_first_link_leads_to_the_content() -> None:
    page = frame(RequestFactory().get("/"))
    assert page.partition("<body>")[2].lstrip().startswith('<a class="skip" href="#main">')
    assert '<main id="main" tabindex="-1">' in page


def test_the_top_bar_says_where_one_is(settings: Settings) -> None:
    settings.NAVIGATION = []
    assert "<nav" not in frame(RequestFactory().get("/"))
    settings.NAVIGATION = [("look:gallery", gettext_lazy("Gallery"))]
    here, away = frame(RequestFactory().get("/look/gallery/part/")), frame(RequestFactory().get("/other/"))
    assert '<a href="/look/gallery/" aria-current="page">Gallery</a>' in here
    assert '<a href="/look/gallery/">Gallery</a>' in away


def test_what_has_just_happened_is_announced() -> None:
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    messages.warning(request, "Kept, <b>not</b> sent.")
    page = frame(request)
    assert '<div class="notice notice-warning" role="status"><p>Kept, &lt;b&gt;not&lt;/b&gt; sent.</p></div>' in page


def test_the_languages_are_offered_at_the_top_under_their_own_names(client: Client) -> None:
    page, _, below = client.get("/look/gallery/").content.decode().partition("</header>")
    assert 'name="language"' not in below
    assert '<button class="link" name="language" value="en" lang="en" aria-current="true">English</button>' in page
    assert '<button class="link" name="language" value="ar" lang="ar">العربية</button>' in page
