"""JSON that belongs to others, as values that can be written again: numbers keep their digits, keys their order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from duecare.core.errors import InputError, Problem
from duecare.files.bounds import Bounds
from duecare.files.events import Event, Fault, Stop
from duecare.files.json_events import json_events
from duecare.files.scalars import shown


@dataclass(frozen=True, slots=True)
class Bare:
    """A number, `true`, `false` or `null`, as it is written: no number is rounded, and "5" is not 5."""

    text: str


Json: TypeAlias = "str | Bare | list[Json] | dict[str, Json]"

_DUPLICATE = Fault("This key stands twice in the same block.", "Nobody can tell which of the two is meant: keep one.")
_NUL = Fault("A NUL character stands in this text.", "No text has one: was the file damaged?")
_INDENT = "  "


def json_values(text: str, name: str, bounds: Bounds) -> Json:
    """The values of a JSON document. Raises InputError, with the line, for what is not JSON or beyond the bounds.

    The same key twice in one block is refused, never dropped.
    """
    reader = _Reader(bounds)
    try:
        for event in json_events(text):
            reader.take(event)
    except Stop as stop:
        problem = Problem(*stop.fault, path=reader.path, line=stop.line, file=name)
        raise InputError(
            f"{name} cannot be read as JSON.", problems=[problem], next_step="Correct it and try again."
        ) from None
    return reader.root[0]


def json_text(value: Json) -> str:
    """The same values as JSON text, indented by two, with a line end at its end."""
    return "".join(_written(value, "\n")) + "\n"


class _Reader:
    """What has been read so far: the blocks and lists that are open, and the key that waits for its value."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.root: list[Json] = []
        self.open: list[list[Json] | dict[str, Json]] = [self.root]
        self.keys: list[str | None] = [None]
        self.count = 0

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the next value goes, for people: a key may be as long as a file."""
        last = len(self.open) - 1
        steps = (
            len(holder) - (level != last) if isinstance(holder, list) else self.keys[level]
            for level, holder in enumerate(self.open)
        )
        return tuple(shown(step) if isinstance(step, str) else step for step in steps if step is not None)[1:]

    def take(self, event: Event) -> None:
        holder = self.open[-1]
        if event.kind == "end":
            self.open.pop()
            self.keys.pop()
            self.done()
        elif isinstance(holder, dict) and self.keys[-1] is None:
            self.keys[-1] = event.text
            self.check_key(event, holder)
        else:
            self.put(event, holder)

    def check_key(self, event: Event, holder: dict[str, Json]) -> None:
        if len(event.text) > self.bounds.key:
            long = Fault(f"The key {shown(event.text)} is too long.", f"At most {self.bounds.key:,} characters.")
            raise Stop(long, event.line)
        fault = event.fault or (_NUL if "\0" in event.text else _DUPLICATE if event.text in holder else None)
        if fault:
            raise Stop(fault, event.line)

    def put(self, event: Event, holder: list[Json] | dict[str, Json]) -> None:
        self.within_bounds(event)
        value = _value(event)
        if isinstance(holder, list):
            holder.append(value)
        else:
            holder[self.keys[-1] or ""] = value
        if event.kind == "scalar":
            self.done()
        else:
            self.open.append(value)  # type: ignore[arg-type]  # what begins is a list or a block
            self.keys.append(None)

    def done(self) -> None:
        """A value has ended: a block waits for its next key."""
        self.keys[-1] = None

    def within_bounds(self, event: Event) -> None:
        self.count += 1
        if event.fault or "\0" in event.text:
            raise Stop(event.fault or _NUL, event.line)
        if self.count > self.bounds.nodes:
            raise Stop(Fault(f"More than {self.bounds.nodes:,} values.", "Divide the file."), event.line)
        if event.kind != "scalar" and len(self.open) > self.bounds.depth:
            fault = Fault(f"More than {self.bounds.depth} levels inside each other.", "No record needs that.")
            raise Stop(fault, event.line)


def _value(event: Event) -> Json:
    if event.kind != "scalar":
        return {} if event.kind == "map" else []
    is_text = isinstance(event.value, str) and event.odd is None
    return event.text if is_text else Bare(event.text)


def _written(value: Json, line: str) -> Iterator[str]:
    """The text in pieces; `line` begins a line at the level of the value."""
    if isinstance(value, Bare):
        yield value.text
    elif isinstance(value, str):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, list):
        yield from _block("[]", line, (("", inner) for inner in value))
    else:
        yield from _block("{}", line, ((json.dumps(key, ensure_ascii=False) + ": ", value[key]) for key in value))


def _block(brackets: str, line: str, members: Iterable[tuple[str, Json]]) -> Iterator[str]:
    before = brackets[0] + line + _INDENT
    for label, value in members:
        yield before + label
        yield from _written(value, line + _INDENT)
        before = "," + line + _INDENT
    yield brackets if before[0] != "," else line + brackets[1]
