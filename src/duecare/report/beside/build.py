"""The comparison, built: every thing on both sides with who says so, in the order in which a reader needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from duecare.core.catalogue import Catalogue, RedLine
from duecare.core.method.beside import STANDS, Comparison, FactBeside, ImpactsBeside, LineBeside, Stand, compare
from duecare.report.beside.cells import fact_cell, impact_cell, line_cell
from duecare.report.beside.model import Beside, Chapter, Head, Kind, Part, Row, Side
from duecare.report.beside.texts import BESIDE
from duecare.report.phrase import Phrase

MOST = 60
"""So many things of one kind are shown that stand alike."""

T = TypeVar("T", FactBeside, LineBeside, ImpactsBeside)


def beside(first: Side, second: Side, catalogue: Catalogue, *, most: int = MOST) -> Beside:
    """Both accounts side by side. Fixed texts are in the language of the first side's words."""
    found = compare(first.account, second.account, catalogue)
    say = first.words.ours
    chapters = tuple(_chapter(stand, found, first, second, most) for stand in STANDS)
    calm = (say(BESIDE["calm"], count=found.calm_lines),) if found.calm_lines else ()
    heads = (_head("first", first, first), _head("second", second, first))
    return Beside(heads, chapters, (say(BESIDE["no-verdict"]), *calm))


def _head(which: str, side: Side, first: Side) -> Head:
    say, words, dossier = first.words.ours, side.words, side.account.dossier
    title = say(BESIDE["which"], which=say(BESIDE[which]), title=words.own(dossier.title))
    made = words.word(dossier.outside, "outside") if dossier.outside else say(BESIDE["made-inside"])
    who = dossier.assessors.who
    return Head(title, (made.capital(), *((say(BESIDE["assessed-by"], who=words.own(who)),) if who else ())))


def _chapter(stand: Stand, found: Comparison, first: Side, second: Side, most: int) -> Chapter:
    parts = (
        _part("red-lines", stand, found.red_lines, first, most, lambda one: _line(one, first, second)),
        _part("impacts", stand, found.impacts, first, most, lambda one: _impact(one, first, second)),
        _part("facts", stand, found.facts, first, most, lambda one: _fact(one, first, second)),
    )
    return Chapter(stand, first.words.ours(BESIDE[stand]), tuple(part for part in parts if part.rows))


def _part(kind: Kind, stand: Stand, found: Sequence[T], first: Side, most: int, row: Callable[[T], Row]) -> Part:
    alike = [one for one in found if one.stand == stand]
    rows = tuple(row(one) for one in alike[:most])
    return Part(kind, first.words.ours(BESIDE[kind]), rows, max(0, len(alike) - most))


def _line(one: LineBeside, first: Side, second: Side) -> Row:
    words = first.words
    record = words.catalogue.get(RedLine, one.id)
    note = words.ours(BESIDE["decides-nothing"]) if record is not None and not record.drives else Phrase()
    return Row(
        one.id, words.name("red-lines", one.id), line_cell(one.first, first), line_cell(one.second, second), note
    )


def _fact(one: FactBeside, first: Side, second: Side) -> Row:
    cells = fact_cell(one.first, first), fact_cell(one.second, second)
    return Row(one.id, first.words.question(one.id), *cells, Phrase())


def _impact(one: ImpactsBeside, first: Side, second: Side) -> Row:
    id_ = one.first or one.second or ""
    side = first if one.first else second
    name = side.words.quoted(side.words.name("impacts", id_))
    return Row(id_, name, impact_cell(one.first, first), impact_cell(one.second, second), Phrase())
