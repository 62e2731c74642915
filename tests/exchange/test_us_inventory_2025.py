"""The United States inventory of 2025: recognised by its headings, kept whole, and nothing read into a blank."""

from __future__ import annotations

import csv
import io

import pytest

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, record_at, row_of, source_rows, start_dossier, suggested_id
from duecare.exchange.us_inventory_2025.recognise import COLUMNS, HEADS
from tests.exchange.places import ON, fixture, inventory_2025, real


def dossier(source: Source, position: int) -> Dossier:
    record = record_at(source, position)
    assert record is not None
    started = start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON)
    assert row_of(started.records[f"us-inventory-2025-{position}"]) == record.values
    assert broken_references(started) == ()
    return started


def headed(heads: tuple[str, ...] | list[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([heads, ["x"] * len(heads)])
    return text.getvalue().encode()


def test_the_real_header_is_the_layout() -> None:
    data = real("us-ai-inventory-2025-header/header.csv").read_bytes()
    source = read_source(data, "header.csv")
    assert (source.format, source.records, len(source.header)) == ("us-inventory-2025", (), COLUMNS)
    assert give_back(source) == data


def test_every_cell_is_kept_and_the_bytes_come_back() -> None:
    data, source = fixture("inventory-2025.csv"), inventory_2025()
    assert (source.format, source.encoding, source.exact) == ("us-inventory-2025", "utf-8-sig", "bytes")
    assert give_back(source) == data
    assert source_rows(source) == tuple(map(tuple, csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))))


def test_what_is_stated_is_filled_in() -> None:
    started = dossier(inventory_2025(), 0)
    assert started.title == started.system.name == "Parcel damage triage"
    assert started.system.purpose == (
        "Look at photographs of parcels and say which are damaged.\n\nFewer parcels are lost."
    )
    assert started.system.description == "A yes or no for each parcel."
    assert (started.system.stage, started.system.sector) == ("in-use", "Service Delivery")
    assert started.system.place.countries == ("US",)
    agency = started.actors["department-of-parcels"]
    assert (agency.kind, agency.roles, agency.country, agency.note) == (
        *("public-body", ("deployer",), "US"),
        "Bureau: Sorting Office",
    )
    assert "desk@parcels.example" not in str(started.system.plain()) + str(agency.plain())


def test_a_stage_is_read_in_the_long_form_too_and_two_stages_in_one_word_are_none() -> None:
    source = inventory_2025()
    assert [dossier(source, position).system.stage for position in range(5)] == [
        *("in-use", "testing", None, "retired", None)
    ]


def test_a_vendor_is_a_provider_where_the_system_was_bought_and_else_a_developer() -> None:
    source = inventory_2025()
    roles = [{id_: actor.roles for id_, actor in dossier(source, position).actors.items()} for position in range(5)]
    assert roles[1] == {"department-of-allowances": ("deployer",), "visit-planning-works-ltd": ("provider",)}
    assert roles[2] == {"department-of-allowances": ("deployer", "developer")}, "one organisation, both roles"
    assert list(roles[3]) == ["department-of-distant-places"], "N/A names nobody"
    assert roles[4] == {}


def test_yes_to_personal_data_is_only_suggested_and_nothing_is_made_of_another_word() -> None:
    source = inventory_2025()
    facts = [dict(dossier(source, position).facts) for position in range(5)]
    assert [list(found) for found in facts] == [[], ["uses-personal-data"], [], [], []]
    fact = facts[1]["uses-personal-data"]
    assert (fact.basis, fact.by) == ("suggested", "department-of-allowances")
    assert fact.note == "The record says “YES” under “has_pii”."


def test_a_row_of_blanks_states_nothing() -> None:
    nothing = dossier(inventory_2025(), 4)
    assert (nothing.title, nothing.system.plain()) == ("(no name stated)", {"place": {"countries": ["US"]}})
    assert dossier(inventory_2025(), 3).system.place.countries == (), "work abroad: the row does not say where"


SWAPPED = ("agency_name", "agency", *HEADS[2:])


@pytest.mark.parametrize(
    ("heads", "says"),
    [
        (SWAPPED, "column 1 of its 36 should be headed “agency” and is not"),
        (HEADS[:-1], "column 36 of its 35 should be headed “hi_public_consultation” and is not"),
        ((*HEADS, "added"), "it has 37 columns where the inventory has 36"),
        ((*HEADS[:3], "title", *HEADS[4:]), "column 4 of its 36 should be headed “use_case_name”"),
    ],
    ids=["swapped", "cut", "added", "renamed"],
)
def test_a_header_that_differs_is_not_read_as_this_inventory_and_the_difference_is_told(
    heads: tuple[str, ...], says: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_source(headed(heads), "a.csv")
    assert "inventory of 2025 (CSV), but " + says in raised.value.happened


def test_case_and_white_space_of_the_headings_do_not_matter() -> None:
    heads = [f" {head.upper()} " for head in HEADS]
    assert read_source(headed(heads), "a.csv").format == "us-inventory-2025"
