"""The page of the cases is made from the cases, and says of whom it is no finding."""

from __future__ import annotations

from pathlib import Path

from duecare.knowledge.cases import CONDITIONAL, read_cases
from duecare.knowledge.cases_page import cases_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cases.md"
CASES = read_cases()


def test_the_page_is_that_of_the_cases() -> None:
    made = "python -m duecare.knowledge.cases_page > docs/reference/cases.md"
    assert PAGE.read_text(encoding="utf-8") == cases_page(CASES), f"run: {made}"


def test_every_case_that_names_somebody_real_is_conditional_on_what_was_reported() -> None:
    page = cases_page(CASES)
    assert page.count(CONDITIONAL) == sum(bool(case.names) for case in CASES) > 0


def test_what_is_expected_stands_in_the_tables() -> None:
    page = cases_page(CASES)
    for row in (
        "| red line | eu-intimate-imagery | upcoming |",
        "| impact | unequal-chances | significant to severe |",
        "| prevention, in this order |  | catastrophe, annoyance |",
        "| involvement in older-applicants | vendor | undetermined; protect meanwhile; not remediate |",
        "On 2026-12-03:",
    ):
        assert row in page
