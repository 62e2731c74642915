"""The floors look down only, and the contracts that hold them can fail: each planted break must be caught."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

BREAKS = [
    ("core/dossier/facts.py", "import django"),
    ("core/errors.py", "import duecare.core.dossier"),
    ("core/conditions/truth.py", "import duecare.core.method.findings"),
    ("core/catalogue/base.py", "import duecare.knowledge"),
    ("files/__init__.py", "import duecare.knowledge"),
    ("knowledge/__init__.py", "import duecare.exchange"),
    ("report/__init__.py", "import duecare.exchange"),
    ("exchange/__init__.py", "import duecare.web"),
    ("web/__init__.py", "import duecare.cli"),
    ("utils/__init__.py", "x = 1"),
    ("core/helpers.py", "x = 1"),
    ("web/look/__init__.py", "import duecare.web.dossiers.models"),
    ("web/dossiers/models/__init__.py", "import duecare.web.assessment.views"),
    ("web/dossiers/models/__init__.py", "import duecare.web.dossiers.views"),
    ("web/dossiers/queries/__init__.py", "import duecare.web.dossiers.actions"),
    ("web/dossiers/utils.py", "x = 1"),
    ("web/misc/__init__.py", "x = 1"),
]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package below root."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, to plant breaks in."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "records", "fonts"))
    shutil.copy(ROOT / ".importlinter", root)
    return root


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_copy_is_whole(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("file", "line"), BREAKS)
def test_a_break_is_caught(copy: Path, file: str, line: str) -> None:
    path = copy / "src" / "duecare" / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        done = lint(copy)
    finally:
        if before is None:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        else:
            path.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "Could not use" in done.stdout or "Missing layer" in done.stdout, done.stdout
