"""The Dutch register: every value kept in its order, marked as Dutch, and nothing made of what it leaves open."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier, canonical_bytes
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, choices, give_back, read_source, row_of, start_dossier, suggested_id
from duecare.exchange.json_records import value_of
from duecare.files.read import parse_dossier
from duecare.files.write import dossier_yaml
from tests.exchange.places import ON, algorithms, fixture, real

REAL = "nl-algorithm-register/algoritmes.json"


def dossiers(source: Source) -> list[Dossier]:
    made = [
        start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON) for record in source.records
    ]
    for record, started in zip(source.records, made, strict=True):
        kept = started.records[f"nl-algorithm-register-{record.position}"]
        assert (row_of(kept), kept.asserted_by) == (record.values, record.asserter)
        assert tuple(field.name for field in kept.fields) == record.names
        assert broken_references(started) == ()
    return made


def test_the_file_comes_back_from_its_records() -> None:
    data, source = fixture("algoritmes.json"), algorithms()
    assert (source.format, source.exact, give_back(source)) == ("nl-algorithm-register", "bytes", data)
    assert dict(source.around)["fetched_at"] == "2026-08-08T06:20:11Z"
    other = json.dumps(json.loads(data)).encode()
    again = read_source(other, "algoritmes.json")
    assert (again.exact, again.records, json.loads(give_back(again))) == ("values", source.records, json.loads(data))


def test_a_dossier_holds_all_that_the_record_held() -> None:
    for started, record in zip(
        dossiers(algorithms()), json.loads(fixture("algoritmes.json"))["algoritmes"], strict=True
    ):
        (kept,) = started.records.values()
        text = json.dumps(record)
        assert repr(value_of((field.name, field.verbatim) for field in kept.fields)) == repr(value_of(_fields(text))), (
            "null, numbers and empty lists too"
        )


def _fields(text: str) -> list[tuple[str, str]]:
    (record,) = read_source(b'{"algoritmes": [' + text.encode() + b"]}", "a.json").records
    return list(zip(record.names, record.values, strict=True))


def test_what_is_stated_is_filled_in_and_marked_as_dutch() -> None:
    started = dossiers(algorithms())[0]
    assert (started.language, started.title) == ("nl", "Bezoekplanner bijstand")
    assert started.system.plain() == {
        "name": "Bezoekplanner bijstand",
        "purpose": "Kiezen welke huishoudens bezoek krijgen.\nVragen: [e-mail address left out].",
        "stage": "in-use",
        "place": {"countries": ["NL"]},
    }
    actor = started.actors["gemeente-hollanddorp"]
    assert (actor.name, actor.kind, actor.roles, actor.country) == (
        "Gemeente Hollanddorp",
        "public-body",
        ("deployer",),
        "NL",
    )
    assert dict(started.facts) == {}, "that an impact was assessed does not say which"


def test_what_is_not_stated_stays_open() -> None:
    _, foundation, abroad, blank = dossiers(algorithms())
    assert (foundation.system.purpose, foundation.system.stage) == (None, "development")
    assert foundation.actors["stichting-dorpszorg"].kind == "unknown", "a foundation with a public task"
    assert (abroad.system.purpose, abroad.system.place.countries, abroad.system.stage) == (None, (), "retired")
    assert (blank.title, blank.system.plain(), dict(blank.actors)) == ("(no name stated)", {}, {})
    assert algorithms().records[2].blanks == (1, 4, 8), "null, an empty list and a blank text"


def test_the_reader_is_told_what_the_list_leaves_out_and_what_the_file_lost() -> None:
    assert "stand on the page of each record" in algorithms().remarks[0]
    shorter = json.loads(fixture("algoritmes.json"))
    del shorter["algoritmes"][1:]
    remarks = read_source(json.dumps(shorter).encode(), "a.json").remarks
    assert remarks[-1] == "The file says that it holds 4 records and holds 1: was it shortened?"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"algoritmes": [{"title": "a", "doel": "b", "naam": "c"}]}', "first record has no “organisatie”, “status”"),
        (b'{"algoritmes": [5]}', "first record has no “title”"),
        (b'{"algoritmes": []}', "keys “algoritmes”"),
        (b'{"algoritmes": {"a": 1}}', "keys “algoritmes”"),
    ],
)
def test_another_layout_is_described(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "a.json")
    assert says in raised.value.happened


def test_a_record_that_is_no_block_is_named() -> None:
    data = fixture("algoritmes.json").replace(b'{\n      "doel": "",', b'"gone", {\n      "doel": "",', 1)
    with pytest.raises(InputError, match="cannot be read whole") as raised:
        read_source(data, "a.json")
    assert "record 2 is no block" in raised.value.problems[0].message


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives_the_dossiers_own_files(title: str, body: str, purpose: str, other: str) -> None:
    record = {"title": title, "organisatie": body, "doel": purpose, "status": other, "id": 7}
    source = read_source(json.dumps({"algoritmes": [record]}).encode(), "a.json")
    (started,) = dossiers(source)
    for data, name in (canonical_bytes(started.plain()), "a.json"), (dossier_yaml(started).encode(), "a.yaml"):
        assert parse_dossier(data, name).records == started.records
    assert len(choices(source)) == 1


def test_all_real_records_come_back_and_make_dossiers() -> None:
    data = real(REAL).read_bytes()
    source = read_source(data, "algoritmes.json")
    assert (len(source.records), source.exact, give_back(source)) == (1_530, "bytes", data)
    assert len(source.remarks) == 1, "its own count agrees"
    made = dossiers(source)
    assert Counter(started.system.stage for started in made) == {"in-use": 1_392, "development": 73, "retired": 65}
    assert {started.language for started in made} == {"nl"}
    assert {fact for started in made for fact in started.facts} == set()
