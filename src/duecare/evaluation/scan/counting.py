"""From what was counted to cells: values become codes, what is not recorded stays visible, and totals reconcile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from duecare.core.errors import InputError
from duecare.evaluation.cells import MOST_CELLS, Axis, Cell, LeftOut, Unmapped
from duecare.evaluation.plan import Plan
from duecare.evaluation.scan.coding import Coded, coded
from duecare.evaluation.scan.readings import readings_of
from duecare.evaluation.scan.sets import FEWEST_SETS, SETS, Draw, needs_half, needs_sets

MOST_ROWS = 600_000
"""Combinations that are taken from an engine; before sets are joined there may be more than cells."""
LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class Row:
    """Rows of a table that are alike: why they are left out, or their values and what was drawn for them."""

    left_out: int | None
    keys: tuple[str | int | None, ...]
    half: int | None
    drawn: int | None
    n: int
    weight: Decimal | None = None
    squares: Decimal | None = None
    wrong: int = 0
    """Rows whose weight is no number, or below nothing."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The parts of the cells that come from the table."""

    rows: int
    axes: tuple[Axis, ...]
    cells: tuple[Cell, ...]
    left_out: tuple[LeftOut, ...]
    unmapped: tuple[Unmapped, ...]


@dataclass(slots=True)
class _Sum:
    n: int = 0
    weight: Decimal = field(default_factory=Decimal)
    squares: Decimal = field(default_factory=Decimal)

    def add(self, row: Row, n: int) -> None:
        self.n += n
        self.weight += row.weight or 0
        self.squares += row.squares or 0


_At = tuple[int, ...]


def counted(plan: Plan, rows: Iterable[Row], secret: bytes) -> Counted:
    """The cells of what was counted. Raises InputError where the table does not fit the plan."""
    rows = _bounded(rows)
    left_out = _left_out(plan, rows)
    kept = [one for one in rows if one.left_out is None]
    _check(plan, kept, sum(one.n for one in rows), left_out)
    codings = [coded(plan, one, _occur(kept, at)) for at, one in enumerate(readings_of(plan))]
    sums, sets = _fewer(_sums(plan, kept, codings, secret), needs_sets(plan))
    axes = (*(one.axis for one in codings), *_drawn_axes(plan, sets))
    cells = tuple(_cell(plan, at, sums[at]) for at in sorted(sums))
    unmapped = tuple(one for coding in codings for one in coding.unmapped)
    return Counted(sum(one.n for one in rows), axes, cells, left_out, unmapped[:1_000])


def _bounded(rows: Iterable[Row]) -> list[Row]:
    taken: list[Row] = []
    for row in rows:
        taken.append(row)
        if len(taken) > MOST_ROWS:
            raise too_many()
    return taken


def _occur(rows: list[Row], at: int) -> Counter[str | int | None]:
    found: Counter[str | int | None] = Counter()
    for row in rows:
        found[row.keys[at]] += row.n
    return found


def _sums(plan: Plan, rows: list[Row], codings: list[Coded], secret: bytes) -> dict[_At, _Sum]:
    """The rows of each combination. Rows of one cell are put together before any is dealt out."""
    alike: dict[tuple[_At, int, int], _Sum] = {}
    for row in rows:
        at = tuple(coding.code(value) for coding, value in zip(codings, row.keys, strict=True))
        known = (-1 if row.half is None else row.half, -1 if row.drawn is None else row.drawn)
        alike.setdefault((at, *known), _Sum()).add(row, row.n)
    draw, sums = Draw(plan, secret), dict[_At, _Sum]()
    for (at, half, drawn), total in sorted(alike.items(), key=lambda item: item[0]):
        for in_half, in_set, n in draw.dealt(total.n, None if half < 0 else half, None if drawn < 0 else drawn):
            one = sums.setdefault((*at, *(code for code in (in_half, in_set) if code is not None)), _Sum())
            one.n += n
            one.weight += total.weight
            one.squares += total.squares
    return sums


def _fewer(sums: dict[_At, _Sum], has_sets: bool) -> tuple[dict[_At, _Sum], int]:
    """Joins sets two by two until the cells are few enough."""
    sets = SETS
    while len(sums) > MOST_CELLS:
        if not has_sets or sets == FEWEST_SETS:
            raise too_many()
        sets //= 2
        joined: dict[_At, _Sum] = {}
        for at, one in sums.items():
            into = joined.setdefault((*at[:-1], at[-1] // 2), _Sum())
            into.n, into.weight, into.squares = into.n + one.n, into.weight + one.weight, into.squares + one.squares
        sums = joined
    return sums, sets


def _drawn_axes(plan: Plan, sets: int) -> Iterator[Axis]:
    if needs_half(plan):
        yield Axis(kind="half", id="half", values=("0", "1"))
    if needs_sets(plan):
        yield Axis(kind="replicate", id="replicate", values=tuple(str(one) for one in range(sets)))


def _cell(plan: Plan, at: _At, total: _Sum) -> Cell:
    if plan.data.weight is None:
        return Cell(at=at, n=total.n)
    if total.squares >= LARGEST or total.weight >= LARGEST:
        raise InputError(
            f"The weights in “{plan.data.weight}” are too large to be added up.",
            means="Nothing was counted.",
            next_step="Divide all weights by the same number: only how they compare matters.",
        )
    return Cell(at=at, n=total.n, weight=_digits(total.weight), weight_squares=_digits(total.squares))


def _digits(number: Decimal) -> str:
    said = f"{number:.9f}".rstrip("0").rstrip(".")
    return said or "0"


def _left_out(plan: Plan, rows: list[Row]) -> tuple[LeftOut, ...]:
    counts: Counter[int] = Counter()
    for row in rows:
        if row.left_out is not None:
            counts[row.left_out] += row.n
    last = len(plan.data.only)
    told = [
        LeftOut(why="not-of-the-plan", about=only.column, n=counts[at])
        for at, only in enumerate(plan.data.only)
        if counts[at]
    ]
    if counts[last] and plan.runs is not None:
        told.append(LeftOut(why="of-no-run", about=plan.runs.column, n=counts[last]))
    if counts[last + 1] and plan.data.weight:
        told.append(LeftOut(why="without-weight", about=plan.data.weight, n=counts[last + 1]))
    return tuple(told)


def _check(plan: Plan, kept: list[Row], rows: int, left_out: tuple[LeftOut, ...]) -> None:
    if not rows:
        raise InputError(
            "The table has a header and no rows.", means="Nothing was counted.", next_step="Choose another table."
        )
    if not kept:
        why = "; ".join(f"{one.n:,} by “{one.about}”" for one in left_out)
        raise InputError(
            f"No row is left of {rows:,}: the plan leaves out all of them ({why}).",
            means="Nothing was counted.",
            next_step="Compare the values in the plan (only, before, after, weight) with those in the table.",
        )
    if wrong := sum(one.wrong for one in kept):
        raise InputError(
            f"In {wrong:,} rows the weight in “{plan.data.weight}” is no number from 0 to below 1,000,000,000.",
            means="Nothing was counted: a row whose weight is guessed could change what is found.",
            next_step="Correct the column. A row without a weight is left out and counted.",
        )


def too_many() -> InputError:
    """The error for a plan that tells too many combinations apart."""
    return InputError(
        f"The plan would make more than {MOST_CELLS:,} cells.",
        means="Most would hold one person or nobody, and say nothing.",
        next_step="Use fewer attributes or strata, fewer bands, or fewer bins of the score.",
    )
