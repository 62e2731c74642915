"""What happens to files: cut, decoded wrongly, columns swapped, rows lost, bombs, quotes, huge cells, bytes flipped."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, TypeAlias

from tests.exchange.trees import Edit, broken

Chance: TypeAlias = random.Random
Corruption = Callable[[bytes, Chance], bytes]

BOMBS = (b"[", b'{"a":', b"[[],", b'"', b"- ", b"&a [*a,", b"{{", b"<!--", b",", b";", b"\t")
PIECES = (b'"', b'""', b'",', b'\n"', b"\r", b"\n", b"\\", b"\\u0000", b"\x00", b"\xff", b"\xe2\x80", b"---\n", b"'")
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp037", "utf-7", "utf-8-sig", "cp437")


def _at(data: bytes, chance: Chance) -> int:
    return chance.randrange(len(data) + 1)


def _put(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at:]


def cut_off(data: bytes, chance: Chance) -> bytes:
    return data[: _at(data, chance)]


def beginning_lost(data: bytes, chance: Chance) -> bytes:
    return data[_at(data, chance) :]


def middle_lost(data: bytes, chance: Chance) -> bytes:
    start, end = sorted((_at(data, chance), _at(data, chance)))
    return data[:start] + data[end:]


def part_again(data: bytes, chance: Chance) -> bytes:
    start, end = sorted((_at(data, chance), _at(data, chance)))
    return _put(data, _at(data, chance), data[start:end])


def flipped(data: bytes, chance: Chance) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def pieces_put_in(data: bytes, chance: Chance) -> bytes:
    for _ in range(chance.randint(1, 6)):
        data = _put(data, _at(data, chance), chance.choice(PIECES))
    return data


def huge_cell(data: bytes, chance: Chance) -> bytes:
    length = chance.choice((99_000, 100_001, 131_073, 2_000_000))
    return _put(data, _at(data, chance), chance.choice((b"x", b" ", b"\xc3\xa9", b"a@", b"0")) * length)


def bomb(data: bytes, chance: Chance) -> bytes:
    return _put(data, _at(data, chance), chance.choice(BOMBS) * chance.choice((30, 70, 3_000, 200_000)))


def in_another_encoding(data: bytes, chance: Chance) -> bytes:
    return _text(data).encode(chance.choice(ENCODINGS), errors="replace")


def decoded_wrongly(data: bytes, chance: Chance) -> bytes:
    return data.decode(chance.choice(("cp1252", "latin-1", "cp437")), errors="replace").encode()


def other_line_ends(data: bytes, chance: Chance) -> bytes:
    ends = [chance.choice((b"\n", b"\r", b"\r\n", b"\n\n", "\u2028".encode())) for _ in range(3)]
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    return b"".join(line + chance.choice(ends) for line in lines)


def lines_lost(data: bytes, chance: Chance) -> bytes:
    lines = data.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    return b"".join(lines[:start] + lines[start + chance.randint(1, 3) :])


def lines_swapped(data: bytes, chance: Chance) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def parts_swapped(data: bytes, chance: Chance) -> bytes:
    """Columns of a table, or values of JSON, in each other's place; rows and values lost, doubled, of another kind."""
    with suppress(ValueError):
        kinds = [chance.choice(("swap", "drop", "null", "list", "again", "deep")) for _ in range(chance.randint(1, 3))]
        edits: list[Edit] = [(chance.randrange(10_000), kind, chance.randrange(10_000)) for kind in kinds]
        return json.dumps(broken(json.loads(_text(data)), edits), ensure_ascii=chance.random() < 0.5).encode()
    return _table(data, chance)


def _table(data: bytes, chance: Chance) -> bytes:
    first = data.split(b"\n", 1)[0]
    delimiter = max(",;\t", key=lambda one: first.count(one.encode()))
    rows = list(csv.reader(io.StringIO(_text(data), newline=""), delimiter=delimiter))
    row, whole = chance.choice(rows), chance.random() < 0.5
    width = max(len(rows[0]), 1)
    one, other = chance.randrange(width), chance.randrange(width)
    match chance.choice(("swap", "drop", "cell", "extra", "again", "move")):
        case "swap":
            for each in rows if whole else [row]:
                _swap(each, one, other)
        case "drop":
            rows.remove(row)
        case "cell":
            del row[one : one + 1]
        case "extra":
            row.insert(one, "x")
        case "again":
            rows.insert(chance.randrange(len(rows)), row)
        case _:
            chance.shuffle(rows)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def _swap(row: list[str], one: int, other: int) -> None:
    if max(one, other) < len(row):
        row[one], row[other] = row[other], row[one]


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


CORRUPTIONS: Mapping[str, Corruption] = MappingProxyType(
    {
        one.__name__: one
        for one in (
            *(cut_off, beginning_lost, middle_lost, part_again, flipped, pieces_put_in, huge_cell, bomb),
            *(in_another_encoding, decoded_wrongly, other_line_ends, lines_lost, lines_swapped, parts_swapped),
        )
    }
)


def some_of(values: Any, count: int, chance: Chance) -> Any:
    """A few neighbours of a list: of a register, a part that is read in a moment."""
    start = chance.randrange(max(len(values) - count, 1))
    return values[start : start + count]
