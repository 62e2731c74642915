"""Pictures of each grouping: small multiples by measure on one scale, with a table behind each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.evaluation.measures import Measure
from duecare.evaluation.pictures.calibration import calibration
from duecare.evaluation.pictures.dots import MOST_ROWS, Dot, Line, drawing
from duecare.evaluation.pictures.scale import Scale
from duecare.evaluation.result import Bin, Grouping, GroupResult, Rate, Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Block, Chapter, Headed, Pictured, Said, Tabled
from duecare.evaluation.written.in_times import has_only_ratios, ratios
from duecare.evaluation.written.lookup import main_audits, rate_in, told_audit
from duecare.evaluation.written.side_by_side import side_by_side
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Drawing, Table

Side = tuple[Grouping, ...]
"""A grouping as it is; or as it was before and as it is after."""


def pictures(result: Result, telling: Telling) -> Chapter:
    """The chapter of pictures."""
    return Chapter("pictures", telling.t("eval-pictures"), tuple(_blocks(result, telling)))


def _blocks(result: Result, telling: Telling) -> Iterator[Block]:
    for grouping in told_audit(result).groupings:
        side = side_of(grouping.attributes, result)
        id_ = "-".join(grouping.attributes)
        yield Headed(f"by-{id_}", telling.attributes(grouping.attributes).capital())
        table = side_by_side(grouping, result.plan.compare.measures, telling, after=len(side) > 1)
        if table is not None:
            yield Tabled(f"side-{id_}", table)
        measures = [one for one in result.plan.compare.measures if can_be_drawn(one, side)]
        if measures:
            yield rates(f"rates-{id_}", [(measure, side) for measure in measures], telling)
        compared = [one for one in result.plan.compare.measures if has_only_ratios(one, grouping)]
        if compared:
            yield ratios(id_, compared, grouping, telling)
        if not measures and not compared:
            yield Said(telling.t("pic-none"))
        if scored := [one for one in grouping.groups if one.calibration]:
            yield _calibrations(id_, scored[:MOST_ROWS], telling)


def side_of(attributes: tuple[str, ...], result: Result) -> Side:
    """The groupings by these attributes."""
    found = (one for audit in main_audits(result) for one in audit.groupings)
    return tuple(one for one in found if one.attributes == attributes)


def can_be_drawn(measure: Measure, side: Side) -> bool:
    """Whether of any group there is a dot to draw."""
    shown = (rate_in(group.rates, measure) for one in side for group in one.groups)
    return any(rate is not None and rate.value for rate in shown)


def rates(id_: str, shown: Sequence[tuple[Measure, Side]], telling: Telling) -> Pictured:
    """These measures on one scale, each by its attributes."""
    scale = Scale.of(end for measure, side in shown for end in _shares(measure, side))
    drawn = tuple(_drawn(measure, side, scale, telling) for measure, side in shown)
    caption = [telling.t("pic-what", level=telling.level)]
    if any(len(side) > 1 for _measure, side in shown):
        caption.append(telling.t("pic-change-what"))
    if any(len(side[-1].groups) > MOST_ROWS for _measure, side in shown):
        caption.append(telling.t("pic-more"))
    tables = tuple(_table(measure, side, telling) for measure, side in shown)
    return Pictured(id_, drawn, tuple(caption), tables)


def _shares(measure: Measure, side: Side) -> Iterator[str | None]:
    """How far to the right the dots and lines of a measure reach."""
    for one in side:
        for group in one.groups:
            if (rate := rate_in(group.rates, measure)) is not None:
                yield rate.interval.high if rate.interval else rate.value


def _title(measure: Measure, side: Side, telling: Telling) -> Phrase:
    names = {"measure": telling.measure(measure), "attribute": telling.attributes(side[-1].attributes)}
    return telling.t("pic-change" if len(side) > 1 else "pic-rates", **names)


def _drawn(measure: Measure, side: Side, scale: Scale, telling: Telling) -> Drawing:
    lines = tuple(_line(group, measure, side, telling) for group in side[-1].groups)
    return drawing(_title(measure, side, telling), telling.t("pic-about"), lines, scale, telling)


def _line(group: GroupResult, measure: Measure, side: Side, telling: Telling) -> Line:
    found = [rate_in(other.rates, measure) for one in side for other in one.groups if other.group == group.group]
    worse = any(
        one.group == group.group and one.measure == measure and one.reading == "worse" for one in side[-1].differences
    )
    dots = tuple(_dot(rate, marked=worse and number == len(found) - 1) for number, rate in enumerate(found))
    return Line(telling.name(group.group), _numbers(found, telling), dots)


def _dot(rate: Rate | None, *, marked: bool) -> Dot:
    if rate is None or rate.interval is None:
        return Dot(rate.value if rate is not None else None, marked=marked)
    return Dot(rate.value, rate.interval.low, rate.interval.high, marked=marked)


def _numbers(rates: list[Rate | None], telling: Telling) -> Phrase:
    said = [_number(rate, telling) for rate in rates]
    return telling.t("pic-from-to", before=said[0], after=said[-1]) if len(said) > 1 else said[0]


def _number(rate: Rate | None, telling: Telling) -> Phrase:
    if rate is None or rate.value is None:
        return telling.t(f"state-{rate.state if rate is not None else 'held-back'}")
    if rate.interval is None:
        return telling.percent(rate.value)
    return telling.t("value-between", value=telling.percent(rate.value), between=telling.between(rate.interval))


def _table(measure: Measure, side: Side, telling: Telling) -> Table:
    keys = ("col-before", "col-after") if len(side) > 1 else ("col-share",)
    head = (telling.t("col-group"), *map(telling.t, keys), telling.t("col-reading"))
    rows = tuple(_row(group, measure, side, telling) for group in side[-1].groups)
    return Table(_title(measure, side, telling), head, rows)


def _row(group: GroupResult, measure: Measure, side: Side, telling: Telling) -> tuple[tuple[Phrase, ...], ...]:
    found = [rate_in(other.rates, measure) for one in side for other in one.groups if other.group == group.group]
    readings = tuple(
        telling.t(f"reading-{one.reading}")
        for one in side[-1].differences
        if one.group == group.group and one.measure == measure
    )
    return ((telling.name(group.group),), *((_number(rate, telling),) for rate in found), readings)


def _calibrations(id_: str, scored: list[GroupResult], telling: Telling) -> Pictured:
    about, titles = telling.t("pic-about"), [telling.t("cal-title", group=telling.name(one.group)) for one in scored]
    pairs = tuple(zip(titles, scored, strict=True))
    drawn = tuple(calibration(title, about, one.calibration, telling) for title, one in pairs)
    tables = tuple(_bins(title, one, telling) for title, one in pairs)
    is_chance = telling.plan.score is not None and telling.plan.score.is_chance
    caption = tuple(map(telling.t, ("cal-what", "cal-chance") if is_chance else ("cal-what",)))
    return Pictured(f"score-{id_}", drawn, caption, tables)


def _bins(title: Phrase, group: GroupResult, telling: Telling) -> Table:
    head = tuple(map(telling.t, ("cal-from-to", "col-rows", "cal-happened")))
    return Table(title, head, tuple(_bin(one, telling) for one in group.calibration))


def _bin(one: Bin, telling: Telling) -> tuple[tuple[Phrase, ...], ...]:
    score = telling.t("from-to", low=telling.decimal(one.low), high=telling.decimal(one.high))
    return (score,), (telling.count(one.rows),), (_number(one.happened, telling),)
