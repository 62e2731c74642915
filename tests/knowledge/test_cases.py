"""Cases are read strictly, and a case that expects something else than the method says is told, point by point."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from duecare.core.errors import KnowledgeError
from duecare.knowledge.bundle import load
from duecare.knowledge.cases import Case, read_cases
from duecare.knowledge.trial import differences

DOSSIER: dict[str, Any] = {
    "actors": {"city": {"name": "A city", "kind": "public-body", "roles": ["deployer"]}},
    "facts": {"predicts-offending": {"value": "yes", "by": "a"}, "steers-policing": {"value": "yes", "by": "a"}},
    "impacts": {
        "stops": {
            "title": "Stops",
            "rights": ["privacy"],
            "status": "actual-ongoing",
            "severity": {
                "scale": {"assessor": {"value": 4, "by": "a", "reason": "r"}},
                "scope": {"assessor": {"value": 2, "by": "a", "reason": "r"}},
                "irremediability": {"assessor": {"value": 3, "by": "a", "reason": "r"}},
            },
            "involvement": {"city": {"connected": "yes", "sufficient": "yes"}},
        }
    },
}


def case(**parts: Any) -> Case:
    """A case with this expectation."""
    expect = {name: parts.pop(name) for name in list(parts) if name not in ("never", "then", "dossier")}
    whole = {"id": "a", "title": "A", "why": "w", "on": "2026-11-22", "dossier": DOSSIER, "expect": expect, **parts}
    return Case.model_validate_json(json.dumps(whole))


def test_what_the_method_says_is_no_difference() -> None:
    agreed = case(
        red_lines={"wg-predictive-policing": "crossed"},
        harms={"predictive-policing-feedback-loop": "cannot-tell"},
        rights={"privacy": "at-stake"},
        duties={"gdpr-dpia-art-35": "cannot-tell"},
        held={"ungp-22-remediate": "unknown"},
        impacts={
            "stops": {
                "tier_low": "severe",
                "tier_high": "severe",
                "cannot_wait": False,
                "involvement": {
                    "city": {
                        "label": "cause",
                        "responses": ["remediate"],
                        "not_responses": ["use-leverage"],
                        "duty_breached": "unknown",
                    }
                },
            }
        },
        remedy_order=["stops"],
        prevention_order=[],
        blocked=["need"],
        not_blocked=[],
        next_questions=["label-validity-shown"],
        rests_on={"wg-predictive-policing": ["steers-policing"]},
        never=["compliant"],
    )
    assert differences(agreed, load()) == ()


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"red_lines": {"wg-predictive-policing": "not-crossed"}}, "expected not-crossed, found crossed"),
        ({"red_lines": {"wg-typo": "crossed"}}, "found nothing of this name"),
        ({"harms": {"automated-benefit-denial": "suggested"}}, "harm automated-benefit-denial: expected suggested"),
        ({"rights": {"privacy": "set-aside"}}, "right privacy: expected set-aside, found at-stake"),
        ({"duties": {"gdpr-dpia-art-35": "applies"}}, "duty gdpr-dpia-art-35: expected applies"),
        ({"held": {"ungp-22-remediate": "yes"}}, "expected yes, found unknown"),
        ({"impacts": {"none": {"tier_low": "limited", "tier_high": "limited"}}}, "has none of this name"),
        ({"impacts": {"stops": {"tier_low": "limited", "tier_high": "severe"}}}, "tier_low: expected limited"),
        ({"impacts": {"stops": {"tier_low": "severe", "tier_high": "critical"}}}, "tier_high: expected critical"),
        (
            {"impacts": {"stops": {"tier_low": "severe", "tier_high": "severe", "cannot_wait": True}}},
            "expected cannot_wait True",
        ),
        ({"remedy_order": []}, "remedy order: expected nothing, found stops"),
        ({"prevention_order": ["stops"]}, "prevention order: expected stops, found nothing"),
        ({"not_blocked": ["need"]}, "expected to be free"),
        ({"next_questions": ["steers-policing"]}, "expected to be asked next"),
        ({"rests_on": {"wg-predictive-policing": ["scores-people"]}}, "do not mention scores-people"),
        ({"rests_on": {"nothing": ["scores-people"]}}, "do not mention scores-people"),
        ({"never": ["NAMED RED LINE", "a red line is crossed"]}, "must never be said"),
    ],
)
def test_a_difference_is_told(parts: dict[str, Any], told: str) -> None:
    (difference,) = differences(case(**parts), load())
    assert told in difference
    assert difference.startswith("on 2026-11-22: ")


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ({"city": {"label": "linked"}}, "expected linked, found cause"),
        ({"city": {"label": "cause", "responses": ["use-leverage"]}}, "use-leverage is missing"),
        ({"city": {"label": "cause", "not_responses": ["remediate"]}}, "remediate must not be expected"),
        ({"city": {"label": "cause", "duty_breached": "yes"}}, "expected breach"),
        ({"nobody": {"label": "cause"}}, "nothing is found on the actor nobody"),
    ],
)
def test_a_difference_on_an_actor_is_told(actor: dict[str, Any], told: str) -> None:
    impacts = {"stops": {"tier_low": "severe", "tier_high": "severe", "involvement": actor}}
    (difference,) = differences(case(impacts=impacts), load())
    assert told in difference


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"open_items": {"chain-not-described": ["dossier"], "robustness": ["findings-are-public"]}}, None),
        ({"not_open": {"measure-overdue": ["stops"], "robustness": ["no-such-check"]}}, None),
        ({"open_items": {"measure-overdue": ["stops"]}}, "measure-overdue stops: expected to be open, and it is not"),
        (
            {"open_items": {"chain-not-described": ["dossier", "city"]}},
            "chain-not-described city: expected to be open, and it is not",
        ),
        (
            {"not_open": {"robustness": ["findings-are-public"]}},
            "robustness findings-are-public: expected not to be open, and it is",
        ),
    ],
)
def test_what_should_be_open_and_what_should_not_is_told(parts: dict[str, Any], told: str | None) -> None:
    assert differences(case(**parts), load()) == ((f"on 2026-11-22: {told}",) if told else ())


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"privacy": "not-permissible"}, None),
        ({"privacy": "cannot-tell"}, "impact stops, limiting privacy: expected cannot-tell, found not-permissible"),
        ({"life": "never-permissible"}, "impact stops, limiting life: expected never-permissible, found nothing of"),
    ],
)
def test_what_is_found_of_a_limit_on_a_right_is_tried(limits: dict[str, str], told: str | None) -> None:
    stops = DOSSIER["impacts"]["stops"]
    law = {"answer": "no", "reason": "There is no such law."}
    dossier = {**DOSSIER, "impacts": {"stops": {**stops, "limitations": {"privacy": {"by": "a", "law": law}}}}}
    wanted = {"stops": {"tier_low": "severe", "tier_high": "severe", "limitations": limits}}
    found = differences(case(dossier=dossier, impacts=wanted), load())
    assert [told in one for one in found] == [True] if told else found == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("red line is crossed", True),
        ("Red Line is Crossed", True),
        ("red line is cross", False),
        ("severe", True),
        ("sever", False),
        ("predictive", False),
        ("wg-predictive", False),
        ("policing", False),
        ("wg-predictive-policing", True),
        ("26,000", False),
    ],
)
def test_words_that_must_never_be_said_are_found_whole_and_not_inside_others(words: str, said: bool) -> None:
    found = differences(case(never=[words]), load())
    assert found == ((f"on 2026-11-22: it says {words!r}, which must never be said",) if said else ())


def test_a_gate_that_is_free_is_told_where_it_should_be_blocked() -> None:
    (difference,) = differences(case(blocked=["retire"], dossier={}), load())
    assert "gate retire: expected to be blocked" in difference


def test_each_day_is_judged_on_its_own() -> None:
    later = [{"on": "2026-12-03", "expect": {"red_lines": {"wg-predictive-policing": "upcoming"}}}]
    (difference,) = differences(case(red_lines={"wg-predictive-policing": "crossed"}, then=later), load())
    assert difference.startswith("on 2026-12-03: ")


def test_a_fault_inside_the_dossier_of_a_case_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "title: A\nwhy: w\non: 2026-11-22\nexpect: {}\ndossier:\n  system:\n    stage: dreamt\n  measures:\n"
        "    m: {title: M, kind: remedy, impacts: [none]}\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError) as error:
        read_cases(tmp_path)
    assert [(problem.line, problem.path) for problem in error.value.problems] == [(7, ("system", "stage"))]


def test_a_reference_inside_a_case_must_lead_somewhere(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "title: A\nwhy: w\non: 2026-11-22\nexpect: {}\ndossier:\n  measures:\n"
        "    m: {title: M, kind: remedy, impacts: [none]}\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError) as error:
        read_cases(tmp_path)
    assert [problem.line for problem in error.value.problems] == [7]
