"""The published schema accepts what the code accepts, and refuses what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.files.read import parse_dossier, parse_tree, read_dossier
from duecare.files.schema import dossier_schema
from duecare.files.update import update_yaml
from duecare.files.write import dossier_yaml
from tests.strategies import dossiers

EXAMPLES = sorted((Path(__file__).parents[2] / "src" / "duecare" / "examples").glob("*.yaml"))
SCHEMA = dossier_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
BARE: dict[str, Any] = {"format": "duecare-dossier/1", "id": "a", "title": "A"}
FACT = {"value": "yes", "by": "lead"}


def test_it_is_a_schema_with_a_name() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:duecare:dossier:1"
    assert SCHEMA["required"] == ["format", "id", "title"]
    json.dumps(SCHEMA, allow_nan=False)


def test_it_holds_the_frozen_words() -> None:
    words = {name.removeprefix("word-"): part["enum"] for name, part in SCHEMA["$defs"].items() if "word-" in name}
    assert words["status"] == ["potential", "alleged", "actual-ongoing", "actual-past"]
    assert words["origin"] == ["design", "intended-use", "foreseeable-misuse", "malicious-use", "accident", "context"]
    assert words["involvement"] == ["cause", "contribute", "border", "linked", "none", "undetermined"]
    assert words["tier"] == ["critical", "severe", "significant", "limited"]
    assert set(words["red-line"]) == {
        *("crossed", "cannot-tell", "awaiting-second-person", "excepted", "upcoming", "not-crossed", "not-raised")
    }


@given(dossiers())
def test_it_accepts_every_dossier(dossier: Dossier) -> None:
    VALIDATOR.validate(dossier.plain())
    VALIDATOR.validate(dossier.model_dump(mode="json"))


@pytest.mark.parametrize(
    "more",
    [
        {"titel": "x"},
        {"facts": {"Bad Key": FACT}},
        {"facts": {"a" * 81: FACT}},
        {"facts": {"a": {**FACT, "value": True}}},
        {"facts": {"a": {**FACT, "value": 2**53}}},
        {"facts": {"a": {**FACT, "value": 1.5}}},
        {"facts": {"a": {**FACT, "on": "2026-13-01"}}},
        {"facts": {"a": {"value": "yes"}}},
        {"facts": []},
        {"title": ""},
        {"title": "x" * 301},
        {"title": None},
        {"gate": "go live"},
        {"format": "duecare-dossier/2"},
        {"actors": {"a": {"name": "A"}}, "chain": {"c": {"from_": "a", "to": "a", "what": "x"}}},
        {"impacts": {"i": {"title": "I", "severity": {"scale": {"boss": {"value": 1, "reason": "x", "by": "a"}}}}}},
        {"impacts": {"i": {"title": "I", "severity": {"scale": {"expert": {"value": 6, "reason": "x", "by": "a"}}}}}},
        {"red_lines": {"r": {"answers": {"A": {"decision": "crossed", "reason": "x", "by": "a"}}}}},
    ],
)
def test_it_refuses_what_the_code_refuses(more: dict[str, Any]) -> None:
    plain = {**BARE, **more}
    assert not VALIDATOR.is_valid(plain)
    with pytest.raises(InputError):
        parse_dossier(json.dumps(plain).encode(), "a.json")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_accepts_the_shipped_examples(path: Path) -> None:
    dossier, text = read_dossier(path), path.read_text(encoding="utf-8")
    VALIDATOR.validate(parse_tree(path.read_bytes(), path.name).value)
    VALIDATOR.validate(dossier.plain())
    assert parse_dossier(dossier_yaml(dossier).encode(), path.name) == dossier
    assert update_yaml(text, dossier) == text


def test_each_block_is_closed() -> None:
    def blocks(part: Any) -> list[Any]:
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
        found = [one for value in inner for one in blocks(value)]
        return [part, *found] if isinstance(part, dict) and part.get("type") == "object" else found

    assert len(blocks(SCHEMA)) > 40
    assert [part for part in blocks(SCHEMA) if "additionalProperties" not in part] == []
