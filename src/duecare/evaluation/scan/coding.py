"""The values of one axis: which are named, which occur, and which a plan does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from duecare.core.errors import InputError
from duecare.evaluation.cells import Axis, Unmapped
from duecare.evaluation.plan import Plan
from duecare.evaluation.scan.readings import ABOVE, BELOW, NOT_A_NUMBER, Reading

MOST_VALUES = 100
"""Groups that occur without being named."""
LONGEST = 300
LISTED = 12

Occur = Counter[str | int | None]


@dataclass(frozen=True, slots=True)
class Coded:
    """An axis, and the code of each value that occurs."""

    axis: Axis
    codes: Mapping[str | int | None, int]
    unmapped: tuple[Unmapped, ...]

    def code(self, value: str | int | None) -> int:
        """Its code, or -1: not recorded."""
        return self.codes.get(value, -1)


def coded(plan: Plan, reading: Reading, occur: Occur) -> Coded:
    """The axis of a reading. Raises InputError when its column is not what the plan takes it for."""
    names = _found(reading, occur) if reading.names is None else reading.names
    codes: dict[str | int | None, int] = dict(reading.codes)
    if reading.by_number or reading.names is None:
        codes = {at if reading.by_number else name: at for at, name in enumerate(names)}
    if reading.must_occur and not any(one in codes for one in occur):
        raise _none_occurs(plan, reading, occur)
    known = {None, *codes, *reading.missing}
    strangers = {one: n for one, n in occur.items() if one is not None and one not in known}
    axis = Axis(kind=reading.kind, id=reading.id, values=names)
    return Coded(axis, codes, _unmapped(plan, reading, strangers))


def _found(reading: Reading, occur: Occur) -> tuple[str, ...]:
    found = sorted(str(one) for one in occur if one is not None and one not in reading.missing)
    if len(found) > MOST_VALUES or any(len(one) > LONGEST for one in found):
        what = f"{len(found):,} different values" if len(found) > MOST_VALUES else "long texts"
        raise InputError(
            f"The column “{reading.column}” holds {what}, and the plan would make a group of each.",
            means=f"At most {MOST_VALUES} groups of short names can be told apart in one column.",
            next_step="Name in the plan the values that are groups, or give edges of bands for a column of numbers.",
        )
    return tuple(found)


def _unmapped(plan: Plan, reading: Reading, strangers: Mapping[str | int, int]) -> tuple[Unmapped, ...]:
    """What the plan does not name; texts that are rare are put together, because one may name a person."""
    told: Counter[str] = Counter()
    for value, n in strangers.items():
        rare = isinstance(value, str) and (n < plan.disclosure.threshold or len(value) > LONGEST)
        told["" if rare else _said(reading, value)] += n
    if len(told) > MOST_VALUES:
        told = Counter({"": told.total()})
    return tuple(Unmapped(column=reading.column, value=value, n=told[value]) for value in sorted(told))


def _said(reading: Reading, value: str | int) -> str:
    if isinstance(value, str):
        return value
    low, high = (reading.score.low, reading.score.high) if reading.score else ("", "")
    return {NOT_A_NUMBER: "not a number", BELOW: f"<{low}", ABOVE: f">{high}"}[value]


def _none_occurs(plan: Plan, reading: Reading, occur: Occur) -> InputError:
    expected = "numbers" if reading.by_number else ", ".join(f"“{name}”" for name, _ in reading.codes[:LISTED])
    common = [one for one, n in occur.most_common() if isinstance(one, str) and n >= plan.disclosure.threshold]
    short = [f"“{one}”" for one in common if len(one) <= 60][:LISTED]
    holds = f" The table has there: {', '.join(short)}." if short and len(occur) <= MOST_VALUES else ""
    return InputError(
        f"The column “{reading.column}” holds none of what the plan reads there ({expected}).{holds}",
        means=f"No row would have a {reading.id.replace('-', ' ')}.",
        next_step="Write the values in the plan exactly as they stand in the table, small and large letters too.",
    )
