"""Each dependency says why it is here, and what is installed is pinned, hashed and free of addresses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT

PYPROJECT = ROOT / "pyproject.toml"
REQUIREMENTS = ("base", "dev", "bench", "uv")


def compiled(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(text: str) -> Mapping[str, str]:
    """Name and version of each pinned package."""
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.M)}


def unhashed(text: str) -> list[str]:
    """The packages of a requirements file that carry no hash, and lines that are neither a pin nor a hash."""
    entries = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.startswith("#")))
    entry = re.compile(r"[\w.-]+==[^\s]+(?: ;[^\\]+)?(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+\s*")
    return [text for text in entries if text.strip() and not entry.fullmatch(text)]


def unexplained(text: str) -> list[str]:
    """The dependency lines of pyproject.toml without a comment that says why."""
    blocks = re.findall(r"^(?:dependencies|dev|bench) = \[\n(.*?)^\]", text, re.M | re.S)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if not re.fullmatch(r'"[^"]+",\s+# \S.+', line)]


def unmet(wanted: list[str], pinned: Mapping[str, str]) -> Iterator[str]:
    """The requirements that the pins do not meet."""
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            yield f"{requirement} is pinned as {version}"


def project() -> Mapping[str, Any]:
    return tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))


def test_each_dependency_says_why() -> None:
    assert unexplained(PYPROJECT.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_each_package_is_hashed_and_none_has_an_address(name: str) -> None:
    assert pins(compiled(name))
    assert unhashed(compiled(name)) == []
    assert "http" not in compiled(name)


def test_the_pins_meet_what_the_project_asks() -> None:
    base, dev = project()["project"]["dependencies"], project()["dependency-groups"]["dev"]
    assert list(unmet(base, pins(compiled("base")))) == []
    assert list(unmet([*base, *dev, *project()["build-system"]["requires"]], pins(compiled("dev")))) == []
    assert list(unmet(project()["dependency-groups"]["bench"], pins(compiled("bench")))) == []
    assert list(unmet(["uv"], pins(compiled("uv")))) == []


def test_the_files_agree() -> None:
    base, dev, bench, uv = (pins(compiled(name)).items() for name in REQUIREMENTS)
    assert base <= dev
    assert uv <= dev
    assert {name for name, _ in bench - dev}.isdisjoint(dict(dev))


def test_a_package_without_a_hash_is_seen() -> None:
    hash_ = "--hash=sha256:" + "0" * 64
    assert unhashed(f"a==1 \\\n    {hash_}\nb==2 ; python_version < '3.12' \\\n    {hash_} \\\n    {hash_}\n") == []
    assert unhashed(f"a==1\nb==2 \\\n    {hash_}\n") == ["a==1"]
    assert unhashed("--index-url here\n") != []
    assert unhashed(f"a @ git+ssh://host/a \\\n    {hash_}\n") != []


def test_the_other_rules_can_fail() -> None:
    assert unexplained('dependencies = [\n  "a>=1",\n  "b>=1",  # why\n]\n') == ['"a>=1",']
    assert list(unmet(["a>=2"], {"a": "1.9"})) == ["a>=2 is pinned as 1.9"]
    assert list(unmet(["a>=2"], {})) != []
