"""JSON as events: the strict grammar of RFC 8259, token by token, so that nothing deep is ever built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal

from duecare.files.events import Event, Fault, Stop
from duecare.files.scalars import plain_scalar, shown

_TOKEN = re.compile(
    r"""(?P<mark>[\[\]{}:,])
      | "(?P<text>[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+)"
      | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?)
      | (?P<word>true|false|null)""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\n\r]*+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORDS = {"true": True, "false": False, "null": None}

Want = Literal["value", "value or end", "key", "key or end", "colon", "comma or end", "nothing"]
_NEEDED: dict[Want, str] = {
    "value": "a value",
    "value or end": "a value or ]",
    "key": 'a key in quotes, such as "title"',
    "key or end": 'a key in quotes, such as "title", or }',
    "colon": "a colon after the key",
    "comma or end": "a comma or the closing bracket",
    "nothing": "nothing more: one document a file",
}


def json_events(text: str) -> Iterator[Event]:
    """The events of a JSON document. Raises Stop where the grammar is broken."""
    reader = _Reader(text)
    while (token := reader.next()) is not None:
        yield from reader.take(token)
    if reader.want != "nothing":
        raise reader.broken("The file ends too early.")


class _Reader:
    """Where we are in the text, which brackets are open, and what the grammar wants next."""

    def __init__(self, text: str) -> None:
        self.text, self.position, self.line = text, 0, 1
        self.open: list[str] = []
        self.want: Want = "value"

    def next(self) -> re.Match[str] | None:
        start = _SPACE.match(self.text, self.position).end()  # type: ignore[union-attr]  # matches the empty text too
        self.line += self.text.count("\n", self.position, start)
        self.position = start
        if start == len(self.text):
            return None
        token = _TOKEN.match(self.text, start)
        if token is None:
            raise self.unknown()
        self.position = token.end()
        return token

    def take(self, token: re.Match[str]) -> Iterator[Event]:
        if token.lastgroup == "mark":
            yield from self.mark(token.group())
        elif self.want in ("key", "key or end"):
            if token.lastgroup != "text":
                raise self.broken(f"{shown(token.group())} is no key.")
            yield self.string(token["text"])
            self.want = "colon"
        elif self.want in ("value", "value or end"):
            yield self.scalar(token)
            self.done()
        else:
            raise self.broken(f"{shown(token.group())} cannot stand here.")

    def mark(self, mark: str) -> Iterator[Event]:
        if mark in "[{" and self.want in ("value", "value or end"):
            self.open.append(mark)
            self.want = "key or end" if mark == "{" else "value or end"
            yield Event("map" if mark == "{" else "list", self.line)
        elif mark in "]}" and self.want.endswith("or end") and self.open[-1] + mark in ("[]", "{}"):
            self.open.pop()
            yield Event("end", self.line)
            self.done()
        elif mark == ":" and self.want == "colon":
            self.want = "value"
        elif mark == "," and self.want == "comma or end":
            self.want = "key" if self.open[-1] == "{" else "value"
        else:
            raise self.broken(f"{mark} cannot stand here.")

    def done(self) -> None:
        self.want = "comma or end" if self.open else "nothing"

    def scalar(self, token: re.Match[str]) -> Event:
        raw = token[token.lastgroup or 0]
        if token.lastgroup == "text":
            return self.string(raw)
        if token.lastgroup == "word":
            return Event("scalar", self.line, raw, _WORDS[raw])
        value, odd = plain_scalar(raw)
        return Event("scalar", self.line, raw, value, odd=odd)

    def string(self, raw: str) -> Event:
        text: str = json.loads(f'"{raw}"') if "\\" in raw else raw
        if _SURROGATE.search(text):
            fault = Fault(
                "Half of a character pair stands alone.", "Write the character itself, or both halves of its \\u pair."
            )
            return Event("scalar", self.line, "?", "?", fault)
        return Event("scalar", self.line, text, text)

    def unknown(self) -> Stop:
        found = self.text[self.position]
        if found == '"':
            instead = (
                'Close it on the same line; inside, write \\n for a new line, \\" for a quote, \\\\ for a backslash.'
            )
            return Stop(
                Fault("This text in quotes is not closed, or holds what JSON does not allow.", instead), self.line
            )
        named = (
            f"{found} cannot stand here." if found.isprintable() else f"Character U+{ord(found):04X} cannot stand here."
        )
        return self.broken(named)

    def broken(self, message: str) -> Stop:
        return Stop(Fault(message, f"JSON wants {_NEEDED[self.want]}."), self.line)
