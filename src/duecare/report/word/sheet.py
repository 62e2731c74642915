"""Paragraphs, lists, tables and links of a Word file. Every text goes in as data, with its language and direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from duecare.report.glyphs import visible
from duecare.report.locales import base_of, is_right_to_left
from duecare.report.phrase import Phrase, Segment
from duecare.report.words import CODE, Words

NO_LANGUAGE = (CODE, "und")
MARKS = {False: "\u200e", True: "\u200f"}
"""What keeps the commas and brackets at the ends of a text in its own direction, from the left or from the right.
Word has no isolates of its own."""

TEXT_WIDTH = 9978
"""Between the margins of an A4 page, in twentieths of a point."""

Anchors = Mapping[tuple[str, str], str]
"""The bookmarks of the file, by the kind and id of what stands there."""


@dataclass(frozen=True, slots=True)
class Styled:
    """A phrase in one of the file's character styles."""

    phrase: Phrase
    style: str


Piece = Phrase | Styled
BREAK = Phrase.of("\n")
SPACE = Phrase.of(" ")


def strong(phrase: Phrase) -> Styled:
    """What stands out."""
    return Styled(phrase, "Strong")


def quiet(phrase: Phrase) -> Styled:
    """What stands back."""
    return Styled(phrase, "Quiet")


def element(tag: str, *inner: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})
    made.extend(inner)
    return made


class Sheet:
    """Writes below what is written already. `link` makes a relation to an address outside the file."""

    def __init__(self, words: Words, body: BaseOxmlElement, anchors: Anchors, link: Callable[[str], str]) -> None:
        self.words = words
        self._end = body[-1]
        self._anchors = anchors
        self._link = link
        self._numbers = count(1)

    def text(self, key: str) -> Phrase:
        """One of the report's fixed texts."""
        return self.words.text(key)

    def line(self, *pieces: Piece, style: str = "Normal") -> None:
        """A paragraph."""
        self._put(self.paragraph(pieces, style))

    def lines(self, phrases: Iterable[Phrase]) -> None:
        """A paragraph for each."""
        for phrase in phrases:
            self.line(phrase)

    def bullet(self, *pieces: Piece, level: int = 1) -> None:
        """An item of a list, or of a list in a list."""
        self.line(*pieces, style="ListBullet" if level == 1 else "ListBullet2")

    def heading(self, level: int, *pieces: Piece, to: tuple[str, str] | None = None, page: bool = False) -> None:
        """A heading, with the bookmark of what begins there; on a new page where that is asked for."""
        made = self.paragraph(pieces, f"Heading{level}")
        if page:
            made[0].insert(1, element("pageBreakBefore"))
        self._put(self._marked(made, to))

    def entry(self, *pieces: Piece, to: tuple[str, str]) -> None:
        """A term with what is said of it, where others lead to."""
        self._put(self._marked(self.paragraph(pieces, "Row"), to))

    def address(self, phrase: Phrase, url: str) -> None:
        """A paragraph that leads out of the file."""
        made = self.paragraph((), "Normal")
        link = OxmlElement("w:hyperlink", {qn("r:id"): self._link(url), qn("w:history"): "1"})
        link.extend(self._run(segment, "Hyperlink") for segment in phrase.segments)
        made.append(link)
        self._put(made)

    def contents(self, field: str, entries: Sequence[tuple[Phrase, tuple[str, str]]]) -> None:
        """A list of what follows, each leading there: the field that Word can make anew, with its result."""
        for number, (phrase, to) in enumerate(entries):
            made = self.paragraph((phrase.linked(*to),), "TOC3")
            if number == 0:
                for place, run in enumerate(_field_start(field), 1):
                    made.insert(place, run)
            if number == len(entries) - 1:
                made.append(element("r", element("fldChar", fldCharType="end")))
            self._put(made)

    def table(
        self, title: Phrase, heads: Sequence[Phrase], rows: Iterable[Sequence[Sequence[Piece]]], parts: Sequence[int]
    ) -> None:
        """A table with its heading row marked and repeated on every page; `parts` are the widths of its columns."""
        widths = [TEXT_WIDTH * part // sum(parts) for part in parts]
        grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
        table = element("tbl", self._table_look(title, sum(widths)), grid)
        table.append(self._row([(strong(head),) for head in heads], widths, heading=True))
        table.extend(self._row(row, widths) for row in rows)
        self._put(table)
        self.line()

    def _table_look(self, title: Phrase, width: int) -> BaseOxmlElement:
        look = element("tblPr", element("tblStyle", val="ReportTable"))
        if self.words.rtl:
            look.append(element("bidiVisual"))
        look.append(element("tblW", w=str(width), type="dxa"))
        look.append(element("tblLayout", type="fixed"))
        look.append(
            element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noVBand="1", noHBand="1")
        )
        look.append(element("tblCaption", val=visible(title.text)))
        return look

    def _row(self, cells: Sequence[Sequence[Piece]], widths: Sequence[int], heading: bool = False) -> BaseOxmlElement:
        look = element("trPr", element("cantSplit"))
        if heading:
            look.append(element("tblHeader"))
        row = element("tr", look)
        for cell, width in zip(cells, widths, strict=True):
            row.append(
                element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), self.paragraph(cell, "Cell"))
            )
        return row

    def paragraph(self, pieces: Iterable[Piece], style: str) -> BaseOxmlElement:
        """A paragraph that stands nowhere yet."""
        look = element("pPr", element("pStyle", val=style))
        if self.words.rtl:
            look.append(element("bidi"))
        made = element("p", look)
        for piece in pieces:
            phrase, look_of = (piece.phrase, piece.style) if isinstance(piece, Styled) else (piece, "")
            made.extend(self._piece(segment, look_of) for segment in phrase.segments)
        return made

    def _piece(self, segment: Segment, style: str) -> BaseOxmlElement:
        anchor = self._anchors.get(segment.to) if segment.to else None
        if anchor is None:
            return self._run(segment, style)
        return element("hyperlink", self._run(segment, style or "Hyperlink"), anchor=anchor, history="1")

    def _run(self, segment: Segment, style: str) -> BaseOxmlElement:
        rtl = self._from_the_right(segment)
        look = element("rPr")
        if style:
            look.append(element("rStyle", val=style))
        if segment.lang == CODE:
            look.append(element("noProof"))
        if rtl:
            look.append(element("rtl"))
        if segment.lang and segment.lang not in NO_LANGUAGE:
            look.append(element("lang", **{"bidi" if rtl else "val": base_of(segment.lang)}))
        run = element("r", *([look] if len(look) else []))
        mark = MARKS[rtl] if segment.lang is not None and rtl != self.words.rtl else ""
        _write(visible(segment.text), run, mark)
        return run

    def _from_the_right(self, segment: Segment) -> bool:
        """By its first letter; by its language where it has none."""
        for character in segment.text:
            match unicodedata.bidirectional(character):
                case "L":
                    return False
                case "R" | "AL":
                    return True
        return self.words.rtl if segment.lang in (None, *NO_LANGUAGE) else is_right_to_left(segment.lang)

    def _marked(self, made: BaseOxmlElement, to: tuple[str, str] | None) -> BaseOxmlElement:
        name = self._anchors.get(to) if to else None
        if name is not None:
            number = str(next(self._numbers))
            made.insert(1, element("bookmarkStart", id=number, name=name))
            made.append(element("bookmarkEnd", id=number))
        return made

    def _put(self, made: BaseOxmlElement) -> None:
        self._end.addprevious(made)


def _write(text: str, run: BaseOxmlElement, mark: str) -> None:
    for number, part in enumerate(text.split("\n")):
        if number:
            run.append(element("br"))
        for place, inner in enumerate(part.split("\t")):
            if place:
                run.append(element("tab"))
            if inner:
                written = OxmlElement("w:t", {qn("xml:space"): "preserve"})
                written.text = f"{mark}{inner}{mark}"
                run.append(written)


def _field_start(code: str) -> tuple[BaseOxmlElement, ...]:
    asked = OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
    asked.text = f" {code} "
    return (
        element("r", element("fldChar", fldCharType="begin")),
        element("r", asked),
        element("r", element("fldChar", fldCharType="separate")),
    )
