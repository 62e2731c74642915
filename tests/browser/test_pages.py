"""Every page, in English and Arabic, with scripts and without, first wide and then as wide as a phone."""

from __future__ import annotations

from zlib import crc32

import pytest

from tests.browser.axe import assert_accessible
from tests.browser.looking import HEIGHT, LANGUAGES, NARROW, WIDE, Look, Seen, Windows
from tests.browser.pages import EXAMPLE, PAGES
from tests.conftest import EFFORT

LOOKS = [Look(language) for language in LANGUAGES]
CHECKED_AT = {"en": WIDE, "ar": NARROW}
"""How wide a page is when its accessibility is checked, in each direction of writing. More effort checks both."""


def assert_whole(seen: Seen, look: Look) -> None:
    """What holds for every page, for everyone."""
    assert seen.shape() == (look.language, "rtl" if look.language == "ar" else "ltr", 1)
    for width in (WIDE, NARROW):
        seen.page.set_viewport_size({"width": width, "height": HEIGHT})
        assert seen.overflow() == 0, f"wider than a screen of {width} pixels"
        if look.javascript and (EFFORT > 1 or CHECKED_AT[look.language] == width):
            assert_accessible(seen.page)
    assert seen.foreign == []


def looks_at(name: str) -> list[Look]:
    """Each page with scripts in both directions, and without in one: scripts change no direction, and of pages that are
    made of the same parts, the next is seen in the other. More effort sees each in both."""
    without = [Look(language, javascript=False) for language in LANGUAGES]
    return [*LOOKS, *(without if EFFORT > 1 else [without[crc32(name.encode()) % 2]])]


TRIED = [pytest.param(name, look, id=f"{name}-{look}") for name in PAGES for look in looks_at(name)]


@pytest.mark.parametrize(("name", "look"), TRIED)
def test_a_page_is_whole_for_everyone(windows: Windows, server: str, name: str, look: Look) -> None:
    seen = windows(look)
    seen.open(server + PAGES[name])
    assert_whole(seen, look)
    assert seen.console == []


@pytest.mark.parametrize("look", [*LOOKS, *(Look(language, javascript=False) for language in LANGUAGES)], ids=str)
@pytest.mark.parametrize("path", ["/no/such/page/", f"{EXAMPLE}facts/no-such-fact/"])
def test_the_page_for_what_is_not_there_is_whole_too(windows: Windows, server: str, path: str, look: Look) -> None:
    seen = windows(look)
    seen.open(server + path)
    assert_whole(seen, look)
