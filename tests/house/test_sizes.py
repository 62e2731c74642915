"""The budgets of the house: short files, short functions, plain names, no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.house.sources import PACKAGE, functions, named, python_files, tree

FILE_MOST, FILE_USUAL = 500, 350
FUNCTION_MOST, FUNCTION_USUAL = 60, 40
TEMPLATE_MOST = 120
TEMPLATES = {".html", ".jinja", ".txt", ".typ"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}

EDGES: Mapping[str, str] = {
    "src/duecare/cli/main.py": "a bug ends in words and exit code 2, never in a bare traceback",
}
"""Files that may catch every exception, each with its reason: they stand between a bug and a person."""


def percentile_95(sizes: Iterable[int]) -> int:
    ordered = sorted(sizes)
    return ordered[(len(ordered) * 95 - 1) // 100]


def function_sizes(path: Path) -> dict[str, int]:
    return {
        f"{named(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in functions(tree(path))
    }


def catches_everything(module: ast.Module) -> list[int]:
    """The lines with a bare except, `except Exception` (alone or in a tuple) or `suppress(Exception)`."""
    guards = (node for node in ast.walk(module) if isinstance(node, (ast.ExceptHandler, ast.Call)))
    return [node.lineno for node in guards if _catches_everything(node)]


def _catches_everything(node: ast.ExceptHandler | ast.Call) -> bool:
    match node:
        case ast.ExceptHandler(type=None):
            return True
        case ast.ExceptHandler(type=caught):
            names = [caught]
        case ast.Call(func=ast.Name(id="suppress") | ast.Attribute(attr="suppress"), args=names):
            pass
        case _:
            return False
    every = [inner for name in names if name is not None for inner in ast.walk(name)]
    return any(isinstance(inner, ast.Name) and inner.id in ("Exception", "BaseException") for inner in every)


def circle(edges: Mapping[str, Iterable[str]]) -> list[str]:
    """Modules that import each other in a circle, or nothing."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_files_are_short() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {path: size for path, size in sizes.items() if size > FILE_MOST} == {}
    assert percentile_95(sizes.values()) <= FILE_USUAL


def test_functions_are_short() -> None:
    sizes = {name: size for path in python_files() for name, size in function_sizes(path).items()}
    assert {name: size for name, size in sizes.items() if size > FUNCTION_MOST} == {}
    assert percentile_95(sizes.values()) <= FUNCTION_USUAL


def test_templates_are_short() -> None:
    templates = [path for path in PACKAGE.rglob("*") if path.suffix in TEMPLATES and "static" not in path.parts]
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in templates}
    assert {path: size for path, size in sizes.items() if size > TEMPLATE_MOST} == {}


def test_names_say_what_is_inside() -> None:
    names = {part for path in python_files() for part in named(path).removesuffix(".py").split("/")}
    assert [name for name in sorted(names) if EMPTY_NAMES & set(name.split("_"))] == []


def test_only_the_edges_catch_everything() -> None:
    found = {named(path) for path in python_files() if catches_everything(tree(path))}
    assert found - set(EDGES) == set(), "catch what you expect; a bug must be seen"
    assert set(EDGES) - found == set(), "listed as an edge, and catches nothing"


def test_no_module_imports_itself_by_a_circle() -> None:
    graph = grimp.build_graph("duecare", exclude_type_checking_imports=True, cache_dir=None)
    assert "duecare.core.errors" in graph.modules
    assert circle({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}) == []


@pytest.mark.parametrize(
    "source",
    [
        "try: pass\nexcept: pass",
        "try: pass\nexcept Exception: pass",
        "try: pass\nexcept (ValueError, BaseException) as error: pass",
        "import contextlib\nwith contextlib.suppress(Exception): pass",
    ],
)
def test_catching_everything_is_seen(source: str) -> None:
    assert catches_everything(ast.parse(source))


def test_the_rules_can_fail() -> None:
    assert not catches_everything(ast.parse("try: pass\nexcept ValueError: pass\nprint(Exception)"))
    assert circle({"a": ["b"], "b": ["c"], "c": ["a"]}) != []
    assert percentile_95([1] * 95 + [1000] * 5) == 1
    assert percentile_95([1] * 94 + [1000] * 6) == 1000
