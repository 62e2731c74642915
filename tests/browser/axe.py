"""Accessibility rules, run by axe in the page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All of axe's rules, and the size of targets (WCAG 2.2, 2.5.8), which it leaves out unless asked."""
AXE = Axe()
READY = f"window.loadAxe = () => {{ {AXE.axe_script} }}"
"""Run by a window before each page: sent once, and read only where it is called. To send half a megabyte to every page
takes as long again as to load it."""
LOAD = "window.loadAxe ? (window.loadAxe(), true) : false"
RUN = "options => axe.run(document, options)"


def violations(page: Page) -> list[str]:
    """What axe finds in the page: the rule, how grave, what to do, and where."""
    if not page.evaluate(LOAD):
        page.evaluate(AXE.axe_script)
    found: list[dict[str, Any]] = page.evaluate(RUN, OPTIONS)["violations"]
    return [_readable(violation) for violation in found]


def assert_accessible(page: Page) -> None:
    """Fails with every violation of the page, in readable words."""
    found = violations(page)
    assert not found, f"{page.url} breaks {len(found)} rules of axe:\n" + "\n".join(found)


def _readable(violation: dict[str, Any]) -> str:
    places = [f"      {node['html'][:200]}\n      {_why(node)}" for node in violation["nodes"][:5]]
    more = len(violation["nodes"]) - len(places)
    lines = [f"  {violation['id']} ({violation['impact']}): {violation['help']}", *places]
    return "\n".join([*lines, f"      and {more} more"] if more else lines)


def _why(node: dict[str, Any]) -> str:
    return str(node.get("failureSummary", "")).replace("\n", " ")
