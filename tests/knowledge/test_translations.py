"""A translation is shown only where it was made from just the English that stands there; else English is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.core.catalogue import FactQuestion, RedLine, Right, SeverityScale
from duecare.core.errors import KnowledgeError
from duecare.knowledge import translations
from duecare.knowledge.bundle import load
from duecare.knowledge.check import check
from duecare.knowledge.checks.places import all_records
from duecare.knowledge.checks.translated import check_translations
from duecare.knowledge.compile import compile_translations
from duecare.knowledge.sources import read_translations
from duecare.knowledge.texts import digest_of_text, text_at, texts_of
from duecare.knowledge.translations import Translation, TranslationFile, compiled, translated

PRIVACY = load().of(Right)["privacy"]


def file_of(text: str, *, of: str | None = None, status: str = "not-reviewed", field: str = "title") -> TranslationFile:
    """A file with one translation of the right to privacy."""
    digest = of or digest_of_text(PRIVACY.title)
    entries = {"privacy": {field: {"of": digest, "text": text}}}
    return TranslationFile.model_validate({"id": "rights", "status": status, "texts": entries})


@pytest.fixture
def esperanto(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the translations into a language of our own are."""
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    translations._held.cache_clear()
    return tmp_path / "eo.json"


def test_a_translation_is_shown_with_whether_it_was_reviewed(esperanto: Path) -> None:
    esperanto.write_bytes(compiled([file_of("Privateco")]))
    assert translated(PRIVACY, "title", "eo") == Translation("Privateco", "eo", reviewed=False)
    translations._held.cache_clear()
    esperanto.write_bytes(compiled([file_of("Privateco", status="reviewed")]))
    assert translated(PRIVACY, "title", "eo-XX").reviewed


def test_what_is_not_translated_is_shown_in_english(esperanto: Path) -> None:
    esperanto.write_bytes(compiled([file_of("Privateco")]))
    assert translated(PRIVACY, "summary", "eo") == Translation(PRIVACY.summary, "en", reviewed=True)
    assert translated(PRIVACY, "title", "tlh").language == "en"
    assert translated(PRIVACY, "title", "../eo").language == "en"


def test_a_translation_of_an_older_english_text_is_not_shown(esperanto: Path) -> None:
    esperanto.write_bytes(compiled([file_of("Privateco")]))
    changed = PRIVACY.model_copy(update={"title": "Privacy and home"})
    assert translated(changed, "title", "eo") == Translation("Privacy and home", "en", reviewed=True)


def test_a_stale_translation_fails_the_check() -> None:
    (problem,) = check_translations(load(), {"eo": [file_of("Privateco", of="en-" + "0" * 16)]})
    assert digest_of_text(PRIVACY.title) in problem.instead
    assert (problem.file, problem.path) == ("translations/eo/rights.yaml", ("texts", "privacy", "title"))
    assert problem in check(load(), (), {"eo": [file_of("Privateco", of="en-" + "0" * 16)]})


def test_a_translation_of_nothing_fails_the_check() -> None:
    (problem,) = check_translations(load(), {"eo": [file_of("Privateco", field="titel")]})
    assert problem.instead == "Did you mean title?"
    lost = TranslationFile.model_validate({"id": "rights", "texts": {"privvacy": {}}})
    (problem,) = check_translations(load(), {"eo": [lost]})
    assert problem.instead == "Did you mean privacy?"


def test_a_fresh_translation_passes() -> None:
    assert list(check_translations(load(), {"eo": [file_of("Privateco")]})) == []


def test_one_entry_may_be_reviewed_before_the_rest(tmp_path: Path, esperanto: Path) -> None:
    digest = digest_of_text(PRIVACY.title)
    text = f"texts:\n  privacy:\n    title:\n      of: {digest}\n      text: Privateco\n      status: reviewed\n"
    (tmp_path / "eo").mkdir()
    (tmp_path / "eo" / "rights.yaml").write_text(text, encoding="utf-8")
    assert compile_translations(tmp_path) == (esperanto,)
    assert translated(PRIVACY, "title", "eo").reviewed


def test_a_fault_in_a_translation_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "eo").mkdir()
    faulty = "texts:\n  privacy:\n    title: {of: x, text: y}\n"
    (tmp_path / "eo" / "rights.yaml").write_text(faulty, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        read_translations(tmp_path)
    assert [problem.line for problem in error.value.problems] == [3]


@pytest.mark.parametrize("name", ["rights.yaml", "eo/rihgts.yaml"])
def test_a_file_that_would_be_read_for_nothing_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "eo").mkdir()
    (tmp_path / name).write_text("texts: {}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        read_translations(tmp_path)
    assert "rights" in error.value.problems[0].instead


def test_every_text_is_found_again_by_its_field() -> None:
    for _, record in all_records(load()):
        for field, text in texts_of(record):
            assert text_at(record, field) == text


def test_the_fields_that_pages_ask_for() -> None:
    assert text_at(load().of(FactQuestion)["flag-consequence"], "options.nothing").startswith("Nothing")
    line = load().of(RedLine)["eu-crime-prediction"]
    assert text_at(line, "elements.on-profile-alone.text").startswith("The forecast")
    assert text_at(line, "exceptions.existing-suspicion.rights_view").startswith("The person")
    assert text_at(load().of(SeverityScale)["house-severity"], "anchors.scale.4.label") == "Gravest"
    for field in ("nothing", "elements.none.text", "sources.0", "sources.99.at", "elements"):
        with pytest.raises(KeyError):
            text_at(line, field)


def test_the_shipped_arabic_is_shown_and_marked_as_not_reviewed() -> None:
    found = translated(PRIVACY, "title", "ar")
    assert (found.language, found.reviewed) == ("ar", False)
    files = read_translations()["ar"]
    assert {
        entry.status or file.status for file in files for held in file.texts.values() for entry in held.values()
    } == {"not-reviewed"}


def test_a_digest_is_never_taken_for_a_number() -> None:
    assert all(digest_of_text(str(number)).startswith("en-") for number in range(100))
