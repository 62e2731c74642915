"""The worked examples show what they are there to show, and speak the words of the knowledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import get_args

import pytest

from duecare.cli.server import example_files
from duecare.core.catalogue import Catalogue, FactQuestion, Group, Harm, RedLine, Right
from duecare.core.dossier import Dossier
from duecare.core.dossier.references import references
from duecare.core.dossier.words import Effect, Label, MeasureKind, MeasureState, Status
from duecare.core.method import Findings, assess
from duecare.core.method.findings import ImpactFinding, InvolvementFinding
from duecare.core.method.known import known_facts
from duecare.files.read import read_dossier
from duecare.knowledge.bundle import load
from tests.cli.running import DAY

FILES = {path.stem: path for path in example_files()}
CITY, EMPLOYER, CHATBOT = "benefit-fraud-score", "cv-ranking", "general-chatbot"
every_example = pytest.mark.parametrize("name", FILES)


@cache
def example(name: str) -> tuple[Dossier, Catalogue, Findings]:
    dossier, catalogue = read_dossier(FILES[name]), load()
    return dossier, catalogue, assess(dossier, catalogue, date.fromisoformat(DAY))


def lines_of(name: str) -> Mapping[str, str]:
    return {line.id: line.result for line in example(name)[2].red_lines}


def impacts_of(name: str) -> Mapping[str, ImpactFinding]:
    return {impact.id: impact for impact in example(name)[2].impacts}


def actors_of(name: str, impact: str) -> Mapping[str, InvolvementFinding]:
    return {actor.id: actor for actor in impacts_of(name)[impact].involvement}


def blocking(name: str) -> set[tuple[str, str]]:
    dossier, _, found = example(name)
    gate = next(gate for gate in found.gates if gate.id == dossier.gate)
    return {(item.check, item.id) for item in gate.open_items if item.blocks}


def test_there_are_three_and_each_has_the_name_of_its_file() -> None:
    assert list(FILES) == [CITY, EMPLOYER, CHATBOT]
    assert [example(name)[0].id for name in FILES] == list(FILES)


@every_example
def test_it_can_be_read_in_one_sitting(name: str) -> None:
    lines = FILES[name].read_text(encoding="utf-8").splitlines()
    assert 250 <= len(lines) <= 400
    assert max(map(len, lines)) <= 120
    assert sum("# " in line for line in lines) >= 20, "comments explain"
    assert any("made up" in line for line in lines[:8])
    assert f"duecare assess {name}.yaml" in "\n".join(lines[:8])


@every_example
def test_it_names_only_what_the_knowledge_holds(name: str) -> None:
    dossier, catalogue, found = example(name)
    impacts = dossier.impacts.values()
    assert set(dossier.facts) <= set(catalogue.of(FactQuestion))
    assert set(dossier.rights) | {id_ for one in impacts for id_ in one.rights} <= set(catalogue.of(Right))
    assert {id_ for one in impacts for id_ in one.groups} <= set(catalogue.of(Group))
    assert {one.harm for one in impacts if one.harm} <= set(catalogue.of(Harm))
    assert set(dossier.red_lines) <= set(catalogue.of(RedLine))
    assert [item.id for item in found.open_items if item.check == "unknown-name"] == []


@every_example
def test_every_value_is_one_that_its_question_knows(name: str) -> None:
    dossier, catalogue, _ = example(name)
    known = known_facts(dossier, catalogue)
    unfit = [id_ for id_, fact in dossier.facts.items() if known[id_].why == "not-known" and fact.value != "unknown"]
    assert unfit == []


@every_example
def test_every_piece_of_evidence_is_used_and_no_red_line_rests_on_a_bare_word(name: str) -> None:
    dossier, _, found = example(name)
    assert {place.id for place in references(dossier) if place.section == "evidence"} == set(dossier.evidence)
    assert [item.id for item in found.open_items if item.check == "line-without-evidence"] == []


@every_example
def test_it_answers_the_wide_questions_so_that_most_patterns_of_harm_are_settled(name: str) -> None:
    dossier, _, found = example(name)
    assert {"areas-of-use", "main-functions", "access-depends-on", "generated-kinds"} <= set(dossier.facts)
    results = Counter(harm.result for harm in found.harms)
    assert results["cannot-tell"] < sum(results.values()) / 4
    assert len(dossier.facts) < 90, "no more than a careful team would answer"


@every_example
def test_it_says_who_assessed_and_what_else_was_weighed_and_when_it_is_looked_at_again(name: str) -> None:
    dossier, _, found = example(name)
    assert None not in dossier.assessors.plain().values() and len(dossier.assessors.plain()) == 4
    assert dossier.system.alternatives and dossier.review.next_on and dossier.gate_on
    assert {duty.status for duty in found.duties} >= {"applies", "upcoming"}
    heard = dossier.engagement.values()
    assert any(one.said and one.changed for one in heard)
    assert any(one.how in ("none", "experts") for one in heard), "somebody was not heard, and that is said"


def test_together_they_show_every_word_that_a_reader_may_meet() -> None:
    dossiers = [example(name)[0] for name in FILES]
    impacts = [impact for one in dossiers for impact in one.impacts.values()]
    measures = [measure for one in dossiers for measure in one.measures.values()]
    found = [impact for name in FILES for impact in impacts_of(name).values()]
    assert {impact.status for impact in impacts} == set(get_args(Status))
    assert {measure.kind for measure in measures} == set(get_args(MeasureKind))
    assert {measure.state for measure in measures} == set(get_args(MeasureState)) - {"dropped"}
    assert {one.effect for measure in measures for one in measure.effects.values()} == set(get_args(Effect))
    assert {actor.label for impact in found for actor in impact.involvement} == set(get_args(Label))
    whys = {fact.why for name in FILES for fact in known_facts(example(name)[0], load()).values()}
    assert whys >= {"stated", "not-known", "suggested", "disputed", "derived", "implied"}
    results = {result for name in FILES for result in lines_of(name).values()}
    assert results >= {"crossed", "cannot-tell", "awaiting-second-person", "upcoming", "not-crossed", "not-raised"}


def test_the_citys_red_lines_are_open_in_different_ways() -> None:
    lines = lines_of(CITY)
    assert lines["eu-crime-prediction"] == lines["eu-social-scoring"] == "cannot-tell"
    assert lines["wg-incompatible"] == "awaiting-second-person"
    assert lines["wg-predictive-policing"] == lines["wg-mass-surveillance"] == "not-crossed"


def test_the_citys_impacts_show_the_two_lists_and_a_range() -> None:
    found = example(CITY)[2]
    assert [place.id for place in found.remedy_order] == ["payments-held-in-pilot", "origin-counts-against-people"]
    assert [place.id for place in found.prevention_order] == [
        "people-stop-asking",
        "wrongly-suspected",
        "mark-that-stays",
    ]
    tiers = {id_: (impact.tier_low, impact.tier_high) for id_, impact in impacts_of(CITY).items()}
    assert tiers["people-stop-asking"] == ("limited", "critical"), "nobody rated it, so it may be anything"
    assert tiers["wrongly-suspected"] == ("severe", "severe"), "the affected people's rating holds"


def test_the_citys_supplier_stands_on_the_border_and_the_city_answers_as_a_state() -> None:
    actors = actors_of(CITY, "payments-held-in-pilot")
    assert (actors["presage"].label, actors["city"].label) == ("border", "cause")
    assert (actors["city"].state_duty, actors["city"].duty_breached) == ("respect", "yes")


def test_the_citys_reasons_for_limiting_privacy_do_not_hold_and_change_no_tier() -> None:
    found = impacts_of(CITY)["wrongly-suspected"]
    assert [(one.id, one.result) for one in found.limitations] == [("privacy", "not-permissible")]
    assert found.tier_high == "severe"


def test_what_stands_in_the_way_of_the_award() -> None:
    open_ = blocking(CITY)
    assert ("impact-without-response", "people-stop-asking") in open_, "watching, without owner and day"
    assert ("impact-without-response", "payments-held-in-pilot") not in open_
    assert ("impact-nobody-heard", "origin-counts-against-people") in open_


def test_the_employer_decides_by_machine_and_that_blocks() -> None:
    assert lines_of(EMPLOYER)["oh-high-risk-moratorium"] == "crossed"
    assert ("moratorium-not-cleared", "oh-high-risk-moratorium") in blocking(EMPLOYER)
    duties = {duty.id: duty for duty in example(EMPLOYER)[2].duties}
    assert (duties["gdpr-decision-by-machine-art-22"].status, duties["gdpr-decision-by-machine-art-22"].held) == (
        "applies",
        "no",
    )
    assert {duties[id_].status for id_ in ("eu-explanation-art-86", "eu-use-as-instructed-art-26")} == {"upcoming"}
    assert duties["equality-accommodation-at-work"].status == "applies"


def test_the_same_harm_has_three_answers_in_three_tiers() -> None:
    labels = {id_: actor.label for id_, actor in actors_of(EMPLOYER, "never-read").items()}
    assert labels == {"ostermark": "cause", "rankwell": "contribute", "quillon": "linked"}
    gaps = actors_of(EMPLOYER, "gaps-count-against-people")
    assert gaps["ostermark"].label == "contribute", "a person decided on the border"
    assert gaps["quillon"].label == "border", "told in June, and nothing done since"


def test_what_the_model_maker_would_learn_cannot_wait() -> None:
    assert impacts_of(EMPLOYER)["confidences-kept-by-the-model-maker"].cannot_wait
    assert ("impact-severity-unknown", "people-who-rated-answers") in blocking(EMPLOYER), "nobody asked upstream"


def test_the_chatbots_maker_contributes_upstream_by_price_and_deadline() -> None:
    actors = actors_of(CHATBOT, "people-who-rate-left-alone")
    assert (actors["clearwork"].label, actors["tamarind"].label) == ("cause", "contribute")
    assert "cooperate-in-remediation" in actors["tamarind"].responses
    known = known_facts(example(CHATBOT)[0], load())["data-workers-protected"]
    assert (known.value, known.against) == ("no", ("clearwork",)), "settled, and the other voice stays"


def test_the_chatbot_meets_a_ban_before_its_release_and_two_people_decided_on_the_last_line() -> None:
    lines = lines_of(CHATBOT)
    assert (lines["eu-intimate-imagery"], lines["eu-child-abuse-material"]) == ("upcoming", "cannot-tell")
    assert ("red-line-upcoming", "eu-intimate-imagery") in blocking(CHATBOT)
    assert lines["wg-incompatible"] == "not-crossed"
    duties = {duty.id: duty.status for duty in example(CHATBOT)[2].duties}
    assert duties["eu-model-systemic-risk-art-55"] == duties["eu-model-information-art-53-1-b"] == "applies"


def test_where_no_company_can_change_it_a_state_is_called_on_as_well() -> None:
    found = impacts_of(CHATBOT)["memory-that-others-can-demand"]
    assert {"call-on-state", "cease-or-prevent-own-part"} <= set(found.responses)
    assert found.cannot_wait and found.touches_core == "yes"
    assert ("impact-nobody-heard", found.id) in blocking(CHATBOT), "those who speak for people do not count as heard"
