"""What one set of resamples tells: how differences move together, and how far largest differences may be off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.statistics.arrays import Floats, Ints
from duecare.evaluation.statistics.resampling import shares_drawn
from duecare.evaluation.statistics.setting import Setting


@dataclass(frozen=True)
class Resampled:
    """The differences of the family, by comparison and resample; the shares of the groups, by measure too."""

    differences: Floats
    shares: Floats


def resampled(setting: Setting, pairs: Ints, family: Ints) -> Resampled:
    """Resample the cells once. `pairs`: sides that are compared; `family`: places in pairs × measures that count."""
    groups, measures = len(setting.shown), len(setting.asked)
    if not setting.resamples or not groups or not measures:
        return Resampled(np.zeros((len(family), 0)), np.zeros((groups, measures, 0)))
    differences, shares = [], []
    one, other, at = pairs[family // measures, 0], pairs[family // measures, 1], family % measures
    for drawn in shares_drawn(setting.merged, setting.resamples, setting.plan.seed, setting.sides[0], setting.outcomes):
        differences.append((drawn[one, at] - drawn[other, at]).astype(np.float32))
        shares.append(drawn[:groups].astype(np.float32))
    return Resampled(np.concatenate(differences, axis=-1), np.concatenate(shares, axis=-1))
