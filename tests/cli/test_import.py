"""`duecare import`: what a file holds, and dossiers of what a person chose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duecare.files.read import read_dossier
from tests.cli.running import ROOT, Run

CARD = """---
license: apache-2.0
language: [sw]
tags: [text-classification]
---
# Claims sorter

## Model Details
Sorts letters about school places.
"""

INVENTORY = ROOT.parent / "shared" / "data" / "us-ai-inventory-2024" / "2024_consolidated_ai_inventory_raw_v2.csv"
real = pytest.mark.skipif(not INVENTORY.exists(), reason="the real records are not on this machine")


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(CARD, encoding="utf-8")
    return path


def test_it_says_what_it_recognised_and_how_to_go_on(run: Run, card: Path) -> None:
    said = run("import", card)
    assert said.code == 0
    assert "Hugging Face" in said.out
    assert "one record." in said.out
    assert "--take 0" in said.out
    assert list(card.parent.iterdir()) == [card], "listing makes nothing"


def test_a_file_that_may_be_no_card_is_told_before_anything_is_chosen_and_again_when_it_is(
    run: Run, tmp_path: Path, card: Path
) -> None:
    readme = tmp_path / "plain" / "README.md"
    readme.parent.mkdir()
    readme.write_text("# A kitchen timer\n\nIt rings.\n", encoding="utf-8")
    note = "\n\nPLEASE NOTE: Look whether this is a card"
    said = run("import", readme)
    assert note in said.out and said.out.index(note) < said.out.index("A kitchen timer")
    taken = run("import", readme, "--take", "0", "--into", tmp_path / "new")
    assert note.strip() in taken.err
    assert len(taken.out.splitlines()) == 1, "what a script reads stays the file's name alone"
    assert "PLEASE NOTE" not in run("import", card).out


def test_a_chosen_record_becomes_a_dossier_that_keeps_it_whole(run: Run, card: Path, tmp_path: Path) -> None:
    said = run("import", card, "--take", "0", "--into", tmp_path / "new", "--by", "rights-lead")
    assert said.code == 0, said.err
    (file,) = (tmp_path / "new").iterdir()
    assert str(file) in said.out
    dossier = read_dossier(file)
    (record,) = dossier.records.values()
    assert any("Sorts letters about school places." in field.verbatim for field in record.fields)
    assert {fact.basis for fact in dossier.facts.values()} <= {"suggested"}
    assert any("rights-lead" in (piece.note or "") for piece in dossier.evidence.values())


def test_the_same_record_twice_makes_two_files_and_loses_none(run: Run, card: Path, tmp_path: Path) -> None:
    into = tmp_path / "new"
    first = run("import", card, "--take", "0", "--into", into).out.strip()
    before = Path(first).read_bytes()
    second = run("import", card, "--take", "all", "--into", into).out.strip()
    assert first != second
    assert Path(first).read_bytes() == before
    assert read_dossier(Path(second)).id == Path(second).stem


@pytest.mark.parametrize("take", ["7", "x", "", "5-3", "0-99999999", "0,1"])
def test_a_number_without_a_record_is_refused_and_nothing_is_made(
    run: Run, card: Path, tmp_path: Path, take: str
) -> None:
    said = run("import", card, f"--take={take}", "--into", tmp_path / "new")
    assert said.code == 2
    assert "There is no record" in said.err
    assert not (tmp_path / "new").exists()


def test_words_that_nothing_holds_are_told(run: Run, card: Path) -> None:
    said = run("import", card, "--search", "submarine")
    assert said.code == 2
    assert "None of the 1 records" in said.err or "None of" in said.err


def test_an_unknown_layout_says_what_it_saw_and_what_to_do(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,colour\na,red\nb,blue\n", encoding="utf-8")
    said = run("import", file)
    assert said.code == 2
    assert "2 columns" in said.err
    assert "duecare new" in said.err


@real
def test_a_whole_register_is_searched_and_a_range_is_taken(run: Run, tmp_path: Path) -> None:
    listed = run("import", INVENTORY)
    assert "2,133 records" in listed.out
    assert "2,113 more" in listed.out
    assert len(run("import", INVENTORY, "--all").out.splitlines()) > 2_133
    found = run("import", INVENTORY, "--search", "benefits fraud")
    assert 0 < len(found.out.splitlines()) < 40
    taken = run("import", INVENTORY, "--take", "3, 5-7", "--into", tmp_path)
    assert len(taken.out.splitlines()) == 4
    assert all(read_dossier(Path(line)).records for line in taken.out.splitlines())


def test_a_folder_that_cannot_be_made_is_told(run: Run, card: Path) -> None:
    said = run("import", card, "--take", "0", "--into", card / "below-a-file")
    assert said.code == 2
    assert "cannot be written" in said.err


TABLE = "Tool;Council;\u200fنوع;\nBin routes;City of Lindenau;x;\nDesk rota;Town of Ash;;\n"


def test_any_table_is_read_once_its_columns_are_mapped(run: Run, tmp_path: Path) -> None:
    file, other, mapping = tmp_path / "tools.csv", tmp_path / "next-year.csv", tmp_path / "map.yaml"
    file.write_text(TABLE, encoding="utf-8")
    other.write_text(TABLE.replace("Desk rota", "Park rota"), encoding="utf-8")
    printed = run("import", file, "--columns")
    assert printed.code == 0
    mapping.write_text(printed.out.replace('"Council"', '"Council"\n  says: [asserted-by]'), encoding="utf-8")
    listed = run("import", file, "--mapping", mapping)
    assert listed.code == 0, listed.err
    assert "2 records" in listed.out
    assert "Town of Ash" in listed.out
    taken = run("import", other, "--mapping", mapping, "--take", "1", "--into", tmp_path / "new")
    dossier = read_dossier(Path(taken.out.strip()))
    assert dossier.title == "Park rota"
    assert [field.name for field in dossier.records["spreadsheet-1"].fields] == ["Tool", "Council", "\u200fنوع", ""]


def test_a_mapping_for_another_table_or_a_wrong_one_is_told_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    file, mapping, into = tmp_path / "tools.csv", tmp_path / "map.yaml", tmp_path / "new"
    file.write_text(TABLE, encoding="utf-8")
    mapping.write_text(run("import", file, "--columns").out, encoding="utf-8")
    file.write_text(TABLE.replace("Tool;Council", "Council;Tool"), encoding="utf-8")
    said = run("import", file, "--mapping", mapping, "--take", "all", "--into", into)
    assert said.code == 2
    assert "is for another table than tools.csv: column 1 is headed “council”" in said.err
    mapping.write_text("format: duecare-columns/1\nname: x\ncolumns:\n- heading: Tool\n", encoding="utf-8")
    said = run("import", file, "--mapping", mapping, "--take", "all", "--into", into)
    assert said.code == 2
    assert "map.yaml:3: columns" in said.err or "No column says title" in said.err
    assert not into.exists()


def test_what_to_know_of_a_table_stays_out_of_its_mapping(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes("publishing_body,published,url\nVille d’Aubépine,,\n".encode("cp1252"))
    said = run("import", file, "--columns")
    assert "PLEASE NOTE: It resembles the United Kingdom" in said.err
    assert "Look whether all letters are right" in said.err
    assert "PLEASE NOTE" not in said.out


def test_what_is_no_table_has_no_columns_to_map(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_text("", encoding="utf-8")
    said = run("import", file, "--columns")
    assert said.code == 2
    assert "no table whose columns can be mapped" in said.err


def test_a_canadian_level_is_listed_beside_its_record_and_kept_in_the_evidence(run: Run, tmp_path: Path) -> None:
    answers = ROOT / "tests" / "exchange" / "fixtures" / "aia-fr.json"
    said = run("import", answers)
    assert "Published impact level: not stated in this file. Computed again from the answers: level II." in said.out
    made = run("import", answers, "--take", "0", "--into", tmp_path)
    (evidence,) = read_dossier(Path(made.out.strip())).evidence.values()
    assert "Computed again from the answers: level II." in (evidence.note or "")
    table = tmp_path / "levels.csv"
    table.write_text("file,level_published\naia-fr.json,4\n", encoding="utf-8")
    both = run("import", answers, "--published", table)
    assert "as levels.csv lists it: IV. Computed again from the answers: level II." in both.out
    table.write_text("file,level_published\n", encoding="utf-8")
    assert run("import", answers, "--published", table).code == 2


INVENTORIES = ROOT / "tests" / "exchange" / "fixtures"


def test_a_newer_edition_tells_what_appeared_changed_and_disappeared(run: Run, tmp_path: Path) -> None:
    older, newer = INVENTORIES / "atrs.csv", tmp_path / "newer.csv"
    text = older.read_text(encoding="utf-8").replace("2025-06-26T07:39:09Z", "2026-01-01T00:00:00Z")
    lines = [line for line in text.splitlines() if "Benefit visit planner" not in line]
    newer.write_text("\n".join([*lines, "HMRC,Letter bot,,https://records.example/letter-bot"]), encoding="utf-8")
    said = run("import", newer, "--since", older)
    assert said.code == 0, said.err
    assert "newer.csv (5 records) since atrs.csv (5)." in said.out
    appeared, changed, disappeared = (said.out.index(word) for word in ("Appeared: 1", "Changed: 1", "Disappeared"))
    assert appeared < said.out.index("Letter bot") < changed < said.out.index("Parcel damage triage") < disappeared
    assert "published\n          then: 2025-06-26T07:39:09Z\n          now:  2026-01-01T00:00:00Z" in said.out
    assert said.out.index("Benefit visit planner") > disappeared
    assert list(tmp_path.iterdir()) == [newer], "nothing is made"


def test_many_changes_are_cut_and_told_whole_when_asked_for(run: Run, tmp_path: Path) -> None:
    older, newer = tmp_path / "older.csv", tmp_path / "newer.csv"
    head, rows = "publishing_body,tool_name,published,url", range(25)
    older.write_text("\n".join([head, *(f"HMRC,Tool {n},{'y' * 500} {n},https://x/{n}" for n in rows)]))
    newer.write_text("\n".join([head, *(f"HMRC,Tool {n},,https://x/{n}" for n in rows)]))
    short, whole = run("import", newer, "--since", older).out, run("import", newer, "--since", older, "--all").out
    assert "and 5 more: list them with --all" in short
    assert "y" * 500 not in short
    assert whole.count("y" * 500) == 25
    assert "now:  (blank: not stated)" in short


def test_records_that_nothing_tells_apart_and_other_layouts_are_said(run: Run, tmp_path: Path) -> None:
    older, newer = tmp_path / "older.csv", tmp_path / "newer.csv"
    older.write_text("publishing_body,tool_name,published,url\nHMRC,Bot,1,\nHMRC,Bot,2,\n")
    newer.write_text("publishing_body,tool_name,published,url\nHMRC,Bot,3,\nHMRC,Bot,4,\n")
    said = run("import", newer, "--since", older).out
    assert "look for yourself which became which: 1" in said
    assert "then: 0, 1; now: 0, 1" in said
    years = run("import", INVENTORIES / "inventory-2025.csv", "--since", INVENTORIES / "inventory.csv").out
    assert "The two layouts differ" in years
    assert run("import", older, "--since", INVENTORIES / "inventory.csv").code == 2


def test_a_field_that_an_edition_does_not_have_is_told(run: Run, tmp_path: Path) -> None:
    older, newer = tmp_path / "older.json", tmp_path / "newer.json"
    record = {"id": 1, "title": "P", "organisatie": "L", "doel": "", "status": ""}
    older.write_text(json.dumps({"algoritmes": [record]}))
    newer.write_text(json.dumps({"algoritmes": [{**record, "url": "https://x"}]}))
    assert "then: (no such field)\n          now:  https://x" in run("import", newer, "--since", older).out


def test_what_is_made_from_outside_says_so_and_keeps_who_states_it(run: Run, card: Path, tmp_path: Path) -> None:
    assert run("import", card, "--take", "0", "--into", tmp_path / "out", "--outside").code == 0
    made = read_dossier(next((tmp_path / "out").iterdir()))
    assert made.outside == "operator-not-asked"
    assert all(fact.basis == "suggested" for fact in made.facts.values())
    assert all(record.asserted_by for record in made.records.values())
