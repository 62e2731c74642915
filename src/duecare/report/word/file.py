"""The file around the text: its styles, language and direction, its properties, its foot line, and its bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from duecare.report.glyphs import visible
from duecare.report.locales import base_of
from duecare.report.phrase import Phrase
from duecare.report.word.sheet import Sheet, element, quiet
from duecare.report.words import Words

PARTS = Path(__file__).parent / "parts"
KEPT = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING})
"""What is kept of the library's own template, with our content. It brings a picture, a theme and empty parts, too."""
KEPT_OUTSIDE = frozenset({RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
TAGS: Mapping[str, str] = MappingProxyType(
    {"en": "en-GB", "ar": "ar-SA", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
)
"""Languages as Word names them: with a country."""
SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same report has the same bytes."""
LONGEST_PROPERTY = 255
SHORT_TITLE = 90


@dataclass(frozen=True, slots=True)
class Titled:
    """What a file says of itself: its title, its day, and what kind of text it is."""

    title: Phrase
    on: date
    subject: Phrase


def blank(titled: Titled, words: Words) -> WordDocument:
    """An empty file on A4 in the reader's language, with our styles and without anything of anybody else's."""
    document = Document()
    part, package = document.part, document.part.package
    for rels, kept in ((part.rels, KEPT), (package.rels, KEPT_OUTSIDE)):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype not in kept]:
            del rels[id_]
    _refill(document.styles.element, "styles.xml")
    _refill(document.settings.element, "settings.xml")
    _refill(part.numbering_part.element, "numbering.xml")
    fonts = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, (PARTS / "fonts.xml").read_bytes(), package
    )
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    _speak(document, words)
    _lay_out(document, words)
    _describe(document, titled, words)
    return document


def packed(document: WordDocument) -> bytes:
    """The file's bytes: the same for the same content."""
    written, again = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(_entry(name), parts.read(name))
    return again.getvalue()


def foot(document: WordDocument, titled: Titled, words: Words) -> None:
    """The title and the page's number at the foot of every page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    inner = footer._element
    sheet = Sheet(words, document.element.body, {}, str)
    line = sheet.paragraph((quiet(titled.title.short(SHORT_TITLE)),), "Footer")
    line.append(element("r", element("tab")))
    page = sheet.paragraph((words.text("page"),), "Footer")[1:]
    line.extend(page)
    line.extend((_said(" "), _field("PAGE"), _said(" / "), _field("NUMPAGES")))
    inner[:] = [line]


def _said(text: str) -> BaseOxmlElement:
    said = element("t")
    said.text = text
    said.set(qn("xml:space"), "preserve")
    return element("r", said)


def _field(code: str) -> BaseOxmlElement:
    return element("fldSimple", _said("1"), instr=f" {code} ")


def _refill(old: BaseOxmlElement, name: str) -> None:
    old[:] = list(parse_xml((PARTS / name).read_bytes()))


def _speak(document: WordDocument, words: Words) -> None:
    """The language of all that names none of its own, and the direction of every paragraph."""
    tag = TAGS.get(base_of(words.language), words.language)
    name = "bidi" if words.rtl else "val"
    for found in (*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        found.set(qn(f"w:{name}"), tag)
    if words.rtl:
        for defaults in document.styles.element.iter(qn("w:pPrDefault")):
            defaults[0].insert(0, element("bidi"))


def _lay_out(document: WordDocument, words: Words) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17)
    section.top_margin, section.bottom_margin = Mm(16), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    if words.rtl:
        grid = section._sectPr.find(qn("w:docGrid"))
        grid.addprevious(element("bidi"))


def _describe(document: WordDocument, titled: Titled, words: Words) -> None:
    """Title and language; no name of anybody, and no day but that of the report."""
    found = document.core_properties
    found.title = visible(titled.title.short(LONGEST_PROPERTY - 2).text)
    found.subject = visible(titled.subject.text)
    found.language = words.language
    found.author = found.last_modified_by = found.comments = found.keywords = ""
    found.created = found.modified = _start_of(titled.on)
    found.revision = 1


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, SAME_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
