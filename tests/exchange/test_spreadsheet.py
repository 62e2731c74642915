"""Any table: read as a person says, whatever its headings are, and never under a heading that it does not have."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import (
    FORMATS,
    MAX_COLUMNS,
    Columns,
    Source,
    UnmappedError,
    columns_yaml,
    give_back,
    header_digest,
    parse_columns,
    proposal,
    read_source,
    row_of,
    source_rows,
    start_dossier,
    suggested_id,
)
from duecare.exchange.columns import Column, Target
from duecare.exchange.formats import format_of
from duecare.exchange.sight import look
from duecare.exchange.spreadsheet.propose import mapping
from tests.exchange.places import ON, fixture, real

TABLE = fixture("table.csv")


def mapped() -> Columns:
    says: list[tuple[Target, ...]] = [
        ("title",),
        ("asserted-by", "deployer"),
        *(("purpose",), (), (), (), ("countries",), ("stage",), ("supplier",)),
    ]
    return mapping(
        proposal(TABLE, "table.csv").header, says, name="Our register", asserted_by="The council", language="sw"
    )


def table() -> Source:
    return read_source(TABLE, "table.csv", mapped())


def started(source: Source) -> list[Dossier]:
    made = [
        start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON) for record in source.records
    ]
    for record, dossier in zip(source.records, made, strict=True):
        kept = dossier.records[f"spreadsheet-{record.position}"]
        assert (row_of(kept), kept.asserted_by) == (record.values, record.asserter)
        assert tuple(field.name for field in kept.fields) == source.header
        assert broken_references(dossier) == ()
    return made


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


# reading


def test_a_table_is_read_only_once_somebody_said_what_its_columns_say() -> None:
    with pytest.raises(UnmappedError, match="no importer knows this layout") as raised:
        read_source(TABLE, "table.csv")
    assert "--columns" in raised.value.next_step
    with pytest.raises(InputError, match="Nobody has said yet"):
        format_of("spreadsheet").read(look(TABLE, "table.csv"), "sha256:" + "0" * 64)
    with pytest.raises(ValueError, match="nobody mapped"):
        format_of("spreadsheet").profile(table().records[0], read_source(fixture("atrs.csv"), "a.csv"))


@pytest.mark.parametrize(
    ("data", "table"),
    [
        (b"<b>Name</b>,Owner\n<script>,b\n", True),
        (b"<!doctype html><p>x", False),
        (b'[{"a": 1, "b": 2}]', False),
        (b"format: duecare-dossier/1,\nid: a,b\n", False),
        (b"One column\nonly\n", False),
    ],
)
def test_only_what_looks_like_a_table_is_offered_for_mapping(data: bytes, table: bool) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "a.txt")
    assert isinstance(raised.value, UnmappedError) == table


def test_every_cell_is_kept_and_the_bytes_come_back() -> None:
    source = table()
    assert (source.format, source.exact, give_back(source)) == ("spreadsheet", "bytes", TABLE)
    rows = csv.reader(io.StringIO(TABLE.decode(), newline=""), delimiter=";")
    assert source_rows(source) == tuple(map(tuple, rows))


def test_what_the_mapped_columns_state_is_filled_in_and_no_more() -> None:
    dossier = started(table())[0]
    assert dossier.title == dossier.system.name == "Parcel damage triage"
    assert dossier.language == "sw"
    assert dossier.system.purpose == "Say which parcels are damaged. Questions: [e-mail address left out]"
    assert (dossier.system.stage, dossier.system.place.countries) == ("in-use", ("KE", "TZ"))
    assert {id_: actor.roles for id_, actor in dossier.actors.items()} == {
        "city-of-lindenau": ("deployer",),
        "sorting-works-ltd": ("provider",),
    }
    assert (dossier.system.description, dossier.system.sector, dict(dossier.facts)) == (None, None, {})


def test_what_is_not_understood_stays_in_the_record_and_unstated() -> None:
    dossier = started(table())[1]
    assert (dossier.system.stage, dossier.system.place.countries, dict(dossier.actors)) == (None, (), {})
    assert dossier.records["spreadsheet-1"].asserted_by == "The council", "who states the table, where a cell is blank"


def test_a_row_of_blanks_states_nothing() -> None:
    nothing = started(table())[2]
    assert (nothing.title, nothing.system.plain(), dict(nothing.actors)) == ("(no name stated)", {}, {})
    assert table().records[2].asserter == "The council", "N/A is no organisation"


def test_who_states_a_table_is_said_once_where_no_column_says_it() -> None:
    columns = mapping(("a", "b"), (("title",), ()), name="x", asserted_by="The council")
    source = read_source(b"a,b\n1,2\n", "a.csv", columns)
    assert (source.asserted_by, source.records[0].asserter) == ("The council", "The council")
    unsaid = read_source(b"a,b\n1,2\n", "a.csv", mapping(("a", "b"), (("title",), ()), name="x", asserted_by=None))
    assert (unsaid.asserted_by, unsaid.records[0].asserter) == (None, "(not stated by whom)")


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Owner;System;What it is for;Owner;;<b>Notes</b>;Country;Status;Supplier", "column 1 is headed “owner”"),
        ("System;Owner;What it is for;Owner;;<b>Notes</b>;Country;Status", "it has 8 columns where the mapping has 9"),
        ("System;Owner;What it is for;Owner;;;Country;Status;Supplier", "column 6 is headed “” where"),
        ("", "it has 0 columns"),
    ],
    ids=["swapped", "cut", "renamed", "none"],
)
def test_a_table_with_another_header_is_refused(header: str, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(header.encode() + b"\n" + TABLE.partition(b"\n")[2], "table.csv", mapped())
    assert says in raised.value.happened
    assert "Nothing was imported" in raised.value.means


def test_case_and_white_space_of_headings_do_not_matter() -> None:
    data = TABLE.replace(b"System;Owner", b" SYSTEM ;OWNER", 1)
    assert len(read_source(data, "table.csv", mapped()).records) == 3
    assert header_digest(["A  b", "c"]) == header_digest(["a b", " C"]) != header_digest(["c", "a b"])


def test_the_order_of_formats_puts_any_table_last() -> None:
    assert FORMATS[-1].id == "spreadsheet"


def test_text_that_is_not_utf_8_is_kept_and_its_letters_are_put_in_doubt() -> None:
    arabic = "نظام,مالك\nفرز,مدينة\n".encode("cp1256")
    found = proposal(arabic, "a.csv")
    assert "Look whether all letters are right" in found.remarks[0]
    source = read_source(arabic, "a.csv", found.columns())
    assert (source.remarks, give_back(source)) == (found.remarks, arabic)
    assert table().remarks == proposal(TABLE, "table.csv").remarks == ()


# guessing


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_guessed_from_their_headings_with_examples(delimiter: str) -> None:
    rows = [["Notes", "Use_Case Name", "VENDOR", "Agency"], ["n", "A", "V", ""], ["n", "B\nb", "V", ""]]
    found = proposal(written(rows, delimiter), "my register.csv")
    assert (found.name, found.records) == ("my register", 2)
    assert found.says == ((), ("title",), ("supplier",), ("asserted-by", "deployer"))
    assert found.examples == (("n",), ("A", "B b"), ("V",), ())


def test_without_any_known_heading_the_first_column_is_the_title() -> None:
    assert proposal(b"x,y\n1,2\n", "a.csv").says == (("title",), ())
    assert proposal(b"agency\n1\n", "a.csv").says == (("title", "asserted-by", "deployer"),)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no table"),
        (b" \n", "is no table"),
        (written([["h"] * (MAX_COLUMNS + 1)]), "its first line has 501 cells"),
        (b"a,b\n1\n", "cannot be read whole"),
        (b"PK\x03\x04", "whole Excel workbook"),
    ],
    ids=["empty", "blank", "wide", "ragged", "xlsx"],
)
def test_what_is_no_table_cannot_be_mapped(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        proposal(data, "a.csv")


def test_the_real_list_of_tools_can_be_mapped_like_any_table() -> None:
    data = real("uk-atrs/atrs_records.csv").read_bytes()
    found = proposal(data, "atrs.csv")
    source = read_source(data, "atrs.csv", found.columns())
    assert (found.says[:2], found.records) == ((("asserted-by", "deployer"), ("title",)), 136)
    assert give_back(source) == data
    assert len(started(source)) == 136


# the mapping as a file

HEADINGS = st.lists(
    st.text(st.sampled_from("ab é;,\t\"\r\n'=:#{[<-\\\x07\u2028\u200f\U0001f600ش"), max_size=6), min_size=1
)


@given(HEADINGS, st.lists(st.text(max_size=20), max_size=3))
def test_a_mapping_survives_its_own_file_whatever_the_headings_are(headings: list[str], cells: list[str]) -> None:
    rows = [headings, [*cells, *headings][: len(headings)]]
    says: list[tuple[Target, ...]] = [("title",), *[()] * (len(headings) - 1)]
    columns = mapping(tuple(headings), says, name="x", asserted_by=None)
    text = columns_yaml(columns, [[cell.replace("\n", " ")] for cell in rows[1] if cell.isprintable()])
    assert parse_columns(text.encode(), "map.yaml") == columns
    assert parse_columns(columns.model_dump_json().encode(), "map.json") == columns


@given(HEADINGS, st.data())
def test_any_table_is_read_under_its_own_mapping(headings: list[str], data: st.DataObject) -> None:
    cell = st.text(st.sampled_from('ab;,"\r\n<é'), max_size=4)
    rows = data.draw(st.lists(st.lists(cell, min_size=len(headings), max_size=len(headings)), max_size=4))
    table_ = written([headings, *rows])
    try:
        found = proposal(table_, "a.csv")
    except InputError:
        return
    source = read_source(table_, "a.csv", parse_columns(columns_yaml(found.columns()).encode(), "map.yaml"))
    assert source_rows(read_source(give_back(source), "a.csv", source.columns)) == source_rows(source)
    started(source)


def test_a_mapping_says_what_can_be_said_and_shows_examples() -> None:
    found = proposal(TABLE, "table.csv")
    text = columns_yaml(found.columns(), found.examples)
    assert "#   deployer: the organisation that uses the system on people" in text
    assert '# 6: Two lines | =1+1\n- heading: "<b>Notes</b>"\n' in text
    assert "# asserted_by:" in text
    assert "asserted_by: The council" in columns_yaml(mapped())


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("columns:\n- heading: a\n", "No column says title", 1),
        ("columns:\n- heading: a\n  says: [title]\n- heading: b\n  says: [title]\n", "Two columns say title", 1),
        ("columns:\n- heading: a\n  says: [titel]\n", "titel", 5),
        ("columns: []\n", "", 3),
        ("columns:\n- heading: a\n  means: title\n", "There is no key", 5),
    ],
)
def test_a_wrong_mapping_is_told_with_its_line(text: str, says: str, line: int) -> None:
    with pytest.raises(InputError) as raised:
        parse_columns(f"format: duecare-columns/1\nname: x\n{text}".encode(), "map.yaml")
    assert says in str(raised.value.problems[0])
    assert raised.value.problems[0].line == line


def test_a_mapping_of_many_columns_is_bounded() -> None:
    headings = tuple("h" for _ in range(MAX_COLUMNS + 1))
    with pytest.raises(ValueError, match="500"):
        mapping(headings, [("title",), *[()] * MAX_COLUMNS], name="x", asserted_by=None)
    assert Column(heading="").plain() == {"heading": ""}


def test_a_title_above_the_headings_is_told_before_it_is_taken_for_them() -> None:
    table = b"Our systems 2026,,\r\nSystem,Owner,Purpose\r\nChat,City,Answers\r\n"
    told = proposal(table, "ours.csv").remarks
    assert any("further down" in one for one in told)
    assert not any("further down" in one for one in proposal(table.split(b"\r\n", 1)[1], "ours.csv").remarks)
    assert not any("further down" in one for one in proposal(b"System,\r\nChat,x\r\n", "ours.csv").remarks)
