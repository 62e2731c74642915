"""Records out of JSON: each a list of fields with a path and a verbatim text, from which the same JSON is made again.

A path is written as people write it: `contact.country`, `tags[0]`. A text stands under its path alone. Anything else
says after the path what it is, so that the field alone tells "5" from 5 and nothing is lost: `age (number)`,
`active (boolean)`, `purpose (null)`, `tags (empty list)`. Null and what is empty have a blank text: not stated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from duecare.exchange.bounds import MAX_CELL, MAX_NAME, MAX_VALUES
from duecare.files.bounds import Bounds
from duecare.files.json_values import Bare, Json, json_text, json_values

Field = tuple[str, str]
"""A field's name, which is a path with what it is, and its text."""
Step = str | int

NUMBER, BOOLEAN, NULL = " (number)", " (boolean)", " (null)"
EMPTY_LIST, EMPTY_BLOCK = " (empty list)", " (empty block)"
FOLDED = " (JSON)"
"""A list or block with all that is in it, as one text, where there is too much of it for a field each."""
RECORD = " (record)"
"""Where a record stood, among the fields of what stands around the records."""
MARKS = (NUMBER, BOOLEAN, NULL, EMPTY_LIST, EMPTY_BLOCK, FOLDED, RECORD)

_PLAIN_KEY = re.compile(r'[^.\[\]"\x00-\x1f]+')
_STEP = re.compile(r'\[(?P<index>[0-9]+)\]|\.?(?:(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<key>[^.\[\]"\x00-\x1f]+))')


def fields_of(value: Json, path: str = "", folded: frozenset[str] = frozenset()) -> Iterator[Field]:
    """The fields of a value, in order. A text too long for one field goes on in the next, under the same name.

    What stands at one of the folded paths is one text.
    """
    fold = bool(value) and path in folded and not isinstance(value, str | Bare)
    if isinstance(value, dict) and value and not fold:
        for key, inner in value.items():
            yield from fields_of(inner, inside(path, key), folded)
    elif isinstance(value, list) and value and not fold:
        for index, inner in enumerate(value):
            yield from fields_of(inner, inside(path, index), folded)
    else:
        name, text = (path + FOLDED, json_text(value)) if fold else (path + _mark(value), _text(value))
        yield from ((name, text[start : start + MAX_CELL]) for start in range(0, len(text) or 1, MAX_CELL))


def value_of(fields: Iterable[Field], records: Iterable[Json] = ()) -> Json:
    """The value that has these fields; where records stood, the next of `records` is put."""
    root: list[Json] = []
    waiting = iter(records)
    for name, pieces in groupby(fields, key=lambda field: field[0]):
        path, mark = cut(name)
        text = "".join(piece for _, piece in pieces)
        _put(root, (0, *steps(path)), next(waiting) if mark == RECORD else _leaf(mark, text))
    return root[0]


def cut(name: str) -> tuple[str, str]:
    """A field's name as its path and what it is; nothing for a text."""
    mark = next((mark for mark in MARKS if name.endswith(mark)), "")
    return name.removesuffix(mark), mark


def inside(path: str, step: Step) -> str:
    """The path of what stands inside, under a key or at a place in a list."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    plain = _PLAIN_KEY.fullmatch(step) and not step.endswith(MARKS)
    key = step if plain else json.dumps(step, ensure_ascii=False)
    return f"{path}.{key}" if path else key


def steps(path: str) -> Iterator[Step]:
    """The keys and places of a path."""
    for found in _STEP.finditer(path):
        if found["index"] is not None:
            yield int(found["index"])
        else:
            yield found["key"] if found["quoted"] is None else json.loads(found["quoted"])


def _mark(value: Json) -> str:
    match value:
        case Bare("null"):
            return NULL
        case Bare("true" | "false"):
            return BOOLEAN
        case Bare():
            return NUMBER
        case str():
            return ""
    return EMPTY_LIST if isinstance(value, list) else EMPTY_BLOCK


def _text(value: Json) -> str:
    if isinstance(value, Bare):
        return "" if value.text == "null" else value.text
    return value if isinstance(value, str) else ""


def _leaf(mark: str, text: str) -> Json:
    if not mark:
        return text
    if mark == FOLDED:
        return json_values(text, "", Bounds(nodes=MAX_VALUES, key=MAX_NAME))
    if mark == EMPTY_LIST:
        return []
    return {} if mark == EMPTY_BLOCK else Bare(text or "null")


def _put(root: list[Json], way: tuple[Step, ...], leaf: Json) -> None:
    """Put a leaf where its path leads, with the lists and blocks on the way. Fields come in the order of the file."""
    holder: Json = root
    for step, after in zip(way, (*way[1:], None), strict=True):
        new = leaf if after is None else [] if isinstance(after, int) else {}
        if isinstance(holder, dict):
            holder = holder.setdefault(str(step), new)
        elif isinstance(holder, list):
            if step == len(holder):
                holder.append(new)
            holder = holder[int(step)]
