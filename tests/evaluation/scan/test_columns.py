"""What a person sees of the columns before there is a plan, and what is not shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from duecare.core.errors import InputError
from duecare.evaluation.scan import ColumnSeen, columns, from_memory, sheet_names
from duecare.evaluation.scan import columns as seen_of
from tests.evaluation.scan.making import as_csv, as_xlsx, parquet_of

HEADER = ("gender", "age", "case", "Name", "note", "empty", "grade")


def seen(data: bytes, sheet: str | None = None) -> dict[str, ColumnSeen]:
    return {one.name: one for one in seen_of(from_memory("t", data), sheet=sheet).columns}


def rows(n: int = 60) -> list[tuple[object, ...]]:
    names = ("Ada Example", "Bo Example", "Cy Example")
    return [
        (("f", "m", "")[at % 3], at * 1.5, f"C-{at}", names[at % 3], f"long text {at % 40} " * 10, "", at % 4)
        for at in range(n)
    ]


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_few_values_are_listed_and_what_may_name_a_person_is_not(make: object) -> None:
    found = seen((as_csv if make is as_csv else as_xlsx)(HEADER, rows()))
    assert {name: one.kind for name, one in found.items()} == {
        "gender": "few-values",
        "age": "numbers",
        "case": "identifier",
        "Name": "identifier",
        "note": "many-texts",
        "empty": "blank",
        "grade": "few-values",
    }
    assert found["gender"].values == (("f", 20), ("m", 20))
    assert (found["gender"].not_recorded, found["gender"].rows) == (20, 60)
    assert (found["age"].low, found["age"].high, found["grade"].high) == ("0", "88.5", "3")
    assert "Example" not in repr(found)
    assert "C-1" not in repr(found)


def test_long_whole_numbers_and_numbers_that_never_repeat_are_taken_for_identifiers() -> None:
    found = seen(as_csv(("a", "b"), [(190001010000 + at % 35, at) for at in range(70)]))
    assert (found["a"].kind, found["b"].kind, found["a"].low) == ("identifier", "identifier", "")


def test_of_a_long_table_the_first_rows_are_seen_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not seen(as_csv(HEADER, rows()))["age"].sampled
    monkeypatch.setattr(importlib.import_module("duecare.evaluation.scan.columns"), "MOST_ROWS", 10)
    assert seen(as_csv(HEADER, rows()))["age"].sampled


def test_a_column_of_lists_is_seen_and_cannot_be_chosen(tmp_path: Path) -> None:
    data = parquet_of(tmp_path, "SELECT [1] AS list, 'a' AS text")
    assert [one.kind for one in columns(from_memory("t", data)).columns] == ["nested", "few-values"]
    assert columns(from_memory("t", parquet_of(tmp_path, "SELECT [1] AS list"))).columns[0].kind == "nested"


def test_a_workbook_has_sheets_and_other_tables_have_none() -> None:
    assert sheet_names(from_memory("t", as_xlsx(("a",), [(1,)], "First"))) == ("First",)
    assert sheet_names(from_memory("t", b"a,b\n1,2\n")) == ()


def test_columns_beyond_those_that_are_looked_at_are_named() -> None:
    found = columns(from_memory("t", as_csv(tuple(f"c{at}" for at in range(503)), [("1",) * 503] * 2)))
    assert len(found.columns) == 500 and found.others == ("c500", "c501", "c502")
    assert columns(from_memory("t", as_csv(("a",), [("1",)]))).others == ()


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_no_column_of_a_table_is_cut_off_in_silence(make: Callable[..., bytes]) -> None:
    names = tuple(f"c{at}" for at in range(5_001))
    with pytest.raises(InputError, match="more than 5,000 columns"):
        columns(from_memory("t", make(names, [("1",) * 5_001])))


def test_a_hundred_columns_are_seen_as_soon_as_a_few() -> None:
    names = tuple(f"c{at}" for at in range(120))
    assert {one.kind for one in seen(as_csv(names, [("1",) * 120] * 50)).values()} == {"few-values"}
