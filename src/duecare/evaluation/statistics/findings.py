"""What a result finds, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duecare.evaluation.measures import WITHIN_A_DECISION, Measure
from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Audit, Changes, Difference, Group, Statement, Within, beyond, ends_of
from duecare.evaluation.statistics.change_findings import change_findings
from duecare.evaluation.statistics.limits import statement


def findings_of(
    plan: Plan, audits: tuple[Audit, ...], changes: Changes | None, small: frozenset[Group]
) -> tuple[Statement, ...]:
    """The findings of a result. `small`: the groups that are held back because they are few."""
    first = next((one for one in audits if one.phase == "after"), audits[0])
    differences = [each for one in first.groupings for each in one.differences]
    return (
        *(change_findings(plan, changes) if changes else ()),
        *_failing(differences, first),
        *_within(plan, first),
        *_by_label(first, audits),
        *_too_few(audits[0], small),
        *_not_found(plan, differences),
        *_not_told(first),
    )


def _failing(differences: list[Difference], audit: Audit) -> Iterator[Statement]:
    values = {
        (who.group, rate.measure): rate.value for one in audit.groupings for who in one.groups for rate in who.rates
    }
    for key, readings in (("worse", ("worse",)), ("differs", ("higher", "lower"))):
        found = [one for one in differences if one.reading in readings]
        for one in sorted(found, key=_gravest):
            yield _difference(key, one, values)


def _gravest(one: Difference) -> tuple[bool, float]:
    """What comes first: how many people of a group it happens to, and only then how right it was for those it did.

    A share among those decided alike (precision) counts nobody else. It can make those look worse off who are seldom
    selected: where others are selected twice as often, each of the few selected is a little more often selected in
    vain. So it never stands before how often a group bears a decision, however large it is. Within each, the largest.
    """
    return one.measure in WITHIN_A_DECISION, -_size(one)


def _size(one: Difference) -> float:
    """How large: a difference, or else how far a ratio is from 1. The first come first."""
    if one.value is not None:
        return 1000 + abs(float(one.value))
    how = float(one.ratio or 1)
    return max(how, 1 / how) if how > 0 else 999


def _difference(key: str, one: Difference, values: Mapping[tuple[Group, Measure], str | None]) -> Statement:
    than = {} if one.against is None else {"against": one.against}
    ending = "" if one.against is None else "-than"
    if one.state == "held-back":
        return statement(f"{key}-few{ending}", measure=one.measure, group=one.group, **than)
    if one.value is None:
        low, high = ends_of(one.ratio_interval)
        return statement(
            f"{key}-times{ending}", measure=one.measure, group=one.group, **than, times=one.ratio,
            times_low=low, times_high=high,
        )  # fmt: skip
    low, high = ends_of(one.interval)
    value = values.get((one.group, one.measure))
    other = None if value is None else f"{float(value) - float(one.value):.6f}"
    return statement(
        f"{key}{ending}", measure=one.measure, group=one.group, **than, value=value, other=other,
        difference=one.value, low=low, high=high,
    )  # fmt: skip


def _within(plan: Plan, audit: Audit) -> Iterator[Statement]:
    """What becomes of a difference where like is compared with like: it turns round, is gone, or is not the same."""
    for grouping in audit.groupings:
        readings = {(one.group, one.measure): one.reading for one in grouping.differences}
        for one in grouping.within:
            reading = readings.get((one.group, one.measure))
            key = _turned(one, reading)
            if key is not None:
                low, high = ends_of(one.interval)
                yield statement(
                    key, stratum=one.stratum, group=one.group, measure=one.measure, difference=one.value, low=low,
                    high=high,
                )  # fmt: skip
            unlike = one.alike is not None and float(one.alike) < 1 - float(plan.compare.level)
            if unlike and (key is not None or reading in ("worse", "higher", "lower")):
                yield statement("not-alike-within", stratum=one.stratum, group=one.group, measure=one.measure)


def _turned(one: Within, reading: str | None) -> str | None:
    """Whether it turns round for sure, or whether nothing is left to find of what was found to be worse."""
    if one.interval is None:
        return None
    if not beyond(one.interval):
        return "gone-within" if reading == "worse" else None
    return "turns-within" if one.turns else None


def _by_label(main: Audit, audits: tuple[Audit, ...]) -> Iterator[Statement]:
    first = {(one.group, one.measure): one.reading for each in main.groupings for one in each.differences}
    for audit in audits:
        if audit.label is None or audit.phase != main.phase:
            continue
        for grouping in audit.groupings:
            for one in grouping.differences:
                if one.reading != first.get((one.group, one.measure), one.reading):
                    yield statement("changes-with-label", group=one.group, label=audit.label, measure=one.measure)


def held_back(audits: tuple[Audit, ...]) -> frozenset[Group]:
    """The groups that are not told."""
    return frozenset(
        who.group for each in audits for one in each.groupings for who in one.groups if who.state == "held-back"
    )


def _too_few(audit: Audit, small: frozenset[Group]) -> Iterator[Statement]:
    for one in audit.groupings:
        for who in one.groups:
            if who.state == "held-back":
                yield statement("too-small" if who.group in small else "held-back", group=who.group)


def _not_found(plan: Plan, differences: list[Difference]) -> Iterator[Statement]:
    for measure in plan.compare.measures:
        asked = [one for one in differences if one.measure == measure and one.reading != "not-comparable"]
        missed = [one for one in asked if one.reading == "no-difference-found"]
        told = [one for one in missed if one.state == "told"]
        times = [(one, one.ratio_interval) for one in missed if one.value is None]
        counts = {"measure": measure, "count": len(missed), "of": len(asked)}
        if told:
            least = max(told, key=lambda one: 2.0 if one.could_have_found is None else float(one.could_have_found))
            key = "not-found" if least.could_have_found is not None else "not-found-any-size"
            could = {} if least.could_have_found is None else {"could": least.could_have_found}
            yield statement(key, **counts, group=least.group, **could)
        elif ratios := [(float(ends.high) / max(float(ends.low), 1e-6), one, ends) for one, ends in times if ends]:
            _, one, ends = max(ratios, key=lambda each: each[0])
            yield statement("not-found-times", **counts, group=one.group, times_low=ends.low, times_high=ends.high)


def _not_told(audit: Audit) -> Iterator[Statement]:
    times = {
        one.measure
        for each in audit.groupings
        for one in each.differences
        if one.state == "not-identified" and one.ratio is not None
    }
    for rate in audit.overall:
        if rate.state == "not-identified":
            yield statement("only-times" if rate.measure in times else "not-identified-drawn", measure=rate.measure)
    if any(rate.state == "no-interval" for rate in audit.overall):
        yield statement("without-interval")
