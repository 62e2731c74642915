"""`duecare request`: a letter on the screen, in Word or in Markdown; what to know of the law stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Write
from tests.cli.running import DAY, EXAMPLE, Run


def test_it_is_shown_where_no_file_is_asked_for(run: Run) -> None:
    said = run("request", EXAMPLE, "--on", DAY, "--from", "Union\n of Clerks", "--due", "2027-01-31")
    assert said.code == 0 and not said.err
    assert "**From:** Union of Clerks" in said.out and "31 January 2027" in said.out
    assert "### 15. " in said.out and "### 16. " not in said.out


def test_it_is_written_under_the_law_of_the_country(run: Run, tmp_path: Path) -> None:
    word, text = tmp_path / "r.docx", tmp_path / "r.md"
    said = run("request", EXAMPLE, "--to", "foi", "--word", word, "--markdown", text, "--on", DAY, "--most", "3")
    assert said.code == 0 and "This law binds" in said.err
    assert word.read_bytes()[:2] == b"PK"
    told = text.read_text(encoding="utf-8")
    assert "Informationsfreiheitsgesetz" in told and "### 4. " not in told and "This law binds" not in told


def test_another_law_can_be_named_or_none(run: Run, write: Write) -> None:
    file = write()
    assert "Wet open overheid" in run("request", file, "--to", "foi", "--law", "nl-woo").out
    blank = run("request", file, "--to", "foi", "--law", "none", "--no-annex")
    assert "to fill in: the law" in blank.out and "Annex" not in blank.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "press"), "Choose operator or foi"),
        (("--to", "foi", "--law", "gdpr"), "No law on access to information"),
        (("--due", "soon"), "not a day to come"),
        (("--due", "2026-11-22"), "not a day to come"),
        (("--from", "x" * 301), "Shorten it"),
        (("--language", "tlh"), "no texts"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    said = run("request", EXAMPLE, "--on", DAY, "--word", tmp_path / "r.docx", *arguments)
    assert said.code == 2 and told in said.err
    assert not (tmp_path / "r.docx").exists()
