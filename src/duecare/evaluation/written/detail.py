"""For experts: definitions, counts, intervals, differences, strata and bounds of every measure."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import Audit, Gap, Grouping, Result, beyond
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Block, Chapter, Headed, Said, Tabled, Terms
from duecare.evaluation.written.changes import changes
from duecare.evaluation.written.tables import (
    bounds_table,
    difference_table,
    filled,
    groups_table,
    rate_table,
    within_table,
)
from duecare.report.phrase import Phrase, concat


def detail(result: Result, telling: Telling) -> Chapter:
    """The chapter for experts."""
    blocks = (*_definitions(result, telling), *changes(result, telling), *_audits(result, telling))
    return Chapter("detail", telling.t("eval-detail"), blocks, folded=True)


def measures_of(audit: Audit) -> tuple[Measure, ...]:
    """The measures that are told of some group, in the order of the result."""
    rates = (rate for grouping in audit.groupings for group in grouping.groups for rate in group.rates)
    return tuple(dict.fromkeys(rate.measure for rate in rates))


def _definitions(result: Result, telling: Telling) -> Iterator[Block]:
    measures = dict.fromkeys(measure for audit in result.audits for measure in measures_of(audit))
    names = {"decision": telling.decision, "label": telling.label()}
    told = [*measures, *(["area"] if result.plan.score is not None and result.plan.label is not None else [])]
    yield Terms(tuple((telling.measure(one), telling.t(f"means-{one}", **names)) for one in told))
    rates = [rate for audit in result.audits for one in audit.groupings for group in one.groups for rate in group.rates]
    if any(rate.pooled is not None for rate in rates):
        yield Said(telling.t("pooled-what"), "muted")
    if any(rate.state == "not-identified" and rate.counts is not None for rate in rates):
        yield Said(telling.t("counts-only"), "notice")


def _audits(result: Result, telling: Telling) -> Iterator[Block]:
    for number, audit in enumerate(result.audits):
        for grouping in audit.groupings:
            id_ = f"detail-{number}-{'-'.join(grouping.attributes)}"
            where = _title(audit, grouping, telling)
            yield Headed(id_, where)
            yield from _grouping(id_, audit, grouping, where, telling)


def _title(audit: Audit, grouping: Grouping, telling: Telling) -> Phrase:
    parts = [telling.attributes(grouping.attributes)]
    if audit.phase != "only":
        parts.append(telling.t(f"phase-{audit.phase}"))
    if audit.label is not None:
        parts.append(telling.t("eval-with-label", label=telling.label(audit.label)))
    return concat(parts, ", ").capital()


def _grouping(id_: str, audit: Audit, grouping: Grouping, where: Phrase, telling: Telling) -> Iterator[Block]:
    yield Tabled(f"{id_}-rows", filled(groups_table(grouping, where, telling)))
    for measure in measures_of(audit):
        yield Tabled(f"{id_}-{measure}", filled(rate_table(measure, audit, grouping, where, telling)))
        found = tuple(one for one in grouping.differences if one.measure == measure)
        if found:
            yield Tabled(f"{id_}-{measure}-differences", filled(difference_table(measure, found, where, telling)))
        yield from _methods(measure, grouping, telling)
        for gap in grouping.gaps:
            if gap.measure == measure and gap.value is not None:
                yield Said(_gap(gap, telling), "muted")
    if grouping.within:
        yield Tabled(f"{id_}-within", filled(within_table(grouping, where, telling)))
        if any(one.turns and beyond(one.interval) for one in grouping.within):
            yield Said(telling.t("turns-what"), "notice")
    if grouping.bounds:
        yield Tabled(f"{id_}-bounds", filled(bounds_table(grouping, where, telling)))


def _methods(measure: Measure, grouping: Grouping, telling: Telling) -> Iterator[Block]:
    """How the intervals of a measure come about, once for all groups."""
    rates = (rate.interval for group in grouping.groups for rate in group.rates if rate.measure == measure)
    compared = [one for one in grouping.differences if one.measure == measure]
    ends = (*rates, *(one.interval for one in compared), *(one.ratio_interval for one in compared))
    methods = dict.fromkeys(one.method for one in ends if one is not None)
    if methods:
        said = telling.words.series([telling.t(f"method-{method}") for method in methods])
        yield Said(telling.t("eval-methods", methods=said), "muted")


def _gap(gap: Gap, telling: Telling) -> Phrase:
    lowest = telling.name(gap.lowest) if gap.lowest else Phrase()
    highest = telling.name(gap.highest) if gap.highest else Phrase()
    names = {"value": telling.points(gap.value), "lowest": lowest, "highest": highest}
    if gap.interval is None:
        return telling.t("gap-alone", **names)
    return telling.t("gap-between", between=telling.points_between(gap.interval), **names)
