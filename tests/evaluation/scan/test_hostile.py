"""Tables that are broken, huge or ill-meant: a clear error or a sane result, and never what stands in a row."""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from pathlib import Path

import pytest

from duecare.core.errors import InputError
from duecare.evaluation.scan import from_file
from duecare.evaluation.scan.source import Source
from tests.evaluation.scan.making import (
    HEADER,
    as_csv,
    as_parquet,
    as_xlsx,
    cells_of,
    parquet_of,
    plan_of,
    table,
    told,
)

SECRET = "Ada-Example-1815"
GOOD = [("f", "1", "1"), ("m", "0", "0")]


def refused(data: bytes, name: str = "table.csv", /, **changes: object) -> str:
    """What is said, with every problem; never a value of a row."""
    with pytest.raises(InputError) as caught:
        cells_of(plan_of(**changes), data, name)
    said = " ".join((str(caught.value), *(str(one) for one in caught.value.problems)))
    assert SECRET not in said
    assert caught.value.__cause__ is None and caught.value.__suppress_context__ | (caught.value.__context__ is None)
    assert caught.value.next_step
    return said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "has no header"),
        (b"gender,error,selected\n", "a header and no rows"),
        (b"gender,error,selected\nf,1\n", "Line 2 of table.csv has 2 values, and the header has 3"),
        (b"gender,error,selected\nf,1,1,Ada-Example-1815\n", "has 4 values"),
        (b'gender,error,selected\nf,1,"Ada-Example-1815\n', "quotation mark in line 2"),
        (b'gender,error,selected\nf,1,"1"Ada-Example-1815\n', "quotation mark"),
        (b"gender,error,selected\nf,1,1\r\nm,1,Ada-Example-1815\n", "is not one table"),
        (b"gender,error,selected\nf,1,\x00\n", "NUL"),
        (b"\xff\xfeg\x00e", "UTF-16"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\xd0\xcf\x11\xe0\x00", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"PAR1" + b"x" * 50, "damaged"),
        (b"PK\x03\x04" + b"x" * 50, "Excel workbook"),
        (b"gender,error,selected,error\nf,1,1,1\n", "2 columns are called “error”"),
        (b"Gender,error,selected\nf,1,1\n", "Is it “Gender”?"),
        (b"f,1,Ada-Example-1815\nm,0,1\n", "first row holds the names"),
        (b'gender,"' + b"x" * 140_000 + b'",selected\n', "no table"),
        (b"a," * 6000 + b"b\n" + b"1,2\n", "more than 5,000 columns"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_table_is_refused(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_an_error_deep_in_a_long_table_tells_its_line_and_nothing_of_it() -> None:
    rows = b"f,1,1\n" * 300_000
    said = refused(b"gender,error,selected\n" + rows + f"f,1,{SECRET},x\n".encode() + rows)
    assert "Line 300002" in said


def test_a_value_without_end_is_refused() -> None:
    assert "quotation mark" in refused(b'gender,error,selected\nf,1,1\nf,"' + b"x\n" * 3_000_000)


@pytest.mark.parametrize(
    ("rows", "changes", "said"),
    [
        ([("f", "1", SECRET)] * 9, {}, "holds none of what the plan reads there"),
        ([("f", "1", "Yes")] * 10, {}, "The table has there: “Yes”"),
        ([("f", "", "1")], {}, "No row would have a label"),
        ([("f", "1", "x")], {"decision": {"yes": [], "no": [], "at_least": "1"}}, "(numbers)"),
        (GOOD, {"data": {"only": [{"column": "gender", "values": ["x"], "why": "w"}]}}, "leaves out all of them"),
        ([("f", "1", "1")], {"data": {"weight": "gender"}}, "In 1 rows the weight"),
        ([("-1", "1", "1")], {"data": {"weight": "gender"}}, "In 1 rows the weight"),
        ([("1e12", "1", "1")], {"data": {"weight": "gender"}}, "In 1 rows the weight"),
        ([("999999999", "1", "1")], {"data": {"weight": "gender"}}, "too large to be added up"),
        ([(f"{SECRET}{at}", "1", "1") for at in range(50_000)], {}, "50,000 different values"),
        ([(SECRET * 30, "1", "1")], {}, "long texts"),
    ],
)  # fmt: skip
def test_a_table_that_is_not_what_the_plan_says_is_refused(
    rows: list[tuple[str, ...]], changes: dict[str, object], said: str
) -> None:
    assert said in refused(table(rows), **changes)


def test_too_many_combinations_are_refused() -> None:
    names = ("a", "b", "c")
    attributes = {one: {"column": one, "title": one, "why": "w"} for one in names}
    rows = [(f"{at % 90}", f"{at // 90 % 90}", f"{at // 8100}", "1", "1") for at in range(250_000)]
    said = refused(as_csv((*names, "error", "selected"), rows), attributes=attributes)
    assert "more than 200,000 cells" in said


def test_a_label_of_one_value_and_empty_columns_are_counted() -> None:
    cells = cells_of(plan_of(), table([("", "1", "1"), (" ", "1", "0")]))
    assert told(cells, "gender", "label") == {(None, "yes"): 2}
    assert cells.axes[0].values == ()


def test_markup_and_formulas_are_texts() -> None:
    rows = [("<script>alert(1)</script>", "1", "1"), ("=1+1", "0", "0"), ("'; DROP TABLE x; --", "0", "1")]
    for data in (table(rows), as_csv(HEADER, rows, "\t")):
        values = {one for (one,) in told(cells_of(plan_of(), data), "gender")}
        assert values == {row[0] for row in rows}


def test_a_formula_is_what_was_kept_of_it_or_not_recorded() -> None:
    cells = cells_of(plan_of(), as_xlsx(HEADER, [("=1+1", "1", "1"), ("f", 1.0, True)]), "t.xlsx")
    assert told(cells, "gender") == {(None,): 1, ("f",): 1}
    assert [(one.column, one.n) for one in cells.unmapped] == [("selected", 1)]  # "true" is not "1"


def test_numbers_and_booleans_have_one_text_form_whatever_the_file(tmp_path: Path) -> None:
    plan = plan_of(decision={"yes": ["true"], "no": ["false"]}, label={"yes": ["1"], "no": ["0"]})
    workbook = as_xlsx(HEADER, [(1.5, 1.0, True), (-3, 0, False)])
    query = "SELECT * FROM (VALUES (1.5::{}, 1.0::{}, true), (-3, 0, false)) t(gender, error, selected)"
    files = [parquet_of(tmp_path, query.format(*kinds)) for kinds in (("DOUBLE", "FLOAT"), ("DECIMAL(9,3)", "BIGINT"))]
    for data in (workbook, *files):
        assert told(cells_of(plan, data), "gender", "label", "decision") == {
            ("1.5", "yes", "yes"): 1,
            ("-3", "no", "no"): 1,
        }


def test_days_infinities_and_named_values_of_a_parquet_file_are_texts(tmp_path: Path) -> None:
    query = """SELECT * FROM (VALUES (TIMESTAMP '2026-01-02', 'infinity'::DOUBLE, DATE '2026-01-02'),
        (TIMESTAMP '2026-01-02 03:04:05', 1, DATE '2026-01-03'), (NULL, 'nan'::DOUBLE, NULL))
        t(gender, error, selected)"""
    plan = plan_of(decision={"yes": ["2026-01-02"], "no": ["2026-01-03"]})
    cells = cells_of(plan, parquet_of(tmp_path, query))
    assert told(cells, "gender", "label", "decision") == {
        ("2026-01-02", None, "yes"): 1,
        ("2026-01-02 03:04:05", "yes", "no"): 1,
        (None, None, None): 1,
    }
    named = "SELECT 'f '::ENUM('f ', 'm') AS gender, '1'::BLOB AS error, '1' AS selected"
    assert told(cells_of(plan_of(), parquet_of(tmp_path, named)), "gender", "label") == {("f", "yes"): 1}


def test_lists_in_a_parquet_file_are_refused_where_the_plan_names_them(tmp_path: Path) -> None:
    query = "SELECT 'f' AS gender, {} AS error, '1' AS selected, {{'a': 1, 'b': [{{'c': 2}}]}} AS other, '0' AS z"
    assert "lists or structures" in refused(parquet_of(tmp_path, query.format("[1, 2]")))
    assert cells_of(plan_of(), parquet_of(tmp_path, query.format("1"))).rows == 1


def test_names_that_differ_in_large_letters_only_are_two_columns(tmp_path: Path) -> None:
    data = as_csv(("gender", "error", "selected", "Error"), [("f", "1", "1", SECRET)])
    assert cells_of(plan_of(), data).rows == 1


def test_a_parquet_file_that_ends_early_is_refused(tmp_path: Path) -> None:
    data = as_parquet(tmp_path, HEADER, [(SECRET, "1", "1")] * 100)
    assert "damaged" in refused(data[: len(data) // 2])
    assert "damaged" in refused(data[:40] + b"\xff" * 30 + data[70:])


@pytest.mark.parametrize(("text", "encoding"), [
    ("gender;error;selected\nf\xe9minin;1;1\n", "utf-8"), ("gender;error;selected\nf\xe9minin;1;1\n", "utf-8-sig"),
    ("gender;error;selected\nf\xe9minin;1;1\n", "cp1252"), ("gender\terror\tselected\nf\xe9minin\t1\t1\n", "utf-16"),
    ("sep=;\r\ngender;error;selected\r\nf\xe9minin;1;1\r\n", "utf-8"),
    ("\n\ngender|error|selected\nf\xe9minin|1|1\n\n", "utf-8"),
    ('"gender" , error,selected\n"f\xe9minin",1,1'.replace('" ,', '",'), "utf-8"),
])  # fmt: skip
def test_encodings_and_delimiters_are_found_and_told(text: str, encoding: str) -> None:
    cells = cells_of(plan_of(), text.encode(encoding))
    assert told(cells, "gender", "label", "decision") == {("f\xe9minin", "yes", "yes"): 1}
    assert {"utf-8-sig": "utf-8"}.get(encoding, encoding) in cells.query


def test_a_byte_without_meaning_in_windows_1252_is_kept() -> None:
    assert cells_of(plan_of(), b"gender,error,selected\nf\xe9\x81,1,1\n").axes[0].values == ("f\xe9\x81",)


def test_a_wrong_sheet_and_an_empty_one_are_told() -> None:
    data = as_xlsx(HEADER, GOOD, "Decisions 2025")
    assert "Is it “Decisions 2025”?" in refused(data, "t.xlsx", data={"sheet": "Decisions 2024"})
    assert cells_of(plan_of(data={"sheet": "Decisions 2025"}), data).rows == 2
    assert "has no header" in refused(as_xlsx((), []), "t.xlsx")
    assert "a header and no rows" in refused(as_xlsx(HEADER, [(None, "", None)][:0]), "t.xlsx")


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"xl/sharedStrings.xml": b"\0" * 301_000_000})
    assert len(bomb) < 400_000
    assert "would unpack to more" in refused(bomb, "t.xlsx")
    assert "would unpack to more" in refused(zipped({f"x{at}": b"" for at in range(5_001)}), "t.xlsx")


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", "xl/texts.bin"])
def test_parts_that_take_many_times_their_size_in_memory_are_bounded(part: str) -> None:
    parts = unzipped(as_xlsx(HEADER, GOOD))
    mixed = b"".join(hashlib.sha256(bytes([at % 251, at // 251])).digest() * 10 for at in range(40_000))
    assert "would unpack to more" in refused(zipped({**parts, part: mixed}), "t.xlsx")


def test_a_sheet_that_is_all_the_same_is_not_opened() -> None:
    parts = unzipped(as_xlsx(HEADER, GOOD))
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", b"x" * 11_000_000 + b"</sheetData>")
    assert "would unpack to more" in refused(zipped({**parts, "xl/worksheets/sheet1.xml": sheet}), "t.xlsx")


def test_a_workbook_that_lies_about_its_rows_or_is_none_is_refused() -> None:
    parts = unzipped(as_xlsx(HEADER, GOOD))
    sheet = parts["xl/worksheets/sheet1.xml"]
    far = sheet.replace(b'<row r="3"', b'<row r="900000000"').replace(b'r="3" spans', b'r="900000000" spans')
    assert far != sheet
    assert "more than 1,048,576 rows" in refused(zipped({**parts, "xl/worksheets/sheet1.xml": far}), "t.xlsx")
    cut = {**parts, "xl/worksheets/sheet1.xml": sheet[:-60] + SECRET.encode()}
    assert "Excel workbook" in refused(zipped(cut), "t.xlsx")
    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + b"x" * 50_000 + b'">]><l>' + b"&a;" * 10_000 + b"</l>"
    assert "Excel workbook" in refused(zipped({**parts, "xl/worksheets/sheet1.xml": laughs}), "t.xlsx")
    assert "Excel workbook" in refused(zipped({"word/document.xml": b"<x/>"}), "t.xlsx")


def test_files_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    import os

    fifo, nul = tmp_path / "pipe", Path("a\0b")
    os.mkfifo(fifo)
    holder = os.open(fifo, os.O_RDWR)
    try:
        for path, said in ((tmp_path / "none", "There is no file"), (tmp_path, "is a folder"),
                           (fifo, "not an ordinary file"), (nul, "cannot be read")):  # fmt: skip
            with pytest.raises(InputError, match=said), from_file(path).open():
                pass
    finally:
        os.close(holder)


def test_nothing_of_a_table_is_logged_or_shown_by_a_debugger(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        cells_of(plan_of(), table([(SECRET, "1", "1")]))
    assert SECRET not in caplog.text
    assert SECRET not in repr(Source("t.csv", data=SECRET.encode()))
