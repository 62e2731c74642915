"""`duecare export`: files for other programs, for whom they may be, never over one that is there."""

from __future__ import annotations

import json
from pathlib import Path

from duecare.files.read import parse_dossier
from tests.cli.conftest import Write
from tests.cli.running import DAY, EXAMPLE, Run

TEAM = {"dossier.yaml", "dossier.json", "findings.json", "impacts.csv"}


def test_the_team_gets_everything(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "files"
    said = run("export", EXAMPLE, out, "--on", DAY)
    assert said.code == 0, said.err
    assert {path.name for path in out.iterdir()} == TEAM
    assert all(str(out / name) in said.out for name in TEAM)
    digest = parse_dossier(EXAMPLE.read_bytes(), "x.yaml").digest
    for name in ("dossier.yaml", "dossier.json"):
        assert parse_dossier((out / name).read_bytes(), name).digest == digest
    judged = run("assess", EXAMPLE, "--json", "--on", DAY).json
    assert json.loads((out / "findings.json").read_text(encoding="utf-8")) == judged


def test_the_public_gets_what_it_may_see_and_what_is_withheld(run: Run, tmp_path: Path) -> None:
    assert run("export", EXAMPLE, tmp_path, "--for", "public", "--on", DAY).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {*TEAM, "withheld.csv"}
    assert "evidence,contract-draft," in (tmp_path / "withheld.csv").read_text(encoding="utf-8")
    assert "contract-draft" in EXAMPLE.read_text(encoding="utf-8")
    assert "contract-draft" not in (tmp_path / "dossier.yaml").read_text(encoding="utf-8")


def test_nothing_that_is_there_is_written_over(run: Run, write: Write) -> None:
    source = write()
    before = source.read_bytes()
    said = run("export", source, source.parent, "--for", "public")
    assert said.code == 2
    assert "is already there" in said.err
    assert source.read_bytes() == before
    assert not (source.parent / "dossier.json").exists()


def test_an_unknown_audience_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("export", EXAMPLE, tmp_path / "out", "--for", "press")
    assert said.code == 2
    assert "team, partners, public" in said.err
    assert not (tmp_path / "out").exists()
