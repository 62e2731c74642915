"""Broken bills of materials and descriptions of data: read whole or refused in words, never a part in silence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, start_dossier
from tests.exchange.places import ON, fixture, real
from tests.exchange.test_hostile import changes, corrupted, read_or_refuse
from tests.exchange.trees import EDITS, Edit, Tree, broken, exactly

FILES = ("bill.json", "croissant.json")
HEAD = {"bomFormat": "CycloneDX", "specVersion": "1.7"}
DESCRIBED = {"@type": "Dataset", "conformsTo": "http://mlcommons.org/croissant/1.1"}

KEYS = st.sampled_from(
    [
        "type",
        "name",
        "components",
        "modelCard",
        "data",
        "considerations",
        "supplier",
        "publisher",
        "metadata",
        "component",
    ]
)
LEAVES = st.sampled_from(["machine-learning-model", "data", "dataset", "x", "", None, True, 0, 1.5, 10**30])
TREES: st.SearchStrategy[Tree] = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)


def whole_or_refused(tree: Tree) -> None:
    data = json.dumps(tree).encode()
    read_or_refuse(data, "a.json")
    try:
        source = read_source(data, "a.json")
    except InputError:
        return
    assert exactly(give_back(source)) == exactly(data)


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as raised:
        read_source(data, "a.json")
    assert raised.value.next_step
    return raised.value


@given(st.sampled_from(FILES), changes)
def test_corrupted_bytes(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    read_or_refuse(corrupted(fixture(name), edits), name)


@given(st.sampled_from(FILES), EDITS)
def test_swapped_keys_and_values_of_another_kind(name: str, edits: list[Edit]) -> None:
    whole_or_refused(broken(json.loads(fixture(name)), edits))


@given(TREES, TREES)
def test_components_and_metadata_of_any_shape(components: Tree, metadata: Tree) -> None:
    whole_or_refused({**HEAD, "components": components, "metadata": metadata})


@given(
    st.dictionaries(st.sampled_from(["name", "creator", "publisher", "@context", "@graph", "rai:dataBiases"]), TREES)
)
def test_descriptions_of_any_shape(more: dict[str, Tree]) -> None:
    whole_or_refused({**DESCRIBED, **more})


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252", "utf-8-sig"])
def test_another_encoding_is_read_whole_or_refused(name: str, encoding: str) -> None:
    text = fixture(name).decode().replace("letter", "lettré")
    if encoding == "utf-8-sig":
        assert give_back(read_source(text.encode(encoding), name)) == text.encode(encoding)
    else:
        refused(text.encode(encoding))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_cut_off_is_refused_with_its_line(name: str) -> None:
    data = fixture(name)
    for end in range(1, len(data) - 3, 97):
        error = refused(data[:end])
        assert error.problems[0].line == data[:end].count(b"\n") + 1


def inside(levels: int) -> Tree:
    component: Tree = {"type": "machine-learning-model", "name": "last"}
    for _ in range(levels):
        component = {"type": "machine-learning-model", "name": "m", "components": [component]}
    return {**HEAD, "components": [component]}


def test_models_inside_each_other_are_each_a_record_as_deep_as_is_read() -> None:
    data = json.dumps(inside(15)).encode()
    source = read_source(data, "a.json")
    assert len(source.records) == 16
    assert exactly(give_back(source)) == exactly(data)
    assert "levels inside each other" in str(refused(json.dumps(inside(60)).encode()).problems[0])


@pytest.mark.parametrize("bomb", ["[", '{"components":[', '{"a":'])
def test_a_bomb_of_brackets_is_refused(bomb: str) -> None:
    start = json.dumps({**HEAD, "name": "x"})[:-1]
    refused(f'{start}, "components": {bomb * 200_000}'.encode())


def test_the_same_key_twice_is_refused_and_not_dropped() -> None:
    error = refused(fixture("bill.json").replace(b'"name": "Letter Sorter"', b'"name": "A", "name": "B"'))
    assert "stands twice" in str(error.problems[0])
    assert error.problems[0].line


def test_a_large_picture_in_a_card_goes_on_in_further_fields() -> None:
    picture = "A" * 350_000
    graphics = {"quantitativeAnalysis": {"graphics": {"collection": [{"image": {"content": picture}}]}}}
    bill = {**HEAD, "components": [{"type": "machine-learning-model", "name": "x", "modelCard": graphics}]}
    source: Source = read_source(json.dumps(bill).encode(), "a.json")
    start_dossier(source.records[0], source, id="x", by="lead", on=ON)
    assert exactly(give_back(source)) == exactly(json.dumps(bill).encode())


@given(
    st.sampled_from(["valid-machine-learning-considerations-env-1.7.json", "valid-machine-learning-1.6.json"]), EDITS
)
def test_a_published_bill_broken(name: str, edits: list[Edit]) -> None:
    whole_or_refused(broken(json.loads(real(f"cyclonedx/{name}").read_bytes()), edits))


@given(EDITS)
def test_a_published_description_broken(edits: list[Edit]) -> None:
    whole_or_refused(broken(json.loads(real("croissant/dices-350.json").read_bytes()), edits))
