"""Figures in sentences: what happened to people first, then how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from duecare.evaluation.result import Change, Difference, Group, Interval, Rate, beyond
from duecare.evaluation.words.numbers import base_for, base_of_pair, of
from duecare.evaluation.words.telling import Telling
from duecare.report.phrase import Phrase

NONE_FOUND = frozenset({"no-difference-found", "no-change-found"})


def rate_said(rate: Rate, group: Group, telling: Telling, label: str | None = None) -> Phrase:
    """A rate of one group: so many of a hundred, between how few and how many; or why it cannot be told."""
    if rate.value is None:
        return unsaid(rate, group, telling, label)
    base = base_for((rate.value,))
    said = _one(rate, group, base, telling, label)
    if rate.interval is None:
        return telling.joined([said, telling.t("why-no-interval")])
    low, high = of(rate.interval.low, base), of(rate.interval.high, base)
    return telling.joined([said, telling.t("rate-between", low=low, high=high)])


def unsaid(rate: Rate, group: Group, telling: Telling, label: str | None = None) -> Phrase:
    """Why a rate is not told."""
    if rate.state == "undefined":
        names = {"group": telling.group(group), "decision": telling.decision, "label": telling.label(label)}
        return telling.t(f"nobody-{rate.measure}", **names)
    return telling.t(f"why-{rate.state}")


def difference_said(
    found: Difference, rates: tuple[Rate | None, Rate | None], telling: Telling, label: str | None = None
) -> Phrase:
    """A difference: what happened to the group and to those it is compared with, then how large it can be."""
    return telling.joined(_difference(found, rates, telling, label))


def _difference(
    found: Difference, rates: tuple[Rate | None, Rate | None], telling: Telling, label: str | None
) -> Iterator[Phrase]:
    one, other = rates
    base = 0
    if one is not None and one.value is not None and other is not None and other.value is not None:
        base = base_of_pair(one.value, other.value, *_ends(found.interval))
        yield _one(one, found.group, base, telling, label)
        yield telling.t("one-other", base=base, other=telling.others(found.against), count=of(other.value, base))
    elif one is not None and found.reading == "not-comparable":
        yield rate_said(one, found.group, telling, label)
    if found.value is not None:
        yield from _sized(found, base or base_for((found.value,)), telling)
    elif found.ratio is not None:
        yield from _ratio(found, telling, label)
    elif found.state != "told":
        yield telling.t(f"why-{found.state}")


def _one(rate: Rate, group: Group, base: int, telling: Telling, label: str | None) -> Phrase:
    names = {"group": telling.group(group), "decision": telling.decision, "label": telling.label(label)}
    return telling.t(f"one-{rate.measure}", base=base, count=of(rate.value or "0", base), **names)


def _sized(found: Difference, base: int, telling: Telling) -> Iterator[Phrase]:
    yield sized("diff", found.value or "0", found.interval, base, telling, none=found.reading in NONE_FOUND)
    if found.reading in NONE_FOUND:
        if not beyond(found.interval):
            yield _least("diff", found.could_have_found, base, telling)
    elif found.interval is not None:
        yield telling.t(f"diff-matters-{found.matters}")


def matters_from(telling: Telling) -> Phrase:
    """From which difference on the plan says that it matters."""
    share = telling.plan.compare.matters_from
    base = base_for((share,))
    return telling.t("diff-matters-from", value=of(share, base), base=base)


def sized(kind: str, value: str, interval: Interval | None, base: int, telling: Telling, *, none: bool) -> Phrase:
    """How large a difference or a change is, and can be."""
    if interval is None:
        return telling.t(f"{kind}-none-alone" if none else f"{kind}-alone", value=_abs(value, base), base=base)
    low, high = sorted((Decimal(interval.low), Decimal(interval.high)))
    if (none and not beyond(interval)) or low < 0 < high:
        fewer, more = of(str(max(-low, Decimal(0))), base), of(str(max(high, Decimal(0))), base)
        return telling.t(
            f"{kind}-none" if none else f"{kind}-open", fewer=fewer, more=more, base=base, value=_abs(value, base)
        )
    ends = sorted((_abs(str(low), base), _abs(str(high), base)))
    return telling.t(
        f"{kind}-{'chance' if none else 'between'}", value=_abs(value, base), low=ends[0], high=ends[1], base=base
    )


def _least(kind: str, least: str | None, base: int, telling: Telling) -> Phrase:
    if least is None:
        return telling.t("diff-least-unknown")
    return telling.t(f"{kind}-least", least=_abs(least, base), base=base)


def _ratio(found: Difference, telling: Telling, label: str | None) -> Iterator[Phrase]:
    names = {"group": telling.group(found.group), "other": telling.others(found.against)}
    said = {"decision": telling.decision, "label": telling.label(label), "times": telling.ratio(found.ratio)}
    yield telling.t(f"times-{found.measure}", **names, **said)
    if found.ratio_interval is None:
        yield telling.t("ratio-alone")
        return
    low, high = telling.ratio(found.ratio_interval.low), telling.ratio(found.ratio_interval.high)
    yield telling.t("ratio-none" if found.reading in NONE_FOUND else "ratio-between", low=low, high=high)


def change_said(found: Change, telling: Telling) -> Phrase:
    """What became of a group's own rate between before and after."""
    return telling.joined(_change(found, telling))


def _change(found: Change, telling: Telling) -> Iterator[Phrase]:
    before, after = found.before.value, found.after.value
    if before is None or after is None or found.value is None:
        untold = found.after if after is None else found.before
        yield unsaid(untold, found.group, telling) if untold.value is None else telling.t(f"why-{found.state}")
        return
    base = base_of_pair(before, after, *_ends(found.interval))
    yield telling.t("change-from-to", before=of(before, base), after=of(after, base), base=base)
    none = found.reading in NONE_FOUND
    yield sized("change", found.value, found.interval, base, telling, none=none)
    if none and not beyond(found.interval):
        yield _least("change", found.could_have_found, base, telling)
    if found.gained is not None and found.lost is not None:
        yield telling.t("change-moved", gained=found.gained, lost=found.lost)


def _ends(interval: Interval | None) -> tuple[str, ...]:
    return () if interval is None else (interval.low, interval.high)


def _abs(share: str, base: int) -> int:
    return of(str(abs(Decimal(share))), base)
