"""The fifteen rules that the judgement must not break, each as a property of random cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from duecare.core.dossier import Dossier
from duecare.core.method import Findings, assess
from duecare.core.method.involvement import GRAVITY, QUESTIONS
from duecare.core.method.known import known_facts
from duecare.core.method.severity import TIERS
from tests.core.method.knowledge import FACTS, KNOWLEDGE, ON, RIGHTS
from tests.core.method.test_involvement import judge
from tests.properties.cases import (
    ACTORS,
    IMPACTS,
    cases,
    facts,
    involvements,
    measures,
    some,
    standpoints,
    values,
    with_changed,
)

Tiers = Mapping[str, tuple[str, str]]


def judged(dossier: Dossier) -> Findings:
    return assess(dossier, KNOWLEDGE, ON)


def tiers(findings: Findings) -> Tiers:
    return {found.id: (found.tier_low, found.tier_high) for found in findings.impacts}


def orders(findings: Findings) -> tuple[list[str], list[str]]:
    return [place.id for place in findings.remedy_order], [place.id for place in findings.prevention_order]


def labels(findings: Findings) -> dict[tuple[str, str], str]:
    return {(found.id, actor.id): actor.label for found in findings.impacts for actor in found.involvement}


def results(findings: Findings) -> dict[str, str]:
    return {line.id: line.result for line in findings.red_lines}


def impacts_with(dossier: Dossier, **fields: Any) -> dict[str, Any]:
    """The impacts, each with these fields."""
    return {id_: {**impact, **fields} for id_, impact in dossier.plain()["impacts"].items()}


@given(cases(), cases())
def test_rule_1_severity_is_to_people_and_nothing_of_the_organisation_enters_it(one: Dossier, two: Dossier) -> None:
    """Only the ratings of the impact count: whatever else the dossier says, the tiers stay."""
    ratings = {id_: impact.get("severity", {}) for id_, impact in impacts_with(one).items()}
    other = {id_: {**impact, "severity": ratings[id_]} for id_, impact in impacts_with(two).items()}
    assert tiers(judged(with_changed(two, impacts=other))) == tiers(judged(one))


@given(cases())
def test_rule_2_every_right_is_in_scope_until_a_person_sets_it_aside(dossier: Dossier) -> None:
    findings = judged(dossier)
    assert {right.id for right in findings.rights} == set(RIGHTS)
    touched = {right for impact in dossier.impacts.values() for right in impact.rights}
    for right in findings.rights:
        if right.result == "set-aside":
            assert dossier.rights[right.id].decision == "set-aside"
            assert right.id not in touched


@given(cases(), st.sampled_from(IMPACTS), st.sampled_from(["scale", "scope", "irremediability"]), st.data())
def test_rule_3_raising_any_dimension_lowers_no_tier_and_no_place(
    dossier: Dossier, id_: str, dimension: str, data: DataObject
) -> None:
    before = _without_lowering(dossier)
    ratings = dict(before.plain()["impacts"][id_].get("severity", {}).get(dimension, {}))
    assume(ratings)
    rater = data.draw(st.sampled_from(sorted(ratings)))
    raised = _raised(ratings[rater]["value"], data)
    impacts = impacts_with(before)
    severity = impacts[id_]["severity"]
    more = {**ratings, rater: {**ratings[rater], "value": raised}}
    impacts[id_] = {**impacts[id_], "severity": {**severity, dimension: more}}
    was, now = judged(before), judged(with_changed(before, impacts=impacts))
    for end in (0, 1):
        assert TIERS.index(tiers(now)[id_][end]) <= TIERS.index(tiers(was)[id_][end])
    for order_was, order_now in zip(orders(was), orders(now), strict=True):
        assert id_ not in order_was or order_now.index(id_) <= order_was.index(id_)


@given(cases())
def test_rule_3_the_most_severe_reasoned_rating_holds(dossier: Dossier) -> None:
    plain = _without_lowering(dossier)
    for found in judged(plain).impacts:
        ratings = plain.impacts[found.id].ratings()
        for dimension in found.dimensions:
            spans = [_ends(rating.value) for rating in ratings[dimension.id].values() if rating.value != "unknown"]
            assert dimension.low == max((low for low, _ in spans), default=1)
            assert dimension.high == max((high for _, high in spans), default=5)


def _ends(value: Any) -> tuple[int, int]:
    return (value, value) if isinstance(value, int) else (value.low, value.high)


def _without_lowering(dossier: Dossier) -> Dossier:
    """A rating that lowers another's is a decision on that very rating, and says nothing of a graver one."""
    impacts = impacts_with(dossier)
    for impact in impacts.values():
        for ratings in impact.get("severity", {}).values():
            for rating in ratings.values():
                rating.pop("lowered_from", None)
    return with_changed(dossier, impacts=impacts)


def _raised(value: Any, data: DataObject) -> Any:
    if value == "unknown":
        return 5  # nothing graver can be said
    low, high = (value["low"], value["high"]) if isinstance(value, dict) else (value, value)
    low = data.draw(st.integers(low, 5))
    return {"low": low, "high": data.draw(st.integers(max(low, high), 5))}


@given(cases(), st.data())
def test_rule_4_likelihood_changes_no_tier_and_only_orders_inside_one(dossier: Dossier, data: DataObject) -> None:
    words = st.sampled_from(["almost-certain", "likely", "possible", "unlikely", "remote", "unknown"])
    impacts = {id_: {**impact, "likelihood": data.draw(words)} for id_, impact in impacts_with(dossier).items()}
    was, now = judged(dossier), judged(with_changed(dossier, impacts=impacts))
    assert tiers(was) == tiers(now)
    assert orders(was)[0] == orders(now)[0]
    heights = [
        [
            0 if found.cannot_wait else TIERS.index(found.tier_high)
            for place in order
            for found in by
            if found.id == place
        ]
        for order, by in ((orders(was)[1], was.impacts), (orders(now)[1], now.impacts))
    ]
    assert heights[0] == heights[1] == sorted(heights[0])


@given(cases())
def test_both_lists_stand_by_the_worse_end_of_severity(dossier: Dossier) -> None:
    found = {impact.id: impact for impact in judged(dossier).impacts}
    for order in orders(judged(dossier)):
        heights = [0 if found[id_].cannot_wait else TIERS.index(found[id_].tier_high) for id_ in order]
        assert heights == sorted(heights)


@given(cases(), some(measures(), ("stop", "mend", "boast")))
def test_rule_5_what_a_measure_helps_elsewhere_cancels_nothing(dossier: Dossier, more: dict[str, Any]) -> None:
    was, now = judged(dossier), judged(with_changed(dossier, measures=more))
    assert (tiers(was), orders(was), labels(was), results(was)) == (tiers(now), orders(now), labels(now), results(now))


@given(cases(), some(measures(), ("stop", "mend")), some(standpoints(), ("treaty-scoring", "pause", "union-scoring")))
def test_rule_6_nothing_clears_a_crossed_line_but_the_facts(
    dossier: Dossier, more: dict[str, Any], said: dict[str, Any]
) -> None:
    was = results(judged(with_changed(dossier, red_lines={})))
    now = results(judged(with_changed(dossier, red_lines=said, measures=more)))
    assert all(now[id_] == "crossed" for id_, result in was.items() if result == "crossed")


@given(cases(), st.data())
def test_rule_7_filling_an_unknown_changes_nothing_that_was_decided(dossier: Dossier, data: DataObject) -> None:
    """So no line is ever found not crossed that an answer could still cross."""
    known = known_facts(dossier, KNOWLEDGE)
    open_ = [id_ for id_ in FACTS if id_ not in known or known[id_].why in ("not-stated", "not-known", "suggested")]
    assume(open_)
    stated = dossier.plain().get("facts", {})
    for id_ in data.draw(st.lists(st.sampled_from(open_), unique=True, min_size=1)):
        stated = {**stated, id_: {"value": data.draw(values(id_)), "by": "ana"}}
    was, now = judged(dossier), judged(with_changed(dossier, facts=stated))
    for before, after in zip(was.red_lines, now.red_lines, strict=True):
        if not before.needs or before.result in ("not-crossed", "excepted"):
            assert (after.result, after.exception) == (before.result, before.exception)
        assert before.result != "cannot-tell" or before.needs or before.id == "anything-else"
    for harm, filled in zip(was.harms, now.harms, strict=True):
        assert harm.result in ("cannot-tell", filled.result)
    for duty, filled_duty in zip(was.duties, now.duties, strict=True):
        assert duty.status in ("cannot-tell", filled_duty.status)
        assert duty.held in ("unknown", filled_duty.held) or filled_duty.status == "not-triggered"


answers = st.sampled_from(["yes", "no", "unknown"])


@given(st.fixed_dictionaries(dict.fromkeys(QUESTIONS, answers)), st.data())
def test_rule_7_an_unknown_answer_leaves_the_label_open_as_long_as_it_matters(
    given_: dict[str, str], data: DataObject
) -> None:
    filled = {
        question: data.draw(st.sampled_from(["yes", "no"])) if answer == "unknown" else answer
        for question, answer in given_.items()
    }
    open_, closed = judge(given_), judge(filled)
    assert open_.label in ("undetermined", closed.label)
    assert closed.label != "undetermined"
    assert bool(open_.needs) is (open_.label == "undetermined")


@given(cases(), st.sampled_from(IMPACTS), st.data())
def test_rule_7_an_unknown_level_leaves_the_tier_open(dossier: Dossier, id_: str, data: DataObject) -> None:
    impacts = impacts_with(dossier)
    harm = impacts[id_]
    unknown = {name: ratings for name, ratings in harm.get("severity", {}).items() if data.draw(st.booleans())}
    was = judged(with_changed(dossier, impacts={id_: {**harm, "severity": unknown}}))
    now = judged(with_changed(dossier, impacts={id_: harm}))
    (open_,), (filled,) = was.impacts, now.impacts
    assert TIERS.index(open_.tier_high) <= TIERS.index(filled.tier_high)
    assert TIERS.index(open_.tier_low) >= TIERS.index(filled.tier_low)


@given(cases(), st.sampled_from(IMPACTS), st.sampled_from(ACTORS), involvements())
def test_rules_8_and_10_involvement_is_each_actors_own_in_each_impact(
    dossier: Dossier, id_: str, actor: str, answers: dict[str, Any]
) -> None:
    """What one actor did moves no responsibility to or from another."""
    impacts = impacts_with(dossier)
    impacts[id_] = {**impacts[id_], "involvement": {**impacts[id_].get("involvement", {}), actor: answers}}
    was, now = judged(dossier), judged(with_changed(dossier, impacts=impacts))
    changed = (id_, actor)
    after = {place: label for place, label in labels(now).items() if place != changed}
    assert after == {place: label for place, label in labels(was).items() if place != changed}


@given(involvements())
def test_rule_8_nobody_decides_an_involvement_lighter_than_its_answers(answers: dict[str, Any]) -> None:
    was = judge({name: value for name, value in answers.items() if name != "decided"})
    now = judge(answers)
    if was.label == "border":
        assert now.label in ("border", "linked", "contribute", "cause")
    elif was.label != "undetermined":
        assert GRAVITY[now.label] >= GRAVITY[was.label]


@given(cases(), st.integers(1, 4000))
def test_rule_9_time_makes_no_involvement_lighter_and_no_cause(dossier: Dossier, days: int) -> None:
    was, now = judged(dossier), assess(dossier, KNOWLEDGE, ON + timedelta(days=days))
    for place, label in labels(was).items():
        later = labels(now)[place]
        assert later == label or (label, later) == ("linked", "border")
        assert label == "undetermined" or GRAVITY[later] >= GRAVITY[label]


@given(cases(), some(measures(), ("stop", "mend", "boast")))
def test_rule_11_only_remedy_is_remedy(dossier: Dossier, more: dict[str, Any]) -> None:
    others = {id_: measure for id_, measure in more.items() if measure["kind"] != "remedy"}
    was, now = judged(with_changed(dossier, measures={})), judged(with_changed(dossier, measures=others))
    missing = [{item.id for item in found.open_items if item.check == "remedy-missing"} for found in (was, now)]
    assert missing[0] == missing[1]


@given(cases(), st.sampled_from(["experts", "none"]))
def test_rule_12_nobody_is_heard_because_others_spoke(dossier: Dossier, how: str) -> None:
    talks = {id_: {**talk, "how": how} for id_, talk in dossier.plain()["engagement"].items()}
    found = judged(with_changed(dossier, engagement=talks))
    grave = {impact.id for impact in found.impacts if impact.tier_high in ("critical", "severe")}
    assert {item.id for item in found.open_items if item.check == "impact-nobody-heard"} == grave


@given(cases())
def test_rule_12_nobody_is_heard_because_they_were_told(dossier: Dossier) -> None:
    told = {"how": "hearing", "groups": ["migrants", "children"], "said": "It hurts.", "say": "informed"}
    talks = {id_: {**talk, **told} for id_, talk in dossier.plain()["engagement"].items()}
    found = judged(with_changed(dossier, engagement=talks))
    grave = {impact.id for impact in found.impacts if impact.tier_high in ("critical", "severe")}
    assert {item.id for item in found.open_items if item.check == "impact-nobody-heard"} == grave


@given(cases())
def test_rule_13_what_happened_and_what_may_are_two_lists(dossier: Dossier) -> None:
    remedy, prevention = orders(judged(dossier))
    assert set(prevention) == {id_ for id_, impact in dossier.impacts.items() if impact.status == "potential"}
    assert set(remedy) == dossier.impacts.keys() - set(prevention)
    undated = judged(with_changed(dossier, impacts=impacts_with(dossier, status=None)))
    assert [set(order) for order in orders(undated)] == [set(dossier.impacts)] * 2


@given(cases(), facts())
def test_rule_14_no_definition_gates_what_is_done_to_people(dossier: Dossier, others: dict[str, Any]) -> None:
    """Whatever the system is said to be, its impacts are judged the same."""
    was, now = judged(dossier), judged(with_changed(dossier, facts=others, system={}))
    assert was.impacts == now.impacts
    assert {impact.id for impact in now.impacts} == dossier.impacts.keys()


@given(cases(), st.sampled_from(sorted(FACTS)), st.data())
def test_rule_15_what_a_finding_does_not_name_does_not_change_it(dossier: Dossier, id_: str, data: DataObject) -> None:
    stated = {**dossier.plain().get("facts", {}), id_: {"value": data.draw(values(id_)), "by": "ana"}}
    was, now = judged(dossier), judged(with_changed(dossier, facts=stated))
    for line, line_now in zip(was.red_lines, now.red_lines, strict=True):
        assert id_ in line.facts or line_now.result == line.result
    for harm, harm_now in zip(was.harms, now.harms, strict=True):
        assert id_ in harm.facts or harm_now.result == harm.result
    for before_duty, after_duty in zip(was.duties, now.duties, strict=True):
        if id_ not in before_duty.facts:
            assert (after_duty.status, after_duty.held) == (before_duty.status, before_duty.held)


@given(cases())
def test_rule_15_every_judgement_says_on_what_it_rests(dossier: Dossier) -> None:
    found = judged(dossier)
    known = known_facts(dossier, KNOWLEDGE)
    for finding in (*found.red_lines, *found.harms, *found.duties):
        assert {norm.record for reason in finding.reasons for norm in reason.norms} >= {finding.id}
        for use in (use for reason in finding.reasons for use in reason.facts):
            if use.value is None:
                assert use.why in ("not-stated", "not-known", "suggested", "disputed")
            else:
                assert use.by is not None or use.why == "derived"
            assert use.fact not in known or known[use.fact].value == use.value
    for impact in found.impacts:
        assert impact.reasons[0].norms[0].record == KNOWLEDGE.scale.id
        said = [reason.text() for dimension in impact.dimensions for reason in dimension.reasons]
        raters = [rater for ratings in dossier.impacts[impact.id].ratings().values() for rater in ratings]
        assert len([text for text in said if ": As seen." in text]) >= len(raters)


@given(cases(), st.sampled_from(IMPACTS), st.dictionaries(st.sampled_from(ACTORS), involvements()))
def test_involvement_decides_the_response_and_never_the_order(
    dossier: Dossier, id_: str, involvement: dict[str, Any]
) -> None:
    impacts = impacts_with(dossier)
    impacts[id_] = {**impacts[id_], "involvement": involvement}
    was, now = judged(dossier), judged(with_changed(dossier, impacts=impacts))
    assert (tiers(was), orders(was)) == (tiers(now), orders(now))


@given(cases(), st.sampled_from(IMPACTS))
def test_an_unrelated_impact_changes_no_other_and_the_order_stays(dossier: Dossier, id_: str) -> None:
    impacts = impacts_with(dossier)
    fewer = {other: impact for other, impact in impacts.items() if other != id_}
    with_it, without = judged(dossier), judged(with_changed(dossier, impacts=fewer))
    assert tuple(found for found in with_it.impacts if found.id != id_) == without.impacts
    for whole, part in zip(orders(with_it), orders(without), strict=True):
        assert [other for other in whole if other != id_] == part
