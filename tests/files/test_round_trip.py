"""A dossier survives its files: what is written says exactly what was meant, also of hostile texts."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.files import write
from duecare.files.read import parse_dossier, parse_tree, read_dossier
from duecare.files.write import dossier_json, dossier_yaml, replace_file, update_dossier, write_dossier
from duecare.files.yaml_text import yaml_document, yaml_inline
from tests.files.test_bounds import somebody_else
from tests.strategies import HOSTILE, dossiers

BARE = Dossier(format="duecare-dossier/1", id="a", title="A")


@given(dossiers())
def test_yaml_says_the_same(dossier: Dossier) -> None:
    assert parse_dossier(dossier_yaml(dossier).encode(), "a.yaml") == dossier


@given(dossiers())
def test_json_says_the_same(dossier: Dossier) -> None:
    assert parse_dossier(dossier_json(dossier).encode(), "a.json") == dossier


@given(dossiers())
def test_both_keep_the_digest(dossier: Dossier) -> None:
    assert parse_dossier(dossier_yaml(dossier).encode(), "a").digest == dossier.digest
    assert parse_dossier(dossier_json(dossier).encode(), "a").digest == dossier.digest


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_position(text: str) -> None:
    plain = {"a": text, text[:200]: 1, "b": [text, {"c": text}], "d": [text, text], "e": {"f": [[text]]}}
    tree = parse_tree(yaml_document(plain).encode(), "a.yaml")
    assert tree.problems == ()
    assert tree.value == plain
    inline = yaml_inline([text])
    assert inline is None or parse_tree(f"a: {inline}".encode(), "a.yaml").value == {"a": [text]}


@pytest.mark.parametrize("strange", list("\x00\t\r\x1b\x7f\x85\u2028\u2029\ufeff\ufffe"))
def test_what_other_programs_could_take_for_a_line_end_is_escaped(strange: str) -> None:
    plain = {"a": f"x{strange}y", "b": f"x{strange}y\nz", "c": [f"x {strange} {'y ' * 80}"]}
    assert strange not in yaml_document(plain)


@given(st.text(max_size=400))
@example("a" * 130 + " b  c" * 9)
@example(" a\n  b\n\n c")
def test_any_text_survives(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        return  # no Unicode text, and no model takes it
    tree = parse_tree(yaml_document({"a": text, "b": [text]}).encode(), "a.yaml")
    assert (tree.value, tree.problems) == ({"a": text, "b": [text]}, ())


def test_other_plain_values_survive_too() -> None:
    plain: dict[str, Any] = {
        "a": None,
        "b": True,
        "c": False,
        "d": -5,
        "e": {},
        "f": [],
        "g": [None, 1, True],
        "h": [[], {}],
    }
    assert parse_tree(yaml_document(plain).encode(), "a.yaml").value == plain
    assert parse_tree(yaml_document({}).encode(), "a.yaml").value == {}
    with pytest.raises(TypeError, match="float is no plain value"):
        yaml_document({"a": 1.5})


READABLE = """\
format: duecare-dossier/1
id: benefit-score
title: A risk score for benefits

system:
  name: Score
  purpose: |-
    Ranks households.

    By risk.
  description: >-
    word word word word word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word word word word word word word word word
    word
  version: "2.0"

facts:
  decides-alone:
    value: yes
    by: rights-lead
    on: 2026-12-02
    evidence: [audit, memo]

evidence:
  audit:
    title: 'The audit: a summary'
    kind: document
  memo:
    title: "1"
    kind: law
"""


def test_yaml_is_written_as_people_like_to_read_it() -> None:
    assert dossier_yaml(parse_dossier(READABLE.encode(), "a.yaml")) == READABLE


def test_files_are_chosen_by_name_and_read_back(tmp_path: Path) -> None:
    dossier = parse_dossier(READABLE.encode(), "a.yaml")
    for name, start in [("a.yaml", "format: "), ("a.json", "{\n"), ("a.dossier", "format: ")]:
        write_dossier(dossier, tmp_path / name)
        assert (tmp_path / name).read_text().startswith(start)
        assert read_dossier(tmp_path / name) == dossier
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.dossier", "a.json", "a.yaml"]


def test_updating_a_file_keeps_its_notes(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf# mine\r\n" + READABLE.replace("\n", "\r\n").encode())
    changed = parse_dossier(READABLE.encode(), "a.yaml").model_copy(update={"title": "Another"})
    update_dossier(changed, path)
    expected = "\ufeff# mine\r\n" + READABLE.replace("A risk score for benefits", "Another").replace("\n", "\r\n")
    assert path.read_bytes().decode() == expected
    write_dossier(BARE, other)
    update_dossier(changed, other)
    assert read_dossier(other) == changed


def test_what_is_too_large_to_be_read_back_is_not_written(tmp_path: Path) -> None:
    texts = {f"e{number}": {"title": "A", "kind": "law", "note": "x" * 20_000} for number in range(251)}
    dossier = Dossier.model_validate({**BARE.plain(), "evidence": texts})
    write_dossier(BARE, tmp_path / "a.yaml")
    with pytest.raises(InputError, match="larger than 5,000,000 bytes"):
        write_dossier(dossier, tmp_path / "a.yaml")
    assert read_dossier(tmp_path / "a.yaml") == BARE


def test_a_writer_that_errs_harms_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_dossier(BARE, tmp_path / "a.yaml")
    monkeypatch.setattr(write, "dossier_yaml", lambda dossier: dossier_json(dossier).replace('"A"', '"B"'))
    with pytest.raises(InputError, match="would not say what the dossier says"):
        write_dossier(BARE, tmp_path / "a.yaml")
    assert read_dossier(tmp_path / "a.yaml") == BARE


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    replace_file(link, b"new")
    assert (path.read_bytes(), link.is_symlink()) == (b"new", True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="cannot be written: No space left on device"):
        replace_file(path, b"newer")
    assert path.read_bytes() == b"new"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.yaml", "link.yaml"]


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    replace_file(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_that_is_missing_or_closed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written") as caught:
        write_dossier(BARE, tmp_path / "gone" / "a.yaml")
    assert caught.value.means == "Nothing was changed."
    with somebody_else(), pytest.raises(InputError, match="cannot be written"):
        write_dossier(BARE, Path("/proc/a.yaml"))
