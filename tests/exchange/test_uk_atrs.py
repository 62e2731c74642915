"""The list of the United Kingdom's transparency records: kept whole, and nothing added to it."""

from __future__ import annotations

import csv
import io

import pytest

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, row_of, source_rows, start_dossier, suggested_id
from tests.exchange.places import ON, atrs, fixture, real

REAL = "uk-atrs/atrs_records.csv"


def dossiers(source: Source) -> list[Dossier]:
    made = [
        start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON) for record in source.records
    ]
    for record, started in zip(source.records, made, strict=True):
        kept = started.records[f"uk-atrs-{record.position}"]
        assert (row_of(kept), kept.asserted_by) == (record.values, record.asserter)
        assert broken_references(started) == ()
    return made


def test_every_cell_is_kept_and_the_bytes_come_back() -> None:
    data, source = fixture("atrs.csv"), atrs()
    assert (source.format, source.exact, give_back(source)) == ("uk-atrs", "bytes", data)
    assert source_rows(source) == tuple(map(tuple, csv.reader(io.StringIO(data.decode(), newline=""))))


def test_that_the_list_says_little_is_told_before_anything_is_chosen() -> None:
    assert "stands on the page of each record" in atrs().remarks[0]


def test_a_row_states_a_tool_and_the_body_that_answers_for_its_use() -> None:
    started = dossiers(atrs())[1]
    assert started.title == "Benefit visit planner"
    assert started.system.plain() == {"name": "Benefit visit planner", "place": {"countries": ["GB"]}}
    assert {id_: (actor.kind, actor.roles, actor.country) for id_, actor in started.actors.items()} == {
        "allowances-pensions-and-grants": ("public-body", ("deployer",), "GB")
    }
    assert dict(started.facts) == {}


def test_a_body_that_is_not_stated_is_nobody_and_no_place_follows() -> None:
    made = dossiers(atrs())
    for unstated in (made[2], made[4]):
        assert (dict(unstated.actors), unstated.system.place.countries) == ({}, ())
    assert atrs().records[2].asserter == "(no publishing body stated)"
    assert made[3].system.place.countries == (), "work abroad: the row does not say where"
    assert (made[3].title, made[4].title) == ("<b>=1+1</b>", "(no name stated)")


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("tool_name,publishing_body,published,url", "column 1 of its 4 should be headed “publishing_body” and is not"),
        ("publishing_body,tool_name,published", "column 4 of its 3 should be headed “url” and is not"),
        ("publishing_body,tool_name,published,url,more", "it has 5 columns where the list has 4"),
    ],
    ids=["swapped", "cut", "added"],
)
def test_a_header_that_differs_is_told(header: str, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(f"{header}\n{header}\n".encode(), "a.csv")
    assert "transparency records, listed (CSV or JSON), but " + says in raised.value.happened


def test_two_shared_headings_are_no_resemblance() -> None:
    with pytest.raises(InputError) as raised:
        read_source(b"published,url,price\n1,2,3\n", "a.csv")
    assert "resembles" not in raised.value.happened


def test_all_real_records_come_back_byte_for_byte() -> None:
    data = real(REAL).read_bytes()
    source = read_source(data, "atrs_records.csv")
    assert (len(source.records), give_back(source)) == (136, data)
    made = dossiers(source)
    assert sum(not started.actors for started in made) == 6
    assert {fact for started in made for fact in started.facts} == set()


# the same list as JSON


def test_the_list_as_json_comes_back_and_says_a_sentence_more() -> None:
    data = fixture("atrs.json")
    source = read_source(data, "atrs.json")
    assert (source.format, source.exact, give_back(source)) == ("uk-atrs", "bytes", data)
    first, second, third = dossiers(source)
    assert first.system.name == "Parcel damage triage"
    assert first.system.description == "Says which parcels are damaged. Questions: [e-mail address left out]"
    assert {id_: actor.roles for id_, actor in first.actors.items()} == {"parcels-office": ("deployer",)}
    assert source.records[0].purpose.startswith("Says which parcels are damaged.")
    assert (second.system.plain(), dict(second.actors)) == ({"name": "Letter drafts"}, {}), "null is not stated"
    assert (third.title, third.system.plain(), list(third.actors)) == ("(no name stated)", {}, ["fcdo"])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"tool_name": "Letter', '"name": "Letter', "its record 2 has not all of the keys publishing_body, tool_name"),
        ('"records"', '"entries"', "a JSON object with the keys “meta”, “entries”"),
        ("\n  ]\n}", "", "was cut or damaged"),
    ],
    ids=["renamed key", "moved", "cut"],
)
def test_json_that_differs_is_told(old: str, new: str, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(fixture("atrs.json").decode().replace(old, new, 1).encode(), "atrs.json")
    assert says in raised.value.happened


def test_all_real_json_records_come_back_and_name_the_same_tools_as_the_table() -> None:
    data = real("uk-atrs/atrs_records.json").read_bytes()
    source = read_source(data, "atrs_records.json")
    table = read_source(real(REAL).read_bytes(), "atrs_records.csv")
    assert [(record.title, record.asserter) for record in source.records] == [
        (record.title, record.asserter) for record in table.records
    ]
    assert (source.exact, read_source(give_back(source), "again.json").records) == ("values", source.records)
    assert all(started.system.description for started in dossiers(source))
