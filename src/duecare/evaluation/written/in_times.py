"""Pictures of how many times as often, where shares themselves cannot be told."""

from __future__ import annotations

from duecare.evaluation.measures import Measure
from duecare.evaluation.pictures.dots import Dot, Line, drawing
from duecare.evaluation.pictures.scale import Scale
from duecare.evaluation.result import Difference, Grouping
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Pictured
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Drawing, Table


def _found(measure: Measure, grouping: Grouping) -> tuple[Difference, ...]:
    told = (one for one in grouping.differences if one.measure == measure and one.value is None)
    return tuple(one for one in told if one.ratio is not None)


def has_only_ratios(measure: Measure, grouping: Grouping) -> bool:
    """Whether groups are compared by how many times as often, and in no other way."""
    return bool(_found(measure, grouping))


def ratios(id_: str, measures: list[Measure], grouping: Grouping, telling: Telling) -> Pictured:
    """The pictures of these measures, with a table behind each."""
    pairs = [(_title(one, grouping, telling), _found(one, grouping)) for one in measures]
    ends = [one.ratio_interval.high if one.ratio_interval else one.ratio for _, found in pairs for one in found]
    drawn = tuple(_drawn(title, found, Scale.of_times(ends), telling) for title, found in pairs)
    caption = (telling.t("pic-times"), telling.t("pic-what", level=telling.level))
    return Pictured(f"times-{id_}", drawn, caption, tuple(_table(title, found, telling) for title, found in pairs))


def _title(measure: Measure, grouping: Grouping, telling: Telling) -> Phrase:
    names = {"measure": telling.measure(measure), "attribute": telling.attributes(grouping.attributes)}
    return telling.t("pic-times-title", **names)


def _drawn(title: Phrase, found: tuple[Difference, ...], scale: Scale, telling: Telling) -> Drawing:
    lines = tuple(Line(telling.name(one.group), _number(one, telling), (_dot(one),)) for one in found)
    return drawing(title, telling.t("pic-about"), lines, scale, telling)


def _dot(one: Difference) -> Dot:
    worse = one.reading == "worse"
    if one.ratio_interval is None:
        return Dot(one.ratio, marked=worse)
    return Dot(one.ratio, one.ratio_interval.low, one.ratio_interval.high, marked=worse)


def _number(one: Difference, telling: Telling) -> Phrase:
    ratio = telling.t("times", value=telling.ratio(one.ratio))
    if one.ratio_interval is None:
        return ratio
    return telling.t("value-between", value=ratio, between=telling.ratio_between(one.ratio_interval))


def _table(title: Phrase, found: tuple[Difference, ...], telling: Telling) -> Table:
    head = tuple(map(telling.t, ("col-group", "col-against", "col-ratio", "col-reading")))
    rows = tuple(
        (
            (telling.name(one.group),),
            (telling.others(None) if one.against is None else telling.name(one.against),),
            (_number(one, telling),),
            (telling.t(f"reading-{one.reading}"),),
        )
        for one in found
    )
    return Table(title, head, rows)
