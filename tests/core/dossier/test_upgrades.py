"""Documents of earlier formats are read; a document of every format that was ever released keeps its digest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from duecare.core.dossier import FORMAT, Dossier, upgrade
from duecare.core.dossier.upgrades import STEPS, VERSION
from duecare.core.errors import InputError
from tests.core.evaluations import after

FORMATS = Path(__file__).parent / "formats"

DIGESTS = {
    1: "sha256:2b42dadb569c2c4816f0b97eba182e505212ac7e84f4ad932a943d95bc821e06",
}
"""Of the document of each format, as it is read today. A digest once released never changes."""

MEASURES = json.loads((FORMATS / "1.json").read_text(encoding="utf-8"))["measures"]

SINCE: dict[str, Any] = {
    "shown": {"rights": "partners", "raised": "public"},
    "harms": {"wrongly-flagged": {"decision": "set-aside", "reason": "No one is flagged.", "by": "lead"}},
    "outside": "operator-asked",
    "contact": {"desk": "The welcome desk", "languages": ["de"], "answer_days": 10},
    "evaluations": {"count": after(next(iter(MEASURES)), migrants="helped")},
}
"""Fields that came to today's format after its document was written: left out, they change no digest."""


def written(version: int) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads((FORMATS / f"{version}.json").read_text(encoding="utf-8"))
    return plain


def read(plain: dict[str, Any]) -> Dossier:
    return Dossier.model_validate_json(json.dumps(upgrade(plain)))


@pytest.mark.parametrize(("version", "digest"), DIGESTS.items())
def test_a_document_of_each_format_keeps_its_digest(version: int, digest: str) -> None:
    assert read(written(version)).digest == digest


def test_the_document_of_today_uses_every_field_and_is_written_as_it_was_read() -> None:
    plain = written(VERSION) | SINCE
    assert set(plain) == set(Dossier.model_fields)
    assert not set(written(VERSION)) & set(SINCE)
    assert read(plain).plain() == plain


def test_each_format_has_its_document_and_its_step() -> None:
    assert set(DIGESTS) == set(range(1, VERSION + 1)) == {int(path.stem) for path in FORMATS.iterdir()}
    assert set(STEPS) == set(range(1, VERSION))


def rename(document: dict[str, Any]) -> dict[str, Any]:
    return {"name" if key == "title" else key: value for key, value in document.items()}


def shout(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "name": document["name"].upper()}


def test_steps_are_applied_one_after_the_other() -> None:
    first = {"format": "duecare-dossier/1", "title": "a"}
    second = {"format": "duecare-dossier/2", "name": "a"}
    third = {"format": "duecare-dossier/3", "name": "A"}
    steps = {1: rename, 2: shout}
    for document in (first, second, third):
        before = dict(document)
        assert upgrade(document, steps=steps, version=3) == third
        assert document == before, "reading never changes what is stored"
    assert upgrade(first, steps=steps, version=2) == second


@pytest.mark.parametrize(
    "format_",
    [
        None,
        1,
        "",
        "duecare-dossier",
        "duecare-dossier/",
        "duecare-dossier/0",
        "duecare-dossier/2",
        "duecare-dossier/-1",
        "duecare-dossier/1.0",
        "duecare-dossier/١",
        "duecare-dossier/²",
        "duecare-dossier/" + "9" * 5_000,
        "other/1",
        ["duecare-dossier/1"],
    ],
)
def test_an_unknown_format_is_refused_with_what_to_write(format_: object) -> None:
    with pytest.raises(InputError) as caught:
        upgrade({"format": format_, "id": "a"})
    assert f"format: {FORMAT}" in caught.value.next_step
    assert "Nothing was changed." in str(caught.value)


def test_a_document_without_a_format_is_refused() -> None:
    with pytest.raises(InputError, match="not a dossier in a format"):
        upgrade({"id": "a"})
