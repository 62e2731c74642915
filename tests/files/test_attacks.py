"""Hostile files get a clear answer, in bounded memory and time."""

from __future__ import annotations

import os
import time
import tracemalloc

import pytest

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError, Problem
from duecare.files.bounds import DOSSIER, Bounds
from duecare.files.read import parse_dossier, parse_tree
from duecare.files.validate import validate

MEMORY, SECONDS = 90_000_000, 15.0
"""Sanity bounds, for files of up to 5 MB. Seconds of this process, with memory traced, which takes most of them."""

NODES = DOSSIER if int(os.environ.get("EFFORT", "1")) > 1 else Bounds(nodes=20_000)
"""Tracing 200,000 values takes long: that is for `make soak`."""

HEAD = "format: duecare-dossier/1\nid: a\ntitle: A\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{one}: &{one} [*{zero}, *{zero}]\n" for zero, one in zip("abcdefgh", "bcdefghi", strict=True)
)


def attacked(data: bytes, name: str, bounds: Bounds = DOSSIER) -> tuple[Problem, ...]:
    """The problems of a file that is refused within the bounds."""
    start = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(InputError) as caught:
            validate(parse_tree(data, name, bounds), Dossier)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert time.process_time() - start < SECONDS
    assert len(caught.value.problems) <= 201
    assert len(str(caught.value)) + sum(len(str(problem)) for problem in caught.value.problems) < 100_000
    return caught.value.problems


DEEP = "More than 40 levels inside each other."
LISTED = "There are too many problems to list all."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 2_000, DEEP),
        ("[" * 200_000, DEEP),
        ("[" * 4_999_999, DEEP),
        ("a: " + "[" * 200_000, DEEP),
        ("a: [" + "{a: " * 200_000, DEEP),
        ("[" * 200_000 + "]" * 200_000, DEEP),
        ("{" * 200_000, "A list or a block stands where a key is expected."),
        ("? " * 200_000, "A list or a block stands where a key is expected."),
        ("- " * 200_000, DEEP),
        ("".join(" " * depth + "a:\n" for depth in range(2_000)), DEEP),
        ("a: [" + "1, " * 100 + "1", "A bracket opens that is not closed, or that lacks a comma inside."),
        ("- *a\n" * 500_000, LISTED),
        ("- !!python/object/apply:os.system [x]\n" * 100_000, LISTED),
        ("- 1.5\n" * 500_000, LISTED),
        ("a: 1\n" * 500_000, LISTED),
        ("#" * 4_999_999, "The file is empty."),
        ("\n" * 4_999_999, "The file is empty."),
        ("a: '" + "x" * 4_000_000, "A text in quotes is not closed."),
        ("k" * 4_000_000 + ": 1", "A colon stands where none can."),
        ('"' + "k" * 900 + '": 1', "The key kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk… is too long."),
        ("--- 1\n" * 500_000, "A second document starts here."),
        ("%TAG ! tag:x,2026:\n---\n!a b", "Directives (lines that start with %) are not read here."),
        (HEAD + "title: \x00", "Character U+0000 cannot be written as it is."),
        (HEAD + "title: \x1b[2J", "Character U+001B cannot be written as it is."),
    ],
)
def test_hostile_yaml(text: str, message: str) -> None:
    assert attacked(text.encode(), "a.yaml")[-1].message == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 2_000, DEEP),
        ("[" * 200_000, DEEP),
        ("[" * 4_999_999, DEEP),
        ('{"a":' * 200_000, DEEP),
        ("[" + "1.5," * 1_000_000, LISTED),
        ('"' + "\\n" * 2_400_000, "This text in quotes is not closed, or holds what JSON does not allow."),
        ('"' + "x" * 4_900_000, "This text in quotes is not closed, or holds what JSON does not allow."),
        (" " * 4_999_999, "The file ends too early."),
        ("\x00" * 1000, "Character U+0000 cannot stand here."),
    ],
)
def test_hostile_json(text: str, message: str) -> None:
    assert attacked(text.encode(), "a.json")[-1].message == message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("".join(f"k{number}: 1\n" for number in range(400_000)), "a.yaml"),
        ("- 1\n" * 1_000_000, "a.yaml"),
        ("{" + ",".join(f'"k{number}":1' for number in range(400_000)) + "}", "a.json"),
        ("[" + "1," * 2_000_000, "a.json"),
    ],
)
def test_more_values_than_any_document_needs(text: str, name: str) -> None:
    assert attacked(text.encode(), name, NODES)[-1].message == f"More than {NODES.nodes:,} values."


def test_a_million_keys_are_too_large_a_file() -> None:
    with pytest.raises(InputError, match="larger than 5,000,000 bytes"):
        parse_dossier("".join(f"k{number}: 1\n" for number in range(1_000_000)).encode(), "a.yaml")


@pytest.mark.parametrize("value", ["1" * 4_900_000, "1_" * 2_400_000 + "x", "x " * 2_400_000, "1." * 2_400_000])
def test_a_huge_scalar(value: str) -> None:
    (first, *_) = attacked(f"{HEAD}gate: {value}\n".encode(), "a.yaml")
    assert first.message == f"A text of {len(value.strip()):,} characters."
    assert (first.line, first.path) == (4, ("gate",))


def test_a_huge_number_of_json() -> None:
    messages = [problem.message for problem in attacked(b'{"id": ' + b"9" * 4_900_000 + b"}", "a.json")]
    assert "A text of 4,900,000 characters." in messages


def test_an_alias_bomb_is_refused_at_every_fuse() -> None:
    problems = attacked((HEAD + BOMB).encode(), "a.yaml")
    assert [problem.line for problem in problems if "Aliases" in problem.message] == [
        n for n in range(5, 13) for _ in "ab"
    ]
    assert [problem.line for problem in problems if "Anchors" in problem.message] == list(range(4, 13))


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [id]",
        "a: !!binary aGk=",
        "a: !!str x",
        "!!map {a: 1}",
        "a: ! x",
        "a: !<x> [y]",
    ],
)
def test_tags_are_refused(text: str) -> None:
    (problem, *_) = attacked(text.encode(), "a.yaml")
    assert problem.message == "Tags (!name) are not read here."


@pytest.mark.parametrize("text", ["<<: {a: 1}", "a: {<<: {b: 1}}", "a: &b 1", "&a b: 1", "a: *b", "? *b\n: 1"])
def test_what_makes_yaml_say_something_else_is_refused(text: str) -> None:
    (problem, *_) = attacked(text.encode(), "a.yaml")
    assert problem.message.endswith("not read here.")


def test_a_quoted_look_alike_is_a_text() -> None:
    tree = parse_tree(b'a: "<<"\nb: "*x"\nc: "&x"\nd: "!x"\n"<<": 1\n', "a.yaml")
    assert tree.problems == ()
    assert tree.value == {"a": "<<", "b": "*x", "c": "&x", "d": "!x", "<<": 1}


@pytest.mark.parametrize(
    ("data", "happened"),
    [
        ("title: Ä".encode("utf-16"), "a.yaml is written in UTF-16."),
        ("title: Ä".encode("utf-16-be").join([b"\xfe\xff", b""]), "a.yaml is written in UTF-16."),
        ("title: Ä".encode("utf-32"), "a.yaml is written in UTF-32."),
        ("a: 1\ntitle: Ä".encode("latin-1"), "a.yaml is not written in UTF-8."),
        (b"a: 1\nb: \xed\xa0\x80", "a.yaml is not written in UTF-8."),
        (b"a: 1\nb: \xc0\xaf", "a.yaml is not written in UTF-8."),
    ],
)
def test_other_encodings_are_named(data: bytes, happened: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_dossier(data, "a.yaml")
    assert caught.value.happened == happened
    assert caught.value.next_step == "Save the file as UTF-8."
    assert all(problem.line == 2 for problem in caught.value.problems)


def test_utf_16_without_a_mark_is_refused_too() -> None:
    attacked("title: A".encode("utf-16-le"), "a.yaml")
    attacked('{"title": "A"}'.encode("utf-16-le"), "a.json")


def test_the_mark_of_some_editors_is_no_problem() -> None:
    assert parse_dossier(b"\xef\xbb\xbf" + HEAD.encode(), "a.yaml").title == "A"
    assert parse_dossier(b'\xef\xbb\xbf{"format": "duecare-dossier/1", "id": "a", "title": "A"}', "a.json").title == "A"


def test_a_deep_but_allowed_document_is_read() -> None:
    text = "a: " + "[" * 39 + "]" * 39
    assert parse_tree(text.encode(), "a.yaml").problems == ()
    assert parse_tree(("[" * 40 + "]" * 40).encode(), "a.json").problems == ()


def test_a_flood_of_problems_is_counted_not_listed() -> None:
    text = HEAD + "facts:\n" + "".join(f"  k{number}: {{value: true, bu: 1}}\n" for number in range(500))
    problems = attacked(text.encode(), "a.yaml")
    assert len(problems) == 201
    assert problems[-1].message == "There are 1,300 more problems."
