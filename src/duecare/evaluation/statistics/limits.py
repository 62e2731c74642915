"""What a result may not be taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duecare.evaluation.cells import Cells
from duecare.evaluation.result import Audit, Changes, Statement
from duecare.evaluation.result.result import Argument
from duecare.evaluation.statistics.arrays import said
from duecare.evaluation.statistics.groups import People
from duecare.evaluation.statistics.shares import FEWEST_SETS


def statement(key: str, **arguments: Argument | None) -> Statement:
    """A sentence; arguments that cannot be told are an en dash."""
    told = tuple((name.replace("_", "-"), "–" if value is None else value) for name, value in arguments.items())
    return Statement(key=key, arguments=told)


def limits_of(
    cells: Cells,
    people: People,
    audits: tuple[Audit, ...],
    changes: Changes | None,
    less_recorded: Iterable[Statement] = (),
) -> tuple[Statement, ...]:
    """The limits of a result, the widest first. `less_recorded`: of groups whose label is missing more often."""
    return (
        statement("no-clearance"),
        *_of_rows(cells),
        *_of_labels(cells),
        *less_recorded,
        *_of_people(cells),
        *_of_groups(cells, people),
        *_not_recorded(audits),
        *_of_scores(cells),
        *_of_method(cells, audits, changes),
    )


def _of_rows(cells: Cells) -> Iterator[Statement]:
    plan = cells.plan
    yield statement(f"drawn-{plan.data.drawn}")
    if out := sum(one.n for one in cells.left_out):
        yield statement("left-out", count=out)
    if plan.data.weight is not None:
        yield statement("weighted")
    if plan.runs is not None:
        yield statement("other-rows")


def _of_labels(cells: Cells) -> Iterator[Statement]:
    labels = [one for one in (cells.plan.label, *cells.plan.other_labels.values()) if one is not None]
    if labels:
        yield statement("label-could-be-wrong")
    for seen in dict.fromkeys(one.seen_for for one in labels):
        if seen != "everyone":
            yield statement(f"seen-{seen}")


def _of_people(cells: Cells) -> Iterator[Statement]:
    unit, found = cells.plan.unit, cells.repeated
    if found is not None and found.distinct < FEWEST_SETS:
        yield statement("repeats-few", count=found.distinct)
    elif found is not None and found.most_rows > 1:
        yield statement("repeats-counted", count=found.distinct, of=sum(one.n for one in cells.cells))
    elif unit.person is None and unit.cluster is None and unit.repeats != "none":
        yield statement(f"repeats-{unit.repeats}")
    if cells.plan.looked.answer != "no":
        yield statement(f"looked-{cells.plan.looked.answer}")


def _of_groups(cells: Cells, people: People) -> Iterator[Statement]:
    for name, one in cells.plan.attributes.items():
        if one.proxy is not None:
            yield statement("proxy", attribute=name)
    axes = {axis.id: at for at, axis in enumerate(cells.axes) if axis.kind == "group"}
    for name, at in axes.items():
        missing = sum(one.n for one in cells.cells if one.at[at] < 0)
        if missing >= cells.plan.disclosure.threshold:
            yield statement("not-recorded", attribute=name, count=missing, of=sum(one.n for one in cells.cells))
    if hidden := sum(not one.shown for one in people.everyone):
        yield statement("groups-held-back", count=hidden, threshold=cells.plan.disclosure.threshold)


def _not_recorded(audits: tuple[Audit, ...]) -> Iterator[Statement]:
    first = audits[0]
    if first.label_not_recorded:
        yield statement("label-not-recorded", count=first.label_not_recorded, of=first.rows)
    if first.decision_not_recorded:
        yield statement("decision-not-recorded", count=first.decision_not_recorded, of=first.rows)


def _of_scores(cells: Cells) -> Iterator[Statement]:
    """A score outside of what the plan says it can be is in no bin: with a wrong range, that is nearly all."""
    for at, axis in enumerate(cells.axes):
        if axis.kind == "score" and (missing := sum(one.n for one in cells.cells if one.at[at] < 0)):
            yield statement("score-not-recorded", count=missing, of=sum(one.n for one in cells.cells))


def _of_method(cells: Cells, audits: tuple[Audit, ...], changes: Changes | None) -> Iterator[Statement]:
    plan = cells.plan
    if family := audits[0].family:
        alpha = said(1 - float(plan.compare.level))
        yield statement(f"family-{plan.compare.correction}", count=family, level=alpha)
        yield statement("no-difference-is-not-none")
        yield statement("resampled", resamples=plan.resamples, seed=plan.seed)
    if any(rate.pooled for one in audits[0].groupings for who in one.groups for rate in who.rates):
        yield statement("pooled-beside")
    if changes is not None and changes.worst_off.fixed_by == "half":
        yield statement("one-half")
