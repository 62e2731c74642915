"""A result as it may be shown to everybody: fewer groups, rounded counts, and figures from the rounded counts.

The cells are not published with it, nor their digest: whoever knows all counts but a few could try the rest until the
digest fits. A cells file for everybody would have to be made anew from rounded counts, and would then bear out none of
the figures; there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import (
    Audit,
    Difference,
    Gap,
    Group,
    Grouping,
    GroupResult,
    Rate,
    Result,
    Statement,
    Within,
)
from duecare.evaluation.statistics.coarse import Coarse
from duecare.evaluation.statistics.disclosure import hidden_of
from duecare.evaluation.statistics.findings import findings_of, held_back
from duecare.evaluation.statistics.limits import statement
from duecare.evaluation.statistics.published_changes import published_changes

_COUNTED = frozenset(
    {"left-out", "repeats-counted", "not-recorded", "label-not-recorded", "decision-not-recorded", "score-not-recorded"}
)


def published(result: Result) -> Result:
    """What of a result may be shown to everybody."""
    if result.published:
        return result
    coarse, small = _coarse(result), held_back(result.audits)
    hidden = small
    for audit in (*result.audits, *result.audits):  # twice: what one audit hides may open a sum of another
        hidden = hidden_of(audit, coarse.threshold, hidden)
    audits = tuple(_Published(coarse, hidden, one).audit() for one in result.audits)
    changes = result.changes and published_changes(result.changes, coarse, hidden)
    update = {
        "published": True,
        "cells_digest": None,
        "rows": coarse.rounded(result.rows),
        "counted": coarse.rounded(result.counted),
        "left_out": tuple(one.model_copy(update={"n": coarse.rounded(one.n)}) for one in result.left_out),
        "unmapped": tuple(
            one.model_copy(update={"n": coarse.rounded(one.n)}) for one in result.unmapped if one.n >= coarse.threshold
        ),
        "repeated": result.repeated
        and result.repeated.model_copy(
            update={
                name: coarse.rounded(getattr(result.repeated, name)) for name in ("distinct", "most_rows", "without")
            }
        ),
        "held_back": len(hidden),
        "audits": audits,
        "changes": changes,
        "findings": findings_of(result.plan, audits, changes, small),
        "limits": tuple(_limits(result, coarse, hidden)),
    }
    return result.model_copy(update=update)


def _coarse(result: Result) -> Coarse:
    plan = result.plan
    plain = plan.data.weight is None and result.repeated is None
    return Coarse(plan.disclosure.threshold, plan.disclosure.round_to, float(plan.compare.level), plain)


def _limits(result: Result, coarse: Coarse, hidden: frozenset[Group]) -> list[Statement]:
    out = [told for one in result.limits if (told := _limit(one, coarse, hidden)) is not None]
    if hidden:
        out.append(statement("groups-held-back", count=len(hidden), threshold=coarse.threshold))
    return [*out, statement("rounded", count=coarse.to)]


def _limit(one: Statement, coarse: Coarse, hidden: frozenset[Group]) -> Statement | None:
    if one.key == "groups-held-back":
        return None
    if one.key == "label-less-recorded":
        return _less_recorded(one, coarse, hidden)
    if one.key not in _COUNTED:
        return one
    if any(isinstance(value, int) and 0 < value < coarse.threshold for _, value in one.arguments):
        return None
    told = ((name, coarse.rounded(value) if isinstance(value, int) else value) for name, value in one.arguments)
    return Statement(key=one.key, arguments=tuple(told))


def _less_recorded(one: Statement, coarse: Coarse, hidden: frozenset[Group]) -> Statement | None:
    """Without the difference, which tells more than rounded counts do."""
    said = dict(one.arguments)
    group, count, of = said["group"], said["count"], said["of"]
    if not isinstance(count, int) or not isinstance(of, int) or group in hidden:
        return None
    if coarse.few(count, of):
        return statement("label-less-recorded-few", group=group)
    return statement("label-less-recorded-rounded", group=group, count=coarse.rounded(count), of=coarse.rounded(of))


@dataclass(frozen=True)
class _Published:
    """One audit on its way out."""

    coarse: Coarse
    hidden: frozenset[Group]
    of: Audit

    @property
    def rates(self) -> Mapping[tuple[Group | None, Measure], Rate]:
        """As the team has them; of everyone under no group."""
        found: dict[tuple[Group | None, Measure], Rate] = {(None, rate.measure): rate for rate in self.of.overall}
        found |= {
            (who.group, rate.measure): rate for one in self.of.groupings for who in one.groups for rate in who.rates
        }
        return found

    def audit(self) -> Audit:
        """The audit, coarser."""
        rates = self.rates
        return self.of.model_copy(
            update={
                "rows": self.coarse.count(self.of.rows),
                "label_not_recorded": self.coarse.count(self.of.label_not_recorded),
                "decision_not_recorded": self.coarse.count(self.of.decision_not_recorded),
                "overall": tuple(self.coarse.rate(one) for one in self.of.overall),
                "groupings": tuple(self._grouping(one, rates) for one in self.of.groupings),
            }
        )

    def _grouping(self, one: Grouping, rates: Mapping[tuple[Group | None, Measure], Rate]) -> Grouping:
        unrecorded = {who.group for who in one.groups if None in who.group.values}
        told = not unrecorded & self.hidden
        unsure = {who.group for who in one.groups if self._few_unrecorded(who)}
        return Grouping(
            attributes=one.attributes,
            groups=tuple(self._group(who) for who in one.groups),
            gaps=tuple(self._gap(gap, one, rates) for gap in one.gaps),
            differences=tuple(
                self._difference(each, rates) for each in one.differences if each.group not in self.hidden
            ),
            within=tuple(self._within(each, rates) for each in one.within if each.group not in self.hidden),
            bounds=tuple(
                each.model_copy(update={"low": self.coarse.number(each.low), "high": self.coarse.number(each.high)})
                for each in one.bounds
                if told and each.group not in unsure and not self._few(each.group, each.measure, rates)
            ),
        )

    def _group(self, who: GroupResult) -> GroupResult:
        if who.group in self.hidden:
            return GroupResult(group=who.group, state="held-back")
        return GroupResult(
            group=who.group,
            state="told",
            rows=self.coarse.count(who.rows),
            label_not_recorded=self.coarse.count(who.label_not_recorded),
            decision_not_recorded=self.coarse.count(who.decision_not_recorded),
            rates=tuple(self.coarse.rate(one) for one in who.rates),
            area=self.coarse.area(who.area),
            calibration=tuple(self.coarse.bin(one) for one in who.calibration),
        )

    def _few_unrecorded(self, who: GroupResult) -> bool:
        """Whether the width of its bounds would tell of a few whose label or decision was not recorded."""
        return any(0 < (n or 0) < self.coarse.threshold for n in (who.label_not_recorded, who.decision_not_recorded))

    def _few(self, group: Group | None, measure: Measure, rates: Mapping[tuple[Group | None, Measure], Rate]) -> bool:
        rate = rates.get((group, measure))
        return group in self.hidden or rate is None or self.coarse.few(rate.counts, rate.among)

    def _difference(self, of: Difference, rates: Mapping[tuple[Group | None, Measure], Rate]) -> Difference:
        one, all_of, than = (rates.get((who, of.measure)) for who in (of.group, None, of.against))
        if of.against is not None:
            shown = than if of.against not in self.hidden else None
            other = None if shown is None else (shown.counts or 0, shown.among or 0)
        else:
            other = _rest(one, all_of)
        return self.coarse.difference(of, one, other)

    def _gap(self, of: Gap, one: Grouping, rates: Mapping[tuple[Group | None, Measure], Rate]) -> Gap:
        if of.state not in ("told", "no-interval"):
            return of
        asked = [who.group for who in one.groups if who.state == "told"]
        if any(self._few(group, of.measure, rates) for group in asked):
            return Gap(measure=of.measure, state="held-back")
        return of.model_copy(
            update={
                "value": self.coarse.number(of.value),
                "interval": self.coarse.ends(of.interval),
                "ratio": self.coarse.number(of.ratio),
                "ratio_interval": self.coarse.ends(of.ratio_interval),
            }
        )

    def _within(self, of: Within, rates: Mapping[tuple[Group | None, Measure], Rate]) -> Within:
        few = self._few(of.group, of.measure, rates) or (
            of.against is not None and self._few(of.against, of.measure, rates)
        )
        if few or (
            of.against is None
            and self.coarse.few(
                *(_rest(rates.get((of.group, of.measure)), rates.get((None, of.measure))) or (None, None))
            )
        ):
            return of.model_copy(update={"state": "held-back", "value": None, "interval": None, "alike": None})
        return of.model_copy(
            update={"value": self.coarse.number(of.value), "interval": self.coarse.ends(of.interval), "alike": None}
        )


def _rest(one: Rate | None, all_of: Rate | None) -> tuple[int, int] | None:
    """Counts of everybody else."""
    if one is None or all_of is None or one.counts is None or all_of.counts is None:
        return None
    return all_of.counts - one.counts, (all_of.among or 0) - (one.among or 0)
