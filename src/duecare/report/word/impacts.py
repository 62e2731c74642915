"""The impacts, their order, and who must do what by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from duecare.report.model import Dimension, ImpactPart, Involved, MeasurePart, Placed, Report
from duecare.report.phrase import Phrase, concat
from duecare.report.word.pieces import point, rows, tasks, term, tier, voices, why
from duecare.report.word.sheet import BREAK, SPACE, Sheet, quiet, strong

COLON = Phrase.of(": ")


def impacts(sheet: Sheet, report: Report) -> None:
    """Every impact; before them the table that says what the page's picture says."""
    if not report.impacts:
        sheet.line(report.impacts_none)
        return
    _severity(sheet, report.impacts)
    for one in report.impacts:
        _impact(sheet, one, report.absent["involvement"])


def _severity(sheet: Sheet, found: Sequence[ImpactPart]) -> None:
    heads = [sheet.text("impact"), *(one.name for one in found[0].dimensions), sheet.text("tier")]
    lines = (
        [(title,) for title in (_numbered(one), *(part.word for part in one.dimensions), one.tier)] for one in found
    )
    sheet.table(sheet.text("severity-picture"), heads, lines, (2, *(1 for _ in found[0].dimensions), 1))


def _numbered(found: ImpactPart | Placed) -> Phrase:
    return concat((Phrase.of(f"{found.number}. "), found.title))


def _impact(sheet: Sheet, found: ImpactPart, nobody: Iterable[Phrase]) -> None:
    sheet.heading(4, _numbered(found), *tier(found), to=("impacts", found.id))
    rows(sheet, found.rows)
    why(sheet, found.because)
    for dimension in found.dimensions:
        _dimension(sheet, dimension)
    sheet.heading(5, sheet.text("involvement"))
    if not found.involved:
        sheet.lines(nobody)
    for actor in found.involved:
        _involved(sheet, actor)
    if found.limits:
        sheet.heading(5, sheet.text("limits"))
    for limit in found.limits:
        point(sheet, limit, level=6)


def _dimension(sheet: Sheet, found: Dimension) -> None:
    sheet.heading(5, concat((found.name, COLON, found.word)))
    voices(sheet, found.said)
    why(sheet, found.because)


def _involved(sheet: Sheet, found: Involved) -> None:
    sheet.line(strong(found.who), COLON, found.label)
    sheet.lines(found.over_time)
    if found.must:
        sheet.line(quiet(term(sheet.text("expected"))), SPACE, concat(found.must, sheet.text("between").text))
    why(sheet, found.because)


def order(sheet: Sheet, report: Report) -> None:
    """The two lists, each impact with why it stands there."""
    sheet.line(sheet.text("order-what"))
    _ordered(sheet, report.remedy, "remedy-list", report.absent["remedy"])
    _ordered(sheet, report.prevention, "prevention-list", report.absent["prevention"])


def _ordered(sheet: Sheet, places: Sequence[Placed], key: str, otherwise: Iterable[Phrase]) -> None:
    sheet.heading(4, sheet.text(key))
    for place in places:
        because = concat((reason.text for reason in place.because), " ")
        title = concat((Phrase.of(f"{place.number}. "), place.title.linked("impacts", place.id)))
        sheet.line(strong(title), *tier(place), BREAK, quiet(because), style="Row")
    sheet.lines(otherwise)


def all_tasks(sheet: Sheet, report: Report) -> None:
    """Everything that somebody must do, and the measures there are."""
    if report.tasks:
        tasks(sheet, report.tasks, sheet.text("all-tasks"))
    sheet.lines(report.absent["tasks"])
    sheet.heading(4, sheet.text("measures"))
    for measure in report.measures:
        _measure(sheet, measure)
    sheet.lines(report.absent["measures"])


def _measure(sheet: Sheet, found: MeasurePart) -> None:
    sheet.heading(5, found.title)
    rows(sheet, found.rows)
    if found.effects:
        sheet.line(quiet(term(sheet.text("effects"))))
        voices(sheet, found.effects)
