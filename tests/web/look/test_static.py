"""The stylesheet serves both directions and stays small; the one script is what it says it is."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from duecare.web.look import gallery

STATIC = Path(gallery.__file__).parent / "static" / "look"
STYLE = (STATIC / "duecare.css").read_text(encoding="utf-8")
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|width|height|min-width|max-width|min-height|max-height"
    r"|float|clear|text-align)(?:-[a-z]+)?\s*:\s*[^;}]*"
)
HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def physical(style: str) -> list[str]:
    """Declarations that do not turn round in a right-to-left page."""
    rules = re.sub(r"/\*.*?\*/|@media[^{]*", "", style, flags=re.DOTALL)
    return [found for found in PHYSICAL.findall(rules) if not re.search(r"text-align: (start|end|center)", found)]


def test_the_stylesheet_is_logical() -> None:
    assert physical(STYLE) == []


def test_what_is_physical_is_seen() -> None:
    for rule in ("margin-left: 1px", "width: 3rem", "left: 0", "text-align: right", "border-top-color: red"):
        assert physical(f"a {{ color: red; {rule} }}") == [rule + " "]
    assert physical("a { inline-size: 1px; text-align: start } @media (max-width: 4rem) { }") == []


def test_the_stylesheet_is_small_and_asks_for_nothing() -> None:
    assert len(STYLE.encode()) <= 20_000
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_the_stylesheet_is_for_everyone() -> None:
    for medium in ("print", "(prefers-contrast: more)", "(forced-colors: active)", "(max-width: 40rem)"):
        assert f"@media {medium}" in STYLE
    assert STYLE.count("transition") == STYLE.count("prefers-reduced-motion: no-preference") == 1


def test_the_script_is_the_one_that_was_checked() -> None:
    script = (STATIC / "htmx.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == HTMX
    assert b"sourceMappingURL" not in script
    assert "htmx 4.0.1" in (STATIC / "htmx.min.js.LICENSE").read_text(encoding="utf-8")
