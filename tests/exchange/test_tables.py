"""Tables: whatever is written is read again, cell for cell, and the way of writing is found out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.exchange.tables import DELIMITERS, LINE_ENDS, Dialect, read_table, written

CELLS = st.text(st.sampled_from("ab é;,\t\"\r\n'="), max_size=6)
DIALECTS = st.builds(Dialect, st.sampled_from(DELIMITERS), st.sampled_from(LINE_ENDS), st.booleans(), st.booleans())


@given(st.data(), DIALECTS)
def test_rows_come_back_however_they_were_written(data: st.DataObject, dialect: Dialect) -> None:
    width = data.draw(st.integers(2, 5))
    heading = tuple(f"column {number}" for number in range(width))
    row = st.tuples(*[CELLS] * width) | st.just(())
    rows = [heading, *data.draw(st.lists(row, max_size=5)), heading]
    table = read_table(written(rows, dialect), "a.csv", columns=width)
    assert list(table.rows) == rows
    assert table.exact


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_a_single_column_keeps_its_blank_cells(cells: list[str]) -> None:
    rows = [(cell,) for cell in ("heading", *cells)]
    assert list(read_table(written(rows, Dialect()), "a.csv", columns=1).rows) == rows


@pytest.mark.parametrize(("text", "closed"), [("a,b\r\n1,2\r\n", True), ("a,b\r\n1,2", False), ("a,b", False)])
def test_a_missing_last_line_end_is_kept_missing(text: str, closed: bool) -> None:
    table = read_table(text, "a.csv", columns=2)
    assert (table.exact, table.dialect.ends_with_line_end) == (True, closed)
    assert written(table.rows, table.dialect) == text


def test_a_table_written_in_two_ways_keeps_its_cells_only() -> None:
    text = "a,b\r\n" + "1,2\r\n" * 60 + "1,2\n"
    table = read_table(text, "a.csv", columns=2)
    assert not table.exact
    assert read_table(written(table.rows, table.dialect), "a.csv", columns=2).rows == table.rows
