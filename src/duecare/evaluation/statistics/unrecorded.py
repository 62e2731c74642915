"""Whose label is missing more often than that of everybody else: selective labels, by group.

What happened to rows without a label is in no figure that needs one. Where they are more of one group, harm to that
group can hide there, and groups that are compared are not alike in what is known of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from duecare.evaluation.plan import Label
from duecare.evaluation.result import Statement
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.asked import outcomes
from duecare.evaluation.statistics.comparing import same_of
from duecare.evaluation.statistics.correction import adjusted
from duecare.evaluation.statistics.intervals import difference, p_of_difference
from duecare.evaluation.statistics.limits import statement
from duecare.evaluation.statistics.setting import Setting
from duecare.evaluation.statistics.shares import Shares, correlation, shares_of


def less_recorded(setting: Setting) -> Iterator[Statement]:
    """The groups whose label is missing more often, the largest difference first; none where nobody can be sure."""
    if setting.meant is None or not setting.sure or not setting.shown:
        return
    shares, groups = _missing(setting, setting.meant), len(setting.shown)
    found = _found(setting, shares)
    surely = np.flatnonzero((found.low > 0) & (found.p < 1 - setting.level))
    for at in sorted(surely, key=lambda side: -found.value[side]):
        yield statement(
            "label-less-recorded",
            group=setting.shown[at].group,
            count=round(float(shares.k[at, 0])),
            of=round(float(shares.n[at, 0])),
            other=said(float(shares.p[groups + at, 0])),
            difference=said(float(found.value[at])),
            low=said(float(found.low[at])),
            high=said(float(found.high[at])),
        )


@dataclass(frozen=True)
class _Found:
    """By group: the share without a label less that of everybody else, its interval, and its corrected p-value."""

    value: Floats
    low: Floats
    high: Floats
    p: Floats


def _missing(setting: Setting, label: Label) -> Shares:
    """The share without a label, of the rows that should have one."""
    decided = {"only-decided-yes": 1, "only-decided-no": 0}.get(label.seen_for)
    asked = outcomes(-1, decided)[None], outcomes(None, decided)[None]
    return shares_of(setting.merged, setting.sides[0], asked, setting.z)


def _found(setting: Setting, shares: Shares) -> _Found:
    groups = len(setting.shown)
    one, other = slice(0, groups), slice(groups, 2 * groups)
    ends = shares.p[one, 0], shares.effective[one, 0], shares.p[other, 0], shares.effective[other, 0]
    rho: Floats | float = 0.0
    if shares.without is not None:
        rho = correlation(shares.without[:, one, 0], shares.without[:, other, 0])
    low, high = difference(*ends, rho, setting.z)
    pairs = np.arange(2 * groups).reshape(2, groups).T
    same = same_of(setting, pairs, (groups, 1))[:, 0]
    p = adjusted(p_of_difference(*ends, rho), same, setting.plan.compare.correction)
    return _Found(ends[0] - ends[2], low, high, p)
