"""A result in the terminal: whom the system fails first, then what was not found and what may not be concluded."""

from __future__ import annotations

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duecare.cli.output import clean
from duecare.cli.summary import Screen
from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.words.texts import EVALUATION_TEXTS
from duecare.evaluation.written.account import account
from duecare.evaluation.written.blocks import Account, Block, Headed, Pictured, Points, Said, Tabled, Terms
from duecare.report.pictures.drawing import Table as Found

MOST = 15
"""So many rows of a table are shown; the page and the result have all."""
LEFT_OUT = frozenset({"answer", "detail", "plan"})
"""Chapters that a terminal has no room for: the first says what the next ones say, the others are for files."""


def show(result: Result, telling: Telling, console: Console | None = None) -> None:
    """Write the result to the terminal."""
    shown(account(result, telling), telling, console)


def shown(written: Account, telling: Telling, console: Console | None = None) -> None:
    """Write an account to the terminal."""
    screen = Screen(telling.words, console)
    screen.line((written.title, "bold"))
    for note in written.notes:
        screen.say(note)
    for chapter in written.chapters:
        if chapter.id not in LEFT_OUT:
            screen.head(chapter.title)
            for block in chapter.blocks:
                _block(block, screen)


def _block(block: Block, screen: Screen) -> None:
    match block:
        case Said():
            screen.line((block.text, "dim" if block.look == "muted" else ""))
        case Headed():
            screen.line((block.text, "bold"))
        case Points():
            _points(block, screen)
        case Terms():
            for term, detail in block.items:
                screen.line((term, ""), (": ", ""), (detail, ""))
        case Tabled():
            _table(block.table, screen)
        case Pictured():
            for table in block.tables:
                _table(table, screen)


def _points(block: Points, screen: Screen) -> None:
    for lead, beneath in block.items:
        screen.line(("- ", ""), (lead, ""))
        for text in beneath:
            screen.line((text, "dim"), indent=2)


def _table(found: Found, screen: Screen) -> None:
    """As columns on a terminal, and as lines where it is piped on."""
    screen.line((found.caption, "bold"))
    if screen.console.is_terminal:
        screen.console.print(_columns(found))
    else:
        for row in found.rows[:MOST]:
            pairs = zip(found.head[1:], row[1:], strict=True)
            said = "; ".join(f"{head}: {', '.join(map(str, cell))}" for head, cell in pairs if cell)
            screen.line((row[0][0], ""), (": ", ""), (said, ""), indent=2)
    if len(found.rows) > MOST:
        screen.say(screen.words.ours(EVALUATION_TEXTS["rows-more"], count=len(found.rows) - MOST))


def _columns(found: Found) -> Table:
    table = Table(box=HORIZONTALS, highlight=False)
    for head in found.head:
        table.add_column(clean(head.text))
    for row in found.rows[:MOST]:
        table.add_row(*(Text(clean("\n".join(map(str, cell)))) for cell in row))
    return table
