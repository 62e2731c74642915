"""Counting a plan in columns that are packed already: no file is read, and the cells are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells, Repeated
from duecare.evaluation.plan import Plan, plan_digest
from duecare.evaluation.scan.counting import MOST_ROWS, Row, counted, too_many
from duecare.evaluation.scan.packed import MILLIONTHS, NO_WEIGHT, WRONG_WEIGHT, Codes, Packed
from duecare.evaluation.scan.readings import (
    ABOVE,
    BELOW,
    NOT_A_NUMBER,
    Reading,
    readings_of,
    unit_column,
)
from duecare.evaluation.scan.sets import SETS, needs_half, needs_sets

LARGEST_TABLE = 2**22
"""Combinations that are counted in one array; beyond, only those that occur are listed."""
BITS = 13
"""Of a weight in millionths that are multiplied at once, so that a sum of a hundred million products is exact."""
OFFSET = -ABOVE


def recount(plan: Plan, packed: Packed, *, on: date) -> Cells:
    """The cells of a plan. Raises InputError when it needs a column that was not packed, or does not fit."""
    _check(plan, packed)
    dims = tuple(_dims(plan, packed))
    codes, combinations = _together(packed, dims)
    rows = dict(_rows(plan, packed, dims, codes, combinations))
    found = counted(plan, rows.values(), packed.secret)
    return Cells(
        format="duecare-evaluation-cells/1",
        plan=plan,
        plan_digest=plan_digest(plan),
        data=packed.data,
        query="counted in the columns of the plan, which were read into memory before",
        engine=f"numpy {np.__version__}",
        made_on=on,
        rows=found.rows,
        left_out=found.left_out,
        unmapped=found.unmapped,
        repeated=_repeated(plan, packed, rows, codes),
        axes=found.axes,
        cells=found.cells,
    )


@dataclass(frozen=True, slots=True)
class _Dim:
    """One thing that tells rows apart, as small numbers from 0."""

    kind: str
    name: str
    codes: Codes
    size: int


def _check(plan: Plan, packed: Packed) -> None:
    lacking = sorted(set(_lacking(plan, packed)))
    if lacking:
        raise InputError(
            f"These columns were not kept in memory as the plan reads them: {', '.join(lacking)}.",
            next_step="Run the plan on the file itself.",
        )


def _lacking(plan: Plan, packed: Packed) -> Iterator[str]:
    for one in readings_of(plan):
        key = (one.column, tuple(sorted(one.missing)))
        if key not in packed.blank if one.by_number else one.column not in packed.texts:
            yield one.column
    yield from (one.column for one in plan.data.only if one.column not in packed.texts)
    if plan.data.weight and plan.data.weight not in packed.weights:
        yield plan.data.weight
    if (unit := unit_column(plan)) and unit not in packed.units:
        yield unit


def _dims(plan: Plan, packed: Packed) -> Iterator[_Dim]:
    names = dict.fromkeys(one.column for one in readings_of(plan) if not one.by_number)
    for name in (*names, *(one.column for one in plan.data.only if one.column not in names)):
        yield _Dim("text", name, packed.texts[name].codes, len(packed.texts[name].values))
    for reading in readings_of(plan):
        if reading.by_number:
            yield _Dim("number", f"{reading.kind} {reading.id}", *_banded(reading, packed))
    if plan.data.weight:
        given = packed.weights[plan.data.weight]
        yield _Dim("weight", "", np.clip(-given, 0, 2).astype(np.uint8), 3)
    yield from _drawn(plan, packed)


def _banded(reading: Reading, packed: Packed) -> tuple[Codes, int]:
    """The band of each number, moved up so that what is no number has a code from 0."""
    numbers = packed.numbers[reading.column]
    blank = packed.blank[(reading.column, tuple(sorted(reading.missing)))].astype(bool)
    if reading.score is None:
        codes = np.searchsorted([float(one) for one in reading.edges], numbers, side="right").astype(np.int16)
        size = len(reading.edges) + 1
    else:
        low, high, size = float(reading.score.low), float(reading.score.high), reading.score.bins
        at = np.floor((np.nan_to_num(numbers, nan=low) - low) * (size / (high - low)) + 1e-9)
        codes = np.clip(at, 0, size - 1).astype(np.int16)
        codes[numbers < low], codes[numbers > high] = BELOW, ABOVE
    codes[np.isnan(numbers)] = NOT_A_NUMBER
    codes[blank] = -1
    return codes + OFFSET, size + OFFSET


def _drawn(plan: Plan, packed: Packed) -> Iterator[_Dim]:
    """Half and set, moved up by one: 0 is not drawn yet."""
    drawn = packed.row_drawn if plan.data.weight else None
    own = np.full(packed.rows, drawn is None)
    if unit := unit_column(plan):
        has = packed.units[unit].hashes != 0
        drawn = packed.units[unit].drawn if drawn is None else np.where(has, packed.units[unit].drawn, drawn)
        own &= ~has
    if drawn is None:
        return
    if needs_half(plan):
        yield _Dim("half", "", np.where(own, 0, 1 + (drawn & 15) // 8), 3)
    if needs_sets(plan):
        yield _Dim("drawn", "", np.where(own, 0, 1 + (drawn >> 4)), SETS + 1)


def _together(packed: Packed, dims: tuple[_Dim, ...]) -> tuple[Codes, NDArray[np.int64]]:
    """Each row's combination as one number, and the codes of each combination."""
    texts = tuple(one for one in dims if one.kind == "text")
    key = tuple(one.name for one in texts)
    if key not in packed.joint:
        packed.joint[key] = _joined(texts)
    codes, combinations = packed.joint[key]
    rest = dims[len(texts) :]
    if not rest:
        return codes, combinations
    first = _Dim("texts", "", codes, len(combinations))
    joined, of = _joined((first, *rest))
    return joined, np.concatenate([combinations[of[:, 0]], of[:, 1:]], axis=1)


def _joined(dims: tuple[_Dim, ...]) -> tuple[Codes, NDArray[np.int64]]:
    """The combinations that occur, numbered."""
    together, size = dims[0].codes, dims[0].size
    known: NDArray[np.int64] = np.arange(size, dtype=np.int64)[:, None]
    for dim in dims[1:]:
        kind = _kind(size * dim.size)
        moved = np.multiply(together, dim.size, dtype=kind, casting="unsafe")
        together, seen = _dense(np.add(moved, dim.codes, dtype=kind, casting="unsafe"), size * dim.size)
        known = np.concatenate([known[seen // dim.size], (seen % dim.size)[:, None]], axis=1)
        size = len(seen)
        if size > MOST_ROWS:
            raise too_many()
    return together, known


def _dense(codes: Codes, size: int) -> tuple[Codes, NDArray[np.int64]]:
    if size > LARGEST_TABLE:
        seen, dense = np.unique(codes, return_inverse=True)
        return dense, seen.astype(np.int64)
    seen = np.flatnonzero(np.bincount(codes, minlength=size)).astype(np.int64)
    if len(seen) == size:
        return codes, seen
    places = np.zeros(size, _kind(len(seen)))
    places[seen] = np.arange(len(seen))
    return places[codes], seen


def _kind(size: int) -> Any:
    """The smallest type of numbers for that many combinations."""
    return np.uint8 if size < 2**8 else np.uint16 if size < 2**16 else np.uint32 if size < 2**32 else np.int64


def _rows(
    plan: Plan, packed: Packed, dims: tuple[_Dim, ...], codes: Codes, combinations: NDArray[np.int64]
) -> Iterator[tuple[int, Row]]:
    """What was counted, by the number of the combination."""
    counts = np.bincount(codes, minlength=len(combinations))
    sums = _weights(plan, packed, codes, len(combinations))
    at = {(one.kind, one.name): number for number, one in enumerate(dims)}
    columns = [
        at[("number", f"{one.kind} {one.id}")] if one.by_number else at[("text", one.column)]
        for one in readings_of(plan)
    ]
    half, drawn, weight = (at.get((kind, "")) for kind in ("half", "drawn", "weight"))
    for number, combination in enumerate(combinations.tolist()):
        n = int(counts[number])
        if not n:
            continue
        values = [_said(packed, dims[column], combination[column]) for column in range(len(dims))]
        state = 0 if weight is None else -combination[weight]
        left_out = _left_out(plan, at, values, state)
        yield (
            number,
            Row(
                left_out,
                tuple(None if left_out is not None else values[column] for column in columns),
                None if half is None or not combination[half] else combination[half] - 1,
                None if drawn is None or not combination[drawn] else combination[drawn] - 1,
                n,
                *sums[number],
                n if state == WRONG_WEIGHT and left_out is None else 0,
            ),
        )


def _said(packed: Packed, dim: _Dim, code: int) -> str | int | None:
    if dim.kind == "text":
        return packed.texts[dim.name].values[code]
    moved = code - OFFSET
    return None if moved == -1 else moved


def _left_out(plan: Plan, at: dict[tuple[str, str], int], values: list[str | int | None], state: int) -> int | None:
    for number, only in enumerate(plan.data.only):
        if values[at[("text", only.column)]] not in only.values:
            return number
    runs = plan.runs
    if runs and values[at[("text", runs.column)]] not in (*runs.before, *runs.after):
        return len(plan.data.only)
    return len(plan.data.only) + 1 if state == NO_WEIGHT else None


def _weights(plan: Plan, packed: Packed, codes: Codes, size: int) -> list[tuple[Decimal | None, Decimal | None]]:
    """Sums of weights and of their squares, exactly: in parts of a few bits, whose sums no float rounds."""
    if not plan.data.weight:
        return [(None, None)] * size
    given = np.maximum(packed.weights[plan.data.weight], 0)
    parts = [(given >> (BITS * at)) & (2**BITS - 1) for at in range(4)]
    weights, squares = [0] * size, [0] * size
    for first, part in enumerate(parts):
        _add(weights, np.bincount(codes, part, size), BITS * first)
        for second, other in enumerate(parts):
            _add(squares, np.bincount(codes, part * other, size), BITS * (first + second))
    return [
        (Decimal(weight) / MILLIONTHS, Decimal(square) / MILLIONTHS**2)
        for weight, square in zip(weights, squares, strict=True)
    ]


def _add(sums: list[int], some: NDArray[Any], bits: int) -> None:
    for at, one in enumerate(some.tolist()):
        sums[at] += int(one) << bits


def _repeated(plan: Plan, packed: Packed, rows: dict[int, Row], codes: Codes) -> Repeated | None:
    column = unit_column(plan)
    if column is None:
        return None
    kept = np.isin(codes, [number for number, one in rows.items() if one.left_out is None])
    hashes = packed.units[column].hashes[kept]
    _, counts = np.unique(hashes[hashes != 0], return_counts=True)
    most = int(counts.max()) if counts.size else 0
    return Repeated(column=column, distinct=len(counts), most_rows=most, without=int((hashes == 0).sum()))
