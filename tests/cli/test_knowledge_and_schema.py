"""`duecare knowledge` and `duecare schema`: what findings rest on, and the shape of a dossier."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from duecare.core.catalogue import KINDS
from duecare.files.read import read_dossier
from duecare.knowledge.bundle import BUNDLE, load
from duecare.knowledge.signals import read_signals
from tests.cli.running import EXAMPLE, ROOT, Run


def test_records_without_a_mistake_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.cli.records.check", lambda *_: ())  # `make check` checks the shipped ones
    said = run("knowledge", "check")
    assert said.code == 0, said.out
    assert "No mistake was found in the records and cases held here." in said.out


def test_an_old_bundle_is_noticed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.cli.records.catalogue_of", lambda _: _Other())
    monkeypatch.setattr("duecare.cli.records.check", lambda *_: ())
    monkeypatch.setattr("duecare.cli.records.check_signals", lambda *_: ())
    said = run("knowledge", "check")
    assert said.code == 1
    assert "The bundle is not what the records say." in said.out
    assert "One mistake was found" in said.out


def test_old_words_are_noticed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(read_signals(), digest="sha256:other")
    monkeypatch.setattr("duecare.cli.records.read_signals", lambda: changed)
    monkeypatch.setattr("duecare.cli.records.check", lambda *_: ())
    said = run("knowledge", "check")
    assert said.code == 1
    assert "signals.json: The bundle is not what the records say." in said.out


class _Other:
    digest = "sha256:other"


def test_one_record_is_shown_with_its_sources(run: Run) -> None:
    said = run("knowledge", "show", "privacy")
    assert said.code == 0
    assert "International Covenant on Civil and Political Rights, Article 17" in said.out


def test_a_name_that_nothing_has_brings_the_nearest(run: Run) -> None:
    said = run("knowledge", "show", "privcy")
    assert said.code == 2
    assert "privacy" in said.err


def test_records_are_listed_by_kind(run: Run) -> None:
    catalogue = load()
    assert len(run("knowledge", "list").out.splitlines()) == sum(map(len, catalogue.records.values()))
    lines = run("knowledge", "list", "red-lines").out.splitlines()
    assert [line.split()[1] for line in lines] == sorted(catalogue.records["red-lines"])
    said = run("knowledge", "list", "blue-lines")
    assert said.code == 2
    assert "red-lines" in said.err


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed_and_its_records_shown(run: Run, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.cli.records.read_cases", lambda naming: ())  # a second for each kind
    held = load().records[kind]
    listed = run("knowledge", "list", kind)
    assert listed.code == 0
    assert [line.split()[:2] for line in listed.out.splitlines()] == [[kind, id_] for id_ in sorted(held)]
    for id_ in list(held)[:1]:
        said = run("knowledge", "show", id_)
        assert said.code == 0
        assert said.out.startswith(held[id_].title)


def test_what_is_not_sure_is_marked_in_the_list(run: Run) -> None:
    marked = [line for line in run("knowledge", "list").out.splitlines() if line.endswith(" [only shown: not sure]")]
    unsure = [record.id for records in load().records.values() for record in records.values() if not record.drives]
    assert sorted(line.split()[1] for line in marked) == sorted(unsure)


def test_records_of_a_pack_are_listed_and_shown(run: Run) -> None:
    pack = ROOT / "tests" / "knowledge" / "fixtures" / "acme"
    assert "acme-watching-homes" in run("knowledge", "list", "red-lines", "--pack", pack).out
    said = run("knowledge", "show", "acme-watching-homes", "--pack", pack)
    assert said.code == 0
    assert "Cases: crossed" in said.out
    assert "Published by" in run("knowledge", "show", "acme", "--pack", pack).out


def test_the_bundle_is_built_from_the_records(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from duecare.knowledge import compile as compiling

    out, compile_records = tmp_path / "bundle.json", compiling.compile_records
    monkeypatch.setattr(compiling, "compile_records", lambda: compile_records(bundle=out))
    said = run("knowledge", "build")
    assert said.code == 0
    assert out.read_bytes() == BUNDLE.read_bytes()
    assert load().digest in said.out


def test_the_schema_accepts_the_example_and_refuses_a_wrong_key(run: Run) -> None:
    schema = json.loads(run("schema").out)
    plain = read_dossier(EXAMPLE).plain()
    jsonschema.Draft202012Validator(schema).validate(plain)
    assert not jsonschema.Draft202012Validator(schema).is_valid({**plain, "sytem": {}})


def test_the_schema_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    said = run("schema", "--out", tmp_path / "dossier.json")
    assert said.code == 0
    assert json.loads((tmp_path / "dossier.json").read_text(encoding="utf-8")) == json.loads(run("schema").out)
