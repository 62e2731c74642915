"""Did it help the people worst off: the one question of a mitigation, asked of a group that was fixed beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from duecare.evaluation.plan import Plan, WorstOff
from duecare.evaluation.result import Change, Group, WorstOffResult
from duecare.evaluation.statistics.arrays import said
from duecare.evaluation.statistics.asked import asked_of
from duecare.evaluation.statistics.changes import Judged, alone, change_of
from duecare.evaluation.statistics.gap_changes import bettered, worsened
from duecare.evaluation.statistics.groups import People, people_of
from duecare.evaluation.statistics.intervals import combined
from duecare.evaluation.statistics.moved import moved
from duecare.evaluation.statistics.pooling import pooled_of
from duecare.evaluation.statistics.rates import interval, state_of
from duecare.evaluation.statistics.setting import Setting, setting_of
from duecare.evaluation.statistics.table import Table


def worst_off_of(table: Table, plan: Plan, wanted: WorstOff) -> WorstOffResult:
    """The group that the plan names; else the one worst off in the first half, judged by the second half alone."""
    if wanted.group:
        return _judged(table, plan, wanted, _named(plan, wanted), "plan")
    halves = [_half(table, at) for at in (0, 1)]
    if halves[0] is None or halves[1] is None:
        return _nothing(None, "half")
    return _judged(halves[1], plan, wanted, _found(halves[0], plan, wanted), "half")


def _named(plan: Plan, wanted: WorstOff) -> Group:
    names = next(
        (one for one in plan.intersections if set(one) == set(wanted.group)),
        tuple(one for one in plan.attributes if one in wanted.group),
    )
    return Group(attributes=names, values=tuple(wanted.group[one] for one in names))


def _half(table: Table, which: int) -> Table | None:
    half = table.column("half")
    kept = None if half is None else half == which
    return None if kept is None or not kept.any() else table.where(np.asarray(kept))


def _setting(table: Table, people: People, plan: Plan, wanted: WorstOff, *, after: bool) -> Setting:
    asked = asked_of(plan, plan.label, again=after and plan.twice is not None, measures=(wanted.measure,))
    return setting_of(table, people, plan, "after" if after else "before", None, asked)


def _found(half: Table, plan: Plan, wanted: WorstOff) -> Group | None:
    """The group worst off before, by rates drawn together, so that a handful of rows does not decide who it is."""
    setting = _setting(half, people_of(half, plan), plan, wanted, after=False)
    worse = setting.asked[0].worse
    if worse == 0:
        return None
    found = {}
    for grouping in setting.people.groupings:
        pooled = pooled_of(setting, grouping)
        for side, one in enumerate(setting.shown):
            recorded = one.group.attributes == grouping and None not in one.group.values
            if recorded and state_of(setting, side, 0) in ("told", "no-interval"):
                value = pooled[side, 0][0] if (side, 0) in pooled else float(setting.shares.p[side, 0])
                found[one.group] = worse * value
    return max(found, key=lambda one: found[one], default=None)


def _judged(
    table: Table, plan: Plan, wanted: WorstOff, group: Group | None, fixed_by: Literal["plan", "half"]
) -> WorstOffResult:
    people = people_of(table, plan)
    before, after = (_setting(table, people, plan, wanted, after=late) for late in (False, True))
    side = next((at for at, one in enumerate(after.shown) if one.group == group), None)
    if group is None or side is None:
        return _nothing(group, fixed_by)
    found = alone(moved(before, after, table, resample=False))
    change, answer = change_of(found, side, 0), _answer(found, side)
    distance = _distance(found, side)
    return WorstOffResult(
        group=group,
        fixed_by=fixed_by,
        change=change,
        gap_change=interval(distance.low, distance.high, "newcombe") if change.state == "told" else None,
        gap_value=said(distance.value) if change.state in ("told", "no-interval") else None,
        answer=_with_size(answer, change),
        levelled_down=change.state == "told" and _levelled_down(found, side, distance),
    )


def _nothing(group: Group | None, fixed_by: Literal["plan", "half"]) -> WorstOffResult:
    return WorstOffResult(group=group, fixed_by=fixed_by, change=None, answer="cannot-tell")


Answer = Literal["shown-to-help", "not-shown-to-help", "made-worse", "cannot-tell"]


def _answer(found: Judged, side: int) -> Answer:
    of = found.moved
    if not of.setting.sure or of.not_told[0] or np.isnan(of.p[side, 0]) or of.setting.asked[0].worse == 0:
        return "cannot-tell"
    if worsened(found, side, 0):
        return "made-worse"
    return "shown-to-help" if bettered(found, side, 0) else "not-shown-to-help"


def _with_size(answer: Answer, change: Change) -> Answer:
    """An improvement that is surely smaller than what matters to a person is not help. A harm of any size is harm."""
    return "not-shown-to-help" if answer == "shown-to-help" and change.matters == "no" else answer


@dataclass(frozen=True)
class _Distance:
    """How the distance to everybody else changed: more is farther behind."""

    value: float
    low: float
    high: float


def _distance(found: Judged, side: int) -> _Distance:
    """The group's change less that of everybody else, who are other people: the intervals of both, combined."""
    of, rest = found.moved, side + len(found.moved.setting.shown)
    own, others = (of.value[[at], 0] for at in (side, rest))
    ends = [(found.ends[0][[at], 0], found.ends[1][[at], 0]) for at in (side, rest)]
    low, high = combined(own, *ends[0], others, *ends[1], 0.0)
    worse = of.setting.asked[0].worse or 1
    value, one, two = (worse * float(x[0]) for x in (own - others, low, high))
    return _Distance(value, min(one, two), max(one, two))


def _levelled_down(found: Judged, side: int, distance: _Distance) -> bool:
    """Surely nearer to the others, not surely better off, and the others worse off."""
    rest = side + len(found.moved.setting.shown)
    worse = found.moved.setting.asked[0].worse
    others_worse = worse * float(found.moved.value[rest, 0]) > 0
    return bool(distance.high < 0 and others_worse and not bettered(found, side, 0))
