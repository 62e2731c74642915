"""Two results side by side: what differs in how they came about, then group by group. Nothing says who is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duecare.evaluation.measures import Measure
from duecare.evaluation.result import Group, Grouping, Rate, Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Account, Block, Chapter, Points, Said, Tabled, Terms
from duecare.evaluation.written.lookup import told_audit
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Table

Pair = tuple[Result, Result]
Tellings = tuple[Telling, Telling]


def beside(pair: Pair, tellings: Tellings) -> Account:
    """The two as one document, in the words of the first."""
    telling = tellings[0]
    return Account(
        telling.t("eval-kicker"),
        telling.t("beside-title"),
        (telling.t("beside-what"),),
        (
            Chapter("which", telling.t("beside-which"), tuple(_which(pair, tellings))),
            Chapter("apart", telling.t("beside-apart"), (_apart(pair, telling),)),
            Chapter("groups", telling.t("eval-pictures"), tuple(_groups(pair, telling))),
        ),
    )


def _which(pair: Pair, tellings: Tellings) -> Iterator[Block]:
    for result, telling, key in zip(pair, tellings, ("beside-first", "beside-second"), strict=True):
        code = telling.words.code
        yield Said(telling.t(key, title=telling.own(result.plan.title), day=result.made_on))
        terms = [
            (telling.t("again-plan"), code(result.plan_digest)),
            (telling.t("again-data"), code(result.data.digest)),
            (telling.t("rows-counted"), telling.words.number(result.counted)),
        ]
        yield Terms(tuple(terms))


def differs(pair: Pair) -> tuple[str, ...]:
    """Why the two cannot be compared as they are; nothing where plan and data are told to be the same."""
    one, other = (result.plan for result in pair)
    parts = {
        "data": pair[0].data.digest != pair[1].data.digest,
        "plan": pair[0].plan_digest != pair[1].plan_digest,
        "decision": one.decision != other.decision,
        "label": one.label != other.label,
        "drawn": one.data.drawn != other.data.drawn,
        "only": one.data.only != other.data.only,
        "level": one.compare.level != other.compare.level,
        "method": pair[0].method != pair[1].method,
    }
    return tuple(part for part, apart in parts.items() if apart)


def _apart(pair: Pair, telling: Telling) -> Points:
    found = differs(pair)
    return Points(tuple((telling.t(f"apart-{part}"), ()) for part in found) or ((telling.t("apart-nothing"), ()),))


def _groups(pair: Pair, telling: Telling) -> Iterator[Block]:
    one, other = (told_audit(result).groupings for result in pair)
    for grouping in one:
        twin = next((found for found in other if found.attributes == grouping.attributes), None)
        if twin is None:
            continue
        for measure in pair[0].plan.compare.measures:
            id_ = f"{'-'.join(grouping.attributes)}-{measure}"
            yield Tabled(id_, _table(measure, (grouping, twin), telling))
    missing = {found.attributes for found in one} ^ {found.attributes for found in other}
    for attributes in sorted(missing):
        yield Said(telling.t("beside-one-only", attribute=telling.attributes(attributes)), "muted")


def _table(measure: Measure, pair: tuple[Grouping, Grouping], telling: Telling) -> Table:
    names = {"measure": telling.measure(measure), "attribute": telling.attributes(pair[0].attributes)}
    head = ("col-group", "beside-in-first", "beside-in-second")
    rates = tuple(_rates(grouping, measure) for grouping in pair)
    groups = dict.fromkeys(one.group for grouping in pair for one in grouping.groups)
    rows = tuple(((telling.name(group),), *(_rate(found.get(group), telling) for found in rates)) for group in groups)
    return Table(telling.t("pic-rates", **names), tuple(map(telling.t, head)), rows)


def _rates(grouping: Grouping, measure: Measure) -> Mapping[Group, Rate]:
    """A measure of every group: there may be very many."""
    return {one.group: rate for one in grouping.groups for rate in one.rates if rate.measure == measure}


def _rate(rate: Rate | None, telling: Telling) -> tuple[Phrase, ...]:
    if rate is None:
        return (telling.t("beside-not-there"),)
    if rate.value is None:
        return (telling.t(f"state-{rate.state}"),)
    return telling.percent(rate.value), telling.between(rate.interval)
