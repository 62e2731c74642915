"""The way in: quick, calm about mistakes, and without the web application unless it is asked for."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duecare.cli import assess as command
from duecare.cli.output import clean
from tests.cli.conftest import Write
from tests.cli.running import EXAMPLE, ROOT, Run, loaded_by

COMMANDS = ("new", "import", "assess", "check", "report", "knowledge", "schema", "serve", "demo")
CLI = ROOT / "src" / "duecare" / "cli"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert said.code == 0
    assert f"duecare {name}" in said.out


def test_without_arguments_all_commands_are_listed(run: Run) -> None:
    said = run()
    assert said.code == 2
    assert [name for name in COMMANDS if f"\n  {name} " not in said.out + said.err] == []


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out.startswith("Duecare 0.")


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") & {"pydantic", "django", "rich.console", "jinja2", "babel", "typst", "yaml"} == set()


def test_judging_loads_neither_the_web_application_nor_the_printer() -> None:
    assert loaded_by("assess", EXAMPLE) & {"django", "duecare.web", "gunicorn", "typst", "sqlite3"} == set()
    assert loaded_by("check", EXAMPLE) & {"django", "duecare.web", "typst", "rich.console"} == set()


def test_only_one_file_knows_the_web_application() -> None:
    knowing = [
        path.name
        for path in sorted(CLI.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("duecare.web", "django"))
    ]
    assert set(knowing) == {"server.py"}


def test_an_unusable_file_is_told_line_by_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("format: duecare-dossier/1\nid: X y\ntitle: A\nsytem: {}\n", encoding="utf-8")
    said = run("assess", file)
    assert said.code == 2
    assert said.out == ""
    problems = [line for line in said.err.splitlines() if line.startswith(str(file))]
    assert any(line.startswith(f"{file}:2: id: ") for line in problems)
    assert any(line.startswith(f"{file}:4: sytem: ") for line in problems)
    assert "Traceback" not in said.err


def test_a_missing_file_is_told_without_a_traceback(run: Run, tmp_path: Path) -> None:
    said = run("assess", tmp_path / "none.yaml")
    assert (said.code, said.out) == (2, "")
    assert "There is no file" in said.err
    assert "Traceback" not in said.err


def _fail(*_: object, **__: object) -> None:
    raise RuntimeError("secret words of a dossier")


def test_a_bug_is_told_shortly_and_shown_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.cli.judging.judge", _fail)
    short = run("assess", EXAMPLE)
    assert short.code == 2
    assert "mistake in the program" in short.err
    assert "secret words" not in short.err
    long = run("assess", EXAMPLE, "--debug")
    assert long.code == 2
    assert "RuntimeError: secret words" in long.err
    assert command.__doc__


def test_what_steers_a_terminal_is_made_visible() -> None:
    assert clean("a\x1b[2Jb\u202ec\x07d\r") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffd"
    assert clean("حقوق\tالإنسان\n") == "حقوق\tالإنسان\n"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_terminal_that_knows_no_arabic_is_no_error(write: Write, options: tuple[str, ...]) -> None:
    file = write("red_lines: {wg-incompatible: {raised: حقوق}}\n")
    command = [sys.executable, "-c", "from duecare.cli.main import main; main()", "assess", str(file), *options]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    if options:
        assert "حقوق" in str(json.loads(done.stdout)), "a program gets every character"
