"""The tables for experts."""

from __future__ import annotations

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import Audit, Bounds, Difference, Grouping, Rate, Result, Within, beyond
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.lookup import differences, rate_in
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Table

Cells = tuple[tuple[Phrase, ...], ...]


def filled(table: Table) -> Table:
    """The table without columns in which nothing stands."""
    kept = [at for at in range(len(table.head)) if at == 0 or any(any(row[at]) for row in table.rows)]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(table.caption, tuple(table.head[at] for at in kept), rows)


def groups_table(grouping: Grouping, where: Phrase, telling: Telling) -> Table:
    """How many rows each group has, and what was not recorded of it."""
    head = ("col-group", "col-rows", "col-lacks-label", "col-lacks-decision", "measure-area")
    rows = tuple(
        (
            (telling.name(one.group),),
            (telling.count(one.rows),),
            (telling.count(one.label_not_recorded),),
            (telling.count(one.decision_not_recorded),),
            (telling.ratio(one.area.value), telling.ratio_between(one.area.interval)) if one.area else (),
        )
        for one in grouping.groups
    )
    title = telling.t("table-groups", attribute=where)
    return Table(title, tuple(telling.t(key).capital() for key in head), rows)


def rate_table(measure: Measure, audit: Audit, grouping: Grouping, where: Phrase, telling: Telling) -> Table:
    """The counts and the share of each group, with its interval and the pooled value beside."""
    head = ("col-group", "col-counts", "col-share", "col-between", "col-pooled")
    everybody = rate_in(audit.overall, measure)
    pairs = [(telling.name(one.group), rate_in(one.rates, measure)) for one in grouping.groups]
    rows = tuple(_rate(name, rate, telling) for name, rate in (*pairs, (telling.t("pic-all"), everybody)) if rate)
    names = {"measure": telling.measure(measure), "attribute": where}
    return Table(telling.t("table-rates", **names), _head(head, telling), rows)


def _rate(name: Phrase, rate: Rate, telling: Telling) -> Cells:
    counts = Phrase()
    if rate.counts is not None and rate.among is not None:
        counts = telling.t("counts-of", counts=rate.counts, among=rate.among)
    pooled = (telling.percent(rate.pooled), telling.between(rate.pooled_interval)) if rate.pooled else ()
    share = telling.percent(rate.value) or telling.t(f"state-{rate.state}")
    return (name,), (counts,), (share,), (telling.between(rate.interval),), pooled


def difference_table(measure: Measure, found: tuple[Difference, ...], where: Phrase, telling: Telling) -> Table:
    """The difference of each group, how sure it is, and the smallest that could have been found."""
    head = ("col-group", "col-against", "col-difference", "col-between", "col-together", "col-ratio", "col-p")
    names = {"measure": telling.measure(measure), "attribute": where}
    rows = tuple(_difference(one, telling) for one in found)
    keys = (*head, "col-least", "col-reading")
    return Table(telling.t("table-differences", **names), _head(keys, telling), rows)


def _difference(one: Difference, telling: Telling) -> Cells:
    ratio = (telling.ratio(one.ratio), telling.ratio_between(one.ratio_interval)) if one.ratio else ()
    return (
        (telling.name(one.group),),
        (telling.others(None) if one.against is None else telling.name(one.against),),
        (telling.points(one.value) or telling.t(f"state-{one.state}"),),
        (telling.points_between(one.interval),),
        (telling.points_between(one.together),),
        ratio,
        (telling.p(one.p), telling.p(one.p_adjusted)),
        (telling.points(one.could_have_found),),
        (telling.t(f"reading-{one.reading}"),),
    )


def not_found_table(result: Result, telling: Telling) -> Table:
    """Every comparison without a finding: how large it could still be, and the smallest that would have shown."""
    head = ("col-group", "col-against", "col-measure", "col-between", "col-least")
    found = [one for _, one in differences(result) if one.reading == "no-difference-found"]
    return Table(telling.t("table-not-found"), _head(head, telling), tuple(_not_found(one, telling) for one in found))


def _not_found(one: Difference, telling: Telling) -> Cells:
    between = telling.points_between(one.interval)
    if not between and one.ratio_interval is not None:
        between = telling.t("times", value=telling.ratio_between(one.ratio_interval))
    return (
        (telling.name(one.group),),
        (telling.others(None) if one.against is None else telling.name(one.against),),
        (telling.measure(one.measure),),
        (between or telling.t("state-no-interval"),),
        (telling.points(one.could_have_found) or telling.t("col-unknown"),),
    )


def within_table(grouping: Grouping, where: Phrase, telling: Telling) -> Table:
    """Differences within strata, combined."""
    keys = ("col-group", "col-against", "col-measure", "col-stratum", "col-difference", "col-between", "col-alike")
    return Table(
        telling.t("table-within", attribute=where, stratum=telling.words.listed(_strata(grouping, telling))),
        _head((*keys, "col-reading"), telling),
        tuple(_within(one, telling) for one in grouping.within),
    )


def _strata(grouping: Grouping, telling: Telling) -> list[Phrase]:
    return [telling.attribute(id_) for id_ in dict.fromkeys(one.stratum for one in grouping.within)]


def _within(one: Within, telling: Telling) -> Cells:
    return (
        (telling.name(one.group),),
        (telling.others(None) if one.against is None else telling.name(one.against),),
        (telling.measure(one.measure),),
        (telling.attribute(one.stratum),),
        (telling.points(one.value) or telling.t(f"state-{one.state}"),),
        (telling.points_between(one.interval),),
        (telling.p(one.alike),),
        _turned(one, telling),
    )


def _turned(one: Within, telling: Telling) -> tuple[Phrase, ...]:
    """Turned round where that is sure; else whether anything was found."""
    if one.interval is not None and not beyond(one.interval):
        return (telling.t("reading-no-difference-found"),)
    return (telling.t("turns"),) if one.turns else ()


def bounds_table(grouping: Grouping, where: Phrase, telling: Telling) -> Table:
    """What a rate would be whoever those are whose value was not recorded."""
    head = ("col-group", "col-measure", "col-low", "col-high")
    rows = tuple(_bounds(one, telling) for one in grouping.bounds)
    return Table(telling.t("table-bounds", attribute=where), _head(head, telling), rows)


def _bounds(one: Bounds, telling: Telling) -> Cells:
    low, high = telling.percent(one.low), telling.percent(one.high)
    return (telling.name(one.group),), (telling.measure(one.measure),), (low,), (high,)


def _head(keys: tuple[str, ...], telling: Telling) -> tuple[Phrase, ...]:
    level = {"col-between": "col-interval"}
    return tuple(
        telling.t(level[key], level=telling.level) if key in level else telling.t(key).capital() for key in keys
    )
