"""What the repository holds: no secret, nothing heavy, no way out of the clone, every setting explained."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT, named

MEGABYTE = 1_000_000
SECRETS = re.compile(
    r"""-----BEGIN[ ](?:[A-Z]+[ ])?PRIVATE[ ]KEY-----
    | \bAKIA[0-9A-Z]{16}\b
    | \bgh[pousr]_[A-Za-z0-9]{30,}
    | \bxox[abpr]-[A-Za-z0-9-]{10,}
    | \b(?:SECRET_KEY|PASSWORD|API_KEY|TOKEN)\s*=\s*["'][^"'\s{}<>]{8,}["']
    | ://[^/\s:@{}<>]+:(?!password@)[^/\s:@{}<>]{3,}@(?!localhost\b|[\w.]*\bexample\b)[\w.-]+
    """,
    re.VERBOSE,
)
OUTSIDE = re.compile(r"(?<![\w/])(?:\.\./)+shared\b(?!/data\b)|(?<![\w.])/work/")
OUTSIDE_DATA = re.compile(r"(?:\.\./)+shared/data\b|[\"']shared[\"'] */ *[\"']data[\"']")
SETTING = re.compile(r"""(?:env\w*\(|environ(?:\.get\(|\[)|getenv\()\s*["']([A-Z][A-Z0-9_]+)["']""")


def kept_files() -> list[Path]:
    """The files that are in the repository, or would be with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git clone, or there is no git")
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    """Each kept text with its name; this file, which holds examples of all that is refused, aside."""
    files = [path for path in kept_files() if path != Path(__file__)]
    return [(named(path), path.read_bytes().decode("utf-8", "replace")) for path in files if path.stat().st_size]


def test_no_secret_is_kept() -> None:
    assert {name: found.group() for name, text in texts() if (found := SECRETS.search(text))} == {}


def test_no_file_is_heavy() -> None:
    heavy = {named(path): path.stat().st_size for path in kept_files() if path.stat().st_size > MEGABYTE}
    assert {name: size for name, size in heavy.items() if "/fonts/" not in name} == {}


def test_nothing_points_out_of_the_clone() -> None:
    assert {name: found.group() for name, text in texts() if (found := OUTSIDE.search(text))} == {}
    with_data = {name for name, text in texts() if OUTSIDE_DATA.search(text)}
    assert [name for name in with_data if not name.startswith("tests/")] == [], "only tests may look there, and skip"


def test_every_setting_is_explained() -> None:
    page = ROOT / "docs" / "reference" / "settings.md"
    if not page.exists():
        pytest.skip("docs/reference/settings.md is not written yet")
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    used = {name for source in sources for name in SETTING.findall(source)}
    explained = set(re.findall(r"`([A-Z][A-Z0-9_]+[A-Z0-9])`", page.read_text(encoding="utf-8")))
    assert used - explained == set()
    assert {name for name in explained - used if name.startswith("DUECARE_")} == set(), "explained, and not there"


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "key AKIAABCDEFGHIJKLMNOP here",
        'SECRET_KEY = "abcdefgh12345"',
        "postgres://duecare:hunter2@db.city.gov/duecare",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
    ],
)
def test_a_secret_is_seen(text: str) -> None:
    assert SECRETS.search(text)


@pytest.mark.parametrize("text", ["../shared/design.md", "see `../../shared/reference`", "cd /work/main"])
def test_a_way_out_is_seen(text: str) -> None:
    assert OUTSIDE.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "../shared/data/uk-atrs",
        "PASSWORD = env('X')",
        "postgresql://postgres@/duecare?host=/tmp/x",
        "://a:hunter2@localhost",
        "src/work/a",
    ],
)
def test_what_is_harmless_passes(text: str) -> None:
    assert not SECRETS.search(text)
    assert not OUTSIDE.search(text)


@pytest.mark.parametrize("text", ["env('DUECARE_A')", 'env_list("DUECARE_A", "")', "os.environ['DUECARE_A']"])
def test_a_setting_is_seen(text: str) -> None:
    assert SETTING.findall(text) == ["DUECARE_A"]
