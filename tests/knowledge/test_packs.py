"""Packs add records of their own, change nothing that is shipped, and the digest covers them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from duecare.core.catalogue import Pack, RedLine
from duecare.core.dossier import FORMAT, Dossier
from duecare.core.errors import KnowledgeError
from duecare.core.method import assess
from duecare.knowledge.bundle import from_bytes, load, to_bytes
from duecare.knowledge.check import check
from duecare.knowledge.packs import read_pack, with_packs
from tests.knowledge.records import FIXTURES

ACME, NORLAND = FIXTURES / "acme", FIXTURES / "one-file-pack.yaml"
ON = date(2026, 11, 22)


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A copy of the pack in a folder, to spoil."""
    return Path(shutil.copytree(ACME, tmp_path / "acme"))


def problems(path: Path) -> str:
    """What reading a pack, or adding it, complains about."""
    with pytest.raises(KnowledgeError) as error:
        with_packs(load(), read_pack(path))
    return "\n".join(map(str, error.value.problems)) or str(error.value)


def test_a_pack_adds_its_records_and_says_who_made_it() -> None:
    catalogue = with_packs(load(), read_pack(ACME), read_pack(NORLAND))
    assert {"acme-watching-homes", "norland-forecasts"} <= set(catalogue.of(RedLine))
    assert {pack.publisher for pack in catalogue.of(Pack).values()} == {
        "Acme, a made-up company",
        "Ministry of Norland",
    }


def test_the_digest_covers_packs() -> None:
    digests = {
        load().digest,
        with_packs(load(), read_pack(ACME)).digest,
        with_packs(load(), read_pack(NORLAND)).digest,
        with_packs(load(), read_pack(ACME), read_pack(NORLAND)).digest,
    }
    assert len(digests) == 4
    assert with_packs(load()) is load()
    both = with_packs(load(), read_pack(NORLAND), read_pack(ACME))
    assert both.digest == with_packs(load(), read_pack(ACME), read_pack(NORLAND)).digest
    assert from_bytes(to_bytes(both)).digest == both.digest


def test_a_pack_passes_the_checker_with_its_own_cases() -> None:
    pack = read_pack(ACME)
    catalogue = with_packs(load(), pack)
    about_the_pack = [str(problem) for problem in check(catalogue, pack.cases, {}) if "acme" in str(problem)]
    assert about_the_pack == []
    assert "acme-watching-homes" in "\n".join(map(str, check(catalogue, (), {})))


def test_a_question_of_a_pack_may_have_no_topic() -> None:
    pack = read_pack(ACME)
    question = pack.records["facts"]["acme-watches-workers-at-home"]
    assert getattr(question, "topic", "") is None
    assert question.id in with_packs(load(), pack).records["facts"]


def test_what_is_shipped_is_judged_as_before() -> None:
    dossier = Dossier.model_validate_json(f'{{"format":"{FORMAT}","id":"a","title":"A"}}')
    before = {line.id: line for line in assess(dossier, load(), ON).red_lines}
    after = {line.id: line for line in assess(dossier, with_packs(load(), read_pack(ACME)), ON).red_lines}
    assert set(after) - set(before) == {"acme-watching-homes"}
    assert {id_: after[id_] for id_ in before} == before


def test_a_line_of_a_pack_is_judged() -> None:
    facts = '{"acme-watches-workers-at-home":{"value":"yes","by":"a"}}'
    dossier = Dossier.model_validate_json(f'{{"format":"{FORMAT}","id":"a","title":"A","facts":{facts}}}')
    lines = {line.id: line.result for line in assess(dossier, with_packs(load(), read_pack(ACME)), ON).red_lines}
    assert lines["acme-watching-homes"] == "crossed"


def test_a_record_that_could_stand_in_a_shipped_ones_place_is_refused(acme: Path) -> None:
    (acme / "red-lines" / "acme-watching-homes.yaml").rename(acme / "red-lines" / "wg-incompatible.yaml")
    assert "Call it acme-wg-incompatible." in problems(acme)


def test_a_name_must_be_the_packs_own_to_the_hyphen(acme: Path) -> None:
    (acme / "red-lines" / "acme-watching-homes.yaml").rename(acme / "red-lines" / "acmewatching-homes.yaml")
    assert "Call it acme-acmewatching-homes." in problems(acme)


@pytest.mark.parametrize("kind", ["scales", "gates", "packs", "red-lines/deeper", "nonsense"])
def test_a_pack_cannot_bring_a_second_scale_or_gate(acme: Path, kind: str) -> None:
    (acme / kind).mkdir(parents=True)
    (acme / kind / "acme-x.yaml").write_text("title: x\n", encoding="utf-8")
    assert f"A pack cannot add {kind}." in problems(acme)


def test_a_pack_whose_name_begins_a_shipped_record_is_refused(acme: Path) -> None:
    text = (acme / "pack.yaml").read_text(encoding="utf-8").replace("id: acme", "id: eu")
    (acme / "pack.yaml").write_text(text, encoding="utf-8")
    for path in acme.glob("*/*.yaml"):
        changed = path.read_text(encoding="utf-8").replace("acme-", "eu-")
        path.with_name(path.name.replace("acme-", "eu-")).write_text(changed, encoding="utf-8")
        path.unlink()
    assert "The pack's id eu cannot be told from eu-" in problems(acme)


@pytest.mark.parametrize("first", [True, False])
def test_two_packs_that_could_be_mistaken_for_each_other_are_refused(tmp_path: Path, first: bool) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(NORLAND.read_text(encoding="utf-8").replace("norland", "acme-north"), encoding="utf-8")
    packs = [read_pack(ACME), read_pack(other)]
    with pytest.raises(KnowledgeError) as error:
        with_packs(load(), *(packs if first else reversed(packs)))
    assert "cannot be told from" in str(error.value.problems[0])
    with pytest.raises(KnowledgeError):
        with_packs(load(), packs[0], packs[0])


def test_a_name_that_leads_nowhere_is_told(acme: Path) -> None:
    path = acme / "red-lines" / "acme-watching-homes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[privacy]", "[privvacy]"), encoding="utf-8")
    assert "Did you mean privacy?" in problems(acme)


def test_every_problem_of_a_pack_has_its_line(acme: Path) -> None:
    path = acme / "red-lines" / "acme-watching-homes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("effect: ban", "effect: wish"), encoding="utf-8")
    assert f"{path}:4: effect:" in problems(acme)


def test_a_problem_inside_one_file_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    text = NORLAND.read_text(encoding="utf-8").replace("effect: ban", "effect: wish") + "colour: red\n"
    path.write_text(text, encoding="utf-8")
    last = len(text.splitlines())
    assert f"{path}:{last}: colour: There is no colour here." in problems(path)
    path.write_text(text.removesuffix("colour: red\n"), encoding="utf-8")
    line = text.splitlines().index("      effect: wish") + 1
    assert f"{path}:{line}: effect:" in problems(path)


@pytest.mark.parametrize("text", ["", "[]", "pack: 3\n", "records: {}\n", "pack:\n  id: a\nrecords: []\n"])
def test_what_is_no_pack_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    assert problems(path)
    assert problems(tmp_path)
    assert problems(tmp_path / "none")
