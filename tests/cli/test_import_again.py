"""`duecare import --update`: what a newer file says of the records that dossiers keep, and taking it over."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.files.read import read_dossier
from tests.cli.running import ROOT, Run

HEAD = "publishing_body,tool_name,published,url"
INVENTORY = (ROOT / "tests" / "exchange" / "fixtures" / "inventory.csv").read_bytes()
PLANNER = "benefit-visit-planner"


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    older = tmp_path / "older.csv"
    older.write_bytes(INVENTORY)
    run("import", older, "--take", "all", "--into", tmp_path / "dossiers")
    return tmp_path / "dossiers"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "newer.csv"
    changed = INVENTORY.replace(b"Choose which households", b"Pick which households")
    lines = changed.replace(b"Acquisition and/or Development", b"Retired").split(b"\r\n")
    path.write_bytes(b"\r\n".join(line for line in lines if b"Clinic map" not in line))
    return path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_changed_disappeared_and_stayed_is_told_and_nothing_is_written(
    run: Run, folder: Path, newer: Path
) -> None:
    (folder / "map.yaml").write_text("format: duecare-columns/1\n")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    said = run("import", newer, "--update", folder)
    assert said.code == 0, said.err
    part = said.out.split(f"\n{PLANNER}  ")[1].split("\n\n")[0]
    assert "then: Choose which households" in part
    assert "now:  Pick which households" in part
    assert "system.stage: development → retired" in part
    gone = said.out.split("\nclinic-map-of-the-valley  ")[1].split("\n\n")[0]
    assert "does not hold its record any more. Nothing is changed by that: look why." in gone
    assert "The record is the same, word for word." in said.out
    assert f"--apply {PLANNER}" in said.out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_what_is_taken_over_leaves_what_somebody_wrote_and_the_comments(run: Run, folder: Path, newer: Path) -> None:
    file = folder / f"{PLANNER}.yaml"
    change(file, "stage: development", "stage: testing  # as we saw it")
    told = run("import", newer, "--update", folder).out
    assert "Stays as somebody wrote it: system.stage: development → retired\n        the dossier says testing" in told
    said = run("import", newer, "--update", folder, "--apply", PLANNER, "--by", "rights-lead")
    assert said.out == f"{file}: the newer record is kept, and 1 of its changes taken over.\n"
    dossier = read_dossier(file)
    assert dossier.system.stage == "testing"
    assert (dossier.system.purpose or "").startswith("Pick which")
    assert "# as we saw it" in file.read_text(encoding="utf-8")
    assert set(dossier.records) == {"us-inventory-2024-1", "us-inventory-2024-1-2"}
    assert "rights-lead" in (dossier.evidence["us-inventory-2024-1-2"].note or "")
    again = run("import", newer, "--update", folder).out
    assert again.split(f"\n{PLANNER}  ")[1].split("\n")[1] == "    The record is the same, word for word."
    assert run("import", newer, "--update", folder, "--apply", PLANNER).code == 2


def test_a_confirmed_fact_is_told_beside_what_the_newer_record_suggests(run: Run, tmp_path: Path, folder: Path) -> None:
    file = folder / f"{PLANNER}.yaml"
    change(file, "basis: suggested", "basis: stated")
    change(file, "value: yes", "value: no")
    newer = tmp_path / "next.csv"
    newer.write_bytes(INVENTORY.replace(b",YES,", b",NO,"))
    said = run("import", newer, "--update", folder).out
    assert "nothing of it, and it stays: facts.uses-personal-data: yes → (nothing)" in said
    other = run("import", tmp_path / "older.csv", "--update", folder).out
    assert "To take changes over" not in other, "the record says what it said, so nothing is asked again"


def test_several_records_that_nothing_tells_apart_are_told_and_none_is_taken(run: Run, tmp_path: Path) -> None:
    older, newer, folder = tmp_path / "older.csv", tmp_path / "newer.csv", tmp_path / "dossiers"
    older.write_text(f"{HEAD}\nHMRC,Bot,1,\n")
    newer.write_text(f"{HEAD}\nHMRC,Bot,2,\nHMRC,Bot,3,\n")
    run("import", older, "--take", "all", "--into", folder)
    assert "Several records could be it: 0, 1." in run("import", newer, "--update", folder).out
    assert run("import", newer, "--update", folder, "--apply", "bot").code == 2


def test_a_table_is_compared_with_the_mapping_that_it_was_read_with(run: Run, tmp_path: Path) -> None:
    table, mapping, folder = tmp_path / "ours.csv", tmp_path / "map.yaml", tmp_path / "dossiers"
    table.write_text("System,Purpose\nPlanner,Plans\n")
    mapping.write_text(run("import", table, "--columns").out)
    run("import", table, "--mapping", mapping, "--take", "0", "--into", folder)
    table.write_text("System,Purpose\nPlanner,Plans visits\n")
    assert "now:  Plans visits" in run("import", table, "--mapping", mapping, "--update", folder).out
    table.write_text("System,Aim\nPlanner,Plans\n")
    mapping.write_text(run("import", table, "--columns").out)
    assert "cannot be read again" in run("import", table, "--mapping", mapping, "--update", folder).out


def test_a_folder_without_a_fitting_dossier_and_one_that_is_broken_are_told(
    run: Run, folder: Path, newer: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    said = run("import", newer, "--update", empty)
    assert said.code == 2
    assert "keeps a record of the kind" in said.err
    (empty / "atrs.csv").write_text(f"{HEAD}\nHMRC,Bot,1,\n")
    assert run("import", empty / "atrs.csv", "--update", folder).code == 2
    change(folder / f"{PLANNER}.yaml", "stage: development", "stage: never")
    assert "never" in run("import", newer, "--update", folder).err


def test_changes_that_together_alter_a_judgement_are_left_to_people(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path, newer: Path
) -> None:
    from duecare.cli import updating
    from duecare.core.revision import Conflict, MergeConflictError

    def judged(*_: object) -> None:
        raise MergeConflictError([Conflict("judgement", ("red_lines", "eu-social-scoring"))], [])

    monkeypatch.setattr(updating, "merge", judged)
    before = (folder / f"{PLANNER}.yaml").read_bytes()
    said = run("import", newer, "--update", folder, "--apply", "all")
    assert "left as it is" in said.out
    assert "red_lines.eu-social-scoring" in said.out
    assert (folder / f"{PLANNER}.yaml").read_bytes() == before


def test_more_files_than_are_read_are_refused(
    run: Run, folder: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from duecare.cli import updating

    monkeypatch.setattr(updating, "MOST", 2)
    assert "more than 2 files" in run("import", newer, "--update", folder).err
