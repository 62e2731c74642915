"""Before and after, for experts: every group's own change, and what became of the widest gaps."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.evaluation.result import Change, Changes, GapChange, Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Block, Headed, Points, Tabled
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Table

HEAD = ("col-group", "col-before", "col-after", "col-change", "col-interval", "col-p", "col-least", "col-reading")


def changes(result: Result, telling: Telling) -> Iterator[Block]:
    """What is known of the changes; nothing without a mitigation."""
    if result.changes is None:
        return
    yield Headed("detail-changes", telling.t("eval-changes"))
    for measure in dict.fromkeys(one.measure for one in result.changes.groups):
        yield Tabled(f"changes-{measure}", _table(measure, result.changes, telling))
    if result.changes.gaps:
        yield Points(tuple((_gap(one, telling), ()) for one in result.changes.gaps if one.value is not None))


def _table(measure: str, found: Changes, telling: Telling) -> Table:
    head = tuple(telling.t(key, level=telling.level) if key == "col-interval" else telling.t(key) for key in HEAD)
    rows = tuple(_row(one, telling) for one in found.groups if one.measure == measure)
    return Table(telling.t("table-changes", measure=telling.measure(measure)), head, rows)


def _row(one: Change, telling: Telling) -> tuple[tuple[Phrase, ...], ...]:
    return (
        (telling.name(one.group),),
        (telling.percent(one.before.value) or telling.t(f"state-{one.before.state}"),),
        (telling.percent(one.after.value) or telling.t(f"state-{one.after.state}"),),
        (telling.points(one.value) or telling.t(f"state-{one.state}"),),
        (telling.points_between(one.interval),),
        (telling.p(one.p), telling.p(one.p_adjusted)),
        (telling.points(one.could_have_found),),
        (telling.t(f"reading-{one.reading}"),),
    )


def _gap(one: GapChange, telling: Telling) -> Phrase:
    said = telling.t(
        "gap-changed",
        measure=telling.measure(one.measure),
        attribute=telling.attributes(one.attributes),
        before=telling.points(one.before),
        after=telling.points(one.after),
        between=telling.points_between(one.interval) or telling.t("state-no-interval"),
    )
    return telling.joined([said, telling.t("levelled-down")]) if one.levelled_down else said
