"""The United States inventory of 2024: kept whole, given back exactly, made into dossiers with nothing invented."""

from __future__ import annotations

import csv
import io

import pytest

from duecare.core.dossier import Dossier, canonical_bytes
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import (
    Source,
    choices,
    give_back,
    read_source,
    record_at,
    row_of,
    source_rows,
    start_dossier,
    suggested_id,
)
from duecare.exchange.tables import Dialect, written
from duecare.files.read import parse_dossier
from tests.exchange.places import ON, fixture, inventory, real

REAL = "us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv"


def dossier(source: Source, position: int) -> Dossier:
    record = record_at(source, position)
    assert record is not None
    return start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON)


def by_the_standard_reader(data: bytes) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, csv.reader(io.StringIO(data.decode("cp1252"), newline=""))))


def test_every_cell_is_kept_and_the_bytes_come_back() -> None:
    data = fixture("inventory.csv")
    source = inventory()
    assert (source.format, source.encoding, source.exact, source.remarks) == (
        "us-inventory-2024",
        "cp1252",
        "bytes",
        (),
    )
    assert source_rows(source) == by_the_standard_reader(data)
    assert give_back(source) == data


def test_a_dossier_keeps_the_whole_row_verbatim() -> None:
    source = inventory()
    for record in source.records:
        kept = dossier(source, record.position).records[f"us-inventory-2024-{record.position}"]
        assert row_of(kept) == record.values
        assert tuple(field.name for field in kept.fields) == source.header
        assert (kept.file_digest, kept.position, kept.shown_to) == (source.file_digest, record.position, "team")
        assert kept.asserted_by == record.asserter


def test_the_row_survives_the_dossiers_own_file() -> None:
    source = inventory()
    for record in source.records:
        started = dossier(source, record.position)
        again = parse_dossier(canonical_bytes(started.plain()), "started.json")
        assert again == started
        assert row_of(again.records[f"us-inventory-2024-{record.position}"]) == record.values


def test_what_is_stated_is_filled_in() -> None:
    started = dossier(inventory(), 0)
    assert started.title == started.system.name == "Parcel damage triage"
    assert started.system.purpose == fixture_text(started, 7)
    assert started.system.description == "A yes or no for each parcel."
    assert (started.system.stage, started.system.sector) == ("in-use", "Mission-Enabling")
    assert started.system.place.countries == ("US",)
    agency = started.actors["department-of-parcels"]
    assert (agency.name, agency.kind, agency.roles, agency.country) == (
        "Department of Parcels",
        "public-body",
        ("deployer",),
        "US",
    )
    assert agency.note == "Bureau: Sorting Office"


def fixture_text(started: Dossier, field: int) -> str:
    return next(iter(started.records.values())).fields[field].verbatim


def test_yes_to_personal_data_is_only_suggested_and_says_where_from() -> None:
    started = dossier(inventory(), 1)
    fact = started.facts["uses-personal-data"]
    assert (fact.value, fact.basis, fact.by, fact.on) == ("yes", "suggested", "department-of-allowances", ON)
    assert fact.note == "The record says “YES” under “Personally identifiable information kept by the agency?”."
    assert started.evidence[fact.evidence[0]].digest == inventory().file_digest
    assert broken_references(started) == ()


@pytest.mark.parametrize("position", [0, 2, 3, 4, 5], ids=["no", "N/A", "a space", "yes, perhaps", "blank"])
def test_nothing_is_made_of_a_no_a_blank_or_another_word(position: int) -> None:
    assert dict(dossier(inventory(), position).facts) == {}


def test_blank_and_not_applicable_leave_fields_empty() -> None:
    source = inventory()
    letters = dossier(source, 2).system
    assert (letters.purpose, letters.description) == (None, None)
    nothing = dossier(source, 5)
    assert nothing.system.plain() == {"place": {"countries": ["US"]}}
    assert (nothing.title, dict(nothing.actors)) == ("(no name stated)", {})
    assert source.records[5].blanks == tuple(range(62))


def test_other_stages_places_and_sectors() -> None:
    source = inventory()
    stages = [dossier(source, position).system.stage for position in range(6)]
    assert stages == ["in-use", "development", "idea", None, "retired", None]
    assert dossier(source, 1).system.sector == "Social protection"
    assert dossier(source, 2).system.sector == "Mission-Enabling (internal agency support)"
    assert dossier(source, 4).system.place.countries == (), "work abroad: the row does not say where"


def test_visible_fields_carry_no_contacts_and_one_line_titles() -> None:
    started = dossier(inventory(), 1)
    assert started.system.purpose == (
        "Choose which households are visited. Questions: [e-mail address left out] or [telephone number left out]."
    )
    assert dossier(inventory(), 4).title == "Clinic map of the valley"


def test_a_formula_is_text() -> None:
    started = dossier(inventory(), 3)
    assert started.title == '=cmd|" /C calc"!A0'
    assert (started.system.purpose, started.system.description) == ("+1+1", "@SUM(A1)")


def test_records_are_found_by_words_anywhere() -> None:
    source = inventory()
    assert [choice.position for choice in choices(source)] == [0, 1, 2, 3, 4, 5]
    found = choices(source, "ALLOWANCES households")
    assert [(choice.position, choice.title, choice.asserter) for choice in found] == [
        (1, "Benefit visit planner", "Department of Allowances")
    ]
    assert choices(source, "no such thing") == ()
    assert record_at(source, 6) is None


def test_an_id_that_is_no_word_name_is_refused_with_one_that_is() -> None:
    source = inventory()
    with pytest.raises(InputError, match="for example parcel-damage-triage"):
        start_dossier(source.records[0], source, id="Parcel Damage", by="lead", on=ON)
    assert suggested_id(source.records[0], source) == "parcel-damage-triage"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("quote_all", [True, False])
def test_the_same_table_saved_otherwise_gives_its_bytes_back(
    encoding: str, delimiter: str, line_end: str, quote_all: bool
) -> None:
    rows = source_rows(inventory())
    data = written(rows, Dialect(delimiter, line_end, quote_all)).encode(encoding)
    source = read_source(data, "saved-again.txt")
    assert source_rows(source) == rows
    assert (source.exact, give_back(source)) == ("bytes", data)


def test_quotes_that_were_not_needed_are_not_kept_and_that_is_said() -> None:
    data = fixture("inventory.csv").replace(b"Parcel damage triage", b'"Parcel damage triage"')
    source = read_source(data, "inventory.csv")
    assert (source.exact, len(source.remarks)) == ("cells", 1)
    assert source_rows(source) == source_rows(inventory())
    assert source_rows(read_source(give_back(source), "inventory.csv")) == source_rows(source)


def test_an_empty_line_is_no_record_and_keeps_its_place() -> None:
    head, _, rest = fixture("inventory.csv").partition(b"Benefit visit")
    data = head + b"\r\nBenefit visit" + rest + b"\r\n"
    source = read_source(data, "inventory.csv")
    assert source.empty_lines == (1, 7)
    assert [record.position for record in source.records] == [0, 2, 3, 4, 5, 6]
    assert (source_rows(source)[2], give_back(source)) == ((), data)


@pytest.fixture(scope="module")
def real_file() -> bytes:
    return real(REAL).read_bytes()


@pytest.fixture(scope="module")
def real_source(real_file: bytes) -> Source:
    return read_source(real_file, "inventory-2024.csv")


def test_all_real_rows_come_back_byte_for_byte(real_file: bytes, real_source: Source) -> None:
    rows = source_rows(real_source)
    assert len(rows) == 2_134
    assert {len(row) for row in rows} == {62}
    assert rows == by_the_standard_reader(real_file)
    assert give_back(real_source) == real_file
    assert real_source.header.count("If Other, please explain.") == 9


def test_every_real_record_makes_a_dossier_that_keeps_it_whole(real_source: Source) -> None:
    suggested = 0
    for record in real_source.records:
        started = start_dossier(record, real_source, id=suggested_id(record, real_source), by="lead", on=ON)
        assert row_of(started.records[f"us-inventory-2024-{record.position}"]) == record.values
        assert broken_references(started) == ()
        assert {fact.basis for fact in started.facts.values()} <= {"suggested"}
        suggested += len(started.facts)
    assert suggested == sum(row[22].strip().lower() == "yes" for row in source_rows(real_source)) == 175
