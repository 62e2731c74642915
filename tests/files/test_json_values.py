"""JSON that belongs to others: read without rounding or dropping, and refused where that cannot be."""

from __future__ import annotations

import json

import pytest

from duecare.core.errors import InputError
from duecare.files.bounds import Bounds
from duecare.files.json_values import Bare, json_text, json_values

BOUNDS = Bounds(depth=3, nodes=20, key=10)


def test_numbers_keep_their_digits_and_keys_their_order() -> None:
    text = '{"b": 1.10, "a": [1e999, -0, 123456789012345678901234567890, "5", "null", null, true], "c": {}, "d": []}'
    value = json_values(text, "a.json", BOUNDS)
    assert value == {
        "b": Bare("1.10"),
        "a": [*map(Bare, ("1e999", "-0", "123456789012345678901234567890")), "5", "null", Bare("null"), Bare("true")],
        "c": {},
        "d": [],
    }
    assert (
        json_text(value).split()
        == json.dumps(json.loads(text, parse_int=str, parse_float=str), indent=2)
        .replace('"1.10"', "1.10")
        .replace('"1e999"', "1e999")
        .replace('"-0"', "-0")
        .replace('"123456789012345678901234567890"', "123456789012345678901234567890")
        .split()
    )


@pytest.mark.parametrize("text", ["[]", "{}", '"a"', "5", "null", '[{"a": [{}, []]}]'])
def test_it_is_written_as_others_write_it(text: str) -> None:
    assert json_text(json_values(text, "a.json", Bounds())) == json.dumps(json.loads(text), indent=2) + "\n"


@pytest.mark.parametrize(
    ("text", "message", "line", "path"),
    [
        ('{"a": 1,\n"a": 1}', "stands twice", 2, ("a",)),
        ('{"a": [0, {"b":\n NaN}]}', "N cannot stand here", 2, ("a", 1, "b")),
        ("[Infinity]", "I cannot stand here", 1, (0,)),
        ('["\\ud800"]', "Half of a character pair", 1, (0,)),
        ('{"\\ud800": 1}', "Half of a character pair", 1, ("?",)),
        ("[[[[1]]]]", "More than 3 levels", 1, (0, 0, 0)),
        ("[" + "1," * 20 + "1]", "More than 20 values", 1, (19,)),
        ('{"12345678901": 1}', "too long", 1, ("12345678901",)),
        ('["\\u0000"]', "A NUL character", 1, (0,)),
        ('{"\\u0000": 1}', "A NUL character", 1, ("\0",)),
        ('{"a": 1', "ends too early", 1, ()),
        ("", "ends too early", 0, ()),
        ("[1] [2]", "cannot stand here", 1, ()),
    ],
)
def test_what_cannot_be_kept_whole_is_refused_where_it_stands(
    text: str, message: str, line: int, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(InputError) as raised:
        json_values(text, "a.json", BOUNDS)
    (problem,) = raised.value.problems
    assert message in problem.message
    assert (problem.path, problem.file) == (path, "a.json")
    assert problem.line in (line, 1)
