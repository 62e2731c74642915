"""Chapters that are begun in the report and go on on pages of their own: nothing is lost, and nothing changes place."""

from __future__ import annotations

from functools import cache

import pytest

from bench.documents import dossier
from duecare.core.method import assess
from duecare.report.apart import A_PAGE, CHAPTERS, FEW, LONG, RIGHTS, beginning, count_of, is_long, page_of, pages_of
from duecare.report.content import build
from duecare.report.model import OpenPart, Report
from duecare.report.words import Words
from tests.report.example import CATALOGUE, ON


@cache
def of(impacts: int) -> tuple[Report, Words]:
    document = dossier(1, impacts=impacts)
    words = Words("en", CATALOGUE, document)
    return build(document, assess(document, CATALOGUE, ON), words, on=ON), words


def told(report: Report, chapter: str) -> list[object]:
    """Everything that the chapter tells, in its order."""
    match chapter:
        case "impacts":
            return [*report.impacts]
        case "order":
            return [*report.remedy, *report.prevention]
        case "all-tasks":
            return [*report.tasks, "and", *report.measures, "and", *report.by_when.table.rows]
        case "rights":
            full = [right for right in report.rights if right.in_full]
            return [*full, "and", *report.others.rights, "and", *report.rights_drawn.drawings]
    return [*points(report.open_next), "and", *report.open_later]


def points(parts: tuple[OpenPart, ...]) -> list[object]:
    return [(part.name, kind.name, point) for part in parts for kind in part.kinds for point in kind.points]


def together(pages: list[list[object]]) -> list[object]:
    """What stands on all pages, list by list."""
    lists = max(page.count("and") for page in pages) + 1
    split: list[list[object]] = [[] for _ in range(lists)]
    for page in pages:
        place = 0
        for one in page:
            if one == "and":
                place += 1
            else:
                split[place].append(one)
    return [one for place, found in enumerate(split) for one in (["and", *found] if place else found)]


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("impacts", [0, FEW + 1, 3 * A_PAGE])
def test_the_pages_of_a_chapter_hold_all_of_it_in_its_order(chapter: str, impacts: int) -> None:
    report, _ = of(impacts)
    pages = [told(page_of(report, chapter, number), chapter) for number in range(1, pages_of(report, chapter) + 1)]
    assert together(pages) == told(report, chapter)
    assert all(len(page) <= 3 * A_PAGE + 2 for page in pages)


@pytest.mark.parametrize("chapter", [chapter for chapter in CHAPTERS if chapter != "rights"])
def test_the_report_begins_each_chapter_as_it_begins(chapter: str) -> None:
    report, _ = of(3 * A_PAGE)
    begun = beginning(report)
    first, whole = told(begun, chapter), told(report, chapter)
    end = first.index("and") if "and" in first else len(first)
    assert 0 < end <= FEW < count_of(report, chapter)
    assert first[:end] == whole[:end]
    assert begun.front == report.front, "page one loses nothing"


def test_few_impacts_stand_in_the_report_itself() -> None:
    assert [is_long(of(impacts)[0]) for impacts in (FEW, FEW + 1)] == [False, True]


def test_every_right_stands_in_the_report_with_the_beginning_of_why_and_whole_on_its_page() -> None:
    report, _ = of(3 * A_PAGE)
    begun, page = beginning(report), page_of(report, "rights", 1)
    assert [right.name for right in begun.rights] == [right.name for right in report.rights]
    assert page.rights == report.rights[:RIGHTS]
    pairs = [
        (short.text.text, whole.text.text)
        for right, full in zip(begun.rights, report.rights, strict=True)
        for short, whole in zip(right.because, full.because, strict=True)
    ]
    assert any(short != whole for short, whole in pairs), "some name every impact"
    assert all(len(short) <= LONG + 1 and whole.startswith(short.removesuffix("…")) for short, whole in pairs)
    assert begun.others.rights == report.others.rights
