"""`duecare report`: a page, a PDF, a Word file, or a word on what is missing."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from pypdf import PdfReader

from tests.cli.conftest import Write
from tests.cli.running import DAY, EXAMPLE, Run


def test_a_page_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "reports" / "r.html"
    said = run("report", EXAMPLE, "--html", out, "--on", DAY)
    assert said.code == 0, said.err
    assert str(out) in said.out
    page = out.read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Benefit fraud risk score" in page


def test_a_pdf_is_written_and_can_be_read_again(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    assert run("report", EXAMPLE, "--pdf", out, "--on", DAY).code == 0
    reader = PdfReader(io.BytesIO(out.read_bytes()))
    assert len(reader.pages) > 1
    assert "Benefit fraud risk score" in reader.pages[0].extract_text()


def test_a_word_file_is_written_and_can_be_opened_again(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    said = run("report", EXAMPLE, "--docx", out, "--on", DAY)
    assert said.code == 0, said.err
    assert str(out) in said.out
    assert "Benefit fraud risk score" in Document(str(out)).paragraphs[1].text


def test_a_report_that_is_there_is_replaced(run: Run, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    out.write_text("old", encoding="utf-8")
    assert run("report", write(), "--html", out).code == 0
    assert out.read_text(encoding="utf-8") != "old"


def test_arabic_reads_from_the_right(run: Run, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    assert run("report", write(), "--html", out, "--language", "ar").code == 0
    assert 'dir="rtl"' in out.read_text(encoding="utf-8")


def test_it_must_be_said_what_to_write(run: Run) -> None:
    said = run("report", EXAMPLE)
    assert said.code == 2
    assert "--pdf" in said.err


def test_a_bad_dossier_writes_no_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: [", encoding="utf-8")
    assert run("report", tmp_path / "bad.yaml", "--html", tmp_path / "r.html").code == 2
    assert not (tmp_path / "r.html").exists()


DECIDED = f"""
decisions:
  first:
    {{gate: design, outcome: redesign, reason: x, by: board, on: 2026-11-01, findings: "sha256:{"0" * 64}"}}
evidence: {{memo: {{title: A memo, kind: document}}}}
shown: {{decisions: public}}
"""


def test_for_the_public_it_says_what_is_not_shown_and_denies_nothing(run: Run, write: Write, tmp_path: Path) -> None:
    source = write(DECIDED)
    for whom in ("team", "public"):
        assert run("report", source, "--html", tmp_path / whom, "--on", DAY, "--for", whom).code == 0
    team, public = ((tmp_path / whom).read_text(encoding="utf-8") for whom in ("team", "public"))
    assert "What is not shown here" in public and "What is not shown here" not in team
    assert "It rested on other findings" in team and "It rested on other findings" not in public
    assert "Which findings it rested on is not shown here." in public
    assert "A memo" in team and "A memo" not in public
    assert "No evidence is recorded" not in public


def test_nobody_is_written_to_whom_it_does_not_know(run: Run, tmp_path: Path) -> None:
    said = run("report", EXAMPLE, "--html", tmp_path / "out.html", "--for", "press")
    assert said.code == 2
    assert "team, partners, public" in said.err
