"""`duecare screen`: which systems to look at first, in the terminal and in files, and dossiers of them."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from duecare.cli import screen_table
from duecare.cli.judging import knowledge
from duecare.cli.screen_progress import Progress
from duecare.cli.screening import Screened, screened
from duecare.files.read import read_dossier
from tests.cli.running import DAY, ROOT, Run, loaded_by
from tests.triage import registers
from tests.triage.words import DAY as ON

MAPPING = """format: duecare-columns/1
name: A small register
columns:
  - {heading: Name, says: [title]}
  - {heading: Purpose, says: [purpose]}
  - {heading: Body, says: [asserted-by, deployer]}
  - {heading: Country, says: [countries]}
  - {heading: Maker, says: [supplier]}
"""
GARDEN = (
    "The office plants trees along roads, mows the lawns, waters flowers and sweeps leaves in spring and in autumn."
)
HARMFUL = "<script>alert(1)</script> \x1b[2J \u202e facial recognition of migrants"
ROWS = (
    ("Door", "It uses facial recognition to identify people who enter.", "Border agency", "NL", "Lookalike BV"),
    ("Claims", "It scores claims for welfare benefits to find fraud by single parents.", "City of Somewhere", "NL", ""),
    (
        "Garden",
        GARDEN,
        "City",
        "",
        "",
    ),
    ("Tool", "A tool", "City", "", ""),
    (
        "=cmd|' /C calc'!A0",
        HARMFUL,
        "+City",
        "",
        "@x",
    ),
)
INVENTORY = ROOT.parent / "shared" / "data" / "us-ai-inventory-2024" / "2024_consolidated_ai_inventory_raw_v2.csv"
real = pytest.mark.skipif(not INVENTORY.exists(), reason="the real records are not on this machine")


@pytest.fixture
def register(tmp_path: Path) -> list[str | Path]:
    """A small register of our own, as it is given to the command."""
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return [table(tmp_path / "register.csv", ROWS), "--mapping", mapping, "--on", DAY]


def table(path: Path, rows: object) -> Path:
    """Write a table."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Name", "Purpose", "Body", "Country", "Maker"])
        writer.writerows(rows)  # type: ignore[arg-type]
    return path


def test_it_says_where_to_look_and_why(run: Run, register: list[str | Path]) -> None:
    said = run("screen", *register)
    assert said.code == 0, said.err
    assert "Door [0], Border agency" in said.out
    assert "“It uses facial recognition to identify people who enter”" in said.out
    assert "Whose right: " in said.out and "Not stated, and needed: " in said.out
    assert "Too vague to judge: ask for more" in said.out and "Tool [3], City" in said.out
    assert "That is not a no" in said.out.replace("\n", " ")
    assert said.out.index("Door [0]") < said.out.index("Garden [2]")
    assert "\x1b" not in said.out and "\u202e" not in said.out


def test_in_a_terminal_it_is_a_table(register: list[str | Path]) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=120, highlight=False, markup=False, emoji=False)
    done = screened([Path(register[0])], Path(register[2]), knowledge([]), ON, quiet=True)
    screen_table.show(done, done.telling("en"), most=2, console=console)
    text = out.getvalue()
    assert "Claims" in text and "[1]" in text and "[4]" in text
    assert "and 1 more" in text, "the third of those to look at"
    assert "\x1b[2J" not in text and "\u202e" not in text


def test_what_a_field_states_stands_beside_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    done = Screened(registers.screened(*registers.REGISTER[:7]), (), ("register.csv",), registers.CATALOGUE, ON)
    screen_table.show(done, registers.telling(), most=None)
    text = " ".join(capsys.readouterr().out.split())
    assert "A field of the record states: " in text and "(“Yes” under “Personal data?”)" in text
    assert "Too vague to judge" in text and "Tool [3], City. Not stated: Description." in text


def test_what_is_folded_is_said(run: Run, register: list[str | Path], tmp_path: Path) -> None:
    twice = "It scores claims for welfare benefits to find fraud by single parents and children of the whole city."
    table(tmp_path / "register.csv", [("Claims", twice, "City", "", ""), ("Claims", twice, "Province", "", "")])
    assert "Folded into this: Records that say nearly the same: 1." in run("screen", *register).out


def test_every_record_can_be_listed(run: Run, tmp_path: Path, register: list[str | Path]) -> None:
    words = ("alpha", "bravo", "delta", "gamma", "omega", "sigma", "theta", "kappa")
    rows = [
        (f"{one} {two}", f"{one} {two} uses facial recognition of {two} {one}s", "City", "", "")
        for one in words
        for two in words
    ]
    table(tmp_path / "register.csv", rows)
    few, many = run("screen", *register), run("screen", *register, "--all")
    assert few.out.count("Look ") < many.out.count("Look ")
    assert run("screen", *register, "--top", "3").out.count("facial recognition") < few.out.count("facial recognition")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--right", "privcy"), "privacy"),
        (("--group", "kids and children"), "children"),
        (("--red-line", "predictive"), "wg-predictive-policing"),
        (("--country", "NX"), "NL"),
        (("--organisation", "Border agncy"), "Border agency"),
        (("--supplier", "Lookalik B"), "Lookalike BV"),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest(
    run: Run, register: list[str | Path], asked: tuple[str, str], said: str
) -> None:
    answer = run("screen", *register, *asked)
    assert answer.code == 2
    assert "There is no" in answer.err and said.split("-")[0] in answer.err


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (("--organisation", "border"), {"Door"}),
        (("--supplier", "lookalike"), {"Door"}),
        (("--search", "claims"), {"Claims"}),
        (("--country", "nl"), {"Door", "Claims"}),
        (("--right", "Privacy"), None),
    ],
)
def test_filters_keep_what_was_asked_for(
    run: Run, register: list[str | Path], asked: tuple[str, str], kept: set[str] | None
) -> None:
    systems = run("screen", *register, "--json", "-", *asked).json["systems"]
    titles = {one["title"] for one in systems}
    assert titles == kept if kept is not None else titles
    assert "Asked for, and shown here: " in run("screen", *register, *asked).out


def test_json_on_standard_output_is_nothing_else(run: Run, register: list[str | Path]) -> None:
    said = run("screen", *register, "--json", "-")
    assert said.json["format"] == "duecare-screening/1"
    assert said.err == ""
    assert json.loads(run("schema", "--screening").out)["$id"] == "urn:duecare:screening:1"


def test_files_are_written_as_was_asked(run: Run, register: list[str | Path], tmp_path: Path) -> None:
    names = {kind: tmp_path / "out" / f"a.{kind}" for kind in ("csv", "xlsx", "json", "html")}
    said = run("screen", *register, *(part for kind, path in names.items() for part in (f"--{kind}", path)))
    assert said.code == 0, said.err
    assert all(str(path) in said.out for path in names.values())
    rows = list(csv.reader(io.StringIO(names["csv"].read_text(encoding="utf-8-sig"), newline="")))
    assert {row[1] for row in rows[1:]} == {"Door", "Claims", "Garden", "Tool", "'=cmd|' /C calc'!A0"}
    assert names["xlsx"].read_bytes().startswith(b"PK")
    assert json.loads(names["json"].read_bytes())["records"] == 5
    assert "<script>alert" not in names["html"].read_text(encoding="utf-8")
    assert run("screen", *register, "--html", names["html"], "--language", "ar").code == 0
    assert 'dir="rtl"' in names["html"].read_text(encoding="utf-8")
    assert "no texts in the language" in run("screen", *register, "--language", "xx").err


def test_dossiers_are_started_with_what_the_words_suggest(run: Run, register: list[str | Path], tmp_path: Path) -> None:
    said = run("screen", *register, "--take", "first:1,1", "--into", tmp_path / "new")
    assert said.code == 0, said.err
    paths = list(map(Path, said.out.split()))
    assert 1 <= len(paths) <= 2 and paths[-1].name == "claims.yaml"
    dossier = read_dossier(tmp_path / "new" / "claims.yaml")
    fact = dossier.facts["looks-for-fraud"]
    assert (fact.value, fact.basis, fact.by, fact.evidence) == (
        "yes",
        "suggested",
        "city-of-somewhere",
        ("spreadsheet-1",),
    )
    assert fact.note and "“It scores claims for welfare benefits" in fact.note
    assert dossier.records["spreadsheet-1"].fields[0].verbatim == "Claims"
    again = run("screen", *register, "--take", "1", "--into", tmp_path / "new", "--outside")
    assert read_dossier(tmp_path / "new" / "claims-2.yaml").plain() != {**dossier.plain(), "id": "claims-2"}
    assert "claims-2.yaml" in again.out, "nothing is written over"


@pytest.mark.parametrize("number", ["x", "99", "2:0", "1:x", "5-3"])
def test_what_is_no_number_of_a_record_is_told(run: Run, register: list[str | Path], number: str) -> None:
    assert run("screen", *register, "--take", number).code == 2


def test_several_files_are_one_register_and_their_records_are_told_apart(
    run: Run, register: list[str | Path], tmp_path: Path
) -> None:
    other = tmp_path / "other" / "register.csv"
    other.parent.mkdir()
    table(other, [("Camp", "It uses facial recognition of refugees in the camp.", "Agency", "KE", "")])
    said = run("screen", other, *register)
    assert "Camp [1:0], Agency" in said.out and "Door [2:0], Border agency" in said.out
    taken = run("screen", other, *register, "--take", "2:1,1:0", "--into", tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"claims.yaml", "camp.yaml"}, taken.err
    assert "2:17 is record 17" in run("screen", other, *register, "--take", "0").err
    assert "given twice" in run("screen", register[0], *register).err


def test_what_nothing_is_found_in_is_listed_too(run: Run, register: list[str | Path], tmp_path: Path) -> None:
    table(tmp_path / "register.csv", [ROWS[2]])
    said = run("screen", *register)
    assert "None." in said.out and "Garden [0]" in said.out


def test_progress_is_told_on_a_terminal_and_from_time_to_time_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    log, live = io.StringIO(), io.StringIO()
    monkeypatch.setattr(live, "isatty", lambda: True)
    clock = iter(range(0, 1_000, 6))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    for stream in (log, live):
        progress = Progress(stream=stream)
        progress.say("Reading")
        progress.of(1_000)
        for count in range(1, 5):
            progress(count)
        progress.done()
    assert log.getvalue() == "2 of 1,000 records\n4 of 1,000 records\n"
    assert "\r\x1b[KReading" in live.getvalue() and live.getvalue().endswith("\r\x1b[K")
    silent = io.StringIO()
    quiet = Progress(stream=silent, quiet=True)
    quiet(1)
    assert silent.getvalue() == ""


def test_a_table_is_streamed(run: Run, register: list[str | Path], tmp_path: Path) -> None:
    out = tmp_path / "streamed.csv"
    said = run("screen", *register, "--stream", out)
    assert said.code == 0, said.err
    assert "5 records were looked through; the table of 5 is in" in said.out
    assert len(list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline="")))) == 6
    assert "nothing but that table" in run("screen", *register, "--stream", out, "--take", "1").err
    assert "One table" in run("screen", *register, register[0], "--stream", out).err
    assert "There is no right" in run("screen", *register, "--stream", out, "--right", "x").err


def test_an_interrupted_stream_says_how_to_go_on(
    run: Run, register: list[str | Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("duecare.cli.screen_streaming.stream", interrupted)
        said = run("screen", *register, "--stream", tmp_path / "out.csv")
    assert said.code == 130 and "goes on where it was" in said.err


def test_a_stream_that_was_killed_goes_on_without_loss(run: Run, register: list[str | Path], tmp_path: Path) -> None:
    rows = [(f"System {at}", f"{ROWS[at % 5][1]} Number {at}.", "City", "", "") for at in range(3_000)]
    table(tmp_path / "register.csv", rows)
    whole, out = tmp_path / "whole.csv", tmp_path / "out.csv"
    assert run("screen", *register, "--stream", whole).code == 0
    program = "from duecare.cli.main import main; main()"
    arguments = ["screen", *map(str, register), "--stream", str(out)]
    command = [sys.executable, "-c", program, *arguments]
    for _ in range(2):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        kill_after_a_step(process, tmp_path / "out.csv.work" / "state.json")
    assert not out.exists()
    assert run(*arguments).code == 0
    assert out.read_bytes() == whole.read_bytes()


def kill_after_a_step(process: subprocess.Popen[bytes], state: Path) -> None:
    """Kill the process as soon as it has come further."""
    before = state.read_bytes() if state.exists() else b""
    while process.poll() is None:
        now = state.read_bytes() if state.exists() else b""
        if now != before and b'"rows": 0, "order": 0' not in now:
            process.kill()
        time.sleep(0.002)
    assert process.returncode == -signal.SIGKILL


def test_reading_stops_quietly_when_nobody_reads_on(register: list[str | Path]) -> None:
    program = "from duecare.cli.main import main; main()"
    command = [sys.executable, "-c", program, "screen", *map(str, register)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert b"mistake in the program" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_help_loads_little() -> None:
    loaded = loaded_by("screen", "--help")
    assert not {"duecare.triage", "openpyxl", "rich.table", "duecare.exchange"} & loaded


@real
def test_a_whole_register_is_looked_through(run: Run, tmp_path: Path) -> None:
    said = run("screen", INVENTORY, "--on", DAY, "--json", "-")
    document = said.json
    assert document["records"] == 2133
    assert len(document["systems"]) + sum(len(one["alike"]) for one in document["systems"]) == 2133
