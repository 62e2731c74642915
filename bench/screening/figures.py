"""Figures for an order: how many of those sought stand early in it, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores: TypeAlias = NDArray[np.float64]
Marks: TypeAlias = NDArray[np.bool_]
Figure: TypeAlias = Callable[[Scores, Marks], float]

RESAMPLES, SEED = 2_000, 20261122


def auroc(scores: Scores, marks: Marks) -> float:
    """The chance that one sought stands before one not sought; ties count half (Mann and Whitney, 1947)."""
    order = np.argsort(scores, kind="stable")
    values, inverse, counts = np.unique(scores[order], return_inverse=True, return_counts=True)
    del values
    last = np.cumsum(counts)
    ranks = np.empty(len(scores))
    ranks[order] = ((last - counts + 1 + last) / 2)[inverse]
    sought, others = int(marks.sum()), int((~marks).sum())
    return float((ranks[marks].sum() - sought * (sought + 1) / 2) / (sought * others))


def average_precision(scores: Scores, marks: Marks) -> float:
    """The mean of the precision at each one sought; among ties, the expected order of chance is the file's."""
    order = np.argsort(-scores, kind="stable")
    found = np.cumsum(marks[order])
    places = np.arange(1, len(order) + 1)
    return float((found / places)[marks[order]].mean())


def recall_in_top_fifth(scores: Scores, marks: Marks) -> float:
    """The share of those sought that stand in the first fifth of the order."""
    order = np.argsort(-scores, kind="stable")
    return float(marks[order[: len(order) // 5]].sum() / marks.sum())


FIGURES: dict[str, Figure] = {
    "recall in the top 20%": recall_in_top_fifth,
    "average precision": average_precision,
    "AUROC": auroc,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its 95% interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def measured(figure: Figure, scores: Scores, marks: Marks, clusters: NDArray[np.int64] | None = None) -> Measured:
    """The figure, with a percentile interval over resampled records, or over resampled clusters (agencies)."""
    draws = np.random.default_rng(SEED)
    values: list[float] = []
    while len(values) < RESAMPLES:
        at = _resampled(draws, len(scores), clusters)
        if 0 < marks[at].sum() < len(at):
            values.append(figure(scores[at], marks[at]))
    edges: list[float] = np.quantile(values, (0.025, 0.975)).tolist()
    return Measured(figure(scores, marks), *edges)


def _resampled(draws: np.random.Generator, size: int, clusters: NDArray[np.int64] | None) -> NDArray[np.int64]:
    if clusters is None:
        return draws.integers(0, size, size)
    names = np.unique(clusters)
    return np.concatenate([np.flatnonzero(clusters == name) for name in draws.choice(names, len(names))])
