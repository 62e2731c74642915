"""The first picture: what the gravest findings are about, small enough for the first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import Group, Grouping, Result, Statement
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Pictured
from duecare.evaluation.written.lookup import told_audit
from duecare.evaluation.written.pictured import Side, can_be_drawn, rates, side_of

MOST_GROUPS = 6
"""So many groups of each picture: those that the findings are about, then others. The chapter of pictures has all."""

About = tuple[tuple[str, ...], Measure]


def headline(findings: Sequence[Statement], result: Result, telling: Telling) -> Pictured | None:
    """Pictures of what these findings are about; where none can be drawn, of what the plan names first."""
    named = tuple(_named(findings, result))
    first = (
        (one.attributes, measure) for one in told_audit(result).groupings for measure in result.plan.compare.measures
    )
    found = _drawn(((group.attributes, measure) for group, measure in named), result) or _drawn(first, result)[:1]
    if not found:
        return None
    groups = {group for group, _measure in named}
    drawn = rates("headline", [(measure, _few(side, groups)) for measure, side in found], telling)
    return replace(
        drawn, tables=(), caption=(*drawn.caption, telling.t("pic-all-groups", title=telling.t("eval-pictures")))
    )


def _named(findings: Sequence[Statement], result: Result) -> Iterator[tuple[Group, Measure]]:
    for one in findings:
        said = dict(one.arguments)
        group = said.get("group")
        measure = next((known for known in result.plan.compare.measures if known == said.get("measure")), None)
        if isinstance(group, Group) and measure is not None:
            yield group, measure


def _drawn(about: Iterable[About], result: Result) -> list[tuple[Measure, Side]]:
    sides = ((measure, side_of(attributes, result)) for attributes, measure in dict.fromkeys(about))
    return [(measure, side) for measure, side in sides if can_be_drawn(measure, side)]


def _few(side: Side, named: Set[Group]) -> Side:
    """The same with few groups, in their own order."""
    groups = sorted((one.group for one in side[-1].groups if one.state == "told"), key=lambda one: one not in named)
    return tuple(_of(one, groups[:MOST_GROUPS]) for one in side)


def _of(grouping: Grouping, kept: list[Group]) -> Grouping:
    groups = tuple(one for one in grouping.groups if one.group in kept)
    return grouping.model_copy(update={"groups": groups})
