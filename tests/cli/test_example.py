"""The worked example shows what it is there to show, and speaks the words of the knowledge."""

from __future__ import annotations

from datetime import date

from duecare.core.catalogue import Catalogue, FactQuestion, Group, Harm, RedLine, Right
from duecare.core.dossier import Dossier
from duecare.core.method import Findings, assess
from duecare.core.method.known import known_facts
from duecare.files.read import read_dossier
from duecare.knowledge.bundle import load
from tests.cli.running import DAY, EXAMPLE


def example() -> tuple[Dossier, Catalogue, Findings]:
    dossier, catalogue = read_dossier(EXAMPLE), load()
    return dossier, catalogue, assess(dossier, catalogue, date.fromisoformat(DAY))


def test_it_can_be_read_in_one_sitting() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    assert max(map(len, lines)) <= 120
    assert sum(line.lstrip().startswith("#") for line in lines) >= 15, "comments explain"


def test_it_names_only_what_the_knowledge_holds() -> None:
    dossier, catalogue, _ = example()
    impacts = dossier.impacts.values()
    assert set(dossier.facts) <= set(catalogue.of(FactQuestion))
    assert set(dossier.rights) | {id_ for one in impacts for id_ in one.rights} <= set(catalogue.of(Right))
    assert {id_ for one in impacts for id_ in one.groups} <= set(catalogue.of(Group))
    assert {one.harm for one in impacts if one.harm} <= set(catalogue.of(Harm))
    assert set(dossier.red_lines) <= set(catalogue.of(RedLine))


def test_every_value_is_one_that_its_question_knows() -> None:
    dossier, catalogue, _ = example()
    known = known_facts(dossier, catalogue)
    unfit = [id_ for id_, fact in dossier.facts.items() if known[id_].why == "not-known" and fact.value != "unknown"]
    assert unfit == []


def test_its_facts_are_stated_unknown_suggested_and_disputed() -> None:
    dossier, catalogue, _ = example()
    whys = {fact.why for fact in known_facts(dossier, catalogue).values()}
    assert whys >= {"stated", "not-known", "suggested", "disputed", "derived"}


def test_its_red_lines_are_open_in_different_ways() -> None:
    results = {line.id: line.result for line in example()[2].red_lines}
    assert results["eu-crime-prediction"] == "cannot-tell"
    assert results["wg-incompatible"] == "awaiting-second-person"
    assert results["wg-predictive-policing"] == "not-crossed"


def test_its_impacts_show_the_two_lists_and_a_range() -> None:
    dossier, _, found = example()
    assert {impact.status for impact in dossier.impacts.values()} == {"potential", "alleged", "actual-past"}
    assert [place.id for place in found.remedy_order] == ["origin-counts-against-people", "payments-held-in-pilot"]
    assert [place.id for place in found.prevention_order] == [
        "people-stop-asking",
        "wrongly-suspected",
        "mark-that-stays",
    ]
    tiers = {impact.id: (impact.tier_low, impact.tier_high) for impact in found.impacts}
    assert tiers["people-stop-asking"] == ("limited", "critical"), "nobody rated it, so it may be anything"
    assert tiers["wrongly-suspected"] == ("severe", "severe"), "the affected people's rating holds"


def test_its_supplier_stands_on_the_border_and_the_city_answers_as_a_state() -> None:
    found = {impact.id: impact for impact in example()[2].impacts}["payments-held-in-pilot"]
    actors = {actor.id: actor for actor in found.involvement}
    assert actors["presage"].label == "border"
    assert actors["city"].label == "cause"
    assert (actors["city"].state_duty, actors["city"].duty_breached) == ("respect", "yes")


def test_somebody_was_heard_and_somebody_not_and_why() -> None:
    engagement = example()[0].engagement.values()
    assert any(held.said for held in engagement)
    assert any(held.how == "none" and held.why_nobody for held in engagement)


def test_what_stands_in_the_way_of_the_award_is_open() -> None:
    gate = next(gate for gate in example()[2].gates if gate.id == "award")
    open_ = {(item.check, item.id) for item in gate.open_items if item.blocks}
    assert ("impact-without-response", "origin-counts-against-people") in open_, "a measure without owner and day"
    assert ("impact-without-response", "payments-held-in-pilot") not in open_
