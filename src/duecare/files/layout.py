"""Where each part of a YAML text stands, so that a part can be changed and every other character stays."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import yaml

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile("(?:^|(?<=[\\s\ufeff]))#[^\n\r\x85\u2028\u2029]*")


@dataclass(slots=True)
class Node:
    """A value: from `start` to before `end`, counted in characters."""

    kind: Literal["map", "list", "scalar"]
    start: int
    end: int
    style: str = ""
    """Of a scalar: | or > or a quote or nothing. Of a list or a map: [ when it stands in brackets."""
    entries: list[Entry] = field(default_factory=list)

    @property
    def in_block_style(self) -> bool:
        """Whether it is a text after | or >."""
        return self.style in ("|", ">")


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list. Starts at the key or the dash."""

    key: str
    start: int
    value: Node


class Layout:
    """The nodes and the comments of a text that has been read without a problem."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._scalars: list[Node] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._last_end = 0
        self.root = self._root()

    def _root(self) -> Node:
        return self._node(next(event for event in self._events if isinstance(event, yaml.NodeEvent)))

    def _node(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            node = Node("scalar", start, end, event.style or "")
            self._scalars.append(node)
            return node
        style = "[" if event.flow_style else ""
        if isinstance(event, yaml.MappingStartEvent):
            return self._closed(Node("map", start, end, style, list(self._keys())))
        return self._closed(Node("list", start, end, style, list(self._items(start, flow=bool(style)))))

    def _closed(self, node: Node) -> Node:
        node.end = self._last_end if node.style else self.content_end(node.entries[-1].value)
        return node

    def _keys(self) -> Iterator[Entry]:
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            start = self._node(key).start
            yield Entry(key.value, start, self._node(next(self._events)))
        self._last_end = _index(key.end_mark)

    def _items(self, position: int, *, flow: bool) -> Iterator[Entry]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            dash = position if flow else self._dash(position)
            node = self._node(event)
            position = node.end
            yield Entry("", dash, node)
        self._last_end = _index(event.end_mark)

    def _dash(self, position: int) -> int:
        """The first dash from here on that is in no comment. Only space and comments stand before it."""
        while self.text[position] != "-":
            position = self.line_end(position) if self.text[position] == "#" else position + 1
        return position

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Each comment, with where it starts."""
        found: list[tuple[int, str]] = []
        position = 0
        for node in self._scalars:
            found += self._comments(position, node.start)
            position = node.end
            if node.in_block_style:
                found += self._comments(node.start, self.line_end(node.start))
        return found + self._comments(position, len(self.text))

    def _comments(self, start: int, end: int) -> list[tuple[int, str]]:
        return [(found.start(), found.group().rstrip()) for found in _COMMENT.finditer(self.text, start, end)]

    def comments_in(self, start: int, end: int) -> list[str]:
        """The comments that start in a part of the text."""
        return [comment for position, comment in self.comments if start <= position < end]

    def content_end(self, node: Node) -> int:
        """Where a value ends, without the empty lines that the parser counts to it."""
        if not node.in_block_style:
            return node.end
        return node.start + len(self.text[node.start : node.end].rstrip())

    def after(self, node: Node, column: int) -> int:
        """Where the line after a value starts. What is put there, at that column, follows the value and its notes."""
        while node.entries and not node.style:
            node = node.entries[-1].value
        if node.in_block_style and "+" in self.text[node.start : self.line_end(node.start)].partition("#")[0]:
            return node.end  # its empty lines belong to it
        return self.below(self.content_end(node), column)

    def below(self, position: int, column: int) -> int:
        """Where the next line starts, past the notes that stand deeper than the column."""
        start = self.next_line(position)
        for at, _ in self.comments[bisect_left(self.comments, (start, "")) :]:
            line = self.line_start(at)
            if not self.leads_its_line(at) or at - line <= column or self.text[start:line].strip():
                break
            start = self.next_line(at)
        return start

    def line_end(self, position: int) -> int:
        """Where the line ends, before its line end."""
        found = LINE_END.search(self.text, position)
        return found.start() if found else len(self.text)

    def next_line(self, position: int) -> int:
        """Where the next line starts."""
        found = LINE_END.search(self.text, position)
        return found.end() if found else len(self.text)

    def line_start(self, position: int) -> int:
        """Where the line starts."""
        return self._starts[bisect_right(self._starts, position) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def column(self, position: int) -> int:
        """How far from the start of its line."""
        return position - self.line_start(position)

    def leads_its_line(self, position: int) -> bool:
        """Whether only space stands before it on its line."""
        return not self.text[self.line_start(position) : position].strip(" ")


def _index(mark: Any) -> int:
    index: int = mark.index
    return index
