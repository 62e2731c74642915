"""YAML and JSON give the same plain values, and only what their grammars allow."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.catalogue.base import MAX_SAFE_INTEGER
from duecare.core.errors import InputError
from duecare.files.compose import Tree
from duecare.files.read import is_json, parse_tree
from tests.strategies import HOSTILE

TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
KEYS = TEXTS.map(lambda text: text[:200])
SCALARS = st.none() | st.booleans() | st.integers(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
FRAGMENTS = st.lists(
    st.sampled_from(
        [*'[]{}:,"\\ \n\t01-.eE+', "true", "null", "NaN", '"a"', "\\u00e9", "\\ud800", "'", "#", "x", "\x00"]
    ),
    max_size=14,
).map("".join)


def tree(text: str, name: str = "a.yaml") -> Tree:
    return parse_tree(text.encode(), name)


def value(text: str, name: str = "a.yaml") -> Any:
    found = tree(text, name)
    assert found.problems == ()
    return found.value


@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_json_reads_what_any_program_writes(plain: Any, indent: int | None, ascii_: bool) -> None:
    assert value(json.dumps(plain, indent=indent, ensure_ascii=ascii_), "a.json") == plain


def strict_json(text: str) -> Any:
    """The standard library's reader, made as strict as ours: the oracle."""

    def refuse(what: object) -> Any:
        raise ValueError(f"refused: {what}")

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        return dict(found) if len(dict(found)) == len(found) else refuse("a key that stands twice")

    plain = json.loads(text, parse_float=refuse, parse_constant=refuse, object_pairs_hook=pairs)
    json.dumps(plain, ensure_ascii=False).encode()  # refuses half of a character pair
    return plain


@given(FRAGMENTS)
def test_json_accepts_exactly_what_the_grammar_does(text: str) -> None:
    try:
        expected = strict_json(text)
    except ValueError:
        with pytest.raises((InputError, AssertionError)):
            value(text, "a.json")
    else:
        assert value(text, "a.json") == expected


@given(VALUES)
def test_json_is_yaml_but_for_characters_that_yaml_escapes(plain: Any) -> None:
    text = json.dumps(plain, ensure_ascii=True)
    if len(text) < 900 and "\\ud" not in text:  # keys of YAML are short, and its \\u knows no pairs
        assert value(text, "a.yaml") == plain


PLAIN_TEXTS = st.text("abc xyz:#-'\"\n", max_size=10)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**6), 10**6) | PLAIN_TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN_TEXTS, inner, max_size=3),
        max_leaves=10,
    ).filter(lambda plain: plain is not None),
    st.sampled_from([None, True, False]),
)
def test_yaml_reads_what_another_program_writes(plain: Any, flow: bool | None) -> None:
    text = yaml.safe_dump(plain, default_flow_style=flow, allow_unicode=True)
    if "&id" not in text and "? " not in text:  # it gives empty lists that it has seen before a name
        assert value(text) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[yes, no, on, off, Yes, NO, y, n]", ["yes", "no", "on", "off", "Yes", "NO", "y", "n"]),
        ("[2026-12-02, 2026-12-02T10:00:00, 12:30, 1:2]", ["2026-12-02", "2026-12-02T10:00:00", "12:30", "1:2"]),
        ("[true, True, TRUE, false, null, Null, ~]", [True, True, True, False, None, None, None]),
        ("[tRUE, nULL, none, nil]", ["tRUE", "nULL", "none", "nil"]),
        ("[0, -0, 7, -7, +7, 9007199254740991]", [0, 0, 7, -7, 7, MAX_SAFE_INTEGER]),
        ("""["1", '1', "1.0", 'null', "true", '~', ""]""", ["1", "1", "1.0", "null", "true", "~", ""]),
        ("[1.2.3, v1.0, 1-2, 1 2, -, +, ., .., e5, 0xg, 1e, _1]", "1.2.3 v1.0 1-2 1@2 - + . .. e5 0xg 1e _1"),
        ("a:\nb: ''\nc: |\n  1\n", {"a": None, "b": "", "c": "1\n"}),
        (
            "true: 1\nnull: 2\n2024: 3\n1.5: 4\n1e5: 5\n~: 6\n",
            {"true": 1, "null": 2, "2024": 3, "1.5": 4, "1e5": 5, "~": 6},
        ),
        ("---\na: 1\n...\n", {"a": 1}),
    ],
)
def test_plain_words_of_yaml(text: str, expected: Any) -> None:
    wanted = [word.replace("@", " ") for word in expected.split()] if isinstance(expected, str) else expected
    assert value(text) == wanted
    assert repr(value(text)) == repr(wanted)  # 1 is not true


@pytest.mark.parametrize(
    "text",
    [
        "1.0",
        "-1.5",
        "+.5",
        "1.",
        "1e3",
        "1E-3",
        "1.5e+3",
        ".inf",
        "-.INF",
        ".nan",
        ".NaN",
        "007",
        "0o17",
        "0x1F",
        "0b101",
        "1_000",
        "00",
        "-01",
    ],
)
def test_a_number_that_programs_read_differently_is_refused(text: str) -> None:
    (problem,) = tree(f"a: {text}").problems
    assert problem.message == f"{text} is not a plain whole number."
    assert problem.instead == f'Write a whole number, or put it in quotes: "{text}".'
    assert (problem.line, problem.path, problem.file) == (1, ("a",), "a.yaml")


@pytest.mark.parametrize("text", ["9007199254740992", "-9007199254740992", "1" * 400])
@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_number_too_large_to_be_the_same_everywhere_is_refused(text: str, name: str) -> None:
    (problem,) = tree(f"[{text}]", name).problems
    assert "too large a number" in problem.message
    assert len(str(problem)) < 250


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.json", "a: 1", True),
        ("a.JSON", "", True),
        ("a.yaml", "{}", False),
        ("a.yml", "{}", False),
        ("a", " \n{}", True),
        ("a", "a: {}", False),
        ("a.dossier", "[1]", False),
    ],
)
def test_json_is_told_by_name_or_by_its_start(name: str, text: str, expected: bool) -> None:
    assert is_json(name, text) is expected


def test_a_key_that_stands_twice_is_refused_at_the_second() -> None:
    found = tree("a: 1\nb:\n  c: 1\n  c:\n    d: 2\na: [3]\n")
    assert [(problem.path, problem.line) for problem in found.problems] == [(("b", "c"), 4), (("a",), 6)]
    assert found.value == {"a": 1, "b": {"c": 1}}
    assert (found.line(("a",)), found.line(("b", "c"))) == (1, 3)


def test_each_value_knows_its_line() -> None:
    text = "# note\na:\n  - 1\n  -\n    b: |\n      x\n      y\n    c: {d: [1,\n      2]}\n"
    found = tree(text)
    lines = {(): 2, ("a",): 2, ("a", 0): 3, ("a", 1): 5, ("a", 1, "b"): 5, ("a", 1, "c"): 8}
    assert {path: found.line(path) for path in lines} == lines
    assert found.line(("a", 1, "c", "d", 1)) == 9
    assert found.line(("a", 1, "missing")) == 5
    assert found.at(("a", 1, "c", "d", 1)) == 2
    assert [found.at(("gone",)), found.at(("a", 9)), found.at(("a", "b"))] == [None, None, None]


def test_the_lines_of_json() -> None:
    found = tree('{\n "a": [1,\n\n  {"b": "x\\ny"}],\n "c": 1.5}', "a.json")
    assert [found.line(path) for path in [("a",), ("a", 1), ("a", 1, "b"), ("c",)]] == [2, 4, 4, 5]
    assert found.problems[0].line == 5
