"""What a rate could be, whoever those are whose value was not recorded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from duecare.evaluation.result import Bounds
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.groups import Someone
from duecare.evaluation.statistics.setting import Setting


def bounds_of(setting: Setting, grouping: tuple[str, ...]) -> Iterator[Bounds]:
    """The sharp bounds (Horowitz and Manski 1995, Econometrica 63:281) of each recorded group, by measure.

    Of u rows that could be of the group, a count and b do not. The rate is lowest when all b are of the group and none
    of a, highest the other way round.
    """
    weights = setting.counts.w.sum(axis=0)
    everyone = setting.people.of(grouping)
    unrecorded = [one for one in everyone if -1 in one.codes]
    for one in everyone if unrecorded else ():
        joining = _could_join(setting, one, unrecorded)
        if not one.shown or None in one.group.values or not joining.any():
            continue
        inside, outside = weights[one.atoms].sum(axis=0), weights[joining].sum(axis=0)
        for asked in setting.asked:
            if asked.not_told is None and (found := _ends(inside, outside, asked.counts, asked.among)):
                yield Bounds(measure=asked.measure, group=one.group, low=found[0], high=found[1])


def _could_join(
    setting: Setting, one: Someone, unrecorded: list[Someone]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The atoms that a missing value keeps out of the group, and that nothing recorded keeps out."""
    out = np.zeros(setting.people.atoms, dtype=bool)
    for other in unrecorded:
        fits = all(code in (-1, own) for code, own in zip(other.codes, one.codes, strict=True))
        if fits and other.codes != one.codes:
            out |= other.atoms
    return out


def _ends(inside: Floats, outside: Floats, counts: Floats, among: Floats) -> tuple[str, str] | None:
    k, n = float(inside @ counts), float(inside @ among)
    a, b = float(outside @ counts), float(outside @ (among - counts))
    if n == 0 or a + b == 0:
        return None
    low, high = said(k / (n + b)), said((k + a) / (n + a))
    return None if low is None or high is None else (low, high)
