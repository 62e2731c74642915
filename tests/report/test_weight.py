"""With all the shipped knowledge a report stays light enough for a phone and short enough to read."""

from __future__ import annotations

import gzip
import io
import json
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

import duecare
from duecare.core.dossier import Dossier
from duecare.core.method import assess
from duecare.files.read import parse_dossier
from duecare.knowledge.bundle import load
from duecare.report.content import build
from duecare.report.model import Report
from duecare.report.page import page_body, whole_page
from duecare.report.pdf import pdf
from duecare.report.words import Words
from tests.report.example import EMPTY, ON

EXAMPLE = Path(duecare.__file__).parent / "examples" / "benefit-fraud-score.yaml"
WHOLE = 60_000
"""Bytes of a report that is a file of its own, as they travel."""
WITHIN = 41_000
"""Bytes of a report inside the application, whose styles and script weigh the rest of 60 000."""
PAGES = 34


@cache
def worked_example(language: str = "en") -> tuple[Report, Words]:
    """The report of the example that is shipped, with the knowledge that is shipped."""
    return of(parse_dossier(EXAMPLE.read_bytes(), EXAMPLE.name), language)


def of(document: Dossier, language: str = "en") -> tuple[Report, Words]:
    words = Words(language, load(), document)
    return build(document, assess(document, load(), ON), words, on=ON), words


def weight(html: str) -> int:
    return len(gzip.compress(html.encode()))


def test_the_page_of_the_worked_example_is_light() -> None:
    report, words = worked_example()
    assert weight(whole_page(report, words)) < WHOLE
    within = page_body(report, words, lambda kind, id_: f"/d/my-organisation/benefit-fraud-score/{kind}/{id_}/")
    assert weight(within) < WITHIN


def test_the_page_of_a_dossier_that_says_nothing_is_light() -> None:
    assert weight(whole_page(*of(Dossier.model_validate_json(json.dumps(EMPTY))))) < WHOLE // 2


@pytest.mark.parametrize("kind", ["red-lines", "rights", "harms", "duties"])
def test_every_shipped_record_is_named(kind: str) -> None:
    report, words = worked_example()
    html = page_body(report, words)
    names = {str(words.name(kind, id_)).replace("'", "&#39;") for id_ in words.catalogue.records[kind]}
    assert len(names) > 20
    assert [name for name in names if name not in html] == []


def test_the_pdf_of_the_worked_example_can_be_read_and_page_one_is_one_page() -> None:
    pages = PdfReader(io.BytesIO(pdf(*worked_example()))).pages
    assert len(pages) < PAGES
    assert "not a finding of compliance" in " ".join(pages[0].extract_text().split())
    assert pages[1].extract_text().lstrip().startswith("Every reason")


def test_page_one_is_one_page_in_arabic_too() -> None:
    pages = PdfReader(io.BytesIO(pdf(*worked_example("ar")))).pages
    begun = pages[1].extract_text()[:20]
    assert all(word in begun for word in worked_example("ar")[1].text("reasons").text.split())


def test_page_one_names_what_puts_it_right_with_its_own_day() -> None:
    first, *_ = worked_example()[0].front.tasks
    stop, remedy = (line.text for line in first.measures)
    assert stop.startswith("Keep paying until a person has decided")
    assert remedy.startswith("Pay interest and costs to the 61 households")
    assert (first.by_when.text, remedy.rpartition("; ")[2]) == ("15 December 2026", "31 January 2027")
