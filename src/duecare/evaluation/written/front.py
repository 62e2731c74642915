"""What a reader sees first: the question, whom the system fails, what was not found, what may not be concluded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.evaluation.result import Result, Statement, WorstOffResult, beyond
from duecare.evaluation.words.sentences import change_said, difference_said, matters_from, unsaid
from duecare.evaluation.words.statements import statement_said
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Block, Chapter, Points, Said, Tabled
from duecare.evaluation.written.headline import headline
from duecare.evaluation.written.lookup import (
    change_of,
    difference_of,
    differences,
    nothing_compared,
    opposed,
    rate_in,
    rates_of,
    told_audit,
    unequal_bases,
)
from duecare.evaluation.written.tables import not_found_table
from duecare.report.phrase import Phrase

FEW = 3
"""So many findings answer the question at the start."""
MOST = 40
SHARES = 8
PLAIN = frozenset({"turns-within", "gone-within", "not-alike-within", "changes-with-label"})
"""Findings that have one sentence and no figures beneath it."""

MADE_WORSE = frozenset({"made-worse", "may-be-worse"})
NOT_FOUND = frozenset({"not-found", "not-found-any-size", "not-found-times"})
UNTOLD = frozenset(
    {"too-small", "held-back", "not-identified-drawn", "only-times", "not-identified-seen", "without-interval"}
)


def chapter_of(key: str) -> str:
    """The chapter that a finding belongs to."""
    if key.startswith("worst-off") or key == "gap-levelled-down":
        return "worst-off"
    if key in MADE_WORSE:
        return "made-worse"
    if key.startswith("differs"):
        return "differs"
    if key in NOT_FOUND:
        return "not-found"
    return "untold" if key in UNTOLD else "worse"


def front(result: Result, telling: Telling) -> Iterator[Chapter]:
    """The chapters for everybody, in the order in which they matter to people."""
    yield Chapter("answer", telling.t("eval-answer"), tuple(_answer(result, telling)))
    for id_ in ("made-worse", "worst-off", "worse", "differs", "not-found", "untold"):
        found = [one for one in result.findings if chapter_of(one.key) == id_]
        if (id_ in ("made-worse", "worst-off") and result.changes is None) or (id_ == "differs" and not found):
            continue
        blocks = tuple(_chapter(id_, found, result, telling))
        yield Chapter(id_, telling.t(f"eval-{id_}"), blocks)
    points = tuple((statement_said(one, telling), ()) for one in result.limits)
    yield Chapter("limits", telling.t("eval-limits"), (Points((*points, *_own_limits(telling))),))


def _answer(result: Result, telling: Telling) -> Iterator[Block]:
    yield Said(telling.quote(telling.plan.question), "lead")
    first = _first_of_each(result.findings)
    for one in first:
        yield Said(finding_said(one, result, telling)[0])
    yield from _disagreeing(result, telling)
    if not result.findings:
        yield Said(telling.t("eval-worse-none"))
    if (drawn := headline(first, result, telling)) is not None:
        yield drawn


def _first_of_each(findings: Sequence[Statement]) -> Sequence[Statement]:
    """The gravest findings, one of each kind and measure: groups that overlap say much the same of one."""
    found: dict[object, Statement] = {}
    for one in findings:
        found.setdefault((chapter_of(one.key), dict(one.arguments).get("measure")), one)
    return tuple(found.values())[:FEW]


def _disagreeing(result: Result, telling: Telling) -> Iterator[Block]:
    """That of some group one measure says the contrary of another, where it does."""
    groups = opposed(result)
    if groups:
        names = telling.words.series([telling.words.quoted(telling.name(group)) for group in groups])
        yield Said(telling.t("measures-disagree", groups=names), "notice")


def _chapter(id_: str, found: Sequence[Statement], result: Result, telling: Telling) -> Iterator[Block]:
    undefined = tuple(undefined_said(result, telling)) if id_ == "untold" else ()
    if not found and not undefined:
        alone = id_ in ("worse", "not-found", "untold") and nothing_compared(result)
        yield Said(telling.t(f"eval-{id_}-not-compared" if alone else f"eval-{id_}-none"))
    elif id_ == "worst-off" and result.changes is not None:
        yield from _worst_off(result.changes.worst_off, telling)
    if found and id_ == "worse":
        yield from _disagreeing(result, telling)
        yield Said(matters_from(telling))
    if id_ == "differs":
        yield from _bases(result, telling)
    said = (*(finding_said(one, result, telling) for one in found), *((one, ()) for one in undefined))
    if said:
        yield Points(said[:MOST])
    if len(said) > MOST:
        yield Said(telling.t("eval-more", count=len(said) - MOST), "muted")
    if id_ == "not-found":
        yield from _nearly(result, telling)
        if (table := not_found_table(result, telling)).rows:
            yield Tabled("not-found-all", table)


def _bases(result: Result, telling: Telling) -> Iterator[Block]:
    """That measures cannot all be alike where the label is more often a yes in one group: arithmetic, no excuse."""
    grouping = unequal_bases(result)
    if grouping is None:
        return
    rates = ((one.group, rate_in(one.rates, "base-rate")) for one in grouping.groups)
    shares = [
        telling.t("share-of", name=telling.name(group), share=telling.percent(rate.value))
        for group, rate in rates
        if rate is not None and rate.value is not None
    ]
    if len(shares) > 1:
        said = telling.words.series(shares[:SHARES])
        yield Said(telling.t("bases-differ", label=telling.label(), shares=said), "notice")


def _nearly(result: Result, telling: Telling) -> Iterator[Block]:
    """Comparisons that taken alone would be a difference, and are called none because there are so many."""
    said = [
        (difference_said(one, rates_of(one, grouping), telling), ())
        for grouping, one in differences(result)
        if one.reading == "no-difference-found" and beyond(one.interval)
    ]
    if said:
        yield Said(telling.t("eval-nearly"))
        yield Points(tuple(said[:MOST]))


def _worst_off(found: WorstOffResult, telling: Telling) -> Iterator[Block]:
    """Who fixed which group it is, and what became of its distance to everybody else."""
    yield Said(telling.t(f"worst-fixed-{found.fixed_by}"))
    if found.gap_value is not None:
        between = telling.points_between(found.gap_change) or telling.t("state-no-interval")
        yield Said(telling.t("worst-gap", value=telling.points(found.gap_value), between=between))
    if found.levelled_down:
        yield Said(telling.t("levelled-down"), "notice")


def undefined_said(result: Result, telling: Telling) -> Iterator[Phrase]:
    """Of which groups there was nobody to ask what the plan asks."""
    for grouping in told_audit(result).groupings:
        for group in grouping.groups:
            for rate in group.rates:
                if rate.state == "undefined" and rate.measure in result.plan.compare.measures:
                    yield unsaid(rate, group.group, telling)


def finding_said(one: Statement, result: Result, telling: Telling) -> tuple[Phrase, tuple[Phrase, ...]]:
    """A finding as what happened to people, and beneath it the same in figures; or the figures alone."""
    said = statement_said(one, telling)
    change = change_of(one, result) if chapter_of(one.key) in ("worst-off", "made-worse") else None
    if change is not None:
        return said, (change_said(change, telling),)
    found = difference_of(one, result) if chapter_of(one.key) in ("worse", "differs") else None
    if found is None or one.key in PLAIN:
        return said, ()
    difference, grouping = found
    plain = difference_said(difference, rates_of(difference, grouping), telling)
    return plain, (said,)


def _own_limits(telling: Telling) -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
    """What the plan's writer said of the data, in their own words."""
    plan = telling.plan
    said = [plan.data.drawn_how, plan.label.could_be_wrong if plan.label else None, plan.looked.what]
    keys = ("plan-drawn", "plan-label-wrong", "plan-looked")
    for key, text in zip(keys, said, strict=True):
        if text is not None:
            yield telling.t("limit-own", about=telling.t(key), text=telling.words.quote(text, plan.language)), ()
