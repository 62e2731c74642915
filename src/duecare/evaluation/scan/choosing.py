"""The columns that a plan names, found in a table, or said what is there instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from duecare.core.errors import InputError, Problem
from duecare.evaluation.scan.text import Form

LISTED = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, what it is called in SQL, and how its values are read."""

    name: str
    sql: str
    form: Form


def chosen(columns: tuple[Column, ...], wanted: Iterable[str], file: str) -> dict[str, Column]:
    """Each wanted column by its name. Raises InputError with every one that is not there, or there twice."""
    by_name: dict[str, list[Column]] = {}
    for one in columns:
        by_name.setdefault(one.name, []).append(one)
    wanted = tuple(dict.fromkeys(wanted))
    problems = [Problem(said) for name in wanted if (said := _wrong(name, by_name))]
    if problems:
        raise InputError(
            f"{file} does not have the columns that the plan names.",
            problems=problems,
            means="Nothing was counted.",
            next_step=_there(by_name, any(name in by_name for name in wanted)),
        )
    return {name: by_name[name][0] for name in wanted}


def nearest(wanted: str, names: Iterable[str]) -> str:
    """A sentence that offers the name which is most like it, or nothing."""
    folded = {one.casefold(): one for one in names}
    like = get_close_matches(wanted.casefold(), list(folded), n=1)
    return f" Is it “{folded[like[0]]}”?" if like else ""


def _wrong(name: str, by_name: dict[str, list[Column]]) -> str:
    found = by_name.get(name, [])
    if not found:
        return f"There is no column “{name}”.{nearest(name, [one for one in by_name if one])}"
    if len(found) > 1:
        return f"{len(found)} columns are called “{name}”. Give each a name of its own."
    if found[0].form == "nested":
        return f"The column “{name}” holds lists or structures. It needs one value in each row."
    return ""


def _there(by_name: dict[str, list[Column]], some: bool) -> str:
    if not some:  # then the first line may be no header but a person
        return "Check that the first row holds the names of the columns, and that this is the right table."
    names = [f"“{one[:60]}”" for one in by_name if one]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"Correct the plan. The columns there are: {', '.join(names[:LISTED])}{more}."
