"""Running `duecare` inside the tests, as its entry point does, and in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from duecare.cli.main import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "src" / "duecare" / "examples" / "benefit-fraud-score.yaml"
DAY = "2026-11-22"

DOSSIER = "format: duecare-dossier/1\nid: a-system\ntitle: A system\n"
"""The smallest dossier."""

SETTLED = """
facts:
  predicts-offending: {value: no, by: city}
  remote-biometric-recognition: {value: no, by: city}
  generates-intimate-imagery: {value: no, by: city}
  generates-child-abuse-material: {value: no, by: city}
  scores-people: {value: no, by: city}
  builds-face-database: {value: no, by: city}
  categorises-by-body: {value: no, by: city}
  exploits-weakness: {value: no, by: city}
  manipulative-technique: {value: no, by: city}
  monitors-in-bulk: {value: no, by: city}
  used-for-grave-abuse: {value: [none-of-these], by: city}
  life-or-death-decision: {value: no, by: city}
  controls-weapons: {value: no, by: city}
  banned-there: {value: no, by: city}
  main-functions: {value: [forecast-events], by: city}
  areas-of-use: {value: [none-of-these], by: city}
  access-depends-on: {value: [none-of-these], by: city}
  monitoring-kinds: {value: [none-of-these], by: city}
  infers-traits: {value: [none-of-these], by: city}
review: {next_on: 2027-01-31}
"""
"""What leaves no red line open, and sets the next review."""


@dataclass(frozen=True)
class Outcome:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


def run_with(capsys: pytest.CaptureFixture[str], arguments: Sequence[str | Path]) -> Outcome:
    """Run `duecare` with these arguments."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return Outcome(int(ended.value.code or 0), said.out, said.err)


def python(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of Python in a process of its own."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


LOADED = "import json, sys\nfrom duecare.cli.main import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n" + (
    "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules} | set(sys.modules))))"
)


def loaded_by(*arguments: str | Path) -> set[str]:
    """The modules that a run of `duecare` has loaded at its end."""
    done = python(LOADED, *arguments)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))
