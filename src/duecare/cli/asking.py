"""Questions in a terminal, asked again until the answer fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer

from duecare.cli.output import say
from duecare.evaluation.plan import suggested

MOST_NAMED = 100
MEANINGS = {"yes": "yes", "no": "no", "missing": "not recorded, besides blank ones"}
Values = dict[str, tuple[str, ...]]
"""The columns of a table with their values, where there are few; empty without a table."""


def line(question: str) -> str:
    """A text of one line."""
    return str(typer.prompt(question)).strip()


def one_of(question: str, words: Sequence[str], default: str | None = None) -> str:
    """One of a few words."""
    return fitting(f"{question} ({', '.join(words)})", words.__contains__, "Choose one of these words.", default)


def fitting(question: str, fits: Callable[[str], object], told: str, default: str | None = None) -> str:
    """The answer; one that does not fit is asked again."""

    def read(answer: str) -> str:
        if not fits(answer.strip()):
            raise typer.BadParameter(told)
        return answer.strip()

    return str(typer.prompt(question, default=default, value_proc=read, show_default=bool(default)))


def column(question: str, held: Values) -> str:
    """A column of the table."""
    names = [*list(held)[:MOST_NAMED], *(["…"] if len(held) > MOST_NAMED else [])]
    told = f"There is no such column. There are: {', '.join(names)}"
    return fitting(question, lambda name: not held or name in held, told)


def several(question: str, values: Sequence[str], default: Sequence[str] = (), *, some: bool = True) -> list[str]:
    """Some of the values; any, where none are known. `some`: at least one."""
    known = f"; there are {', '.join(values)}" if values else ""
    text = fitting(
        f"{question} (with commas between{known})",
        lambda given: (given or not some) and (not values or all(one in values for one in apart(given))),
        "Give at least one value, as it stands in the table." if some else "Give values as they stand in the table.",
        ", ".join(default) or (None if some else ""),
    )
    return apart(text)


def apart(text: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def meanings(values: Sequence[str]) -> dict[str, list[str]]:
    """Which values mean what. Each that the table is known to hold is asked for until somebody said it."""
    hint = suggested(values)
    said = {meant: [one for one in values if hint.get(one) == meant] for meant in MEANINGS}
    while True:
        said = {
            meant: several(f"Values that mean {words}", values, said[meant], some=meant != "missing")
            for meant, words in MEANINGS.items()
        }
        named = [one for each in said.values() for one in each]
        if not (left := [one for one in values if one not in named]) and len(named) == len(set(named)):
            return {meant: found for meant, found in said.items() if found}
        twice = sorted({one for one in named if named.count(one) > 1})
        say(f"Not said yet: {', '.join(left)}." if left else f"Said twice: {', '.join(twice)}.", "Once more, please.")
