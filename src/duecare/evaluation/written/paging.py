"""An account in pages that a cheap phone can load. Nothing is left out: what does not fit stands on the next page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from duecare.evaluation.written.blocks import Account, Block, Chapter, Headed, Pictured, Points, Tabled, Terms

MOST = 1_500
"""Rows of a page."""
DRAWN = 3
"""A row that is also drawn weighs as much as so many others."""

T = TypeVar("T")


def pages(account: Account, most: int = MOST) -> tuple[Account, ...]:
    """The account as one page or several. A chapter that goes on has its heading again, and is open there."""
    made: list[list[Chapter]] = [[]]
    left = most
    for chapter in account.chapters:
        blocks: list[Block] = []
        for together, weight in _pieces(chapter, most):
            if weight > left and left < most:
                made[-1] += [replace(chapter, blocks=tuple(blocks))] if blocks else []
                made.append([])
                blocks, left = [], most
            blocks += together
            left -= weight
        made[-1].append(replace(chapter, blocks=tuple(blocks)))
    return tuple(_page(account, number, tuple(chapters)) for number, chapters in enumerate(made))


def _page(account: Account, number: int, chapters: tuple[Chapter, ...]) -> Account:
    if number:
        chapters = tuple(replace(chapter, folded=False) for chapter in chapters)
    return replace(account, chapters=chapters)


def _pieces(chapter: Chapter, most: int) -> Iterator[tuple[tuple[Block, ...], int]]:
    """Blocks that may begin a page, with their rows: a heading with what follows it, a long table in parts."""
    headings: tuple[Block, ...] = ()
    for block in chapter.blocks:
        if isinstance(block, Headed):
            headings = (*headings, block)
            continue
        for part in _parts(block, most):
            yield (*headings, part), _rows(part)
            headings = ()
    if headings:
        yield headings, 1


def _parts(block: Block, most: int) -> Iterator[Block]:
    match block:
        case Tabled() if block.table.rows:
            for rows in _cut(block.table.rows, most):
                yield replace(block, table=replace(block.table, rows=rows))
        case Points() if block.items:
            for items in _cut(block.items, most):
                yield replace(block, items=items)
        case _:
            yield block


def _cut(rows: tuple[T, ...], most: int) -> Iterator[tuple[T, ...]]:
    for start in range(0, len(rows), most):
        yield rows[start : start + most]


def _rows(block: Block) -> int:
    match block:
        case Tabled():
            return len(block.table.rows)
        case Points():
            return sum(1 + len(beneath) for _lead, beneath in block.items)
        case Terms():
            return len(block.items)
        case Pictured():
            return DRAWN * sum(len(table.rows) for table in block.tables)
        case _:
            return 1
