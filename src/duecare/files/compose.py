"""From events to plain values, with the line of each, within bounds. The one composer of YAML and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from duecare.core.errors import InputError, Problem
from duecare.files.bounds import Bounds
from duecare.files.events import Event, Fault, Stop
from duecare.files.scalars import shown

Path = tuple[str | int, ...]

_NO_KEY = Fault("A list or a block stands where a key is expected.", "Write a word as the key.")
_DUPLICATE = Fault("This key stands twice in the same block.", "Keep one of the two, or give one another name.")


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as plain values (dict, list, str, int, bool, None), and where each stands.

    `problems` are the faults that reading could go past; `duecare.files.validate.validate` refuses a tree that has any.
    """

    name: str
    value: Any
    lines: Mapping[Path, int] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def at(self, path: Path) -> Any:
        """What is at the path; None when nothing is."""
        value = self.value
        for step in path:
            match value, step:
                case (dict(), str()) if step in value:
                    value = value[step]
                case (list(), int()) if step < len(value):
                    value = value[step]
                case _:
                    return None
        return value

    def line(self, path: Path) -> int:
        """The line of what is at the path, or of the nearest thing around it; 0 when that is unknown."""
        ways = (path[:end] for end in range(len(path), -1, -1))
        return next((self.lines[way] for way in ways if way in self.lines), 0)

    def place(self, problem: Problem) -> Problem:
        """The problem with this file's name and its line."""
        return replace(problem, file=self.name, line=problem.line or self.line(problem.path))


def compose(events: Iterable[Event], name: str, bounds: Bounds) -> Tree:
    """The tree of the events. Raises InputError when reading cannot go on; other faults are kept in the tree."""
    composer = _Composer(bounds)
    try:
        for event in events:
            composer.take(event)
        if not composer.lines:
            raise Stop(Fault("The file is empty.", "Start it with the document's first key."), 0)
    except Stop as stop:
        last = Problem(*stop.fault, path=composer.path, line=stop.line)
        problems = [replace(problem, file=name) for problem in (*composer.problems, last)]
        raise InputError(f"{name} cannot be read.", problems=problems, next_step="Correct it and try again.") from None
    return Tree(
        name, composer.root, composer.lines, tuple(replace(problem, file=name) for problem in composer.problems)
    )


class _Open:
    """A block or a list that has not ended yet."""

    __slots__ = ("key", "path", "value")

    def __init__(self, value: dict[str, Any] | list[Any], path: Path) -> None:
        self.value, self.path = value, path
        self.key: Event | None = None


class _Composer:
    """What has been read so far."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.root: Any = None
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.nodes = 0

    @property
    def path(self) -> Path:
        return self.open[-1].path if self.open else ()

    def take(self, event: Event) -> None:
        if event.kind == "end":
            self.open.pop()
            return
        self.nodes += 1
        if self.nodes > self.bounds.nodes:
            raise Stop(Fault(f"More than {self.bounds.nodes:,} values.", "Divide the document."), event.line)
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            self.take_key(event)
        elif event.kind == "scalar":
            self.take_scalar(event)
        else:
            self.take_start(event)

    def take_key(self, event: Event) -> None:
        if event.kind != "scalar":
            raise Stop(_NO_KEY, event.line)
        if len(event.text) > self.bounds.key:
            raise Stop(
                Fault(f"The key {shown(event.text)} is too long.", f"Use at most {self.bounds.key} characters."),
                event.line,
            )
        self.open[-1].key = event

    def take_scalar(self, event: Event) -> None:
        if len(event.text) > self.bounds.text:
            event = event._replace(
                fault=Fault(f"A text of {len(event.text):,} characters.", f"At most {self.bounds.text:,} are read.")
            )
        self.put(event.value, event)

    def take_start(self, event: Event) -> None:
        if len(self.open) >= self.bounds.depth:
            raise Stop(
                Fault(f"More than {self.bounds.depth} levels inside each other.", "No document needs that."), event.line
            )
        value: dict[str, Any] | list[Any] = {} if event.kind == "map" else []
        self.open.append(_Open(value, self.put(value, event)))

    def put(self, value: Any, event: Event) -> Path:
        """Put a value where it belongs. Returns the way to it."""
        holder, line, faults = self.open[-1] if self.open else None, event.line, [event.fault, event.odd]
        path: Path = ()
        if holder is None:
            self.root = value
        elif isinstance(holder.value, list):
            path = (*holder.path, len(holder.value))
            holder.value.append(value)
        else:
            key, holder.key = holder.key or event, None
            path, line = (*holder.path, key.text), key.line
            faults += [key.fault, _DUPLICATE if key.text in holder.value else None]
            holder.value.setdefault(key.text, value)
        self.lines.setdefault(path, line)
        for fault in filter(None, faults):
            self.note(fault, path, line)
        return path

    def note(self, fault: Fault, path: Path, line: int) -> None:
        """Keep a fault, and stop when there are too many to be worth listing."""
        self.problems.append(Problem(*fault, path=path, line=line))
        if len(self.problems) >= self.bounds.problems:
            raise Stop(Fault("There are too many problems to list all.", "Correct these first."), line)
