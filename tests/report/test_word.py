"""The report as a Word file: complete, in order, in its language and direction, never undone by what people write."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

import duecare.report
from duecare.core.method import assess
from duecare.report.absent import LISTS, absent
from duecare.report.glyphs import visible
from duecare.report.model import NormPart, Row, Task
from duecare.report.norms import norm_parts
from duecare.report.page import CHAPTERS
from duecare.report.texts import TEXTS
from duecare.report.word.document import docx
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, ON, blank, dossier, reported

HOSTILE = '<w:p/> ]]> &amp; \\o "1-3" { HYPERLINK "http://evil.example" } =cmd|\' /C calc\'!A0 %s {{x}}'
FOLDER = Path(duecare.report.__file__).parent
MARKS = re.compile("[\u200e\u200f\u00a0]")


def written(reader: str = "en", **parts: object) -> bytes:
    """The example, with some of its parts replaced, in the reader's language."""
    return docx(*reported(dossier(**parts), reader))


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def everything(found: WordDocument) -> list[Any]:
    """Each paragraph of the body in its order, those in tables too."""
    return list(found.element.body.iter(qn("w:p")))


def said(paragraph: Any) -> str:
    parts = (one.text if one.tag == qn("w:t") else " " for one in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))
    return " ".join(MARKS.sub(" ", "".join(parts)).split())


def text_of(data: bytes) -> str:
    return " ".join(map(said, everything(opened(data))))


def headings(found: WordDocument) -> list[tuple[int, str]]:
    styled = ((one.style.name if one.style else "", said(one._p)) for one in found.paragraphs)
    return [(int(name[-1]), text) for name, text in styled if name and re.fullmatch(r"Heading [1-6]", name)]


def attributes(found: WordDocument, tag: str, name: str) -> list[str]:
    return [str(one.get(qn(name))) for one in found.element.iter(qn(tag))]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_headings_are_real_and_in_the_order_of_the_page() -> None:
    found = headings(opened(written()))
    assert [level for level, _ in found].count(1) == 1 and found[0][0] == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(found))
    front = [text for level, text in found if level == 2]
    assert front == [TEXTS[key] for key in front_keys()]
    chapters = [text for level, text in found if level == 3]
    assert chapters == [TEXTS[key] for key in CHAPTERS if key != "withheld"]


def front_keys() -> tuple[str, ...]:
    first = ("decision", "red-lines", "worst", "heard", "unknowns", "tasks", "made-by", "challenge")
    return (*first, "reasons")


def test_what_the_page_says_stands_in_it() -> None:
    text = text_of(written())
    for words in (
        "Contribute or linked: a person must decide",
        "“We could not pay the rent.”",
        "This is not a finding of compliance",
        ". Benefits stop although nothing was wrong",
        "A leaflet is sent.",
        "he trained model and its updates",
    ):
        assert words in text


def test_a_blank_dossier_can_be_written() -> None:
    assert "No impact on people is recorded." in text_of(docx(*reported(blank())))


def test_where_nothing_is_held_it_says_so() -> None:
    report, words = reported(dossier())
    nothing: dict[str, Any] = {field.name: () for field in fields(report) if field.type.startswith("tuple")}
    of_front: dict[str, Any] = {field.name: () for field in fields(report.front) if field.type.startswith("tuple")}
    front = replace(report.front, **of_front)
    empty = absent(dict.fromkeys(LISTS, ()), words)
    text = text_of(docx(replace(report, **nothing, front=front, absent=empty), words))
    kinds = "actors tasks measures duties rights harms voices facts gates evidence records"
    for key in kinds.split():
        assert TEXTS[f"{key}-none"] in text
    for phrase in (report.impacts_none, words.text("remedy-none"), words.text("prevention-none")):
        assert phrase.text in text


def test_what_is_withheld_has_a_chapter_where_there_is_any() -> None:
    report, words = reported(dossier())
    withheld = Row(words.text("evidence"), words.own("A court case is open."))
    text = text_of(docx(replace(report, withheld=(withheld,)), words))
    assert "What is not shown here Evidence: A court case is open." in text
    assert text.count("What is not shown here") == 2, "in the contents, and above the chapter"
    assert "What is not shown here" not in text_of(docx(report, words))


def test_tables_have_a_marked_and_repeated_heading_row() -> None:
    tables = opened(written()).tables
    assert len(tables) == 4
    for table in tables:
        first, *others = table._tbl.tr_lst
        assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:tblHeader")) is None for row in others) and others
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert [cell.text for cell in tables[0].rows[0].cells] == ["Who", "Must", "About", "By when"]


def test_every_link_inside_leads_to_a_bookmark_and_each_bookmark_is_there_once() -> None:
    found = opened(written())
    anchors = {name for name in attributes(found, "w:hyperlink", "w:anchor") if name != "None"}
    names = attributes(found, "w:bookmarkStart", "w:name")
    assert anchors <= set(names) and len(names) == len(set(names))
    assert {"chapter_system", "impact_1", "fact_1"} <= anchors
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)
    ids = attributes(found, "w:bookmarkStart", "w:id")
    assert sorted(ids) == sorted(attributes(found, "w:bookmarkEnd", "w:id")) and len(ids) == len(set(ids))


def test_a_fact_in_a_reason_leads_to_the_fact() -> None:
    found = opened(written())
    link = next(one for one in found.element.iter(qn("w:hyperlink")) if "Scores" in said(one))
    name = link.get(qn("w:anchor"))
    marked = next(one for one in found.element.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == name)
    assert said(marked.getparent()).startswith(said(link))


def test_the_contents_are_a_whole_field_with_a_link_to_each_chapter() -> None:
    found = opened(written())
    assert attributes(found, "w:fldChar", "w:fldCharType") == ["begin", "separate", "end"]
    listed = [one for one in everything(found) if one.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val")) == "TOC3"]
    assert [said(one) for one in listed] == [text for level, text in headings(found) if level == 3]


def test_nothing_leads_out_but_the_sources_of_norms() -> None:
    for name, part in parts(written()).items():
        outside = re.findall(rb'Target="([^"]+)" TargetMode="External"', part)
        assert all(one.startswith((b"http://", b"https://")) for one in outside), name
        assert not outside or name == "word/_rels/document.xml.rels"


def test_the_source_of_a_norm_is_a_link() -> None:
    report, words = reported(dossier())
    url = "https://example.org/text?a=1&b=<2>"
    found = opened(docx(replace(report, norms=norms_at(url)), words))
    assert {one.target_ref for one in found.part.rels.values() if one.is_external} == {url}
    links = [one for one in found.element.iter(qn("w:hyperlink")) if one.get(qn("r:id"))]
    assert {said(one) for one in links} == {url}


def test_there_is_no_macro_no_picture_no_font_and_nobodys_name() -> None:
    data = parts(written())
    assert set(data) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    found = opened(written()).core_properties
    assert (found.author, found.last_modified_by, found.comments) == ("", "", "")
    assert found.title == DOCUMENT["title"]


@pytest.mark.parametrize(("language", "name", "tag"), [("en", "w:val", "en-GB"), ("ar", "w:bidi", "ar-SA")])
def test_it_says_its_language(language: str, name: str, tag: str) -> None:
    found = opened(written(language))
    assert found.core_properties.language == language
    default = next(found.styles.element.iter(qn("w:rPrDefault")))
    assert next(default.iter(qn("w:lang"))).get(qn(name)) == tag


def test_arabic_is_written_from_the_right_and_english_from_the_left() -> None:
    arabic, english = opened(written("ar")), opened(written())
    assert all(one.find(qn("w:pPr")).find(qn("w:bidi")) is not None for one in everything(arabic))
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in arabic.tables)
    assert arabic.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert list(english.element.iter(qn("w:bidi"), qn("w:bidiVisual"), qn("w:rtl"))) == []


def test_a_text_keeps_its_own_language_and_direction() -> None:
    title = "تقييم نظام الإعانات!"
    runs = [one for one in opened(written(title=title, language="ar")).element.iter(qn("w:r")) if "تقييم" in said(one)]
    assert runs
    for run in runs:
        look = run.find(qn("w:rPr"))
        assert look.find(qn("w:rtl")) is not None
        assert look.find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    whole = [one.find(qn("w:t")).text for one in runs]
    assert f"\u200f{title}\u200f" in whole, "the mark at its end stays on its side"


def test_every_page_has_a_number_and_the_title() -> None:
    footer = opened(written()).sections[0].footer._element
    assert [one.get(qn("w:instr")).strip() for one in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "Risk score for benefit fraud" in said(footer) and "Page" in said(footer)


def test_hostile_text_is_written_as_it_stands() -> None:
    impact = {**DOCUMENT["impacts"]["chilling"], "title": HOSTILE, "description": HOSTILE}
    data = written(title=HOSTILE, impacts={"chilling": impact}, assessors={"who": HOSTILE})
    assert text_of(data).count(HOSTILE) >= 4
    assert opened(data).core_properties.title == HOSTILE
    assert b"evil.example" not in parts(data)["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x07\x1b[31m", "a‹U+0000›b‹U+0007 U+001B›[31m"),
        ("a\u202eb\u2066", "a‹U+202E›b‹U+2066›"),
        ("\ufffe\uffff", "‹U+FFFE U+FFFF›"),
        ("one\r\ntwo\u2028three\x0bfour", "one two three four"),
        ("one\ttwo", "one two"),
        ("W" * 9_000, "W" * 9_000),
        ("🧨 नमस्ते 你好 שלום", "🧨 नमस्ते 你好 שלום"),
    ],
)
def test_what_steers_is_shown_by_its_number(text: str, shown: str) -> None:
    impact = {"title": "x", "status": "actual-past", "description": text}
    assert shown in text_of(written(impacts={"one": impact}))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "\\\\host\\share", None])
def test_an_address_of_a_pack_that_is_no_web_address_is_no_link(url: str | None) -> None:
    assert {norm.url for norm in norms_at(url)} == {""}


def norms_at(url: str | None) -> tuple[NormPart, ...]:
    """The norms of the example's report, were this their address."""
    norms = {id_: norm.model_copy(update={"url": url}) for id_, norm in CATALOGUE.records["norms"].items()}
    catalogue = replace(CATALOGUE, records={**CATALOGUE.records, "norms": norms})
    document = dossier()
    found = norm_parts(assess(document, CATALOGUE, ON), Words("en", catalogue, document))
    assert found
    return found


ANY = st.text(st.characters(exclude_categories=()), min_size=1, max_size=150).filter(lambda text: text.strip())


@given(text=ANY, language=st.sampled_from(["en", "ar"]))
def test_any_text_can_be_written_and_read_again(text: str, language: str) -> None:
    """In a heading, a property, a paragraph, a table and the foot line; half a surrogate pair too."""
    report, words = reported(blank(), language)
    phrase = words.own(text)
    task = Task(phrase, (phrase,), phrase, phrase, (phrase,))
    report = replace(report, title=phrase, purpose=words.quote(text), tasks=(task,))
    found = opened(docx(report, words))
    assert headings(found)[0][0] == 1
    assert found.core_properties.title == visible(phrase.short(253).text)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert written() == written()


def test_python_docx_is_loaded_by_those_who_write_only() -> None:
    program = (
        "import sys, duecare.report.pdf, duecare.report.page, duecare.report.content; print('docx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    for path in FOLDER.glob("*.py"):
        top = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
        assert not [node for node in top if (node.module or "").split(".")[0] == "docx"], path.name
