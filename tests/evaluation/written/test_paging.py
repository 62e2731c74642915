"""A result of very many groups comes in pages: each light, and together all of it."""

from __future__ import annotations

from duecare.evaluation.written.blocks import Account, Block, Chapter, Headed, Pictured, Points, Said, Tabled, Terms
from duecare.evaluation.written.paging import DRAWN, pages
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Table

WORD = Phrase.of("a")


def table(first: int, last: int) -> Table:
    return Table(WORD, (WORD,), tuple(((Phrase.of(str(at)),),) for at in range(first, last)))


def account(*chapters: Chapter) -> Account:
    return Account(WORD, WORD, (Phrase.of("no grade"),), chapters)


def chapter(id_: str, *blocks: Block, folded: bool = False) -> Chapter:
    return Chapter(id_, Phrase.of(id_), blocks, folded)


def said(one: Account) -> list[str]:
    found = []
    for part in one.chapters:
        for block in part.blocks:
            if isinstance(block, Tabled):
                found += [row[0][0].text for row in block.table.rows]
            elif isinstance(block, Points):
                found += [lead.text for lead, _beneath in block.items]
            elif isinstance(block, Said | Headed):
                found.append(block.text.text)
    return found


def test_a_short_account_is_one_page_as_it_was() -> None:
    whole = account(
        chapter("a", Said(WORD), Terms(((WORD, WORD),))), chapter("b", folded=True), chapter("c", Points(()))
    )
    assert pages(whole, 10) == (whole,)


def test_a_long_one_loses_nothing_and_repeats_nothing() -> None:
    points: tuple[tuple[Phrase, tuple[Phrase, ...]], ...] = tuple((Phrase.of(f"p{at}"), ()) for at in range(25))
    whole = account(
        chapter("a", Said(WORD), Points(points)),
        chapter("b", Headed("h", Phrase.of("h")), Tabled("t", table(0, 37)), Headed("i", Phrase.of("i")), folded=True),
        chapter("c", Terms(((WORD, WORD),))),
    )
    made = pages(whole, 10)
    assert [one for page in made for one in said(page)] == said(whole)
    assert all(len(said(page)) <= 12 for page in made)
    assert all(page.notes == whole.notes for page in made)
    assert made[-1].chapters[-1] == whole.chapters[-1]


def test_a_heading_stays_with_what_follows_and_a_chapter_that_goes_on_is_open() -> None:
    whole = account(chapter("a", *[Said(WORD)] * 9, Headed("h", WORD), Tabled("t", table(0, 8)), folded=True))
    first, second = pages(whole, 10)
    assert len(first.chapters[0].blocks) == 9
    assert isinstance(second.chapters[0].blocks[0], Headed)
    assert (first.chapters[0].folded, second.chapters[0].folded) == (True, False)


def test_what_is_drawn_weighs_more() -> None:
    drawn = Pictured("p", (), (), (table(0, 4),))
    assert len(pages(account(chapter("a", drawn, drawn)), 4 * DRAWN * 2)) == 1
    assert len(pages(account(chapter("a", drawn, drawn)), 4 * DRAWN * 2 - 1)) == 2
