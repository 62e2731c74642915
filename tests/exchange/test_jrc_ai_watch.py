"""The European cases: the same from the CSV and the JSON, kept whole, and asserted by those who collected them."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, row_of, start_dossier, suggested_id
from tests.exchange.places import ON, cases, fixture, real

BOTH = ("cases.csv", "cases.json")
REAL_CSV = "jrc-ai-watch/9-services-ai-watch-t6-jrc120399.csv"
REAL_JSON = "jrc-ai-watch/services.json"


def dossiers(source: Source) -> list[Dossier]:
    made = [
        start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON) for record in source.records
    ]
    for record, started in zip(source.records, made, strict=True):
        kept = started.records[f"jrc-ai-watch-{record.position}"]
        assert (row_of(kept), kept.asserted_by) == (record.values, source.asserted_by)
        assert broken_references(started) == ()
    return made


def test_both_files_come_back() -> None:
    assert (cases().exact, give_back(cases())) == ("bytes", fixture("cases.csv"))
    source = cases("cases.json")
    assert (source.exact, json.loads(give_back(source))) == ("values", json.loads(fixture("cases.json")))
    assert json.dumps(json.loads(give_back(source)), indent=4).replace("/", "\\/").encode() == fixture("cases.json")


def test_both_files_say_the_same() -> None:
    from_table, from_json = dossiers(cases()), dossiers(cases("cases.json"))
    for one, other in zip(from_table, from_json, strict=True):
        assert (one.title, one.system, one.actors) == (other.title, other.system, other.actors)
        assert [fact.value for fact in one.facts.values()] == [fact.value for fact in other.facts.values()]


@pytest.mark.parametrize("name", BOTH)
def test_a_case_states_a_service_and_a_lead_without_a_role(name: str) -> None:
    source = cases(name)
    started = dossiers(source)[0]
    assert (started.language, started.title) == ("en", "Patrol planner - Where to look first")
    assert started.system.plain() == {
        "name": "Patrol planner - Where to look first",
        "description": "Says which streets the police look at first. Questions: [e-mail address left out].",
        "sector": "Public order and safety: Police Services",
        "place": {"countries": ["NL"]},
    }
    actor = started.actors["police-of-the-delta"]
    assert (actor.kind, actor.roles, actor.country) == ("public-body", (), None)
    assert source.records[0].purpose.startswith("Says which streets")
    assert "did not write them" in source.remarks[-1]


@pytest.mark.parametrize("name", BOTH)
def test_the_group_of_government_only_suggests_an_area(name: str) -> None:
    facts = [dict(started.facts) for started in dossiers(cases(name))]
    area = facts[0]["areas-of-use"]
    assert (area.value, area.basis) == (("policing", "unknown"), "suggested")
    assert area.by == "ai-watch-joint-research-centre-of-the-european-commission"
    assert facts[1]["areas-of-use"].value == ("health", "unknown")
    assert facts[2:] == [{}, {}]


@pytest.mark.parametrize("name", BOTH)
def test_unknown_and_blank_are_not_stated(name: str) -> None:
    _, two, odd, blank = dossiers(cases(name))
    assert (dict(two.actors), two.system.place.countries) == ({}, ("NO", "SE"))
    assert odd.system.place.countries == (), "one of its countries is not known, so neither is the whole"
    assert (odd.title, odd.system.sector, odd.system.description) == ("Letters of the coast", "Economic affairs", None)
    assert odd.actors["lettre-ltd"].kind == "unknown"
    assert (blank.title, blank.system.plain(), dict(blank.actors)) == ("(no name stated)", {}, {})


def test_columns_may_stand_in_another_order() -> None:
    source = cases()
    moved = [tuple(reversed(row)) for row in source.rows]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in moved)
    again = read_source(text.encode(), "moved.csv")
    assert [record.title for record in again.records] == [record.title for record in source.records]
    assert [one.system for one in dossiers(again)] == [one.system for one in dossiers(source)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (fixture("cases.csv").replace(b"uptake", b"take-up", 1), "it has no column “uptake”"),
        (fixture("cases.csv").replace(b"uptake", b"name", 1), "it has two columns “name”"),
        (fixture("cases.json").replace(b'"uptake"', b'"take-up"', 1), "it has no column “uptake”"),
    ],
    ids=["csv", "twice", "json"],
)
def test_a_layout_that_differs_is_told(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "a.csv")
    assert f"collected by AI Watch (CSV or JSON), but {says}" in raised.value.happened


@pytest.mark.parametrize("data", [b"[]", b"[1]", b'{"name": "x"}', b"name,description\n1,2\n"])
def test_another_file_is_no_resemblance(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "a.csv")
    assert "resembles" not in raised.value.happened


def test_all_real_cases_come_back_from_both_files() -> None:
    table, tree = real(REAL_CSV).read_bytes(), real(REAL_JSON).read_bytes()
    from_table, from_json = read_source(table, "services.csv"), read_source(tree, "services.json")
    assert (len(from_table.records), give_back(from_table)) == (143, table)
    assert len(from_json.records) == 143
    assert json.dumps(json.loads(give_back(from_json))) == json.dumps(json.loads(tree))
    made = dossiers(from_json)
    assert all(started.system.place.countries for started in (*made, *dossiers(from_table)))
    areas = Counter(fact.value for started in made for fact in started.facts.values())
    assert areas[("policing", "unknown")] == 13
    codes = [record.value("geocoverage_codes[0]") for record in from_json.records]
    assert [started.system.place.countries[0] for started in made] == codes
