"""What happened to the largest difference of each attribute, and by whose movement."""

from __future__ import annotations

import numpy as np

from duecare.evaluation.result import GapChange
from duecare.evaluation.statistics.arrays import Floats, said
from duecare.evaluation.statistics.changes import Judged
from duecare.evaluation.statistics.gaps import Widest, widest
from duecare.evaluation.statistics.intervals import combined
from duecare.evaluation.statistics.rates import interval


def gap_changes_of(found: Judged) -> tuple[GapChange, ...]:
    """For each grouping and measure."""
    setting = found.moved.setting
    return tuple(
        _change(found, grouping, at) for grouping in setting.people.groupings for at in range(len(setting.asked))
    )


def _change(found: Judged, grouping: tuple[str, ...], at: int) -> GapChange:
    of, setting = found.moved, found.moved.setting
    measure = setting.asked[at].measure
    if of.not_told[at]:
        return GapChange(measure=measure, attributes=grouping, state="not-identified")
    told = [
        side
        for side, one in enumerate(setting.shown)
        if one.group.attributes == grouping and not np.isnan(of.value[side, at])
    ]
    if len(told) < 2:
        return GapChange(measure=measure, attributes=grouping, state="undefined")
    before, after = (
        widest(setting, shares, told, at, drawn) for shares, drawn in zip((of.before, of.after), of.drawn, strict=True)
    )
    low, high = _ends(before, after, _together(of.drawn, told, at))
    sure = not np.isnan(low)
    return GapChange(
        measure=measure,
        attributes=grouping,
        state="told" if sure else "no-interval",
        before=said(before.value),
        after=said(after.value),
        value=said(after.value - before.value),
        interval=interval(low, high, "newcombe"),
        levelled_down=_levelled_down(found, before, after, at) if sure else False,
    )


def _ends(before: Widest, after: Widest, rho: float) -> tuple[float, float]:
    one, two = (tuple(np.array([x]) for x in (gap.value, *gap.ends)) for gap in (after, before))
    low, high = combined(one[0], one[1], one[2], two[0], two[1], two[2], rho)
    return float(low[0]), float(high[0])


def _together(drawn: tuple[Floats, Floats], told: list[int], at: int) -> float:
    """How the gaps of before and after move together over resamples."""
    gaps = [one[told, at].max(axis=0) - one[told, at].min(axis=0) for one in drawn]
    usable = ~np.isnan(gaps[0] + gaps[1])
    if usable.sum() < 2 or not all(one[usable].std() > 0 for one in gaps):
        return 0.0
    return float(np.corrcoef(gaps[0][usable], gaps[1][usable])[0, 1])


def _levelled_down(found: Judged, before: Widest, after: Widest, at: int) -> bool:
    """The gap is smaller, those worst off are not surely better off, and those best off are surely worse off."""
    worse = found.moved.setting.asked[at].worse
    if worse == 0 or after.value >= before.value:
        return False
    worst, best = (before.highest, before.lowest) if worse > 0 else (before.lowest, before.highest)
    return not bettered(found, worst, at) and worsened(found, best, at)


def bettered(found: Judged, side: int, at: int) -> bool:
    """Whether the whole interval of a change lies to the better."""
    worse = found.moved.setting.asked[at].worse
    return bool(found.ends[1][side, at] < 0 if worse > 0 else worse < 0 and found.ends[0][side, at] > 0)


def worsened(found: Judged, side: int, at: int) -> bool:
    """Whether the whole interval of a change lies to the worse."""
    worse = found.moved.setting.asked[at].worse
    return bool(found.ends[0][side, at] > 0 if worse > 0 else worse < 0 and found.ends[1][side, at] < 0)
