"""Tables: every system once, nothing a formula, nothing that controls."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from duecare.triage import loads
from duecare.triage.lists import lists
from duecare.triage.written.as_csv import as_csv, as_text, csv_line
from duecare.triage.written.as_xlsx import MOST, Sheet, as_xlsx
from duecare.triage.written.rows import head, rows
from duecare.triage.written.sheets import sheets
from tests.triage.registers import screened, telling

FORMULAS = ("=1+1", "+1", "-1", "@A1", "\t=1", " =1", "\n=1", "＝1", "%0", "|x", "=cmd|' /C calc'!A0", "#N/A")


def read(data: bytes) -> list[list[str]]:
    """The cells of a CSV file, as spreadsheets read it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_every_system_is_a_row_in_the_order_of_the_lists() -> None:
    found = lists(screened())
    written = read(as_csv(head(telling()), rows(found, telling())))
    assert written[0] == list(head(telling()))
    assert [row[-1] for row in written[1:]] == [str(one.entry.position) for one in found.systems]
    places = [row[0] for row in written[1:]]
    assert places[-3:] == ["Too vague to judge", "Language not held", "Nothing found"]
    assert set(places[:-3]) <= {"Look first", "Look next", "Look later"}


def test_the_words_stand_marked_in_their_cell_with_what_they_suggest() -> None:
    found = lists(screened())
    claims = next(row for row in rows(found, telling()) if row[1] == "Claim check")
    cells = dict(zip(head(telling()), claims, strict=True))
    assert "fraud: “It finds »fraud« among claims for benefits of each child”" in cells["Words"]
    door = next(row for row in rows(found, telling()) if row[1] == "Door")
    assert "[perhaps]" in door[3]
    assert any("5: Claim check (Province)" in row[13] for row in rows(found, telling()))


def test_no_number_of_the_order_is_ever_shown() -> None:
    text = as_csv(head(telling()), rows(lists(screened()), telling())).decode()
    assert not re.search(r"\b0\.\d", text)


@pytest.mark.parametrize("cell", FORMULAS[:-1])
def test_what_a_spreadsheet_would_calculate_stays_text(cell: str) -> None:
    assert as_text(cell).startswith("'")


@given(st.text(max_size=60))
def test_no_cell_begins_a_formula_and_lines_read_back(cell: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_line((cell, "x")), newline=""), strict=True)
    assert not re.match(r"\s*[=+\-@]", row[0])
    assert "\x1b" not in row[0] and "\u202e" not in row[0]
    assert row[1] == "x"


def book(*cells: str) -> bytes:
    """A workbook with these cells in a row."""
    return as_xlsx([Sheet("Sheet", tuple("h" for _ in cells), [cells])])


def test_every_cell_of_a_workbook_is_text_and_its_head_stays_in_sight() -> None:
    data = book(*FORMULAS)
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    assert sheet.freeze_panes == "A2"
    for cell, text in zip(sheet[2], FORMULAS, strict=True):
        assert cell.data_type == "s", text
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in page.replace("<family", "")
    assert 't="e"' not in page


def test_what_excel_cannot_hold_is_cut_and_what_xml_cannot_is_marked() -> None:
    (sheet,) = load_workbook(io.BytesIO(book("a" * 40_000, "b\x00\x1b\ufffe\ud800c"))).worksheets
    assert sheet["A2"].value == "a" * (MOST - 1) + "…"
    assert sheet["B2"].value == "b" + "\N{REPLACEMENT CHARACTER}" * 4 + "c"


def test_a_workbook_has_a_sheet_for_each_list_and_one_for_the_groups() -> None:
    found = lists(screened())
    data = as_xlsx(sheets(found, loads(found.systems), telling()))
    read_book = load_workbook(io.BytesIO(data))
    assert read_book.sheetnames == [
        "Where to look first",
        "Too vague to judge",
        "Language not held",
        "Nothing found",
        "Groups of people",
    ]
    first, groups = read_book.worksheets[0], read_book.worksheets[-1]
    assert first.max_row == 1 + len(found.look)
    assert [cell.value for cell in groups[2]][:2] == ["Children", "2"]


def test_arabic_sheets_run_from_the_right() -> None:
    found = lists(screened())
    data = as_xlsx(sheets(found, (), telling("ar")))
    assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(io.BytesIO(data)).worksheets)
