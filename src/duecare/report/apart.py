"""Chapters that grow with the number of impacts, taken apart: the report begins them and goes on on pages of their own.

Only where a page of the application shows the report. Files and prints of it hold every chapter whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from duecare.report.model import Group, OpenPart, Point, Report
from duecare.report.pictures.by_when import MOST

FEW = 8
"""So many impacts stand in the report itself, with all that belongs to them."""
A_PAGE = 25
"""So many stand on each page of a chapter."""
RIGHTS = 5
"""So many rights: each with every impact that is recorded on it."""
LONG = 400
"""So many characters of each reason for a right stand in the report itself."""
CHAPTERS = ("impacts", "order", "all-tasks", "rights", "open")
"""By the key of their heading."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Where a chapter goes on, and how much there is of it."""

    url: str
    count: int


def is_long(report: Report) -> bool:
    """Whether its chapters are too long for one page."""
    return len(report.impacts) > FEW


def count_of(report: Report, chapter: str) -> int:
    """How many things the chapter tells, one after the other."""
    match chapter:
        case "impacts":
            return len(report.impacts)
        case "order":
            return len(report.remedy) + len(report.prevention)
        case "all-tasks":
            return max(len(report.tasks), len(report.measures), len(report.by_when.table.rows))
        case "rights":
            return sum(right.in_full for right in report.rights)  # they stand first
    return sum(_size(part) for part in report.open_next)


def pages_of(report: Report, chapter: str) -> int:
    """On how many pages the chapter stands. There is one even where there is nothing to tell."""
    return max(1, ceil(count_of(report, chapter) / _a_page(chapter)))


def _a_page(chapter: str) -> int:
    return RIGHTS if chapter == "rights" else A_PAGE


def beginning(report: Report) -> Report:
    """The report with the beginning of each of these chapters; and every right, each with the beginning of why."""
    for chapter in CHAPTERS:
        report = _cut(report, chapter, 0, FEW) if chapter != "rights" else report
    return replace(report, rights=tuple(_begun(right) for right in report.rights))


def _begun(right: Point) -> Point:
    """A right with as much of each reason as names a few impacts."""
    return replace(right, because=tuple(replace(why, text=why.text.short(LONG)) for why in right.because))


def page_of(report: Report, chapter: str, page: int) -> Report:
    """The report with what stands on a page of a chapter, counted from 1."""
    return _cut(report, chapter, (page - 1) * _a_page(chapter), page * _a_page(chapter))


def _cut(report: Report, chapter: str, first: int, end: int) -> Report:
    match chapter:
        case "impacts":
            return replace(report, impacts=report.impacts[first:end])
        case "order":
            before = len(report.remedy)
            prevention = report.prevention[max(0, first - before) : max(0, end - before)]
            return replace(report, remedy=report.remedy[first:end], prevention=prevention)
        case "all-tasks":
            return _tasks(report, first, end)
        case "rights":
            return _rights(report, first, end)
    later = report.open_later if end >= count_of(report, chapter) else ()
    return replace(report, open_next=tuple(_open(report.open_next, first, end)), open_later=later)


def _tasks(report: Report, first: int, end: int) -> Report:
    """The tasks and the measures. The picture stands at the beginning, with as much of its table as it shows."""
    drawn = report.by_when
    table = replace(drawn.table, rows=drawn.table.rows[first : end if first else max(end, MOST)])
    drawings = () if first else drawn.drawings
    return replace(
        report,
        tasks=report.tasks[first:end],
        measures=report.measures[first:end],
        by_when=replace(drawn, drawings=drawings, table=table),
    )


def _rights(report: Report, first: int, end: int) -> Report:
    """The rights. The map stands at the beginning, and those that are only named at the end."""
    others = report.others if end >= count_of(report, "rights") else replace(report.others, rights=())
    drawn = replace(report.rights_drawn, drawings=()) if first else report.rights_drawn
    return replace(report, rights=report.rights[first:end], others=others, rights_drawn=drawn)


def _open(parts: tuple[OpenPart, ...], first: int, end: int) -> Iterator[OpenPart]:
    """The parts with the points between these places, and without what is empty then."""
    for part in parts:
        kinds = tuple(_kinds(part, first, end))
        if kinds:
            yield replace(part, kinds=kinds)
        first, end = first - _size(part), end - _size(part)


def _kinds(part: OpenPart, first: int, end: int) -> Iterator[Group]:
    for kind in part.kinds:
        points = kind.points[max(0, first) : max(0, end)]
        if points:
            yield replace(kind, points=points)
        first, end = first - len(kind.points), end - len(kind.points)


def _size(part: OpenPart) -> int:
    return sum(len(kind.points) for kind in part.kinds)
