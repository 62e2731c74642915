"""What `duecare compare` shows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Console

from duecare.cli.judging import Judged
from duecare.cli.summary import Screen
from duecare.core.catalogue import Catalogue
from duecare.core.method.beside import Account, FactBeside, LineBeside, Told
from duecare.core.method.beside import compare as side_by_side
from duecare.report.beside.build import beside
from duecare.report.beside.model import Cell, Part, Side
from duecare.report.beside.texts import BESIDE

MOST = 15
"""So many things of one kind are shown that stand alike; --json has all."""


def sides(first: Judged, second: Judged, language: str) -> tuple[Side, Side]:
    """Both accounts, with the words for each. Raises InputError for a language that there are no texts in."""
    return _side(first, language), _side(second, language)


def _side(judged: Judged, language: str) -> Side:
    return Side(Account.of(judged.dossier, judged.findings, judged.catalogue), judged.words(language))


def show(first: Side, second: Side, catalogue: Catalogue, console: Console | None = None) -> None:
    """Write the comparison to the terminal."""
    found, screen = beside(first, second, catalogue, most=MOST), Screen(first.words, console)
    for head in found.heads:
        screen.line((head.which, "bold"))
        for line in head.lines:
            screen.say(line, indent=3)
    for note in found.notes:
        screen.say(note)
    for chapter in found.chapters:
        screen.head(chapter.title)
        if not chapter.parts:
            screen.say(first.words.ours(BESIDE["nothing"]))
        for part in chapter.parts:
            _part(part, screen, both=chapter.stand != "neither")


def _part(part: Part, screen: Screen, *, both: bool) -> None:
    screen.line((part.title, "bold"))
    for row in part.rows:
        note = ((" (", ""), (row.note, ""), (")", "")) if row.note else ()
        screen.line((row.name, ""), (f" [{row.id}]", ""), *note, indent=2)
        if both:
            alike = row.first == row.second
            for key, cell in (("both", row.first),) if alike else (("first", row.first), ("second", row.second)):
                _cell(key, cell, screen)
    if part.more:
        screen.say(screen.words.ours(BESIDE["more"], count=part.more), indent=2)


def _cell(key: str, cell: Cell, screen: Screen) -> None:
    who = [piece for one in cell.who for piece in ((". ", ""), (one, ""))]
    screen.line((screen.words.ours(BESIDE[key]), ""), (": ", ""), (cell.said, "bold"), *who, indent=5)


def plain(first: Side, second: Side, catalogue: Catalogue) -> dict[str, Any]:
    """The comparison for programs: ids and frozen words, and everything."""
    found = side_by_side(first.account, second.account, catalogue)
    return {
        "on": first.account.findings.on.isoformat(),
        "knowledge": catalogue.digest,
        "first": _which(first),
        "second": _which(second),
        "facts": [_fact(one) for one in found.facts],
        "red_lines": [_line(one) for one in found.red_lines],
        "red_lines_both_not_crossed": found.calm_lines,
        "impacts": [asdict(one) for one in found.impacts],
    }


def _which(side: Side) -> dict[str, Any]:
    dossier = side.account.dossier
    return {"id": dossier.id, "title": dossier.title, "digest": dossier.digest, "outside": dossier.outside}


def _fact(one: FactBeside) -> dict[str, Any]:
    return {"id": one.id, "stand": one.stand, "first": _told(one.first), "second": _told(one.second)}


def _told(told: Told) -> dict[str, Any]:
    value = list(told.value) if isinstance(told.value, tuple) else told.value
    known = told.known
    return {"value": value, "why": known.why, "by": known.by, "evidence": list(known.evidence)}


def _line(one: LineBeside) -> dict[str, Any]:
    return {"id": one.id, "stand": one.stand, "first": one.first.result, "second": one.second.result}
