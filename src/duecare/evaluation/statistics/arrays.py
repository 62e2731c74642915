"""Arrays, and how a number of one becomes a number of a document."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def said(number: float, places: int = 6) -> str | None:
    """A number in digits; nothing for what is none, or is too large to mean anything."""
    if not math.isfinite(number) or abs(number) >= 1e14:
        return None
    text = f"{number:.{places}f}".rstrip("0").rstrip(".") if places else f"{number:.0f}"
    return "0" if text in ("-0", "") else text


def chance(p: float) -> str | None:
    """A p-value, which is never 0: one below a milliardth is said as one."""
    return said(max(float(p), 1e-9), 9)


def ratio(above: Floats, below: Floats) -> Floats:
    """One over the other, and nan where the other is 0: nothing of nothing is not 0."""
    out = np.full(np.broadcast_shapes(above.shape, below.shape), np.nan)
    np.divide(above, below, out=out, where=below > 0)
    return out


def at_once(rows: int, columns: int) -> int:
    """How many columns to multiply a matrix with at a time, so that the product is done by one processor.

    Spread over several, a product as small as all of these costs more processor time in waiting than it saves.
    """
    return 260_000 // max(rows * columns, 1)


def products(one: Floats, other: Floats) -> Floats:
    """The sums of products of every two rows."""
    step = max(at_once(len(one), len(other)), 1)
    places = range(0, one.shape[1], step)
    return np.asarray(sum((one[:, at : at + step] @ other[:, at : at + step].T for at in places), np.zeros((1, 1))))


def centred(values: Floats, axis: int = 0) -> tuple[Floats, Floats]:
    """Values less their mean along an axis, and how many there are; what is none says nothing and is 0."""
    known = ~np.isnan(values)
    many = known.sum(axis=axis)
    filled = np.where(known, values, 0)
    mean = filled.sum(axis=axis, keepdims=True) / np.maximum(np.expand_dims(many, axis), 1)
    return np.where(known, filled - mean, 0), many
