"""The report as a PDF: accessible, complete, in the shipped fonts, and never undone by what people write."""

from __future__ import annotations

import ast
import io
import json
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

import duecare.report
from duecare.core.dossier import Dossier
from duecare.report import pdf as pdf_module
from duecare.report.glyphs import FONTS, shown
from duecare.report.pdf import pdf
from tests.report.example import DOCUMENT, EMPTY, blank, dossier, reported

HOSTILE = (
    '#eval("1 + 1") #read("/etc/passwd") #import "@preview/cetz:0.3.0" $x^2$ *bold* _it_ `raw` = head <label> @ref '
    "\\u{41} // no comment /* none */ [a] {b} - item ~ -- \\ end"
)
FOLDER = Path(duecare.report.__file__).parent
ROOT = Path(__file__).parent.parent.parent


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def root_of(data: bytes) -> Any:
    """The document's root dictionary."""
    return read(data).trailer["/Root"]


def text_of(data: bytes) -> str:
    """The text without the places where a line may break."""
    text = " ".join(page.extract_text() for page in read(data).pages)
    return re.sub(r"\s+", " ", re.sub("[\u200b\u2066-\u2069]", "", text))


def printed(reader: str = "en", **parts: object) -> bytes:
    """The example, with some of its parts replaced, in the reader's language."""
    return pdf(*reported(dossier(**parts), reader))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_tagged_titled_and_in_its_language(language: str) -> None:
    root = root_of(printed(language))
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert root["/ViewerPreferences"]["/Direction"] == ("/R2L" if language == "ar" else "/L2R")
    metadata = root["/Metadata"].get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert b"Risk score for benefit fraud" in metadata


def roles(data: bytes) -> list[str]:
    """The kinds of the structure elements, in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for inner in node:
                walk(inner)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(root_of(data)["/StructTreeRoot"])
    return found


def test_headings_are_in_order_and_tables_have_headers() -> None:
    kinds = roles(printed())
    headings = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H[1-6]", kind)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert kinds.count("/TH") >= 4 * 2 + 5 and "/TD" in kinds and "/L" in kinds


def test_its_text_reads_back_in_order() -> None:
    text = text_of(printed())
    headings = ["The decision", "Red lines", "The worst impacts on people", "Who must do what by when", "Every reason"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "Contribute or linked: a person must decide" in text
    assert "“We could not pay the rent.”" in text
    assert "not a finding of compliance" in text


def test_what_is_asked_stands_in_one_line() -> None:
    assert "What is asked: Look at the whole chain; Say openly what was found" in text_of(printed())


def test_chapters_are_bookmarks_and_have_a_page_in_the_contents() -> None:
    data = printed()
    outline: Any = read(data).outline
    title, below = outline
    assert "Risk score for benefit fraud" in title.title
    assert [one.title for one in below if not isinstance(one, list)][-1] == "Every reason"
    chapters = [one.title for one in below[-1]]
    assert chapters[:2] == ["The system and who is in its chain", "Red lines"] and len(chapters) == 19
    assert "/TOC" in roles(data) or "/TOCI" in roles(data)
    pages = [(read(data).get_destination_page_number(one) or 0) + 1 for one in below[-1]]
    assert pages == sorted(pages)
    assert f"How this was made{pages[-1]}" in re.sub(r"[ .]", "", text_of(data)).replace(
        "Howthiswasmade", "How this was made"
    )


def test_what_two_people_decided_stands_on_page_one_with_both_reasons() -> None:
    answers = {
        who: {"decision": "not-crossed", "reason": reason, "by": who}
        for who, reason in (("lead", "Other lines meet it."), ("council", "It was changed since."))
    }
    page_one = read(printed(red_lines={"incompatible": {"answers": answers}})).pages[0].extract_text()
    page_one = re.sub(r"\s+", " ", re.sub("[\u200b\u2066-\u2069]", "", page_one))
    assert "Two people decided: not crossed" in page_one
    assert "“Other lines meet it.”" in page_one and "“It was changed since.”" in page_one


def test_arabic_reads_back_too() -> None:
    text = text_of(printed("ar", title="تقييم نظام الإعانات", language="ar"))
    assert all(word in text for word in ("تقييم", "نظام", "الإعانات"))


def test_page_one_holds_what_comes_first() -> None:
    pages = read(printed()).pages
    assert "not a finding of compliance" in re.sub(r"\s+", " ", pages[0].extract_text())
    assert pages[1].extract_text().lstrip().startswith("Every reason")


def test_hostile_text_is_printed_as_it_stands() -> None:
    impact = {**DOCUMENT["impacts"]["chilling"], "title": HOSTILE, "description": HOSTILE}
    text = text_of(printed(title=HOSTILE, impacts={"chilling": impact}, assessors={"who": HOSTILE}))
    assert text.count(HOSTILE) >= 4


ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=150).filter(lambda text: text.strip())


@given(text=ANY, language=st.sampled_from(["en", "ar"]))
def test_any_text_can_be_printed(text: str, language: str) -> None:
    """In a heading, a paragraph, a term, a table cell and a quotation."""
    impact = {"title": text, "status": "actual-past", "description": text, "testimony": ["heard"]}
    heard = {"title": text, "how": "interview", "said": text}
    document = {**EMPTY, "title": text, "impacts": {"one": impact}, "engagement": {"heard": heard}}
    report = reported(Dossier.model_validate_json(json.dumps(document)), language)
    assert pdf(*report).startswith(b"%PDF")


@pytest.mark.parametrize("around", ["{}", "a{}b", "ب{}ب", "{0}{0}", "({}1"])
def test_every_character_that_the_fonts_hold_can_be_printed(around: str) -> None:
    text = " ".join(around.format(character) for character in sorted(shown()))
    parts = [text[start : start + 15_000] for start in range(0, len(text), 15_000)]
    evidence = {f"e{number}": {"title": "x", "kind": "other", "note": part} for number, part in enumerate(parts)}
    assert printed(evidence=evidence).startswith(b"%PDF")


def test_characters_that_cannot_be_shown_are_counted_in_a_note() -> None:
    text = text_of(printed(assessors={"who": "中文 👍"}))
    assert "‹U+4E2D U+6587› ‹U+1F44D›" in text
    assert "How many: 6." in text  # page one and the last chapter both say who assessed
    assert "Unicode number" in text and "Unicode number" not in text_of(printed())


def test_a_very_long_word_stays_on_the_page() -> None:
    document = {**EMPTY, "system": {"purpose": "x", "description": "W" * 900}}
    data = pdf(*reported(Dossier.model_validate_json(json.dumps(document))))
    lines = [line for page in read(data).pages for line in page.extract_text().splitlines() if "WW" in line]
    assert sum(line.count("W") for line in lines) == 900
    assert max(line.count("W") for line in lines) < 80


def test_a_blank_dossier_can_be_printed() -> None:
    assert "No impact on people is recorded." in text_of(pdf(*reported(blank())))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert printed() == printed()


def test_only_the_shipped_fonts_are_used() -> None:
    pages: Any = read(printed("ar")).pages
    fonts = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    assert fonts and all(re.fullmatch(r"/[A-Z]{6}\+NotoSans(Arabic)?-(Regular|Bold)", font) for font in fonts)
    assert {path.name for path in FONTS.glob("*.ttf")} == {
        f"{family}-{weight}.ttf" for family in ("NotoSans", "NotoSansArabic") for weight in ("Regular", "Bold")
    }


def test_the_templates_read_and_fetch_nothing() -> None:
    for template in pdf_module.TEMPLATES.glob("*.typ"):
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\b(read|eval|plugin|image|csv|yaml|toml|xml|cbor)\(|@preview|https?:", source), (
            template.name
        )


def test_it_prints_without_a_network() -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine cannot take the network away from a process")
    program = "from tests.report.test_pdf import HOSTILE, printed; print(printed(title=HOSTILE)[:5])"
    done = subprocess.run(
        [unshare, "-rn", sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.strip() == "b'%PDF-'", done.stderr


def test_typst_is_loaded_by_those_who_print_only() -> None:
    program = (
        "import sys, duecare.report.pdf, duecare.report.page, duecare.report.content; print('typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    for path in FOLDER.glob("*.py"):
        top = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.Import)]
        assert "typst" not in {alias.name for node in top for alias in node.names}


def test_each_picture_is_a_figure_with_a_text_in_its_place() -> None:
    report, words = reported(dossier())
    shown = (report.chain_drawn, report.rights_drawn, report.by_when)
    root: Any = read(pdf(report, words)).trailer["/Root"]
    assert sorted(figures(root["/StructTreeRoot"])) == sorted(one.about for found in shown for one in found.drawings)


def figures(node: Any) -> list[str]:
    """The text of each figure in the tree of tags."""
    node = node.get_object()
    if isinstance(node, list):
        return [text for one in node for text in figures(one)]
    if not isinstance(node, dict):
        return []
    here = [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
    return here + (figures(node["/K"]) if "/K" in node else [])
