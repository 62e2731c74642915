"""One text form for a value, whichever file it comes from."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.evaluation.scan.text import BLANKS, CLEAN, form_of, text_of, text_sql


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        (" a ", "a"),
        ("1.0", "1.0"),
        (True, "true"),
        (False, "false"),
        (1, "1"),
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e15, "1000000000000000.0"),
        (float("nan"), None),
        (float("inf"), None),
        (datetime.fromisoformat("2026-01-02"), "2026-01-02"),
        (datetime.fromisoformat("2026-01-02T03:04:05"), "2026-01-02 03:04:05"),
        (date(2026, 1, 2), "2026-01-02"),
        (time(3, 4), "03:04:00"),
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_a_cell_of_a_workbook_as_text(value: object, text: str | None) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("VARCHAR", "text"),
        ("ENUM('a', 'b')", "named"),
        ("DECIMAL(9,3)", "decimal"),
        ("TIMESTAMP WITH TIME ZONE", "moment"),
        ("UHUGEINT", "whole"),
        ("UUID", "other"),
        ("INTEGER[]", "nested"),
        ("STRUCT(a INTEGER)", "nested"),
        ("MAP(VARCHAR, INTEGER)", "nested"),
        ("SOMETHING NEW", "nested"),
    ],
)
def test_types_are_read_in_a_form_or_not_at_all(kind: str, form: str) -> None:
    assert form_of(kind) == form


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_has_the_same_text_in_a_workbook_and_in_a_parquet_file(value: float) -> None:
    with duckdb.connect() as con:
        ((text,),) = con.execute(f"SELECT {text_sql('x', 'float')} FROM (SELECT ?::DOUBLE AS x)", [value]).fetchall()
    assert text == text_of(value)


@given(value=st.text(alphabet=st.sampled_from([*BLANKS, "a", "é", "x", "\u200b"]), max_size=6))
def test_blanks_are_what_python_takes_for_them(value: str) -> None:
    with duckdb.connect() as con:
        con.execute(CLEAN)
        ((text,),) = con.execute("SELECT clean(?)", [value]).fetchall()
    assert text == (value.strip(BLANKS) or None)
    assert set(BLANKS) == {*(chr(at) for at in range(0x110000) if chr(at).isspace()), "\ufeff"}
