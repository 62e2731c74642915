"""Knowledge records refuse to exist when they are wrong, and know when they hold."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from duecare.core.catalogue import KINDS, Catalogue, Duty, FactQuestion, Harm, Norm, RedLine, Right, SeverityScale
from duecare.core.catalogue.base import Record

IDENTITY: dict[str, Any] = {
    "id": "a-record",
    "title": "A record",
    "summary": "What it says.",
    "force": "law",
    "sure": "known",
    "checked": "2026-11-01",
}
YES = {"fact": "in-use", "is": "yes"}
ELEMENTS = {"scores": {"text": "It scores people", "when": YES}}
SCALE: dict[str, Any] = {"anchors": {}, "tiers": {}, "people_bands": [], "share_bands": [], "response_days": {}}

WHOLE: dict[type[Record], dict[str, Any]] = {
    Norm: {"jurisdiction": "eu", "issuer": "The Union"},
    FactQuestion: {"type": "yes-no", "question": "Is it in use?"},
    Right: {"kind": "qualified"},
    Harm: {"when": YES, "rights": ["privacy"]},
    RedLine: {"effect": "ban", "elements": ELEMENTS},
    Duty: {"norm": "a-law", "addressee": "deployer", "asks": ["Assess it"]},
    SeverityScale: {"version": 1, **SCALE},
}


def record(kind: type[Record], /, **fields: Any) -> Record:
    """A record of the kind, from plain JSON, whole but for what is given otherwise."""
    return kind.model_validate_json(json.dumps({**IDENTITY, **WHOLE[kind], **fields}))


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_record_is_read_and_written_back(kind: type[Record]) -> None:
    whole = record(kind)
    assert kind.model_validate_json(json.dumps(whole.plain())) == whole


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (Right, {"kind": "sacred"}, "Input should be 'absolute'"),
        (Right, {"colour": "blue"}, "Extra inputs are not permitted"),
        (Right, {"id": "Privacy Right"}, "String should match pattern"),
        (Right, {"id": "privacy\n"}, "String should match pattern"),
        (Right, {"id": "-privacy"}, "String should match pattern"),
        (Right, {"id": "a" * 81}, "at most 80"),
        (Right, {"title": "  "}, "at least 1 character"),
        (Right, {"title": 7}, "valid string"),
        (Right, {"checked": 20261101}, "valid date"),
        (Right, {"force": "custom"}, "Input should be 'treaty'"),
        (Right, {"sure": "certain"}, "Input should be 'seed'"),
        (FactQuestion, {"type": "choice"}, "a choice needs options"),
        (FactQuestion, {"options": {"a": "A"}}, "a choice needs options"),
        (FactQuestion, {"derived_from": "system.countries"}, "says for which of them"),
        (FactQuestion, {"yes_for": ["DE"]}, "says for which of them"),
        (FactQuestion, {"no_outside": ["DE"]}, "says for which of them"),
        (FactQuestion, {"derived_from": "system.countries", "yes_for": ["Germany"]}, "String should match pattern"),
        (Harm, {"rights": []}, "at least 1 item"),
        (Harm, {"when": {}}, "a condition starts with"),
        (RedLine, {"elements": {}}, "decided by facts has elements"),
        (RedLine, {"decided_by": "two-people"}, "decided by two people has none"),
        (RedLine, {"decided_by": "two-people", "elements": {}, "applies_when": YES}, "no scope and no exceptions"),
        (RedLine, {"effect": "moratorium"}, "says under which conditions it lifts"),
        (RedLine, {"cleared_when": YES}, "says under which conditions it lifts"),
        (RedLine, {"elements": {"Not A Slug": ELEMENTS["scores"]}}, "String should match pattern"),
        (Duty, {"asks": []}, "at least 1 item"),
        (Duty, {"gate": "launch"}, "Input should be 'need'"),
        (SeverityScale, {"version": 0}, "greater than or equal to 1"),
        (SeverityScale, {"tiers": {"severe": [{"scale": 6}]}}, "less than or equal to 5"),
        (SeverityScale, {"people_bands": [{"from": -1, "level": 1}]}, "greater than or equal to 0"),
    ],
)
def test_a_wrong_record_does_not_exist(kind: type[Record], fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        record(kind, **fields)
    assert any(words in error["msg"] for error in caught.value.errors()), caught.value.errors()


def test_a_moratorium_and_a_line_for_two_people_exist() -> None:
    assert isinstance(record(RedLine, effect="moratorium", cleared_when=YES), RedLine)
    assert isinstance(record(RedLine, decided_by="two-people", elements={}), RedLine)


def test_a_record_is_frozen_all_the_way_down() -> None:
    line = record(RedLine)
    assert isinstance(line, RedLine)
    with pytest.raises(ValidationError, match="frozen"):
        line.title = "Another"  # type: ignore[misc]
    with pytest.raises(TypeError, match="does not support item assignment"):
        line.elements["scores"] = line.elements["scores"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("on", "upcoming", "in_force", "ended"),
    [
        (date(2026, 8, 1), True, False, False),
        (date(2026, 8, 2), False, True, False),
        (date(2027, 8, 1), False, True, False),
        (date(2027, 8, 2), False, False, True),
    ],
)
def test_a_dated_record_holds_from_its_first_day_to_the_day_before_its_end(
    on: date, upcoming: bool, in_force: bool, ended: bool
) -> None:
    norm = record(Norm, in_force_from="2026-08-02", in_force_until="2027-08-02")
    assert isinstance(norm, Norm)
    assert (norm.upcoming(on), norm.in_force(on), norm.ended(on)) == (upcoming, in_force, ended)


def test_a_record_without_dates_always_holds() -> None:
    norm = record(Norm)
    assert isinstance(norm, Norm)
    assert norm.in_force(date.min) and norm.in_force(date.max)


@pytest.mark.parametrize(
    ("sure", "drives"),
    [("seed", True), ("read", True), ("known", True), ("house", True), ("unsure", False), ("summary", False)],
)
def test_what_is_unsure_never_drives_a_finding(sure: str, drives: bool) -> None:
    assert record(Right, sure=sure).drives is drives


def test_a_catalogue_gives_records_by_kind_and_id() -> None:
    privacy = record(Right, id="privacy")
    scales = {f"scale-{version}": record(SeverityScale, version=version) for version in (2, 10, 1)}
    catalogue = Catalogue("sha256:" + "0" * 64, {"rights": {"privacy": privacy}, "scales": scales})
    assert catalogue.get(Right, "privacy") is privacy
    assert catalogue.get(Right, "housing") is None
    assert dict(catalogue.of(Right)) == {"privacy": privacy}
    assert dict(catalogue.of(Duty)) == {}
    assert catalogue.scale.version == 10


def test_each_kind_has_a_folder_of_its_own() -> None:
    assert len(set(KINDS.values())) == len(KINDS)
