"""The one tree of errors that people see.

DuecareError
 ├── InputError      what came in cannot be used (a file, a form, a command's argument)
 ├── KnowledgeError  the knowledge records are wrong or missing: our fault or a pack's, never the user's
 ├── ConflictError   two people changed the same thing, or their changes together alter a judgement
 ├── NotFoundError   nothing has this name
 └── NotAllowedError the state of things, or the person's role, does not permit this

Each says what happened, what that means for the person, and what to do next. Anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class DuecareError(Exception):
    """Base of every error that is shown to people without a traceback."""

    def __init__(self, happened: str, *, means: str = "", next_step: str = "") -> None:
        self.happened, self.means, self.next_step = happened, means, next_step
        super().__init__(happened)

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.means, self.next_step) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in what came in. `path` leads to it inside the document; `line` counts from 1, 0 is unknown."""

    message: str
    instead: str = ""
    path: tuple[str | int, ...] = ()
    line: int = 0
    file: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line or "") if part)
        where = ".".join(str(part) for part in self.path)
        said = f"{self.message} {self.instead}".strip()
        return ": ".join(part for part in (place, where, said) if part)


class InputError(DuecareError):
    """What came in cannot be used. Carries every problem found, not only the first."""

    def __init__(
        self,
        happened: str,
        *,
        problems: Sequence[Problem] = (),
        means: str = "Nothing was changed.",
        next_step: str = "",
    ) -> None:
        self.problems = tuple(problems)
        super().__init__(happened, means=means, next_step=next_step)


class KnowledgeError(DuecareError):
    """A knowledge record or bundle is wrong or missing."""

    def __init__(
        self, happened: str, *, problems: Sequence[Problem] = (), means: str = "", next_step: str = ""
    ) -> None:
        self.problems = tuple(problems)
        super().__init__(happened, means=means, next_step=next_step)


class ConflictError(DuecareError):
    """Changes that cannot be put together by a machine. The conflicts are kept by `core.revision`."""


class NotFoundError(DuecareError):
    """Nothing has this name."""


class NotAllowedError(DuecareError):
    """Not permitted in this state, or to this person."""
