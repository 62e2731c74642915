"""Before and after, as the result tells it."""

from __future__ import annotations

from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Changes, Group
from duecare.evaluation.statistics.asked import asked_of
from duecare.evaluation.statistics.changes import change_of, judged
from duecare.evaluation.statistics.gap_changes import gap_changes_of
from duecare.evaluation.statistics.groups import People
from duecare.evaluation.statistics.moved import moved
from duecare.evaluation.statistics.setting import Setting, setting_of
from duecare.evaluation.statistics.table import Table
from duecare.evaluation.statistics.worst_off import worst_off_of


def changes_of(table: Table, people: People, plan: Plan) -> Changes | None:
    """What a mitigation changed; nothing where the plan has none."""
    if plan.mitigation is None or plan.worst_off is None:
        return None
    before, after = (_setting(table, people, plan, after=late) for late in (False, True))
    found = judged(moved(before, after, table))
    groups = tuple(change_of(found, side, at) for side in range(len(after.shown)) for at in range(len(after.asked)))
    worse: dict[Group, None] = {one.group: None for one in groups if one.reading == "made-worse"}
    return Changes(
        worst_off=worst_off_of(table, plan, plan.worst_off),
        made_worse=tuple(worse),
        groups=groups,
        gaps=gap_changes_of(found),
        family=found.family,
    )


def _setting(table: Table, people: People, plan: Plan, *, after: bool) -> Setting:
    """With the plan's measures, save how many have a yes of the label: no decision changes that in the same rows."""
    same = plan.twice is not None
    measures = tuple(one for one in plan.compare.measures if not (same and one == "base-rate"))
    asked = asked_of(plan, plan.label, again=after and same, measures=measures)
    return setting_of(table, people, plan, "after" if after else "before", None, asked)
