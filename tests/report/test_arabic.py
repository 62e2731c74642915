"""The report in Arabic: with the shipped catalogue, every text of ours is Arabic, and its missing review is said."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pytest
from pypdf import PdfReader

from duecare.core.catalogue import Catalogue
from duecare.core.method.reasons import Ref, because
from duecare.core.method.sentences import SENTENCES
from duecare.report import locales
from duecare.report.page import page_body
from duecare.report.pdf import pdf
from duecare.report.phrase import Phrase
from duecare.report.texts import TEXTS
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from tests.report.example import CATALOGUE, dossier, reported

NOTE = "لم يراجع هذه الترجمة أحد ممن يعرفون القانون بهذه اللغة."


@pytest.fixture
def words() -> Words:
    """The words of a reader of Arabic, about the English example."""
    return Words("ar", CATALOGUE, dossier())


class Anything(dict[str, Phrase]):
    """Something for every placeholder."""

    def __missing__(self, name: str) -> Phrase:
        return Phrase.of("…")


def english(phrase: Phrase) -> Iterator[str]:
    """The pieces of a text that stayed English."""
    return (segment.text for segment in phrase.segments if segment.lang == "en")


def test_every_word_is_arabic(words: Words) -> None:
    labels = {
        word: list(english(words.label(vocabulary, word)))
        for vocabulary in VOCABULARIES
        for word in VOCABULARIES[vocabulary]
    }
    assert {word: left for word, left in labels.items() if left} == {}


def test_every_sentence_is_taken_from_the_catalogue(words: Words) -> None:
    """`Words` falls back to English, without a word, where a translation is missing or lost a placeholder."""
    originals = {**SENTENCES, **TEXTS}
    left = {key: list(english(words._fill(text, Anything()))) for key, text in originals.items()}
    assert {key: pieces for key, pieces in left.items() if pieces} == {}


def test_reasons_are_arabic_sentences_around_names_as_they_are(words: Words) -> None:
    assert words.reason(because("line-from", day=date(2027, 1, 15))).text == "يسري هذا الخط اعتباراً من 15 يناير 2027."
    asked = words.reason(because("duty-of", actor=Ref("actors", "vendor")))
    assert asked.text == "هذا مطلوب من: Corvane Analytics."
    said = words.reason(because("person-raised", words="We were not asked."))
    assert said.text == "أثار شخص هذا الخط: «We were not asked.»"
    assert words.label("label", "cause").text == "تسبُّب"
    names = [words.code(name) for name in ("a", "b")]
    assert words.series(names).text == "a؛ b"


def test_the_missing_review_of_our_texts_is_said(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Catalogue("x", {"rights": {}})
    assert not Words("ar", nothing).reviewed
    assert NOTE in page_body(*reported(dossier(), "ar"))
    monkeypatch.setitem(locales.messages("ar").info(), "x-reviewed", "yes")
    assert Words("ar", nothing).reviewed


def test_where_nothing_is_translated_nothing_waits_for_review() -> None:
    assert locales.is_reviewed("en")
    assert locales.is_reviewed("tlh")


def test_the_pdf_is_made_and_reads_back() -> None:
    pages = PdfReader(io.BytesIO(pdf(*reported(dossier(), "ar")))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert all(word in text for word in ("القرار", "الخطوط", "الحمراء", "الإنكليزي"))
