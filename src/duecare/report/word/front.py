"""Page one: what a person needs who reads nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from duecare.report.model import Front, Placed, Report
from duecare.report.phrase import Phrase, concat
from duecare.report.word.pieces import rows, tag, tasks, term, tier, voices
from duecare.report.word.sheet import BREAK, Piece, Sheet, quiet, strong


def front(sheet: Sheet, report: Report) -> None:
    """Page one, in the order of the page and the PDF."""
    found = report.front
    sheet.line(quiet(sheet.text("kicker")))
    sheet.heading(1, report.title)
    if report.purpose:
        sheet.line(report.purpose)
    for note in report.notes:
        sheet.line(note, style="Note")
    _decision(sheet, found)
    _red_lines(sheet, found)
    _worst(sheet, found, report.impacts_none)
    sheet.heading(2, sheet.text("heard"))
    sheet.lines(found.heard)
    _unknowns(sheet, found)
    _tasks(sheet, found, report.absent["tasks"])
    sheet.heading(2, sheet.text("made-by"))
    rows(sheet, found.made)
    sheet.heading(2, sheet.text("challenge"))
    sheet.line(sheet.text("challenge-text"))
    sheet.line(strong(sheet.text("not-compliance")))


def _decision(sheet: Sheet, found: Front) -> None:
    sheet.heading(2, sheet.text("decision"))
    sheet.line(found.decision.headline, style="Lead")
    sheet.lines(found.decision.lines)


def _red_lines(sheet: Sheet, found: Front) -> None:
    sheet.heading(2, sheet.text("red-lines"))
    for line in found.red_lines:
        sheet.bullet(line.name, *tag(line.word, line.tone))
        if line.decided:
            voices(sheet, line.said)
    _more(sheet, found.red_lines_more, plain=not found.red_lines)


def _worst(sheet: Sheet, found: Front, otherwise: Phrase) -> None:
    sheet.heading(2, sheet.text("worst"))
    for impact in found.worst:
        sheet.line(*_worst_one(sheet, impact))
    if not found.worst:
        sheet.line(otherwise)
    _more(sheet, found.worst_more)


def _worst_one(sheet: Sheet, impact: Placed) -> Iterable[Piece]:
    title = concat((Phrase.of(f"{impact.number}. "), impact.title.linked("impacts", impact.id)))
    who = concat((concat((impact.who, impact.rights, impact.status), ". "), Phrase.of(".")))
    why = concat((term(sheet.text("why-here")), *(reason.text for reason in impact.because)), " ")
    return (strong(title), *tier(impact), BREAK, who, BREAK, quiet(why))


def _unknowns(sheet: Sheet, found: Front) -> None:
    sheet.heading(2, sheet.text("unknowns"))
    for question in found.questions:
        sheet.bullet(question)
    _more(sheet, found.questions_more, plain=not found.questions)


def _tasks(sheet: Sheet, found: Front, otherwise: Iterable[Phrase]) -> None:
    sheet.heading(2, sheet.text("tasks"))
    if found.tasks:
        tasks(sheet, found.tasks, sheet.text("tasks"))
    else:
        sheet.lines(otherwise)
    _more(sheet, found.tasks_more)


def _more(sheet: Sheet, phrases: Iterable[Phrase], *, plain: bool = False) -> None:
    for phrase in phrases:
        sheet.line(phrase if plain else quiet(phrase))
