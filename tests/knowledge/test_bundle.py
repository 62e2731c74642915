"""The bundle: the same records give the same bytes and the same digest, and what was compiled is what is loaded."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from duecare.core.catalogue import KINDS, FactQuestion, Harm, Norm, RedLine, Right
from duecare.core.errors import KnowledgeError
from duecare.knowledge import bundle
from duecare.knowledge.bundle import catalogue_of, from_bytes, load, to_bytes
from duecare.knowledge.compile import compile_records
from duecare.knowledge.sources import read_records


def test_the_built_bundle_is_that_of_the_records() -> None:
    assert load().digest == catalogue_of(read_records()).digest, "run make build"


def test_the_digest_is_that_of_the_bytes() -> None:
    data = to_bytes(load())
    assert load().digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert to_bytes(from_bytes(data)) == data


def test_nothing_is_lost_on_the_way_through_a_bundle() -> None:
    read = read_records()
    loaded = from_bytes(to_bytes(catalogue_of(read))).records
    assert {kind: dict(records) for kind, records in loaded.items()} == read


def test_the_order_of_reading_changes_nothing() -> None:
    read = read_records()
    turned = {kind: dict(reversed(list(read[kind].items()))) for kind in reversed(list(KINDS))}
    assert catalogue_of(turned).digest == catalogue_of(read).digest


def test_a_changed_word_changes_the_digest() -> None:
    records = {kind: dict(held) for kind, held in read_records().items()}
    records["rights"]["privacy"] = records["rights"]["privacy"].model_copy(update={"title": "Privacy"})
    assert catalogue_of(records).digest != load().digest


def test_options_keep_the_order_in_which_they_are_written() -> None:
    question = load().of(FactQuestion)["imagery-role"]
    assert list(question.options) == ["intended-purpose", "deployer-uses-it", "possible-outcome", "not-possible"]


def test_records_come_in_the_order_of_their_ids() -> None:
    for kind in (FactQuestion, Right, Harm, RedLine):
        assert list(load().of(kind)) == sorted(load().of(kind))


def test_a_line_of_the_future_keeps_its_day() -> None:
    line = load().of(RedLine)["eu-intimate-imagery"]
    assert (line.upcoming(date(2026, 12, 1)), line.in_force(date(2026, 12, 2))) == (True, True)


def test_a_missing_bundle_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bundle, "BUNDLE", tmp_path / "bundle.json")
    load.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="make build"):
            load()
    finally:
        load.cache_clear()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format":"duecare-knowledge/2","records":{}}', b"\xff"])
def test_what_is_no_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(KnowledgeError, match="not a knowledge bundle"):
        from_bytes(data)


def test_compiling_writes_the_bundle(tmp_path: Path) -> None:
    catalogue = compile_records(bundle=tmp_path / "bundle.json")
    assert from_bytes((tmp_path / "bundle.json").read_bytes()).digest == catalogue.digest == load().digest


def test_the_bundle_loads_without_a_yaml_parser() -> None:
    code = "import sys; from duecare.knowledge.bundle import load; load(); print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_country_has_one_law_on_access_to_information_and_each_says_how_to_use_it() -> None:
    laws = [norm for norm in load().of(Norm).values() if norm.access is not None]
    places = [norm.jurisdiction for norm in laws]
    assert len(places) == len(set(places)) > 10
    assert all(place == "eu" or re.fullmatch("[A-Z]{2}", place) for place in places)
    assert all(norm.access and norm.access.answer_at and norm.access.appeal and norm.url for norm in laws)
