"""Broken YAML and JSON are explained: where, what, and what to write instead."""

from __future__ import annotations

import pytest
import yaml

from duecare.core.errors import InputError, Problem
from duecare.files.read import parse_tree
from duecare.files.yaml_faults import explained


def fault(text: str, name: str = "a.yaml") -> Problem:
    with pytest.raises(InputError) as caught:
        parse_tree(text.encode(), name)
    assert caught.value.happened == f"{name} cannot be read."
    problem = caught.value.problems[-1]
    assert problem.file == name
    assert problem.instead
    assert not problem.message.startswith("This is not YAML")
    return problem


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: c: d", 2, "A colon stands where none can."),
        ("a: 1\nb\nc: 1", 3, "A colon is missing here."),
        ("a: 1\n\tb: 2", 2, "A tab indents this line."),
        ("a:\n\t- b", 2, "A tab indents this line."),
        ("a: 1\nb: @home", 2, "A text starts with @, ` or another sign that YAML keeps for itself."),
        ("a: `x`", 1, "A text starts with @, ` or another sign that YAML keeps for itself."),
        ("a: 1\nb: 'x\nc: 2\n", 2, "A text in quotes is not closed."),
        ('a: "x\n---\n', 1, "A text in quotes is not closed."),
        ('a: "\\q"', 1, "A backslash stands before a letter that has no meaning."),
        ('a: "\\xZZ"', 1, "A \\x or \\u lacks its digits."),
        ('a: "\\ud800"', 1, "A \\u stands for no character."),
        ("a: [1, 2", 1, "A bracket opens that is not closed, or that lacks a comma inside."),
        ("a: [1 2\nb: 1", 1, "A bracket opens that is not closed, or that lacks a comma inside."),
        ("a: }", 1, "A value is missing here, or a text starts with a bracket or a comma."),
        ("a: |x\n", 1, "Something follows | or > on its line."),
        ("a:\n  b: 1\n c: 2", 3, "This line does not fit the lines above it."),
        ("- a\nb: 1", 2, "This line does not fit the lines above it."),
        ("a: - b", 1, "This line does not fit the lines above it."),
        ("a: &\n", 1, "A text starts with & or *."),
        ("a: !%zz x", 1, "A text starts with !."),
        ("a: 1\n...\nb", 3, "Something stands after the end of the document."),
        ("? [a]\n: 1", 1, "A list or a block stands where a key is expected."),
        ("%YAML 1.1\n---\na: 1", 1, "Directives (lines that start with %) are not read here."),
        ("a: 1\n---\nb: 1", 2, "A second document starts here."),
        ("", 0, "The file is empty."),
        ("# only a note\n", 0, "The file is empty."),
        ("a: 1\nb: \x07", 2, "Character U+0007 cannot be written as it is."),
        ("a: \ufffe", 1, "Character U+FFFE cannot be written as it is."),
    ],
)
def test_broken_yaml(text: str, line: int, message: str) -> None:
    problem = fault(text)
    assert (problem.message, problem.line) == (message, line)


@pytest.mark.parametrize(
    ("text", "line", "message", "instead"),
    [
        ('{"a": 1,\n}', 2, "} cannot stand here.", 'JSON wants a key in quotes, such as "title".'),
        ('{"a" 1}', 1, "1 cannot stand here.", "JSON wants a colon after the key."),
        ('{"a":}', 1, "} cannot stand here.", "JSON wants a value."),
        ('{"a": 1 "b": 2}', 1, '"b" cannot stand here.', "JSON wants a comma or the closing bracket."),
        ("[1, 2", 1, "The file ends too early.", "JSON wants a comma or the closing bracket."),
        ("[,]", 1, ", cannot stand here.", "JSON wants a value or ]."),
        ("[1}", 1, "} cannot stand here.", "JSON wants a comma or the closing bracket."),
        ("{a: 1}", 1, "a cannot stand here.", 'JSON wants a key in quotes, such as "title", or }.'),
        ("{1: 1}", 1, "1 is no key.", 'JSON wants a key in quotes, such as "title", or }.'),
        ("{}\n{}", 2, "{ cannot stand here.", "JSON wants nothing more: one document a file."),
        ("", 1, "The file ends too early.", "JSON wants a value."),
        ("\n// note", 2, "/ cannot stand here.", "JSON wants a value."),
        ("[01]", 1, "1 cannot stand here.", "JSON wants a comma or the closing bracket."),
        ("[\x0b]", 1, "Character U+000B cannot stand here.", "JSON wants a value or ]."),
    ],
)
def test_broken_json(text: str, line: int, message: str, instead: str) -> None:
    problem = fault(text, "a.json")
    assert (problem.line, problem.message, problem.instead) == (line, message, instead)


def test_a_text_of_json_must_close_on_its_line() -> None:
    assert fault('["a\n"]', "a.json").message == "This text in quotes is not closed, or holds what JSON does not allow."


def test_half_a_character_of_json_is_refused() -> None:
    tree = parse_tree(b'{"a": "x\\ud800", "\\udc00": 1, "b": "\\ud83d\\ude00"}', "a.json")
    assert {problem.message for problem in tree.problems} == {"Half of a character pair stands alone."}
    assert len(tree.problems) == 2
    assert tree.value["b"] == "\U0001f600"


def test_what_was_wrong_before_the_end_is_told_too() -> None:
    with pytest.raises(InputError) as caught:
        parse_tree(b"a: 1.5\nb: *x\nc: [1", "a.yaml")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3]


def test_a_fault_without_a_name_of_its_own_is_passed_on() -> None:
    stop = explained(yaml.MarkedYAMLError(problem="found something new"), "")
    assert (stop.fault.message, stop.line) == ("This is not YAML: found something new.", 0)
    assert explained(yaml.YAMLError("something newer"), "").fault.message == "This is not YAML: something newer."
