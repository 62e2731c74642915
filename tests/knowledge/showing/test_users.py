"""Links read from their other end: from any record to all that rest on it."""

from __future__ import annotations

import pytest

from duecare.core.catalogue import Catalogue, Harm, Norm
from duecare.core.catalogue.condition import facts_in
from duecare.knowledge.bundle import load
from duecare.knowledge.checks.places import all_records, conditions
from duecare.knowledge.show import show
from duecare.knowledge.showing.users import users
from tests.knowledge.records import asking, changed, setting


def lines(kind: str, id_: str, heading: str, catalogue: Catalogue | None = None) -> str:
    """What stands under a heading."""
    held = catalogue or load()
    return "\n".join(dict(users(kind, held.records[kind][id_], held)).get(heading, ()))


@pytest.mark.parametrize(
    ("kind", "id_", "heading", "line"),
    [
        ("facts", "solely-profiling", "Asked by", "red line eu-crime-prediction: "),
        ("rights", "presumption-of-innocence", "Touched or protected by", "red line eu-crime-prediction: "),
        ("groups", "migrants", "Reached or protected by", "known pattern of harm fraud-score-base-rate: "),
        ("norms", "eu-ai-act", "Cited by", "duty eu-fria-art-27: "),
        ("norms", "oecd-ai-guidance-2026", "Its steps and elements", "step of a framework oecd-step-3-1: "),
        ("norms", "gdpr", "Speaks of", "row of the crosswalk crosswalk-12-communicate: "),
        ("harms", "fraud-score-base-rate", "What answers it", "measure measure-random-sample: "),
        ("steps", "oecd-step-3", "Its parts", "step of a framework oecd-step-3-1: "),
        ("steps", "oecd-step-3-1", "Examples of it", "example of a step oecd-action-openness: "),
        ("engagement", "engagement-retaliation", "What helps against it", "engagement-no-names: "),
        ("practices", "practice-amsterdam-terms", "What a contract can take from it", "topic of a contract "),
        ("gates", "go-live", "Stands in the way here", "check children-were-thought-of: "),
        ("gates", "need", "Is shown as open here", "check doing-without-was-weighed: "),
    ],
)
def test_the_other_end_of_a_link_is_shown(kind: str, id_: str, heading: str, line: str) -> None:
    assert line in lines(kind, id_, heading)


def test_a_framework_that_is_silent_on_a_step_says_so() -> None:
    row = load().records["crosswalk"]["crosswalk-04-involvement"]
    (silent, *_) = row.nothing_in  # type: ignore[attr-defined]
    assert row.id in lines("norms", silent, "Silent on")


def test_a_question_says_where_in_each_record_it_is_asked() -> None:
    asked = changed("harms", "origin-proxy-discrimination", setting(when=asking("solely-profiling", **{"is": "yes"})))
    held = lines("facts", "solely-profiling", "Asked by", asked)
    assert "origin-proxy-discrimination: " in held
    assert "(its condition)" in held
    assert "(one of its elements)" in held
    assert "(whether it applies)" in lines("facts", "main-functions", "Asked by")
    assert "(what shows it)" in lines("facts", "held-on-system", "Asked by")


def test_everything_that_asks_a_question_or_cites_a_norm_is_there() -> None:
    for asked in conditions(load()):
        for fact in facts_in(asked.condition):
            assert f" {asked.id}: " in lines("facts", fact, "Asked by")
    for _, record in all_records(load()):
        for source in record.sources:
            assert f" {record.id}: " in lines("norms", source.norm, "Cited by")


def test_a_place_in_a_norm_stands_with_what_cites_it() -> None:
    assert "(Article 27" in lines("norms", "eu-ai-act", "Cited by")
    assert "Cited by\n" in show(load(), "eu-ai-act")


def test_every_finding_leads_to_its_norm_in_two_steps() -> None:
    """From a pattern or a line to the norm's own page, which links back and holds the address of the text."""
    without = [norm.id for norm in load().of(Norm).values() if norm.url is None and not norm.sources]
    assert without == []
    for harm in load().of(Harm).values():
        assert all(f"norm {source.norm}: " in " ".join(show(load(), harm.id).split()) for source in harm.sources)
