"""The pieces that every part of the file is made of: tags, rows, voices, reasons, points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from duecare.core.catalogue.records import Tier
from duecare.report.model import Because, Point, Rest, Row, Said, Task, Tone
from duecare.report.phrase import Phrase, concat
from duecare.report.pictures.drawing import Shown
from duecare.report.word.sheet import BREAK, SPACE, Piece, Sheet, Styled, quiet, strong

ENDS = ("?", "؟", ".", "!")
COLON = Phrase.of(":")
STOP = Phrase.of(". ")


class Tiered(Protocol):
    """What has a severity."""

    @property
    def tier(self) -> Phrase:
        """In words."""

    @property
    def worst(self) -> Tier:
        """The worse end."""


def tag(word: Phrase, tone: Tone) -> tuple[Piece, ...]:
    """A conclusion in a word, beside what it is about."""
    return (SPACE, Styled(_padded(word), tone.capitalize())) if word else ()


def tier(of: Tiered) -> tuple[Piece, ...]:
    """How severe it is, beside what it is about."""
    return SPACE, Styled(_padded(of.tier), of.worst.capitalize())


def _padded(word: Phrase) -> Phrase:
    around = Phrase.of("\u00a0")
    return concat((around, word, around))


def term(phrase: Phrase) -> Phrase:
    """A name with a colon; what ends in a mark of its own needs none."""
    return phrase if phrase.text.strip().endswith(ENDS) else concat((phrase, COLON))


def rows(sheet: Sheet, found: Iterable[Row]) -> None:
    """Terms with what is said of each."""
    for row in found:
        if row.items:
            sheet.line(quiet(term(row.term)), style="Row")
            for item in row.items:
                sheet.bullet(item)
        else:
            sheet.line(quiet(term(row.term)), SPACE, row.detail, style="Row")


def voices(sheet: Sheet, said: Iterable[Said]) -> None:
    """Who says what."""
    for voice in said:
        note = (quiet(concat((Phrase.of(" ("), voice.note, Phrase.of(")")))),) if voice.note else ()
        sheet.line(strong(voice.who), STOP, voice.what, *note)


def why(sheet: Sheet, because: Iterable[Because]) -> None:
    """Every reason, each with what it rests on."""
    for reason in because:
        if reason.text:
            sheet.bullet(reason.text)
        grounds(sheet, reason, level=2 if reason.text else 1)


def grounds(sheet: Sheet, reason: Because, level: int = 2) -> None:
    """The facts that a reason rests on, the norms it applies, and what would change it."""
    between = sheet.text("between").text
    found = (
        ("rests-on", concat(reason.short, between)),
        ("norms", concat(reason.norms, between)),
        ("would-change", concat(reason.would_change, "\n")),
    )
    for key, phrase in found:
        if phrase:
            sheet.bullet(quiet(term(sheet.text(key))), SPACE, phrase, level=level)


def point(sheet: Sheet, found: Point, level: int = 4) -> None:
    """Something concluded, with its rows, voices and reasons."""
    sheet.heading(level, found.name, *tag(found.word, found.tone))
    rows(sheet, found.rows)
    voices(sheet, found.said)
    why(sheet, found.because)


def points(sheet: Sheet, found: Sequence[Point], otherwise: Iterable[Phrase]) -> None:
    """Points one after the other; where there are none, what to say instead."""
    for one in found:
        point(sheet, one)
    if not found:
        sheet.lines(otherwise)


def in_full(found: Iterable[Point]) -> list[Point]:
    """Those that stand with all that was found on them."""
    return [one for one in found if one.in_full]


def rest(sheet: Sheet, groups: Iterable[Rest]) -> None:
    """Records that are named only."""
    for group in groups:
        sheet.heading(4, group.lead)
        if group.settles:
            sheet.line(quiet(term(sheet.text("settles"))))
            for one in group.settles:
                sheet.bullet(one)
        if group.rows:
            rows(sheet, group.rows)
        else:
            sheet.line(concat(group.names, sheet.text("between").text))


def drawn(sheet: Sheet, found: Shown) -> None:
    """What a picture shows, as the table that says the same."""
    table = found.table
    cells = ([[concat(cell, "\n")] for cell in row] for row in table.rows)
    sheet.table(table.caption, table.head, cells, (3, *(2 for _ in table.head[1:])))


def tasks(sheet: Sheet, found: Iterable[Task], title: Phrase) -> None:
    """Who must do what by when."""
    between = sheet.text("between").text
    sheet.table(
        title,
        [sheet.text(key) for key in ("who", "must", "about", "by-when")],
        (
            (
                (task.who,),
                (concat(task.must, between),),
                (task.about, *(piece for one in task.measures for piece in (BREAK, quiet(one)))),
                (task.by_when,),
            )
            for task in found
        ),
        (11, 25, 21, 10),
    )
