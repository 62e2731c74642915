"""The plan in words: what was stated before looking."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.evaluation.plan import Plan
from duecare.evaluation.plan.data import Outcome
from duecare.evaluation.plan.groups import Attribute
from duecare.evaluation.result import Group
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Chapter, Terms
from duecare.report.phrase import Phrase

Row = tuple[str, Phrase]


def planned(telling: Telling) -> Chapter:
    """The chapter of the plan."""
    plan = telling.plan
    rows = (*_written(plan, telling), *_data(plan, telling), *_outcomes(plan, telling), *_compared(plan, telling))
    return Chapter("plan", telling.t("eval-plan"), (Terms(tuple((telling.t(key), said) for key, said in rows)),))


def _quoted(text: str, telling: Telling) -> Phrase:
    return telling.words.quote(text, telling.plan.language)


def _written(plan: Plan, telling: Telling) -> Iterator[Row]:
    yield "plan-when", telling.t("plan-written", day=plan.written_on, who=telling.own(plan.written_by))
    what = _quoted(plan.looked.what, telling) if plan.looked.what else Phrase()
    yield "plan-looked", telling.t(f"looked-{plan.looked.answer}", what=what)
    yield "plan-question", _quoted(plan.question, telling)


def _data(plan: Plan, telling: Telling) -> Iterator[Row]:
    data, unit = plan.data, plan.unit
    yield "plan-rows", telling.own(data.about)
    yield "plan-recorded", telling.own(data.recorded_by)
    how = [telling.t(f"drawn-{data.drawn}"), *([_quoted(data.drawn_how, telling)] if data.drawn_how else [])]
    yield "plan-drawn", telling.joined(how)
    for only in data.only:
        values = telling.words.series([telling.own(value) for value in only.values])
        column = telling.own(only.column)
        yield "plan-only", telling.t("plan-only-one", column=column, values=values, why=telling.own(only.why))
    said = [telling.t(f"unit-{unit.row}"), telling.t(f"repeats-{unit.repeats}")]
    if same := unit.cluster or unit.person:
        said.append(telling.t("repeats-column", column=telling.own(same)))
    yield "plan-unit", telling.joined(said)


def _outcomes(plan: Plan, telling: Telling) -> Iterator[Row]:
    yield "plan-decision", telling.joined([telling.decision, telling.t(f"yes-is-{plan.decision.yes_is}")])
    yield "plan-values", _values(plan.decision, telling)
    if plan.mitigation is not None:
        yield "plan-mitigation", _quoted(plan.mitigation.what, telling)
    if plan.twice is not None:
        yield "plan-decision-after", telling.quote(plan.twice.decision.means)
        yield "plan-values", _values(plan.twice.decision, telling)
    if plan.label is not None:
        yield "plan-label", telling.label()
        yield "plan-values", _values(plan.label, telling)
        yield "plan-recorded", telling.own(plan.label.recorded_by)
        yield "plan-label-wrong", _quoted(plan.label.could_be_wrong, telling)
        yield "plan-label-seen", telling.t(f"seen-{plan.label.seen_for}")
    for id_, other in plan.other_labels.items():
        yield "plan-label-other", telling.label(id_)
        yield "plan-values", _values(other, telling)
    if plan.score is not None:
        ends = {"low": telling.decimal(plan.score.low), "high": telling.decimal(plan.score.high)}
        yield "plan-score", telling.t("score-is", column=telling.own(plan.score.column), **ends)


def _values(of: Outcome, telling: Telling) -> Phrase:
    """Which values count as what: who counts the gravest findings as none makes a system look more wrong, or less."""
    column = telling.own(of.column)
    if of.at_least is not None:
        return telling.t("values-from", column=column, number=telling.decimal(of.at_least))
    yes, no = (telling.words.series([telling.own(one) for one in each]) for each in (of.yes, of.no))
    return telling.t("values-are", column=column, yes=yes, no=no)


def _compared(plan: Plan, telling: Telling) -> Iterator[Row]:
    for one in plan.attributes.values():
        yield "plan-groups", _attribute(one, telling)
    for ids in plan.intersections:
        yield "plan-intersections", telling.attributes(ids)
    for stratum in plan.strata.values():
        names = {"title": telling.own(stratum.title), "column": telling.own(stratum.column)}
        yield "plan-strata", telling.t("plan-stratum", why=_quoted(stratum.why, telling), **names)
    yield "plan-measures", telling.words.series([telling.measure(one) for one in plan.compare.measures])
    yield "plan-against", _against(plan, telling)
    share = telling.stated_points(plan.compare.matters_from)
    yield "plan-matters", telling.t("plan-matters-why", share=share, why=_quoted(plan.compare.why, telling))
    yield "plan-correction", telling.t(f"correction-{plan.compare.correction}")
    yield "plan-level", telling.level
    if plan.worst_off is not None:
        yield "plan-worst-off", _worst_off(plan, telling)
    shown = {"count": plan.disclosure.threshold, "round": plan.disclosure.round_to}
    yield "plan-disclosure", telling.t("disclosure-is", **shown)
    yield (
        "plan-resamples",
        telling.words.series([telling.words.number(plan.resamples), telling.words.number(plan.seed)]),
    )


def _attribute(one: Attribute, telling: Telling) -> Phrase:
    names = {"title": telling.own(one.title), "column": telling.own(one.column), "why": _quoted(one.why, telling)}
    said = telling.t("plan-attribute", **names)
    if one.proxy is None:
        return said
    why, wrong = _quoted(one.proxy.why, telling), _quoted(one.proxy.how_wrong, telling)
    return telling.joined([said, telling.t("plan-proxy", of=telling.own(one.proxy.of), why=why, wrong=wrong)])


def _against(plan: Plan, telling: Telling) -> Phrase:
    references = plan.compare.references.items()
    groups = [telling.name(Group(attributes=(id_,), values=(value,))) for id_, value in references]
    return telling.t(f"against-{plan.compare.against}", groups=telling.words.series(groups))


def _worst_off(plan: Plan, telling: Telling) -> Phrase:
    worst = plan.worst_off
    if worst is None:
        return Phrase()
    why, measure = _quoted(worst.why, telling), telling.t(f"measure-{worst.measure}")
    if not worst.group:
        return telling.t("worst-off-by-half", measure=measure, why=why)
    group = Group(attributes=tuple(worst.group), values=tuple(worst.group.values()))
    return telling.t("worst-off-by-plan", group=telling.name(group), measure=measure, why=why)
