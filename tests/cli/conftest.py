"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import DOSSIER, Outcome, Run, run_with

Write = Callable[..., Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `duecare` with arguments."""

    def running(*arguments: str | Path) -> Outcome:
        return run_with(capsys, arguments)

    return running


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the smallest dossier, with more behind it, to a file."""

    def writing(more: str = "", name: str = "dossier.yaml") -> Path:
        path = tmp_path / name
        path.write_text(DOSSIER + more, encoding="utf-8")
        return path

    return writing
