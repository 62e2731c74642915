"""What a rate could be, whoever those are whose value was not recorded, and whatever was not recorded of others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from duecare.evaluation.result import Bounds
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.asked import OUTCOMES, Asked
from duecare.evaluation.statistics.groups import Someone
from duecare.evaluation.statistics.setting import Setting


def bounds_of(setting: Setting, grouping: tuple[str, ...]) -> Iterator[Bounds]:
    """The sharp bounds (Horowitz and Manski 1995, Econometrica 63:281) of each recorded group, by measure.

    A row that could be several things is taken for what makes the rate lowest: asked and not counted, else not asked
    (or not of the group), else counted. For the highest: counted, else not asked, else asked and not counted.
    """
    weights = setting.counts.w.sum(axis=0)
    everyone = setting.people.of(grouping)
    unrecorded = [one for one in everyone if -1 in one.codes]
    ways = [_ways(one) for one in setting.asked]
    for one in everyone:
        if not one.shown or None in one.group.values:
            continue
        joining = _could_join(setting, one, unrecorded)
        inside, outside = weights[one.atoms].sum(axis=0), weights[joining].sum(axis=0)
        for asked, way in zip(setting.asked, ways, strict=True):
            if asked.not_told is None and (found := _ends(inside, outside, way)):
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


def _ways(asked: Asked) -> Floats:
    """For each outcome whether a row of it could be counted, could be asked and not counted, could be not asked."""
    place = {outcome: at for at, outcome in enumerate(OUTCOMES)}
    out = np.zeros((3, len(OUTCOMES)))
    for at, (label, decision) in enumerate(OUTCOMES):
        for whole in product(_could_be(label), _could_be(decision)):
            counted, among = asked.counts[place[whole]], asked.among[place[whole]]
            out[0 if counted else 1 if among else 2, at] = 1
    return out


def _could_be(code: int) -> tuple[int, ...]:
    return (0, 1) if code < 0 else (code,)


def _ends(inside: Floats, outside: Floats, ways: Floats) -> tuple[str, str] | None:
    """The lowest and the highest, where anything is open and somebody is asked either way."""
    counted, other, never = ways
    open_ = float(inside @ (ways.sum(axis=0) > 1) + outside @ np.maximum(counted, other))
    surely = counted * (1 - other) * (1 - never)
    k, b = float(inside @ surely), float(inside @ other + outside @ other)
    a, c = float(inside @ counted + outside @ counted), float(inside @ (other * (1 - counted) * (1 - never)))
    if open_ == 0 or k + b == 0 or a + c == 0:
        return None
    low, high = said(k / (k + b)), said(a / (a + c))
    return None if low is None or high is None else (low, high)
