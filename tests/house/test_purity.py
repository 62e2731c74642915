"""Judgement is pure: the core knows no clock, no chance, no file, no network, and nothing but pydantic."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.house.sources import CORE, PACKAGE, ROOT, imported, named, python_files, tree

LIBRARIES = {"pydantic", "pydantic_core"}  # its other half, for the kinds of its errors
# fmt: off
IMPURE_MODULES = {
    "asyncio", "concurrent", "ctypes", "fcntl", "fileinput", "ftplib", "getpass", "glob", "http", "importlib",
    "io", "locale", "logging", "mmap", "multiprocessing", "os", "pathlib", "platform", "pickle", "random",
    "sched", "secrets", "select", "shelve", "shutil", "signal", "smtplib", "socket", "socketserver",
    "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "webbrowser",
}
# fmt: on
IMPURE_CALLS = {"open", "input", "print", "eval", "exec", "compile", "__import__", "globals", "breakpoint"}
HEAVY = ("typst", "docx", "duckdb", "numpy", "scipy", "pandas")

CORE_FILES = python_files(CORE)


def foreign(module: ast.Module) -> list[tuple[int, str]]:
    """Imports that the core may not have: what is neither pure standard library nor pydantic nor the core itself."""
    pure = (sys.stdlib_module_names - IMPURE_MODULES) | LIBRARIES
    return [
        (line, name)
        for line, name in imported(module)
        if name.partition(".")[0] not in pure and not f"{name}.".startswith("duecare.core.")
    ]


def impure(module: ast.Module) -> list[tuple[int, str]]:
    """Clocks, files, output and changed globals."""
    return list(_impure(module))


def _impure(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        match node:
            case ast.Attribute(attr="now" | "today" | "utcnow" as name):
                yield node.lineno, f"the clock: {name}"
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                yield node.lineno, f"{name}()"
            case ast.Global():
                yield node.lineno, f"global {', '.join(node.names)}"


def undocumented(module: ast.Module) -> list[str]:
    """Public classes, functions and methods without a docstring; the module itself unless it is empty."""
    missing = ["the module"] if module.body and not ast.get_docstring(module) else []
    return [*missing, *_undocumented(module, "")]


def _undocumented(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[str]:
    for inner in node.body:
        if not isinstance(inner, (ast.ClassDef, ast.FunctionDef)) or inner.name.startswith("_"):
            continue
        if not ast.get_docstring(inner):
            yield prefix + inner.name
        if isinstance(inner, ast.ClassDef):
            yield from _undocumented(inner, f"{prefix}{inner.name}.")


def test_the_core_imports_only_the_standard_library_and_pydantic() -> None:
    assert {named(path): found for path in CORE_FILES if (found := foreign(tree(path)))} == {}


def test_the_core_has_no_clock_no_files_no_output() -> None:
    assert {named(path): found for path in CORE_FILES if (found := impure(tree(path)))} == {}


def test_every_public_name_of_the_core_is_explained() -> None:
    assert {named(path): found for path in CORE_FILES if (found := undocumented(tree(path)))} == {}


def test_nothing_is_imported_relatively() -> None:
    relative = {
        named(path): node.lineno
        for path in python_files(ROOT / "src")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    }
    assert relative == {}


def test_of_the_command_line_only_the_server_knows_the_web() -> None:
    """So that every other command starts without Django."""
    others = [path for path in python_files(PACKAGE / "cli") if path.name != "server.py"]
    web = {
        named(path): (line, name)
        for path in others
        for line, name in imported(tree(path))
        if name.partition(".")[0] == "django" or f"{name}.".startswith("duecare.web.")
    }
    assert web == {}


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("import random", foreign),
        ("import os.path", foreign),
        ("from django.db import models", foreign),
        ("from duecare.knowledge import load", foreign),
        ("import duecare.corefoo", foreign),
        ("def f():\n    from socket import socket", foreign),
        ("from datetime import date\nx = date.today()", impure),
        ("import datetime\nx = datetime.datetime.now()", impure),
        ("x = open('a')", impure),
        ("def f():\n    global x\n    x = 1", impure),
        ('"""m"""\ndef f(): ...', undocumented),
        ('"""m"""\nclass A:\n    """a"""\n    def m(self): ...', undocumented),
        ("x = 1", undocumented),
    ],
)
def test_each_rule_can_fail(source: str, rule: object) -> None:
    assert callable(rule)
    assert rule(ast.parse(source))


def test_web_workers_never_load_what_is_heavy() -> None:
    if not (PACKAGE / "web" / "wsgi.py").exists():
        pytest.skip("there is no web application yet")
    program = (
        "import json, sys, duecare.web.wsgi\n"
        "from django.urls import get_resolver\n"
        "list(get_resolver().url_patterns)\n"  # the views are imported with the first page
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []
