"""Two editions of a register: told by what the register says, never by place, and never guessed."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.errors import InputError
from duecare.exchange import Source, proposal, read_source
from duecare.exchange.editions import Editions, compare
from duecare.exchange.field_changes import FieldChange
from duecare.exchange.formats import FORMATS
from duecare.exchange.identity import identities_of, keys_of, same
from tests.exchange.places import fixture, inventory, inventory_2025, real

HEAD = next(csv.reader(io.StringIO(fixture("inventory.csv").decode("cp1252"), newline="")))


def use_cases(*rows: Sequence[str]) -> Source:
    """An inventory of 2024 with these rows: name, agency, bureau, purpose."""
    text = io.StringIO(newline="")
    cells = [[name, agency, "", bureau, "", "", "", purpose] + [""] * 54 for name, agency, bureau, purpose in rows]
    csv.writer(text).writerows([HEAD, *cells])
    return read_source(text.getvalue().encode("cp1252"), "inventory.csv")


def algorithms(*records: dict[str, Any]) -> Source:
    whole = [{"title": "", "organisatie": "", "doel": "", "status": "", **record} for record in records]
    return read_source(json.dumps({"algoritmes": whole}).encode(), "algoritmes.json")


def shape(found: Editions) -> tuple[list[int], list[tuple[int, int]], list[int], list[int], int]:
    """Appeared, changed, disappeared, unchanged, and how many groups are left open."""
    return (
        [record.position for record in found.appeared],
        [(one.before.position, one.after.position) for one in found.changed],
        [record.position for record in found.disappeared],
        [record.position for record in found.unchanged],
        len(found.ambiguous),
    )


A, B, C = ("Sorter", "Parcels", "", "Sorts"), ("Planner", "Parcels", "", "Plans"), ("Sorter", "Letters", "", "Sorts")


def test_what_appeared_changed_and_disappeared_is_told_by_agency_and_name_whatever_the_order() -> None:
    changed = ("SORTER ", "Parcels", "", "Sorts and weighs")
    found = compare(use_cases(A, B), use_cases(C, changed))
    assert shape(found) == ([0], [(0, 1)], [1], [], 0)
    assert found.changed[0].fields == (
        FieldChange("Use Case Name", "Sorter", "SORTER "),
        FieldChange("Intended purpose and benefits", "Sorts", "Sorts and weighs"),
    )


def test_rows_that_nothing_tells_apart_are_told_and_not_guessed() -> None:
    one, other, third = (("Sorter", "Parcels", "", purpose) for purpose in ("a", "b", "c"))
    found = compare(use_cases(one, other), use_cases(other, third))
    assert shape(found) == ([], [], [], [0], 1), "what is the same word for word is the same; the rest stays open"
    assert [record.position for record in found.ambiguous[0].before] == [0]
    assert [record.position for record in found.ambiguous[0].after] == [1]
    assert shape(compare(use_cases(one, other), use_cases(other))) == ([], [], [0], [0], 0)
    assert shape(compare(use_cases(one), use_cases(one, other))) == ([1], [], [], [0], 0)
    assert shape(compare(use_cases(one, other), use_cases(third, third))) == ([], [], [], [], 1)


def test_a_bureau_tells_apart_what_the_agency_and_the_name_do_not() -> None:
    before = use_cases(("Sorter", "Parcels", "North", "a"), ("Sorter", "Parcels", "South", "b"))
    after = use_cases(("Sorter", "Parcels", "South", "c"), ("Sorter", "Parcels", "North", "d"))
    assert shape(compare(before, after)) == ([], [(1, 0), (0, 1)], [], [], 0)
    moved = use_cases(("Sorter", "Parcels", "South", "b"), ("Sorter", "Parcels", "East", "d"))
    assert shape(compare(before, moved)) == ([], [], [], [0], 1)
    alone = compare(use_cases(("Sorter", "Parcels", "North", "a")), use_cases(("Sorter", "Parcels", "South", "a")))
    assert shape(alone)[1] == [(0, 0)], "one use case of that name has moved to another bureau"


def test_a_row_without_a_name_is_never_taken_for_another() -> None:
    nameless, other = ("", "Parcels", "", "x"), ("", "Parcels", "", "y")
    assert shape(compare(use_cases(nameless), use_cases(other))) == ([0], [], [0], [], 0)
    assert shape(compare(use_cases(nameless), use_cases(A, nameless))) == ([0], [], [], [1], 0), (
        "word for word the same"
    )


def test_a_number_of_the_register_decides_even_where_the_titles_are_the_same() -> None:
    one = {"id": 1, "title": "Planner", "organisatie": "Lindenau"}
    renamed = {"id": 1, "title": "Visit planner", "organisatie": "Lindenau"}
    assert shape(compare(algorithms(one), algorithms({**one, "id": 2}))) == ([0], [], [0], [], 0)
    found = compare(algorithms(one), algorithms({**one, "id": 2}, renamed))
    assert shape(found) == ([0], [(0, 1)], [], [], 0)
    assert found.changed[0].fields == (FieldChange("title", "Planner", "Visit planner"),)


def test_a_record_without_its_number_is_found_by_what_it_is_called() -> None:
    numbered, bare = {"id": 1, "title": "P", "organisatie": "L"}, {"id": None, "title": "P", "organisatie": "L"}
    other = {"id": 2, "title": "P", "organisatie": "L"}
    assert shape(compare(algorithms(numbered), algorithms(bare)))[1] == [(0, 0)]
    assert shape(compare(algorithms(numbered), algorithms(other, bare))) == ([0], [(0, 1)], [], [], 0)
    assert shape(compare(algorithms(bare, other), algorithms(numbered))) == ([], [(0, 0)], [1], [], 0)


def test_a_field_that_comes_goes_or_becomes_a_number_is_told() -> None:
    before, after = {"id": 1, "old": "x", "n": "5", "same": None}, {"id": 1, "n": 5, "same": "", "new": ["y"]}
    (changed,) = compare(algorithms(before), algorithms(after)).changed
    assert changed.fields == (
        FieldChange("n (number)", "5", "5 (number)"),
        FieldChange("new[0]", None, "y"),
        FieldChange("old", "x", None),
    )


def test_layouts_of_two_years_are_compared_by_what_both_ask() -> None:
    found = compare(inventory(), inventory_2025())
    assert not found.same_layout
    assert {field.name for one in found.changed for field in one.fields} <= {
        *("Bureau", "Topic area", "Purpose, or the problem to be solved", "Outputs", "Stage", "Personal data"),
    }
    stage = next(field for field in found.changed[0].fields if field.name == "Stage")
    assert (stage.before, stage.after) == ("Operation and Maintenance", "Deployed")


def test_a_table_and_the_json_of_one_register_are_compared_by_what_both_hold() -> None:
    table, listed = read_source(fixture("cases.csv"), "a.csv"), read_source(fixture("cases.json"), "a.json")
    found = compare(table, listed)
    assert not found.same_layout
    assert len(found.unchanged) + len(found.changed) + len(found.appeared) == len(listed.records)
    assert found.unchanged


def test_files_of_two_kinds_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="files of two kinds") as raised:
        compare(inventory(), algorithms({"id": 1}))
    assert raised.value.next_step


@pytest.mark.parametrize(
    "name",
    [
        *("inventory.csv", "inventory-2025.csv", "atrs.csv", "atrs.json", "algoritmes.json", "cases.csv", "cases.json"),
        *("aia-en.json", "bill.json", "card.md", "croissant.json", "data-card.md", "table.csv"),
    ],
)
def test_a_file_has_not_changed_since_itself(name: str) -> None:
    data = fixture(name)
    columns = proposal(data, name).columns() if name == "table.csv" else None
    source = read_source(data, name, columns)
    found = compare(source, source)
    assert shape(found) == ([], [], [], [record.position for record in source.records], 0)


def test_the_answers_in_french_are_found_by_the_number_of_the_project() -> None:
    english, french = (json.loads(fixture(name)) for name in ("aia-en.json", "aia-fr.json"))
    for answers in (english, french):
        answers["data"] |= {"projectDetailsID": "A-7", "projectDetailsDepartment-NS": "014"}
    sources = [read_source(json.dumps(answers).encode(), "a.json") for answers in (english, french)]
    assert len(compare(*sources).changed) == 1


def test_a_component_is_found_in_its_next_version() -> None:
    newer = read_source(fixture("bill.json").replace(b'"2.10"', b'"2.11"'), "bill.json")
    found = compare(read_source(fixture("bill.json"), "bill.json"), newer)
    titles = [(one.before.title, one.after.title) for one in found.changed]
    assert titles == [("Letter Sorter 2.10", "Letter Sorter 2.11")]


names, bureaus, purposes = (st.sampled_from(words) for words in (["p", "q", ""], ["", "n"], ["x", "y"]))
ROW = st.tuples(names, st.sampled_from(["a", "b"]), bureaus, purposes)


@given(st.lists(ROW, max_size=8), st.lists(ROW, max_size=8), st.randoms(use_true_random=False))
def test_every_record_is_told_once_and_the_order_does_not_matter(
    olds: list[tuple[str, ...]], news: list[tuple[str, ...]], chance: random.Random
) -> None:
    before, after = use_cases(*olds), use_cases(*news)
    found = compare(before, after)
    new = [*found.appeared, *found.unchanged, *(one.after for one in found.changed)]
    old = [*found.disappeared, *(one.before for one in found.changed)]
    new += [record for group in found.ambiguous for record in group.after]
    old += [record for group in found.ambiguous for record in group.before]
    assert sorted(record.position for record in new) == list(range(len(news)))
    assert len(old) + len(found.unchanged) == len(olds)
    assert all(group.before and group.after for group in found.ambiguous)
    chance.shuffle(news)
    again = compare(before, use_cases(*news))
    assert [len(part) for part in shape(again)[:4]] == [len(part) for part in shape(found)[:4]]


def test_two_records_are_one_by_the_best_that_both_state() -> None:
    nl = identities_of(next(format_ for format_ in FORMATS if format_.id == "nl-algorithm-register"))
    told = [
        keys_of(record, nl)
        for record in algorithms(
            {"id": 1, "title": "P", "organisatie": "L"},
            {"id": 2, "title": "P", "organisatie": "L"},
            {"title": "P", "organisatie": "L"},
            {"id": 1, "title": "Q", "organisatie": "L"},
            {"title": "", "organisatie": "L"},
        ).records
    ]
    assert [same(told[0], one, nl) for one in told] == [True, False, True, True, False]


@pytest.mark.parametrize(
    "path",
    [
        "us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv",
        "nl-algorithm-register/algoritmes.json",
        "jrc-ai-watch/services.json",
        "uk-atrs/atrs_records.csv",
    ],
)
def test_the_real_registers_shuffled_have_not_changed(path: str) -> None:
    data = real(path).read_bytes()
    source = read_source(data, path)
    records = list(source.records)
    random.Random(5).shuffle(records)
    moved = tuple(replace(one, position=place) for place, one in enumerate(records))
    shuffled = replace(source, records=moved)
    found = compare(source, shuffled)
    assert len(found.unchanged) == len(source.records)
