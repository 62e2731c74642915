"""What YAML and JSON have in common: a stream of small events, each with its line."""

from __future__ import annotations

from typing import Literal, NamedTuple

Plain = str | int | bool | None


class Fault(NamedTuple):
    """Something wrong with what was read, and what to write instead."""

    message: str
    instead: str


class Event(NamedTuple):
    """The start of a block or a list, its end, or a scalar."""

    kind: Literal["map", "list", "end", "scalar"]
    line: int
    text: str = ""
    """Of a scalar: as written, without quotes. A key is always this text."""
    value: Plain = None
    """Of a scalar: what it stands for."""
    fault: Fault | None = None
    """Wrong, but reading can go on."""
    odd: Fault | None = None
    """Wrong as a value, but fine as a key."""


class Stop(Exception):  # noqa: N818  # a signal inside this floor; people get the InputError that `compose` makes of it
    """Wrong, and nothing after it can be read."""

    def __init__(self, fault: Fault, line: int) -> None:
        self.fault, self.line = fault, line
        super().__init__(fault.message)
