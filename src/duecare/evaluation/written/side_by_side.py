"""Every group with every measure in one table: what a reader looks for who knows such audits."""

from __future__ import annotations

from collections.abc import Sequence

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import Grouping, GroupResult, Rate
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.lookup import rate_in
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Table

FIRST: tuple[Measure, ...] = ("base-rate", "selection-rate", "false-positive-rate", "false-negative-rate")
"""What is read first: how often the label is a yes, how often the decision is, and both errors beside each other."""


def side_by_side(grouping: Grouping, measures: Sequence[Measure], telling: Telling, *, after: bool) -> Table | None:
    """Groups by measures, shares with the counts they come from; nothing where only one measure is told."""
    told = [one for one in _in_order(measures) if any(_value(group, one) for group in grouping.groups)]
    if len(told) < 2:
        return None
    title = telling.t("table-side-after" if after else "table-side", attribute=telling.attributes(grouping.attributes))
    head = (*(telling.t(key) for key in ("col-group", "col-rows")), *(telling.measure(one).capital() for one in told))
    return Table(title, head, tuple(_row(group, told, telling) for group in grouping.groups))


def _in_order(measures: Sequence[Measure]) -> list[Measure]:
    return [*(one for one in FIRST if one in measures), *(one for one in measures if one not in FIRST)]


def _row(group: GroupResult, told: Sequence[Measure], telling: Telling) -> tuple[tuple[Phrase, ...], ...]:
    shares = (_share(rate_in(group.rates, one), telling) for one in told)
    return (telling.name(group.group),), (telling.count(group.rows),), *shares


def _value(group: GroupResult, measure: Measure) -> str | None:
    rate = rate_in(group.rates, measure)
    return rate.value if rate is not None else None


def _share(rate: Rate | None, telling: Telling) -> tuple[Phrase, ...]:
    """The share with its counts; or why there is none."""
    if rate is None or rate.value is None:
        return (telling.t(f"state-{rate.state if rate is not None else 'held-back'}"),)
    if rate.counts is None or rate.among is None:
        return (telling.percent(rate.value),)
    return telling.percent(rate.value), telling.t("counts-of", counts=rate.counts, among=rate.among)
