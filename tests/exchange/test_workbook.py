"""Registers kept in Excel: read as the table that a person sees, and nothing left out without a word."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from duecare.core.errors import InputError
from duecare.exchange import (
    MAX_COLUMNS,
    UnmappedError,
    give_back,
    proposal,
    read_source,
    row_of,
    source_rows,
    start_dossier,
    workbook,
)
from duecare.exchange.kept import source_of
from tests.exchange.corruptions import CORRUPTIONS
from tests.exchange.places import ON, fixture

HEAD = ("Department", "System name", "Purpose (what; for whom; how)", "Since", "Users", "Live")
FRAUD = (
    "Benefits",
    "Fraud score",
    "Chooses homes to visit; for staff",
    datetime.fromisoformat("2024-03-01"),
    12000.0,
    True,
)
CHAT = (None, "Chat", "=nothing; is computed", datetime.fromisoformat("2025-03-01 12:30"), 0.5, False)

SHEET = "xl/worksheets/sheet1.xml"


def book(*sheets: tuple[str, Sequence[tuple[object, ...]]], merged: str = "", formulas: bool = False) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cell in (cell for row in sheet for cell in row if cell.data_type == "f" and not formulas):
            cell.data_type = "s"
        if merged:
            sheet.merge_cells(merged)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def ministry() -> bytes:
    return book(("Systems", [HEAD, FRAUD, (), CHAT]))


def with_part(data: bytes, part: str, change: tuple[bytes, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, old.read(one).replace(*change) if one == part else old.read(one))
    return out.getvalue()


def test_cells_are_kept_as_saved_and_blank_ones_are_not_stated() -> None:
    columns = proposal(ministry(), "ours.xlsx").columns()
    source = read_source(ministry(), "ours.xlsx", columns)
    assert source_rows(source) == (
        HEAD,
        ("Benefits", "Fraud score", "Chooses homes to visit; for staff", "2024-03-01", "12000", "TRUE"),
        (),
        ("", "Chat", "=nothing; is computed", "2025-03-01 12:30:00", "0.5", "FALSE"),
    )
    assert [record.position for record in source.records] == [0, 2]
    assert source.records[1].blanks == (0,)
    assert source.exact == "cells"
    assert source_rows(read_source(give_back(source), "ours.csv", columns)) == source_rows(source)
    kept = start_dossier(source.records[0], source, id="x", by="lead", on=ON).records["spreadsheet-0"]
    assert row_of(kept) == source.records[0].values
    assert kept.file_digest == source.file_digest
    assert source_of(kept, columns).records == (source.records[0],)


def test_a_known_register_saved_as_a_workbook_is_known() -> None:
    rows = list(csv.reader(io.StringIO(fixture("inventory.csv").decode("cp1252"), newline="")))
    source = read_source(book(("Inventory", [tuple(cell or None for cell in row) for row in rows])), "inventory.xlsx")
    assert source.format == "us-inventory-2024"
    as_csv = read_source(fixture("inventory.csv"), "inventory.csv")
    said = [one.values for one in as_csv.records if any(one.values)]
    assert [one.values for one in source.records] == said
    assert "Excel" in source.remarks[0]


def test_a_table_that_nobody_mapped_is_told_from_one_that_is_broken() -> None:
    with pytest.raises(UnmappedError, match=r"a table \(Excel\) with 6 columns"):
        read_source(ministry(), "ours.xlsx")


def test_what_is_not_read_is_named() -> None:
    cover, old = ("Cover", [("List of systems",), ("as of", 2026)]), ("2023 & before", [HEAD, FRAUD])
    title: list[tuple[object, ...]] = [("Register of the ministry",), (), HEAD, FRAUD, CHAT, CHAT]
    remarks = proposal(book(cover, ("Systems", title), old), "ours.xlsx").remarks
    source = read_source(book(cover, ("Systems", title), old), "ours.xlsx", proposal(ministry(), "o").columns())
    assert [record.title for record in source.records] == ["Fraud score", "Chat", "Chat"]
    assert "“Systems” was read. Not read: “Cover” (2), “2023 & before” (2)" in source.remarks[1]
    assert "“Register of the ministry”" in source.remarks[2]
    assert remarks == source.remarks


def test_merged_cells_are_told() -> None:
    columns = proposal(ministry(), "o").columns()
    source = read_source(book(("Systems", [HEAD, FRAUD, CHAT]), merged="A2:A3"), "ours.xlsx", columns)
    assert any("merged" in one for one in source.remarks)
    assert not any("merged" in one for one in read_source(ministry(), "ours.xlsx", columns).remarks)


def test_a_formula_without_its_result_is_no_blank() -> None:
    data = book(("Systems", [HEAD, FRAUD, ("Tax", "Sorter", '="Sorts " & B3')]), formulas=True)
    with pytest.raises(InputError, match="results were not saved") as raised:
        proposal(data, "ours.xlsx")
    assert "cell C3" in str(raised.value.problems[0])
    data = with_part(data, SHEET, (b"<v />", b"<v></v>"))
    saved = with_part(data, SHEET, (b"<v></v>", b"<v>7</v>"))
    assert read_source(saved, "o.xlsx", proposal(saved, "o").columns()).records[1].values[2] == "7"
    empty = with_part(data, SHEET, (b'r="C3"', b'r="C3" t="str"'))
    assert read_source(empty, "o.xlsx", proposal(empty, "o").columns()).records[1].values[2] == ""


def test_cells_beyond_the_headings_are_kept() -> None:
    data = book(("Systems", [("System", "Purpose"), ("Chat", "Answers", "never on weekends")]))
    assert proposal(data, "ours.xlsx").header == ("System", "Purpose", "")
    assert proposal(data, "ours.xlsx").examples[2] == ("never on weekends",)


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(InputError, match="no sheet with cells"):
        read_source(book(("Systems", [])), "ours.xlsx")


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    far = with_part(ministry(), SHEET, (b'<row r="4"', b'<row r="900000"'))
    far = with_part(far, SHEET, (b'r="B4"', b'r="B900000"'))
    with pytest.raises(InputError, match="larger than what is read"):
        read_source(far, "ours.xlsx")
    wide = book(("Systems", [tuple(range(MAX_COLUMNS + 1))]))
    with pytest.raises(InputError, match=r"no table whose columns can be mapped|larger than"):
        proposal(wide, "ours.xlsx")
    one, three = ("Systems", [HEAD, FRAUD]), [(f"Of {year}", [HEAD, FRAUD]) for year in (2024, 2025, 2026)]
    monkeypatch.setattr(workbook, "MAX_CELLS", 3 * len(HEAD))
    assert proposal(book(one), "ours.xlsx").records == 1
    with pytest.raises(InputError, match="larger than what is read"):
        proposal(book(*three), "ours.xlsx")


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO(ministry())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/sharedStrings.xml", b" " * 120_000_000)
    with pytest.raises(InputError, match="would unpack to more"):
        read_source(out.getvalue(), "ours.xlsx")


def test_another_office_file_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    with pytest.raises(InputError, match="is no whole Excel workbook"):
        read_source(out.getvalue(), "ours.docx")


KINDS = sorted(
    {"cut_off", "beginning_lost", "middle_lost", "part_again", "flipped", "pieces_put_in"} & set(CORRUPTIONS)
)


@given(st.sampled_from(KINDS), st.integers(0, 2**32))
def test_a_corrupted_workbook_is_read_or_refused_in_words(kind: str, seed: int) -> None:
    data = CORRUPTIONS[kind](ministry(), random.Random(seed))
    try:
        read_source(data, "ours.xlsx", proposal(ministry(), "ours.xlsx").columns())
    except InputError as error:
        assert error.happened
        assert error.next_step


@pytest.mark.parametrize(
    "part", [SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
)
@given(st.sampled_from(KINDS), st.integers(0, 2**32))
def test_a_corrupted_part_is_read_or_refused_in_words(part: str, kind: str, seed: int) -> None:
    with zipfile.ZipFile(io.BytesIO(ministry())) as parts:
        sheet = parts.read(part)
    data = with_part(ministry(), part, (sheet, CORRUPTIONS[kind](sheet, random.Random(seed))))
    try:
        read_source(data, "ours.xlsx", proposal(ministry(), "ours.xlsx").columns())
    except InputError as error:
        assert error.next_step


def test_a_heading_may_hold_the_delimiters_of_other_tables() -> None:
    head, row = 'System,"Purpose (what; for whom; why; how)",Owner', "Chat,Answers,City"
    found = proposal(f"{head}\r\n{row}\r\n".encode(), "ours.csv")
    assert found.header == ("System", "Purpose (what; for whom; why; how)", "Owner")
    assert found.examples[1] == ("Answers",)
