"""What is written to the terminal and to files. Text from outside never reaches a terminal as it is."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from duecare.core.errors import DuecareError, InputError, KnowledgeError, Problem

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, which can rewrite what a terminal shows, and marks that turn the direction of text."""


def clean(text: str) -> str:
    """The text without characters that steer a terminal; each becomes a visible mark."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def say(*lines: str, to: TextIO | None = None) -> None:
    """Lines for a person."""
    stream = to or sys.stdout
    for line in lines:
        stream.write(clean(line) + "\n")
    stream.flush()


def spare_terminals() -> None:
    """From now on, what a terminal's encoding cannot show becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say_json(value: Any) -> None:
    """A value for a program, and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not _shows_unicode(), indent=2) + "\n")


def _shows_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def say_error(error: DuecareError) -> None:
    """What happened, each problem on a line of its own, what that means, and what to do next."""
    say(error.happened, *error_lines(error), to=sys.stderr)
    rest = " ".join(part for part in (error.means, error.next_step) if part)
    if rest:
        say(rest, to=sys.stderr)


def error_lines(error: DuecareError) -> Iterable[str]:
    """Every problem that an error carries, as `file:line: path: message instead`."""
    return (str(problem).replace("\n", " ") for problem in problems_of(error))


def problems_of(error: DuecareError) -> tuple[Problem, ...]:
    """The problems that an error carries."""
    return error.problems if isinstance(error, (InputError, KnowledgeError)) else ()


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, its folder included. Raises InputError when it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise _unwritable(path, error) from None


def refuse_existing(path: Path) -> None:
    """Raises InputError when something is there already: before people are asked for what could not be written."""
    if path.exists():
        raise _taken(path)


def _taken(path: Path) -> InputError:
    return InputError(
        f"{path} is already there.",
        means="It was left as it is.",
        next_step="Give another name, or move the file away first.",
    )


def write_over(path: Path, data: bytes) -> None:
    """Write what can be made again at any time, such as a report. Raises InputError when that is not possible."""
    from duecare.files.write import replace_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None
    replace_file(path, data)


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} cannot be written: {error.strerror or error}.",
        means="Nothing was written there.",
        next_step="Choose a folder that you may write to.",
    )
