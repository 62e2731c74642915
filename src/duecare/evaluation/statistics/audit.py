"""One pass over the groups: with one label, before or after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.result import Audit, Grouping, GroupResult
from duecare.evaluation.statistics.asked import outcomes
from duecare.evaluation.statistics.bounds import bounds_of
from duecare.evaluation.statistics.comparing import Compared, compare, differences_of
from duecare.evaluation.statistics.gaps import gaps_of
from duecare.evaluation.statistics.groups import Someone
from duecare.evaluation.statistics.pooling import pooled_of
from duecare.evaluation.statistics.rates import Pooled, rates_of
from duecare.evaluation.statistics.scores import Scored, scored
from duecare.evaluation.statistics.setting import Setting
from duecare.evaluation.statistics.strata import within_of
from duecare.evaluation.statistics.table import Table

MOST_CALIBRATED = 200
"""Of more groups no bins of the score are told: nobody can look at so many, and the document would be too large."""


@dataclass(frozen=True)
class Passed:
    """A pass, and the arrays that it was said from."""

    audit: Audit
    setting: Setting
    compared: Compared


def audit_of(setting: Setting, table: Table) -> Passed:
    """Everything that one pass tells."""
    compared = compare(setting)
    differences, within = differences_of(setting, compared), within_of(setting, table, compared)
    score = scored(setting, table)
    groupings = tuple(
        Grouping(
            attributes=one,
            groups=_groups(setting, one, score),
            gaps=gaps_of(setting, one, compared.drawn.shares),
            differences=tuple(each for each in differences if each.group.attributes == one),
            within=tuple(each for each in within if each.group.attributes == one),
            bounds=tuple(bounds_of(setting, one)),
        )
        for one in setting.people.groupings
    )
    rows = setting.rows[setting.everyone]
    audit = Audit(
        phase=setting.phase,
        label=setting.label,
        rows=round(float(rows.sum())),
        label_not_recorded=_not_recorded(setting, rows, "label"),
        decision_not_recorded=_not_recorded(setting, rows, "decision"),
        family=compared.family,
        overall=rates_of(setting, setting.everyone, {}),
        groupings=groupings,
    )
    return Passed(audit, setting, compared)


def _groups(setting: Setting, grouping: tuple[str, ...], score: Scored | None) -> tuple[GroupResult, ...]:
    pooled, groups = pooled_of(setting, grouping), setting.people.of(grouping)
    bins = score if len(groups) <= MOST_CALIBRATED else None
    return tuple(_group(setting, one, pooled, score, bins) for one in groups)


def _group(setting: Setting, one: Someone, pooled: Pooled, score: Scored | None, bins: Scored | None) -> GroupResult:
    if not one.shown:
        return GroupResult(group=one.group, state="held-back")
    side = setting.places[one.group]
    rows = setting.rows[side]
    return GroupResult(
        group=one.group,
        state="told",
        rows=round(float(rows.sum())),
        label_not_recorded=_not_recorded(setting, rows, "label"),
        decision_not_recorded=_not_recorded(setting, rows, "decision"),
        rates=rates_of(setting, side, pooled),
        area=score.area(side, setting.z) if score else None,
        calibration=bins.calibration(side, setting.z) if bins else (),
    )


def _not_recorded(setting: Setting, rows: np.ndarray[tuple[int], np.dtype[np.float64]], what: str) -> int | None:
    if what == "label" and setting.plan.label is None:
        return None
    missing = outcomes(-1, None) if what == "label" else outcomes(None, -1)
    return round(float(rows @ missing))
