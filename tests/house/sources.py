"""The files that the house rules look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "duecare"
CORE = PACKAGE / "core"


def python_files(*folders: Path) -> list[Path]:
    """The Python files below the folders (by default: all of ours), migrations aside."""
    below = folders or (ROOT / "src", ROOT / "tests", ROOT / "bench")
    found = [path for folder in below for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]
    return found if folders else [*found, ROOT / "hatch_build.py"]


def named(path: Path) -> str:
    """The path as people write it: from the repository's root."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    return (node for node in ast.walk(module) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def imported(module: ast.Module) -> Iterator[tuple[int, str]]:
    """What a module imports, with the line. Relative imports are refused elsewhere, so their names are whole."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."
