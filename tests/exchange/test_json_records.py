"""JSON cut into fields and made again: any value comes back, with its types, its order and every digit."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.errors import InputError
from duecare.exchange.bounds import MAX_CELL
from duecare.exchange.json_files import At, Said, Texts, give_back, json_of, listed, read_json, texts_of
from duecare.exchange.json_records import MARKS, fields_of, inside, steps, value_of
from duecare.exchange.sight import look
from duecare.exchange.source import Source
from duecare.files.json_values import Bare, Json, json_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
KEYS = TEXTS | st.text('a.[]0"\\ \n', max_size=5) | st.sampled_from(MARKS) | st.sampled_from(MARKS).map("a{}".format)
NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,5})?", fullmatch=True)
LEAVES: st.SearchStrategy[Json] = (
    TEXTS | NUMBERS | NUMBERS.map(Bare) | st.sampled_from(["true", "false", "null"]).map(Bare)
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def source(text: str, at: At) -> Source:
    return read_json(look(text.encode(), "a.json"), "sha256:" + "0" * 64, format_id="any", at=at, said=said)


def said(texts: Texts) -> Said:
    return Said(texts.get("name", ""), texts.get("by", ""))


def plain(value: Json) -> object:
    """As the standard reader reads it: keys in their order, numbers as they are written."""
    return json.loads(json_text(value), object_pairs_hook=list, parse_int=Bare, parse_float=Bare)


@given(VALUES)
def test_any_value_is_its_fields(value: Json) -> None:
    assert plain(value_of(list(fields_of(value)))) == plain(value)


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=4), st.dictionaries(KEYS, VALUES, max_size=3))
def test_any_file_comes_back_from_its_records(records: list[Json], rest: dict[str, Json]) -> None:
    whole: Json = {**rest, "the records": records, "after": Bare("1.50")}
    text = json_text(whole)
    found = source(text, ("the records", ...))
    assert give_back(found) == text
    assert [plain(json_of(record)) for record in found.records] == [plain(record) for record in records]
    assert found.exact == "bytes"


@given(st.lists(KEYS | st.integers(0, 999), max_size=5))
def test_a_path_leads_where_it_came_from(way: list[str | int]) -> None:
    path = ""
    for step in way:
        path = inside(path, step)
    assert list(steps(path)) == way


def test_a_field_says_what_it_is_and_null_is_not_stated() -> None:
    (record,) = source(
        '[{"name": "5", "n": 5, "on": true, "off": null, "none": [], "nor": {}, "in": {"a.b": [" ", 0.10]}}]', (...,)
    ).records
    assert dict(zip(record.names, record.values, strict=True)) == {
        "name": "5",
        "n (number)": "5",
        "on (boolean)": "true",
        "off (null)": "",
        "none (empty list)": "",
        "nor (empty block)": "",
        'in."a.b"[0]': " ",
        'in."a.b"[1] (number)': "0.10",
    }
    assert [record.names[index] for index in record.blanks] == [
        "off (null)",
        "none (empty list)",
        "nor (empty block)",
        'in."a.b"[0]',
    ]
    assert record.title == texts_of(record)["n"] == "5"


def test_what_stands_around_the_records_is_kept_in_its_place() -> None:
    text = '{"made": "today", "list": [{"name": "a"}, {"name": "b"}], "count": 2}'
    found = source(text, ("list", ...))
    assert found.around == (
        ("made", "today"),
        ("list[0] (record)", ""),
        ("list[1] (record)", ""),
        ("count (number)", "2"),
    )
    assert json.loads(give_back(found)) == json.loads(text)
    assert (found.exact, found.remarks) == ("values", ())


@pytest.mark.parametrize("text", ['{"other": 1}', '{"list": {"a": 1}}', '{"list": []}', '{"list": "a"}'])
def test_a_file_without_records_keeps_all_of_it(text: str) -> None:
    found = source(text, ("list", ...))
    assert (found.records, json.loads(give_back(found))) == ((), json.loads(text))


def test_a_whole_file_can_be_one_record() -> None:
    found = source('{"name": "x", "parts": [{"a": 1}]}', ())
    assert (found.records[0].title, found.around) == ("x", ((" (record)", ""),))
    assert give_back(found) == '{\n  "name": "x",\n  "parts": [\n    {\n      "a": 1\n    }\n  ]\n}\n'


def test_a_long_text_goes_on_in_the_next_field() -> None:
    text = json_text([{"name": "long " * 50_000, "by": "x"}])
    (record,) = source(text, (...,)).records
    assert record.names == ("name", "name", "name", "by")
    assert max(map(len, record.values)) == MAX_CELL
    assert texts_of(record)["name"] == "long " * 50_000
    assert json_text([json_of(record)]) == text


def test_the_members_of_a_list_are_found_together() -> None:
    (record,) = source('[{"a": ["x", "y"], "b": "z", "c": []}]', (...,)).records
    texts = texts_of(record)
    assert [listed(texts, path) for path in "abcd"] == [("x", "y"), ("z",), ("",), ()]


def test_bytes_before_the_text_are_given_back_too() -> None:
    assert source("\ufeff[]\n", (...,)).encoding == "utf-8-sig"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[{}, 5, {}, []]", "record 2 is no block"),
        ('[{"a": [' + "1," * 2_000 + "1]}]", "record 1 has 2,001 fields"),
        ('[{"' + "a" * 1_500 + '": {"' + "b" * 1_500 + '": 1}}]', "a path longer than 2,000"),
        ("[" + "{}," * 100_000 + "{}]", "more than 100,000 records"),
    ],
    ids=["no block", "fields", "path", "records"],
)
def test_records_beyond_the_bounds_are_refused_and_named(text: str, says: str) -> None:
    with pytest.raises(InputError) as raised:
        source(text, (...,))
    assert says in str(raised.value.problems[0])
    assert raised.value.next_step


def test_what_is_no_json_is_never_taken_for_an_empty_file() -> None:
    with pytest.raises(ValueError, match="no JSON"):
        source("[1", (...,))
