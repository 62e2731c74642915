"""What one set of resamples tells: how differences move together, and how far largest differences may be off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.statistics.arrays import Floats, Ints
from duecare.evaluation.statistics.resampling import rates, resamples
from duecare.evaluation.statistics.setting import Setting


@dataclass(frozen=True)
class Resampled:
    """By resample: the differences of the family, and the shares of the groups."""

    differences: Floats
    shares: Floats


def resampled(setting: Setting, pairs: Ints, family: Ints) -> Resampled:
    """Resample the cells once. `pairs`: sides that are compared; `family`: places in pairs × measures that count."""
    groups, measures = len(setting.shown), len(setting.asked)
    if not setting.resamples or not groups or not measures:
        return Resampled(np.zeros((0, len(family))), np.zeros((0, groups, measures)))
    differences, shares = [], []
    for drawn in resamples(setting.merged, setting.resamples, setting.plan.seed):
        found = rates(drawn, setting.sides[0], *setting.outcomes)
        both = (found[:, pairs[:, 0]] - found[:, pairs[:, 1]]).reshape(len(found), -1)
        differences.append(both[:, family].astype(np.float32))
        shares.append(found[:, :groups].astype(np.float32))
    return Resampled(np.concatenate(differences), np.concatenate(shares))
