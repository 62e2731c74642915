"""Tables read piece by piece: the same records, each error with its line in the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.core.errors import InputError
from duecare.exchange import read_source
from duecare.triage import entries
from duecare.triage.streaming import open_big, table
from duecare.triage.streaming.seen import seen
from tests.exchange.places import FIXTURES
from tests.triage.streaming.tables import columns, systems
from tests.triage.streaming.tables import table as write_table


def test_rows_across_lines_and_empty_lines_keep_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS", 2)
    path = tmp_path / "in.csv"
    path.write_text('Name,Purpose\nA,"one\ntwo"\n\nB,x\nC,"y ""z"""\n', encoding="utf-8")
    batches = list(open_big(path, columns()).batches())
    assert [[(one.position, one.title) for one in batch.entries] for batch in batches] == [
        [(0, "A")],
        [(2, "B"), (3, "C")],
    ]
    assert [(batch.after.line, batch.after.rows) for batch in batches] == [(4, 2), (6, 4)]
    assert batches[-1].after.offset == path.stat().st_size
    again = list(open_big(path, columns()).batches(batches[0].after))
    assert again == batches[1:]


@pytest.mark.parametrize(
    ("row", "said"), [("only-one-cell\n", "cells"), ('"never closed\n', "never closed"), ('"a"b,c\n', "cannot be read")]
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, said: str
) -> None:
    monkeypatch.setattr(table, "ROWS", 5)
    path = write_table(tmp_path / "in.csv", [(name, "x") for name, _ in systems(12)])
    with path.open("a", newline="") as file:
        file.write(row)
    with pytest.raises(InputError) as error:
        list(open_big(path, columns()).batches())
    assert said in str(error.value.problems[0]) + str(error.value)
    assert error.value.problems[0].line == 14


@pytest.mark.parametrize("name", ["inventory.csv", "inventory-2025.csv", "atrs.csv", "cases.csv"])
def test_registers_that_are_known_are_read_as_they_are_in_memory(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS", 2)
    path = FIXTURES / name
    batches = open_big(path).batches()
    assert [one for batch in batches for one in batch.entries] == list(entries(read_source(path.read_bytes(), name)))


def test_line_ends_that_another_program_might_read_otherwise_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"Name,Purpose\na,b\rc,d\n")
    with pytest.raises(InputError, match="after line 1"):
        list(open_big(path, columns()).batches())


def test_the_longest_row_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_BYTES", 500)
    path = write_table(tmp_path / "in.csv", [("A", "x" * 600)])
    with pytest.raises(InputError, match="cannot be read whole"):
        list(open_big(path, columns()).batches())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfeN\x00a\x00", "UTF-16"),
        (b"Name,Purpose\n\x00,x\n", "NUL"),
        (b"\x81\x8d,\xe9\n", "neither UTF-8 nor"),
        (b'Name,"Purp\n', "header"),
        (b'{"a": 1}', "no importer"),
        (b"Name,Purpose\na,b\n", "no importer"),
        (b"# A card\n\nWords.\n", "no importer"),
    ],
)
def test_what_is_no_table_of_a_known_layout_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        open_big(path)


def test_a_letter_that_no_encoding_has_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "HEAD", 40)
    path = tmp_path / "in.csv"
    path.write_bytes(b"Name,Purpose\n" + b"a,b\n" * 20 + b"\x81\xff,b\n")
    with pytest.raises(InputError, match="neither UTF-8 nor"):
        list(open_big(path, columns()).batches())


def test_a_mapping_of_another_table_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("Title,Purpose\na,b\n")
    with pytest.raises(InputError, match="another table"):
        open_big(path, columns())
    with pytest.raises(InputError, match="cannot be read"):
        open_big(tmp_path / "none.csv", columns())


def test_a_file_cut_within_a_letter_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("é".encode()[:1])
    assert seen(path, "in.csv").encoding == "cp1252"
    path.write_bytes("é".encode())
    assert seen(path, "in.csv").encoding == "utf-8"
