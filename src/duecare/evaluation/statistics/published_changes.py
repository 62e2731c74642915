"""Before and after as they may be published."""

from __future__ import annotations

from duecare.evaluation.result import Change, Changes, GapChange, Group, Interval, Rate, WorstOffResult
from duecare.evaluation.statistics.arrays import said
from duecare.evaluation.statistics.coarse import Coarse


def published_changes(of: Changes, coarse: Coarse, hidden: frozenset[Group]) -> Changes:
    """The changes of groups that are shown, coarser."""
    groups = tuple(_change(one, coarse) for one in of.groups if one.group not in hidden)
    few = {(one.group.attributes, one.measure) for one in groups if one.state == "held-back"}
    few |= {(one.group.attributes, one.measure) for one in of.groups if one.group in hidden}
    return Changes(
        worst_off=_worst(of.worst_off, coarse, hidden),
        made_worse=of.made_worse,
        groups=groups,
        gaps=tuple(_gap(one, coarse, held=(one.attributes, one.measure) in few) for one in of.gaps),
        family=of.family,
    )


def _change(of: Change, coarse: Coarse) -> Change:
    before, after = coarse.rate(of.before), coarse.rate(of.after)
    kept: dict[str, object] = {"together": None, "p": None, "p_adjusted": None, "before": before, "after": after}
    kept |= {"gained": coarse.count(of.gained), "lost": coarse.count(of.lost)}
    if of.state not in ("told", "no-interval"):
        return of.model_copy(update=kept)
    if "held-back" in (before.state, after.state):
        return Change(
            measure=of.measure, group=of.group, state="held-back", before=before, after=after, reading=of.reading,
            matters="cannot-tell",
        )  # fmt: skip
    value = _less(after, before)
    return of.model_copy(
        update={
            **kept,
            "value": value,
            "interval": _around(coarse.ends(of.interval), value),
            "could_have_found": coarse.number(of.could_have_found),
        }
    )


def _less(after: Rate, before: Rate) -> str | None:
    return None if after.value is None or before.value is None else said(float(after.value) - float(before.value))


def _around(ends: Interval | None, value: str | None) -> Interval | None:
    """The interval, no narrower than to hold the value of the rounded counts."""
    if ends is None or value is None:
        return ends
    low, high = min(float(ends.low), float(value)), max(float(ends.high), float(value))
    return ends.model_copy(update={"low": said(low), "high": said(high)})


def _gap(of: GapChange, coarse: Coarse, *, held: bool) -> GapChange:
    if of.state not in ("told", "no-interval"):
        return of
    if held:
        return GapChange(
            measure=of.measure, attributes=of.attributes, state="held-back", levelled_down=of.levelled_down
        )
    return of.model_copy(
        update={
            "before": coarse.number(of.before),
            "after": coarse.number(of.after),
            "value": coarse.number(of.value),
            "interval": coarse.ends(of.interval),
        }
    )


def _worst(of: WorstOffResult, coarse: Coarse, hidden: frozenset[Group]) -> WorstOffResult:
    if of.change is None:
        return of
    change = _change(of.change, coarse)
    if of.group in hidden or change.state == "held-back":
        bare = Change(
            measure=change.measure, group=change.group, state="held-back",
            reading=change.reading, matters="cannot-tell",
            before=Rate(measure=change.measure, state="held-back"),
            after=Rate(measure=change.measure, state="held-back"),
        )  # fmt: skip
        return of.model_copy(update={"change": bare, "gap_change": None, "gap_value": None})
    return of.model_copy(
        update={"change": change, "gap_change": coarse.ends(of.gap_change), "gap_value": coarse.number(of.gap_value)}
    )
