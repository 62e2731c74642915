"""The PDF: accessible, whole, in both directions, never undone by what people write."""

from __future__ import annotations

import pytest

from duecare.evaluation.pdf.pdf import result_pdf
from duecare.evaluation.written.account import account
from duecare.evaluation.written.blocks import Said
from tests.evaluation.written_example import changed, result, telling
from tests.report.test_pdf import roles, root_of, text_of


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_tagged_titled_and_in_its_language(language: str) -> None:
    data = result_pdf(result(), telling(language))
    root = root_of(data)
    assert root["/Lang"] == language and "/StructTreeRoot" in root
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert "/Figure" in roles(data) and "/Table" in roles(data)


def test_it_says_all_that_the_page_says_and_runs_nothing() -> None:
    found = changed()
    data = result_pdf(found, telling(of=found))
    text = text_of(data)
    assert "The mitigation made it worse for the group it had to help" in text
    assert '#eval("1")' in text and "Whom the system fails" in text and "sha256:" in text
    assert data == result_pdf(found, telling(of=found))


def test_a_notice_is_printed_too() -> None:
    """That measures disagree, or that nobody was helped by levelling down: who reads on paper must not miss it."""
    found = changed()
    said = {
        block.text.text
        for chapter in account(found, telling(of=found)).chapters
        for block in chapter.blocks
        if isinstance(block, Said) and block.look == "notice"
    }
    assert said
    text = "".join(text_of(result_pdf(found, telling(of=found))).split())
    for one in said:
        assert "".join(one.split())[:40] in text
