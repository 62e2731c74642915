"""The request as a Word file, to be changed and signed before it is sent."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from duecare.report.phrase import Phrase, concat
from duecare.report.request.item import Item
from duecare.report.request.letter import Letter
from duecare.report.request.texts import REQUEST
from duecare.report.word.file import Titled, blank, foot, packed
from duecare.report.word.pieces import term
from duecare.report.word.sheet import BREAK, SPACE, Sheet, strong
from duecare.report.words import Words

QUESTION_SIZE = "21"
"""In half points."""


def request_docx(letter: Letter, words: Words) -> bytes:
    """The letter in its language and direction, with headings and lists that a screen reader can follow. Same letter,
    same bytes."""
    titled = Titled(letter.subject, letter.on, letter.title)
    document = blank(titled, words)
    _smaller(document)
    sheet = Sheet(words, document.element.body, {}, str)
    sheet.heading(1, letter.title)
    for name, said in letter.head:
        sheet.line(strong(term(name)), SPACE, said)
    sheet.line(letter.subject, style="Lead")
    sheet.lines(letter.opening)
    _part(sheet, "basis", letter.basis)
    _questions(sheet, letter)
    _part(sheet, "answering", letter.answering)
    for line in letter.closing:
        sheet.line(BREAK, line)
    _annex(sheet, letter)
    foot(document, titled, words)
    return packed(document)


def _smaller(document: WordDocument) -> None:
    """A question is no chapter: its heading stands below that of its part in size, too."""
    for size in document.styles.element.xpath('w:style[@w:styleId="Heading3"]/w:rPr/*[self::w:sz or self::w:szCs]'):
        size.set(qn("w:val"), QUESTION_SIZE)


def _ours(sheet: Sheet, key: str) -> Phrase:
    return sheet.words.ours(REQUEST[key])


def _part(sheet: Sheet, key: str, said: tuple[Phrase, ...]) -> None:
    sheet.heading(2, _ours(sheet, key))
    sheet.lines(said)


def _questions(sheet: Sheet, letter: Letter) -> None:
    sheet.heading(2, _ours(sheet, "questions"))
    for item in letter.items:
        _item(sheet, item)
    if not letter.items:
        sheet.line(_ours(sheet, "none"))


def _item(sheet: Sheet, item: Item) -> None:
    sheet.heading(3, _numbered(item, sheet.words))
    if item.suggested:
        sheet.line(item.suggested)
    for key, said in (("choose", item.choices), ("why", concat(item.why, " "))):
        if said:
            sheet.line(strong(term(_ours(sheet, key))), SPACE, said)
    if item.documents:
        sheet.line(strong(term(_ours(sheet, "documents"))))
        for one in item.documents:
            sheet.bullet(one)
    if item.knows:
        sheet.line(strong(term(_ours(sheet, "knows"))), SPACE, item.knows)


def _numbered(item: Item, words: Words) -> Phrase:
    return words.ours(REQUEST["question"], number=item.number, question=item.question)


def _annex(sheet: Sheet, letter: Letter) -> None:
    if letter.annex:
        sheet.heading(2, _ours(sheet, "annex"), page=True)
        sheet.line(_ours(sheet, "annex-what"))
        for item in letter.annex:
            sheet.line(_numbered(item, sheet.words))
