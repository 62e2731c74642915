"""Evaluating the invented claims in a browser, step by step, as far as one wants to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Page

import duecare
from tests.browser.pages import EXAMPLE

CLAIMS = Path(duecare.__file__).parent / "examples" / "evaluation" / "claims.csv"
PATIENCE = 60_000
SEND = "main form[method=post]:not(:has(.link)) .btn:not(.btn-quiet)"
Typed = Mapping[str, str | Sequence[str]]


def meant(field: str, **values: str) -> Typed:
    """What is ticked to say that a value means something."""
    return {f"{field}_{sha256(value.encode()).hexdigest()[:12]}": [meaning] for meaning, value in values.items()}


COLUMNS: Typed = {
    "decision": "selected",
    "label": "error",
    "attributes": ["gender", "born"],
    "after": "selected_later",
    "person": "household",
}
MEANING: Typed = {
    **meant("decision_values", yes="yes", no="no"),
    "decision_means": "Selected for control",
    "decision_yes_is": ["burden"],
    **meant("label_values", yes="found", no="none"),
    "label_means": "An error was found",
    "label_recorded_by": "The agency’s case workers",
    "label_could_be_wrong": "An error is no intent.",
    "label_seen_for": ["everyone"],
    **meant("after_values", yes="yes", no="no"),
    "after_what": "The score of people born abroad was lowered.",
    "a0_why": "To find unequal treatment; the law on equal treatment allows it.",
    "a1_why": "To find unequal treatment; the law on equal treatment allows it.",
    "a1_missing": ["not said"],
}
COMPARE: Typed = {
    "question": "Who is selected wrongly, and did the lower score help them?",
    "about": "One claim of an invented year",
    "recorded_by": "The agency",
    "drawn": ["everyone"],
    "row": ["decision"],
    "repeats": ["possible"],
    "looked": ["no"],
    "measures": ["false-positive-rate", "selection-rate"],
    "against": ["the-rest"],
    "matters_from": "0.05",
    "why": "A control stops the payment for weeks.",
    "written_by": "Rights lead",
    "worst_measure": "false-positive-rate",
    "worst_born": "abroad",
    "worst_how": ["named"],
    "worst_why": "Their organisations said so.",
}
STEPS: Sequence[tuple[str, Typed]] = (("columns", COLUMNS), ("meaning", MEANING), ("compare", COMPARE))


def bring(page: Page, address: str) -> None:
    """Bring the claims, and wait until they were looked at."""
    page.goto(f"{address}{EXAMPLE}evaluations/new/")
    page.locator("[name=title]").fill("Whose claims are selected for control")
    page.locator("[name=kind][value=table]").check()
    page.set_input_files("input[type=file]", str(CLAIMS))
    _follow(page)
    page.locator("main a.btn[href$='/columns/']").wait_for(timeout=PATIENCE)


def plan(page: Page, upto: str = "check", seen: Callable[[], None] = lambda: None) -> None:
    """Fill in the steps up to that one, which is shown. `seen` looks at each page before it is filled in."""
    page.locator("main a.btn[href$='/columns/']").click()
    for step, typed in STEPS:
        page.wait_for_url(f"**/{step}/")
        seen()
        if step == upto:
            return
        _fill(page, typed)
        _follow(page)
    page.wait_for_url("**/check/")
    seen()


def compute(page: Page) -> None:
    """Compute what is planned, and read the result."""
    _follow(page)
    page.locator("main a.btn[href$='/result/']").wait_for(timeout=PATIENCE)
    page.locator("main a.btn[href$='/result/']").click()
    page.wait_for_url("**/result/")


def _fill(page: Page, typed: Typed) -> None:
    for details in page.locator("main form details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").click()
    for name, value in typed.items():
        field = page.locator(f"main [name='{name}']")
        if not isinstance(value, str):
            for one in value:
                page.locator(f"main [name='{name}'][value='{one}']").check()
        elif field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def _follow(page: Page) -> None:
    with page.expect_navigation():
        page.locator(SEND).last.click()
