"""References inside a dossier lead somewhere, or are reported with their place and with what to write."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references, references
from tests.core.evaluations import evaluation
from tests.strategies import dossiers

RATING: dict[str, Any] = {"value": 3, "reason": "Seen.", "by": "lead", "evidence": ["gone"]}

EVERYTHING: dict[str, Any] = {
    "format": "duecare-dossier/1",
    "id": "a",
    "title": "A",
    "chain": {"link": {"from": "agncy", "to": "vendor", "what": "A model"}},
    "actors": {"agency": {"name": "The agency"}},
    "facts": {"in-use": {"value": "yes", "by": "lead", "evidence": ["gone"]}},
    "red_lines": {
        "scoring": {
            "answers": {
                "lead": {
                    "decision": "crossed",
                    "reason": "So.",
                    "by": "lead",
                    "evidence": ["gone"],
                    "impacts": ["delayed"],
                }
            }
        }
    },
    "impacts": {
        "denied": {
            "title": "Denied",
            "severity": {"scale": {"assessor": RATING}, "scope": {"expert": RATING}},
            "involvement": {"vendor": {"evidence": ["gone"]}, "agency": {}},
            "evidence": ["memo", "gone"],
            "testimony": ["talk"],
        }
    },
    "measures": {
        "stop": {
            "title": "Stop",
            "kind": "cease",
            "impacts": ["denied", "delayed"],
            "actor": "vendor",
            "effects": {
                "women": {
                    "effect": "not-known",
                    "reason": "New.",
                    "evidence": ["gone"],
                    "against": {"a": {"words": "No.", "by": "a", "testimony": ["visit", "talk"], "evidence": ["gone"]}},
                }
            },
        }
    },
    "engagement": {"visit": {"title": "Visit", "how": "hearing", "evidence": ["gone"]}},
    "evidence": {"memo": {"title": "Memo", "kind": "document"}},
    "evaluations": {"count": evaluation("go", impacts=["denied", "delayed"])},
}


def dossier(plain: dict[str, Any]) -> Dossier:
    return Dossier.model_validate(plain, strict=False)


def test_each_broken_reference_is_found_at_its_place() -> None:
    assert [problem.path for problem in broken_references(dossier(EVERYTHING))] == [
        ("chain", "link", "from"),
        ("chain", "link", "to"),
        ("facts", "in-use", "evidence", 0),
        ("red_lines", "scoring", "answers", "lead", "evidence", 0),
        ("red_lines", "scoring", "answers", "lead", "impacts", 0),
        ("impacts", "denied", "severity", "scale", "assessor", "evidence", 0),
        ("impacts", "denied", "severity", "scope", "expert", "evidence", 0),
        ("impacts", "denied", "involvement", "vendor"),
        ("impacts", "denied", "involvement", "vendor", "evidence", 0),
        ("impacts", "denied", "evidence", 1),
        ("impacts", "denied", "testimony", 0),
        ("measures", "stop", "impacts", 1),
        ("measures", "stop", "actor"),
        ("measures", "stop", "effects", "women", "evidence", 0),
        ("measures", "stop", "effects", "women", "against", "a", "testimony", 1),
        ("measures", "stop", "effects", "women", "against", "a", "evidence", 0),
        ("engagement", "visit", "evidence", 0),
        ("evaluations", "count", "impacts", 1),
        ("evaluations", "count", "measure"),
    ]


def test_a_near_name_is_suggested_and_an_empty_section_is_explained() -> None:
    problems = {problem.path: problem for problem in broken_references(dossier(EVERYTHING))}
    near = problems["chain", "link", "from"]
    assert near.message == "There is no actor agncy in this dossier."
    assert near.instead == "Did you mean agency? There are: agency."
    without = {**EVERYTHING, "evidence": {}}
    (first, *_) = [problem for problem in broken_references(dossier(without)) if "evidence" in problem.path]
    assert first.instead == "Add it under evidence, or remove it here."


def test_a_long_section_is_not_listed_whole() -> None:
    many = {**EVERYTHING, "actors": {f"actor-{number}": {"name": "X"} for number in range(30)}}
    (problem, *_) = broken_references(dossier(many))
    assert problem.instead.endswith(", ….")
    assert len(problem.instead) < 200


@given(dossiers())
def test_whole_dossiers_hold_together(whole: Dossier) -> None:
    assert broken_references(whole) == ()


@given(dossiers())
def test_removing_what_is_named_breaks_exactly_what_names_it(whole: Dossier) -> None:
    for section in ("actors", "impacts", "measures", "engagement", "evidence"):
        without = whole.model_copy(update={section: {}})
        gone = {found for found in references(without) if found.section == section}
        assert {problem.path for problem in broken_references(without)} == {found.path for found in gone}
