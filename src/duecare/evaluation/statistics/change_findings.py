"""What a mitigation did, in sentences: whom it made worse first."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.evaluation.measures import worse_when_higher
from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Change, Changes, Statement, WorstOffResult, ends_of
from duecare.evaluation.statistics.limits import statement


def change_findings(plan: Plan, changes: Changes) -> Iterator[Statement]:
    """The group that had to be helped, when it was harmed; then all who were; then levelling down; then the answer."""
    worst = changes.worst_off
    if worst.answer == "made-worse" and worst.change:
        yield _moved("worst-off-made-worse", worst.change)
    harmed = [one for one in changes.groups if one.reading == "made-worse"]
    for one in sorted(harmed, key=lambda each: -abs(float(each.value or 0))):
        yield _moved("made-worse", one)
    yield from _maybe(plan, changes)
    if worst.levelled_down and worst.group and worst.change:
        yield statement("worst-off-levelled-down", group=worst.group, measure=worst.change.measure)
    for gap in changes.gaps:
        if gap.levelled_down:
            yield statement("gap-levelled-down", attribute=" × ".join(gap.attributes), measure=gap.measure)
    yield from _answer(plan, worst)


def _maybe(plan: Plan, changes: Changes) -> Iterator[Statement]:
    """Groups for whom it looks worse, though these rows do not settle it: by as much as matters, or by its interval.

    What is corrected for many comparisons guards against calling chance a change. It must not silence a warning: where
    a group's own interval lies wholly on the side of harm, people are told that it may be so.
    """
    for one in changes.groups:
        way = worse_when_higher(one.measure, plan.decision.yes_is)
        if one.reading != "no-change-found" or one.interval is None or not way:
            continue
        least = min(way * float(one.interval.low), way * float(one.interval.high))
        if least > 0 or way * float(one.value or 0) >= float(plan.compare.matters_from):
            yield statement(
                "may-be-worse", group=one.group, measure=one.measure, difference=one.value, low=one.interval.low,
                high=one.interval.high,
            )  # fmt: skip


def _answer(plan: Plan, worst: WorstOffResult) -> Iterator[Statement]:
    measure = plan.worst_off.measure if plan.worst_off else None
    if worst.group is None:
        yield statement("worst-off-not-found", measure=measure)
    elif worst.answer == "cannot-tell" or worst.change is None:
        yield statement("worst-off-cannot-tell", group=worst.group, measure=measure)
    elif worst.answer != "made-worse":
        yield _moved("worst-off-helped" if worst.answer == "shown-to-help" else "worst-off-not-shown", worst.change)


def _moved(key: str, one: Change) -> Statement:
    if one.state == "held-back":
        return statement(f"{key}-few", group=one.group, measure=one.measure)
    low, high = ends_of(one.interval)
    return statement(
        key, group=one.group, measure=one.measure, before=one.before.value, after=one.after.value,
        difference=one.value, low=low, high=high,
    )  # fmt: skip
