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


def centred(values: Floats) -> tuple[Floats, Floats]:
    """Values less the mean of their column, and how many there are; what is none says nothing and is 0."""
    known = ~np.isnan(values)
    many = known.sum(axis=0)
    filled = np.where(known, values, 0)
    return np.where(known, filled - filled.sum(axis=0) / np.maximum(many, 1), 0), many
