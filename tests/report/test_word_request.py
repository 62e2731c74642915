"""The request as a Word file: headings, language and direction that assistive programs follow, and the same bytes."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml.ns import qn

from duecare.report.request.letter import Wish
from duecare.report.word.request import request_docx
from tests.report.request.drafts import changed, drafted


def opened(
    language: str = "en", wish: Wish | None = None, title: str = "A system"
) -> tuple[bytes, list[tuple[str, str]]]:
    data = request_docx(*drafted(wish, changed(title=title), language))
    paragraphs = [(one.style.style_id if one.style else "", one.text) for one in Document(io.BytesIO(data)).paragraphs]
    return data, paragraphs


def test_it_has_one_title_its_parts_and_a_heading_for_each_question() -> None:
    _, found = opened()
    heads = [(style, said) for style, said in found if style.startswith("Heading")]
    assert [style for style, _ in heads].count("Heading1") == 1
    assert next(said for style, said in heads if style == "Heading3").startswith("1. ")
    assert len([1 for style, _ in heads if style == "Heading3"]) == 15
    assert heads[-1][1].startswith("Annex")


def test_the_same_letter_has_the_same_bytes_and_names_nobody_as_author() -> None:
    first, second = opened()[0], opened()[0]
    assert first == second
    about = Document(io.BytesIO(first)).core_properties
    assert (about.author, about.language, about.title) == ("", "en", "A system: request for information")


def test_arabic_is_written_from_the_right() -> None:
    body = Document(io.BytesIO(opened("ar")[0])).element.body
    assert all(p.pPr.find(qn("w:bidi")) is not None for p in body.iter(qn("w:p")))


def test_what_people_wrote_is_data_and_an_empty_request_says_so() -> None:
    _, found = opened(wish=Wish(chosen=(), annex=False), title='<w:p/> {{x}} & "')
    texts = [said for _, said in found]
    assert '<w:p/> {{x}} & ": request for information' in texts
    assert "No question is open that could be asked." in texts
    assert not any(said.startswith("Annex") for said in texts)
