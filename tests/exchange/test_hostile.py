"""Hostile and broken files: one kind of error, clear and quick, and never a record lost in silence."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.errors import InputError
from duecare.exchange import (
    MAX_BYTES,
    Columns,
    Source,
    choices,
    give_back,
    proposal,
    read_source,
    source_rows,
    start_dossier,
)
from tests.exchange.places import ON, fixture, real

CSV, CARD = fixture("inventory.csv"), fixture("card.md")
TABLES = ("inventory.csv", "inventory-2025.csv", "atrs.csv", "cases.csv", "table.csv")
JSON = ("atrs.json", "algoritmes.json", "cases.json")
LISTS = TABLES + JSON
MAPPED = {"table.csv": proposal(fixture("table.csv"), "table.csv").columns()}
"""The columns of the table that no importer knows by itself."""
HEAD = CSV.split(b"\r\n")[0]


def reconciles(source: Source, data: bytes) -> None:
    """What was read is all that is there: the same bytes, or (tables) the same cells as the standard reader finds."""
    rows = source_rows(source)
    assert len(rows) == 1 + len(source.records) + len(source.empty_lines)
    assert len(choices(source)) == len(source.records)
    if source.exact == "bytes":
        assert give_back(source) == data
    if source.dialect:
        text = io.StringIO(data.decode(source.encoding), newline="")
        assert rows == tuple(map(tuple, csv.reader(text, delimiter=source.dialect.delimiter)))
        assert source_rows(read_source(give_back(source), source.file_name, source.columns)) == rows
    elif source.exact == "values":
        assert as_others_read(give_back(source)) == as_others_read(data)


def as_others_read(data: bytes) -> object:
    """By the standard reader: every key, also one that stands twice, in its order, and numbers as they are written."""
    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=list, parse_int=repr, parse_float=repr)


def read_or_refuse(data: bytes, name: str, columns: Columns | None = None) -> None:
    try:
        source = read_source(data, name, columns)
    except InputError as error:
        assert error.happened
        assert error.next_step or error.problems
        return
    reconciles(source, data)
    for record in source.records:
        start_dossier(record, source, id="x", by="lead", on=ON)


changes = st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=6)


def corrupted(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, new in edits:
        start = at % (len(data) + 1)
        data = data[:start] + new + data[start + length :]
    return data


@given(st.sampled_from(LISTS), changes)
def test_a_corrupted_list_is_read_whole_or_refused(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    read_or_refuse(corrupted(fixture(name), edits), name, MAPPED.get(name))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_cut_anywhere_is_read_whole_or_refused(name: str) -> None:
    data = fixture(name)
    for end in range(0, len(data), 1 + len(data) // 200):
        read_or_refuse(data[:end], name, MAPPED.get(name))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig", "cp1252"])
def test_a_list_in_another_encoding_is_read_whole_or_refused(name: str, encoding: str) -> None:
    columns = MAPPED.get(name)
    text = fixture(name).decode(read_source(fixture(name), name, columns).encoding)
    read_or_refuse(text.encode(encoding), name, columns)


PIECES = (*"{}[],:-", '"doel"', '"name"', '"x', "null", "1e9", '"\\u0000"', '"\\ud800"')


@given(
    st.sampled_from(JSON),
    st.lists(st.tuples(st.integers(0), st.integers(0, 1), st.sampled_from(PIECES)), min_size=1, max_size=4),
)
def test_json_with_its_tokens_moved_is_read_whole_or_refused(name: str, edits: list[tuple[int, int, str]]) -> None:
    tokens = re.split(r'("[^"\n]*"|[{}\[\],:])', fixture(name).decode())
    for at, left_out, piece in edits:
        start = at % len(tokens)
        tokens[start : start + left_out] = [piece]
    read_or_refuse("".join(tokens).encode(), name)


@pytest.mark.parametrize("bomb", ["[" * 1_000_000, '{"a":' * 1_000_000, "[" * 40 + "]" * 40, "[" + "[]," * 1_000_000])
def test_a_bomb_inside_a_record_is_refused_at_once(bomb: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(fixture("algoritmes.json").replace(b'"Ja"', bomb.encode()), "a.json")
    assert raised.value.problems[0].line == 7


@given(changes)
def test_a_corrupted_card_is_read_whole_or_refused(edits: list[tuple[int, int, bytes]]) -> None:
    read_or_refuse(corrupted(CARD, edits), "card.md")


@given(st.lists(st.sampled_from([b'"', b",", b"\r", b"\n", b"\r\n", b";", b"x", b"\xe9", b'""', b",,"]), max_size=30))
def test_any_rows_below_the_heading(pieces: list[bytes]) -> None:
    read_or_refuse(HEAD + b"\r\n" + b"".join(pieces), "inventory.csv")


@given(
    st.lists(st.sampled_from(["---", "\n", "\r", "# A", " ", "a: b", "- x", "```", "&a", "*a", "{", "[", '"', ": "]))
)
def test_any_lines_of_a_card(pieces: list[str]) -> None:
    read_or_refuse("".join(pieces).encode(), "card.md")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.sampled_from(["csv", "json"]), changes)
def test_the_real_transparency_records_corrupted(kind: str, edits: list[tuple[int, int, bytes]]) -> None:
    read_or_refuse(corrupted(real(f"uk-atrs/atrs_records.{kind}").read_bytes(), edits), f"records.{kind}")


@given(st.data())
def test_the_real_inventory_corrupted(data: st.DataObject) -> None:
    lines = real("us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv").read_bytes().split(b"\r\n")
    start = data.draw(st.integers(1, len(lines) - 30))
    read_or_refuse(corrupted(b"\r\n".join([lines[0], *lines[start : start + 30]]), data.draw(changes)), "part.csv")


@given(st.data())
def test_real_records_in_json_corrupted(data: st.DataObject) -> None:
    name, key = data.draw(
        st.sampled_from([("nl-algorithm-register/algoritmes.json", "algoritmes"), ("jrc-ai-watch/services.json", "")])
    )
    whole = json.loads(real(name).read_bytes())
    records = whole[key] if key else whole
    start = data.draw(st.integers(0, len(records) - 10))
    some = records[start : start + 10]
    text = json.dumps({**whole, key: some} if key else some, indent=2, ensure_ascii=False).encode()
    read_or_refuse(corrupted(text, data.draw(changes)), "part.json")


def row(*first: str) -> bytes:
    cells = list(first) + [""] * (62 - len(first))
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("cp1252")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (HEAD + b"\r\n" + row("a") + b"b,short\r\n", "line 3|2 cells where the header has 62"),
        (HEAD + b"\r\n" + row("a") + b'"never closed,' + b"x" * 50 + b"\r\n" + row("b"), "never closed"),
        (HEAD + b"\r\n" + row("x" * 10_000_000), "longer than the 100,000 characters"),
        (HEAD + b"\r\n" + row("x" * 110_000), "110,000 characters"),
        (HEAD + b"\r\n" + b"," * 20_000_000, "more cells than any table"),
        (HEAD + b"\r\n" + b'"a"b' + row(), "cannot be read"),
        (HEAD + (b"\r\n" + b"," * 61) * 100_001, "more than 100,000 rows"),
        (HEAD.replace(b"Question 60", b"q" * 2_001) + b"\r\n", "2,001 characters"),
        (CSV.replace(b"Parcel damage", b"Parcel\rdamage", 1), "1 cells where the header has 62"),
    ],
    ids=["short", "open", "10 MB", "110 kB", "commas", "quote", "rows", "heading", "lone CR"],
)
def test_a_table_that_cannot_be_read_whole_says_where(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "inventory.csv")
    problems = raised.value.problems
    assert any(part in str(problem) for problem in problems for part in says.split("|"))
    assert all(problem.line and problem.file == "inventory.csv" for problem in problems)
    assert "Nothing was imported" in raised.value.means


def test_every_broken_row_is_named_up_to_a_bound() -> None:
    broken = HEAD + b"\r\n" + row("fine") + b"a,b\r\n" + row("fine") + b"c\r\n"
    with pytest.raises(InputError) as raised:
        read_source(broken, "inventory.csv")
    assert [(problem.line, problem.path) for problem in raised.value.problems] == [(3, (1,)), (5, (3,))]
    with pytest.raises(InputError) as raised:
        read_source(HEAD + b"\r\n" + b"a,b\r\n" * 1_000, "inventory.csv")
    assert len(raised.value.problems) == 50


def test_a_row_after_a_cell_of_several_lines_has_its_own_line() -> None:
    with pytest.raises(InputError) as raised:
        read_source(HEAD + b"\r\n" + row("one\ntwo\r\nthree") + b"a,b\r\n", "inventory.csv")
    assert [problem.line for problem in raised.value.problems] == [5]


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.csv", "an empty file"),
        (
            b"a,b,c,d,e,f,g\r\n1,2,3,4,5,6,7\r\n",
            "a.csv",
            "7 columns whose header begins “a”, “b”, “c”, “d”, “e” and 2 more",
        ),
        (b'[{"lars": 1, "naam": "x"}, {}]', "a.json", "JSON list of 2 objects with the keys “lars”, “naam”"),
        (b"[1, 2, 3]", "a.json", "JSON list of 3 items"),
        (b'{"algoritmes": []}', "a.json", "JSON object with the keys “algoritmes”"),
        (b"{nearly", "a.json", "begins like JSON"),
        (b"[" * 1_000_000, "a.json", "begins like JSON"),
        (b"[" * 6_000_000, "a.json", "begins like JSON"),
        (b"<!doctype html><p>x", "a.html", "a web page"),
        (b"format: duecare-dossier/1\nid: a\n", "a.yaml", "a dossier of Duecare"),
        (b"Just a letter, with a comma.\nAnd more.", "letter.txt", "text that begins “Just a letter"),
        (b"PK\x03\x04rest", "a.xlsx", "whole Excel workbook"),
        (b"%PDF-1.7", "a.pdf", "a PDF"),
        (b"a\0b", "a.csv", "NUL bytes"),
        ("a,b".encode("utf-16"), "a.csv", "UTF-16"),
        (b"\x81\xff,b", "a.csv", "neither UTF-8 nor Windows-1252"),
        (HEAD.replace(b"Agency,", b"", 1) + b"\r\n", "a.csv", "resembles the United States"),
        (
            HEAD.replace(b",Agency,Agency Abbreviation", b",Agency Abbreviation,Agency") + b"\r\n",
            "a.csv",
            "column 3 of its 62",
        ),
        (HEAD + b",Added\r\n", "a.csv", "it has 63 columns where the inventory has 62"),
        (b"x" * (MAX_BYTES + 1), "a.csv", "at most 50 MB"),
        (b"a;b\n1;2\n", "../../etc/pass\nwd\x1b[2J", "The file pass wd [2J is"),
    ],
)
def test_what_no_importer_knows_is_described(data: bytes, name: str, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, name)
    assert says in raised.value.happened
    assert raised.value.next_step


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True)
)


@pytest.mark.parametrize("front", ["a: " + "[" * 5_000, "? [a, b]\n: c", "a: [", "a: b: c", "\tb: c", "a: \x07"])
def test_front_matter_that_is_no_yaml_is_refused_with_its_line(front: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(f"---\nlicense: mit\n{front}\n---\n# Sorter\n".encode(), "README.md")
    assert raised.value.problems[0].line in (3, 4)


@pytest.mark.parametrize("front", [BOMB, "a: !!python/object/apply:os.system [echo]", "a: 1\na: 2", "a: 0.9"])
def test_front_matter_is_never_expanded_nor_run_and_is_kept_as_text(front: str) -> None:
    data = f"---\n{front}\n---\n# Sorter\n".encode()
    source = read_source(data, "README.md")
    assert give_back(source) == data
    assert sum(map(len, source.records[0].values)) == len(data)


@pytest.mark.parametrize(
    "body",
    ["<!--" * 300_000, "[" * 1_000_000, "# " + " " * 1_000_000 + "#", "a@" * 500_000, "```" * 300_000, "- " * 500_000],
    ids=["comments", "links", "heading", "addresses", "fences", "bullets"],
)
def test_no_text_makes_a_card_slow(body: str) -> None:
    text = f"---\nlicense: mit\n---\n# Sorter\n\nDeveloped by: {body}\n{body[:-7]}"
    read_or_refuse(text[:1_900_000].encode(), "README.md")


def test_a_wrong_pairing_of_names_and_values_cannot_exist() -> None:
    source = read_source(CSV, "inventory.csv")
    with pytest.raises(ValueError, match="62 values for 61 names"):
        type(source.records[0])(0, source.header[:-1], source.records[0].values, "a", "b")
