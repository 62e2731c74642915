"""A State's reasons for limiting a right: six questions, a single no decides, and severity never moves."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from duecare.core.method.findings import ImpactFinding, LimitationFinding
from duecare.core.method.limitations import QUESTIONS
from tests.core.method.documents import Plain, by_id, codes, impact, judged

AGENCY: Plain = {"agency": {"name": "Agency", "kind": "public-body"}}
FIRM: Plain = {"agency": {"name": "Firm", "kind": "business"}}
GRAVE = (4, 4, 3)


def stated(*answers: str | None) -> Plain:
    given = zip(QUESTIONS, answers, strict=True)
    return {"by": "lead", **{name: {"answer": said, "reason": "We looked."} for name, said in given if said}}


def harmed(limitations: Plain, actors: Plain = AGENCY, right: str = "privacy", **fields: Any) -> ImpactFinding:
    fields = {"rights": [right], "involvement": {"agency": {}}, "limitations": limitations, **fields}
    found: ImpactFinding = by_id(judged(actors=actors, impacts={"harm": impact(*GRAVE, **fields)}).impacts)["harm"]
    return found


def outcome(*answers: str | None, actors: Plain = AGENCY, right: str = "privacy") -> LimitationFinding:
    (found,) = harmed({right: stated(*answers)}, actors, right).limitations
    return found


@pytest.mark.parametrize("answers", list(product(("yes", "no", "unknown", None), repeat=3)))
def test_one_no_decides_and_only_six_reasoned_answers_are_a_yes(answers: tuple[str | None, ...]) -> None:
    found = outcome(*answers, "yes", "yes", "yes")
    if "no" in answers:
        assert (found.result, found.needs) == ("not-permissible", ())
    elif set(answers) == {"yes"}:
        assert (found.result, found.needs) == ("permissible-as-stated", ())
    else:
        open_ = tuple(name for name, said in zip(QUESTIONS, answers, strict=False) if said != "yes")
        assert (found.result, found.needs) == ("cannot-tell", open_)


def test_it_says_each_answer_with_its_reason_and_that_severity_stays() -> None:
    found = outcome("yes", "no", "unknown", None, None, None)
    assert codes(found) == ["limit-yes", "limit-no", "limit-unknown", "limit-keeps-severity"]
    assert found.reasons[0].text() == "Answered yes: law We looked."
    assert codes(outcome("yes", None, None, None, None, None))[1:] == ["limit-open", "limit-keeps-severity"]


@pytest.mark.parametrize("right", ["dignity", "liberty"])
def test_what_is_absolute_or_holds_in_every_emergency_is_never_limited(right: str) -> None:
    found = outcome(*["yes"] * 6, right=right)
    assert (found.result, codes(found)) == ("never-permissible", ["limit-never"])


def test_a_company_limits_no_right() -> None:
    assert outcome(*["yes"] * 6, actors=FIRM).result == "not-a-state"
    assert harmed({"privacy": stated(*["yes"] * 6)}, involvement={}).limitations[0].result == "not-a-state"


@pytest.mark.parametrize("answers", [["yes"] * 6, ["no"] * 6, [None] * 6])
def test_severity_is_the_same_whatever_the_answer(answers: list[str | None]) -> None:
    tests, none = harmed({"privacy": stated(*answers)}), harmed({})
    assert (tests.tier_low, tests.tier_high, tests.dimensions) == (none.tier_low, none.tier_high, none.dimensions)
    assert tests.responses == none.responses


@pytest.mark.parametrize(
    ("limitations", "actors", "right", "open_"),
    [
        ({}, AGENCY, "privacy", True),
        ({"privacy": stated("yes", "yes", "yes", "yes", "yes", None)}, AGENCY, "privacy", True),
        ({"privacy": stated(*["yes"] * 6)}, AGENCY, "privacy", False),
        ({"privacy": stated("no", None, None, None, None, None)}, AGENCY, "privacy", False),
        ({}, FIRM, "privacy", False),
        ({}, AGENCY, "work", False),
        ({}, AGENCY, "dignity", False),
    ],
)
def test_a_state_body_that_gives_no_whole_reasons_leaves_something_open(
    limitations: Plain, actors: Plain, right: str, open_: bool
) -> None:
    fields = {"rights": [right], "involvement": {"agency": {}}, "limitations": limitations}
    found = judged(actors=actors, impacts={"harm": impact(*GRAVE, **fields)})
    assert ("limitation-not-reasoned" in {item.check for item in found.open_items}) is open_


def test_a_right_that_no_record_holds_is_said() -> None:
    found = judged(actors=AGENCY, impacts={"harm": impact(*GRAVE, limitations={"privcy": stated(*["yes"] * 6)})})
    assert [item.id for item in found.open_items if item.check == "unknown-name"] == ["privcy"]
