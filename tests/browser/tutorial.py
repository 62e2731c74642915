"""Reads the steps of a tutorial, so that a test can do exactly what the page tells a person to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Verb = Literal["Open", "Click", "Bring", "Tick", "Choose", "Write", "See", "Download", "Answer"]
STEP = re.compile(r"- \*\*(\w+)\*\* (.+)")
QUOTED = re.compile(r"“([^”]+)”")
CODE = re.compile(r"`([^`]+)`")
GOES_ON = "…"
"""At the end of quoted words: on the screen they go on."""


@dataclass(frozen=True)
class Step:
    """One thing to do: the verb, what it is done with, and where; of an answer, the question and what to choose."""

    line: int
    verb: str
    what: str
    where: str
    beside: bool
    choices: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"line {self.line}: {self.verb} {self.what!r} {self.where!r}"


def steps(path: Path) -> Iterator[Step]:
    """Every step of the tutorial, in order. Raises ValueError for a step that says nothing to do."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if (found := STEP.fullmatch(line)) is None:
            continue
        verb, rest = found.groups()
        quoted, code = QUOTED.findall(rest), CODE.findall(rest)
        if verb == "Open":
            yield Step(number, verb, code[0] if code else "", "dossier" if "the dossier" in rest else "", False)
            continue
        words = [*code, *quoted]
        if not words or (verb == "Answer" and len(words) < 2):
            raise ValueError(f"line {number} says nothing to do: {line}")
        if verb == "Answer":
            yield Step(number, verb, words[0], "", False, tuple(words[1:]))
            continue
        yield Step(number, verb, words[0], words[1] if len(words) > 1 else "", "” beside “" in rest)


def says(words: str, text: str) -> bool:
    """Whether a text on the screen is what the tutorial quotes."""
    if words.endswith(GOES_ON):
        return text.startswith(words.removesuffix(GOES_ON).rstrip())
    return text == words
