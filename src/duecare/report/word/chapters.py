"""Every reason: the chapters after page one, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from duecare.report.model import NormPart, Point, Report, Rest, SharedDuties
from duecare.report.page import CHAPTERS
from duecare.report.phrase import Phrase
from duecare.report.word.impacts import all_tasks, impacts, order
from duecare.report.word.pieces import drawn, in_full, point, rest, rows, tag, why
from duecare.report.word.sheet import Sheet
from duecare.report.word.sources import SOURCES

Writer = Callable[[Sheet, Report], None]


def chapters(sheet: Sheet, report: Report) -> None:
    """A list of the chapters, and all of them."""
    keys = [key for key in CHAPTERS if key != "withheld" or report.withheld]
    sheet.heading(2, sheet.text("reasons"), page=True)
    sheet.contents('TOC \\o "3-3" \\n \\h \\z \\u', [(sheet.text(key), ("chapters", key)) for key in keys])
    for key in keys:
        sheet.heading(3, sheet.text(key), to=("chapters", key))
        WRITERS[key](sheet, report)


def _system(sheet: Sheet, report: Report) -> None:
    rows(sheet, report.system)
    sheet.heading(4, sheet.text("actors"))
    if report.chain:
        drawn(sheet, report.chain_drawn)
    sheet.lines(report.absent["actors"])


def _red_lines(sheet: Sheet, report: Report) -> None:
    for line in in_full(report.red_lines):
        point(sheet, line)
    rest(sheet, report.others.red_lines)
    below = [sheet.text("lines-others"), *report.absent["red-lines"]]
    sheet.lines(below if report.red_lines else report.lines_held)


def _duties(sheet: Sheet, report: Report) -> None:
    sheet.lines([sheet.text("duties-what")] if report.duties else [])
    sheet.lines(report.absent["duties"])
    for norm in report.norms:
        _norm(sheet, norm)
    rest(sheet, report.others.duties)


def _norm(sheet: Sheet, norm: NormPart) -> None:
    sheet.heading(4, norm.name)
    if norm.url:
        sheet.address(sheet.words.code(norm.url), norm.url)
    for shared in norm.shared:
        _shared(sheet, shared)


def _shared(sheet: Sheet, shared: SharedDuties) -> None:
    rows(sheet, shared.rows)
    sheet.line(*tag(shared.word, shared.tone)[1:])
    why(sheet, shared.because)
    for duty in shared.points:
        point(sheet, duty, level=5)


def _rights(sheet: Sheet, report: Report) -> None:
    _judged(sheet, report.rights, report.others.rights, "rights", report.absent["rights"])


def _harms(sheet: Sheet, report: Report) -> None:
    _judged(sheet, report.harms, report.others.harms, "harms", report.absent["harms"])


def _judged(
    sheet: Sheet, found: Sequence[Point], others: Iterable[Rest], key: str, otherwise: Iterable[Phrase]
) -> None:
    sheet.lines([sheet.text(f"{key}-what")] if found else [])
    sheet.lines(otherwise)
    for one in in_full(found):
        point(sheet, one)
    rest(sheet, others)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "system": _system,
        "red-lines": _red_lines,
        "impacts": impacts,
        "order": order,
        "all-tasks": all_tasks,
        "duties": _duties,
        "rights": _rights,
        "harms": _harms,
        **SOURCES,
    }
)
"""What writes each chapter, by the key of its heading."""
