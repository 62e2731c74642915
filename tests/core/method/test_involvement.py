"""Involvement: the questions in their order, what a person may decide, what time does, and a State's own duty."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from duecare.core.dossier import Actor, Involvement
from duecare.core.method.findings import InvolvementFinding
from duecare.core.method.involvement import QUESTIONS, due_after_notice, judge_involvement
from tests.core.method.documents import codes, judged
from tests.core.method.knowledge import KNOWLEDGE, ON

SCALE = KNOWLEDGE.scale

CAUSED = {"connected": "yes", "sufficient": "yes"}
PART = {"connected": "yes", "sufficient": "no", "part": "yes", "substantial": "yes"}
ENCOURAGED = {**PART, "encouraged": "yes"}
FORESEEN = {**PART, "encouraged": "no", "foreseeable": "yes", "mitigated": "no"}
MITIGATED = {**FORESEEN, "mitigated": "yes"}
APART = {"connected": "yes", "sufficient": "no", "part": "no"}
LINKED = {**APART, "linked": "yes"}
UNFORESEEN = {**PART, "encouraged": "no", "foreseeable": "no"}


def judge(
    answers: dict[str, Any], kind: str | None = "business", *, tier: Any = "severe", on: date = ON
) -> InvolvementFinding:
    actor = None if kind is None else Actor.model_validate({"name": "Somebody", "kind": kind})
    given = Involvement.model_validate(answers, strict=False)
    return judge_involvement("them", given, actor, tier, "actual-ongoing", SCALE, on)


def deciding(label: str, **fields: Any) -> dict[str, Any]:
    return {"decided": {"label": label, "reason": "We talked.", "by": "lead", **fields}}


@pytest.mark.parametrize(
    ("answers", "label", "code"),
    [
        ({"connected": "no"}, "none", "not-connected"),
        (CAUSED, "cause", "own-act-sufficient"),
        ({**CAUSED, "part": "no", "linked": "no"}, "cause", "own-act-sufficient"),
        (ENCOURAGED, "contribute", "substantial-encouraged"),
        ({**ENCOURAGED, "mitigated": "yes"}, "contribute", "substantial-encouraged"),
        (FORESEEN, "contribute", "substantial-foreseeable"),
        ({**FORESEEN, "encouraged": "unknown"}, "contribute", "substantial-foreseeable"),
        (MITIGATED, "border", "substantial-mitigated"),
        ({**MITIGATED, "linked": "yes"}, "border", "substantial-mitigated"),
        (LINKED, "linked", "relationship-only"),
        ({**UNFORESEEN, "linked": "yes"}, "linked", "relationship-only"),
        ({**FORESEEN, "substantial": "no", "linked": "yes"}, "linked", "relationship-only"),
        ({**APART, "linked": "no"}, "none", "no-part"),
        ({**UNFORESEEN, "linked": "no"}, "none", "no-part"),
        ({**APART, "connected": "unknown", "linked": "no"}, "none", "no-part"),
    ],
)
def test_the_questions_in_their_order(answers: dict[str, Any], label: str, code: str) -> None:
    found = judge(answers)
    assert (found.label, codes(found), found.needs) == (label, [code], ())


@pytest.mark.parametrize(
    ("answers", "needs"),
    [
        ({}, QUESTIONS),
        ({"connected": "yes"}, QUESTIONS[1:]),
        ({"sufficient": "yes"}, ("connected",)),
        (APART, ("linked",)),
        (PART, ("encouraged", "foreseeable", "mitigated", "linked")),
        ({**PART, "encouraged": "no", "foreseeable": "yes"}, ("mitigated",)),
        ({**MITIGATED, "encouraged": "unknown"}, ("encouraged",)),
        ({**LINKED, "part": "unknown", "substantial": "no"}, None),  # a part that is not substantial changes nothing
        ({**FORESEEN, "sufficient": "unknown"}, ("sufficient",)),
    ],
)
def test_a_label_is_undetermined_exactly_while_an_answer_could_change_it(
    answers: dict[str, Any], needs: tuple[str, ...] | None
) -> None:
    found = judge(answers)
    assert (found.label == "undetermined", found.needs) == (needs is not None, needs or ())
    if needs is not None:
        assert codes(found) == ["answers-open"]
        assert dict(found.reasons[0].args)["questions"] == found.reasons[0].args[0][1]
        assert str(found.reasons[0].args[0][1]).split() == list(needs)


def test_over_all_answers_undetermined_says_what_to_ask_and_a_label_needs_nothing() -> None:
    for answers in product(("yes", "no", "unknown"), repeat=len(QUESTIONS)):
        found = judge(dict(zip(QUESTIONS, answers, strict=True)))
        assert bool(found.needs) == (found.label == "undetermined")
        assert {answers[QUESTIONS.index(question)] for question in found.needs} <= {"unknown"}


@pytest.mark.parametrize(
    ("answers", "decided", "label", "further"),
    [
        # open: the person's decision holds
        (MITIGATED, "contribute", "contribute", ["label-decided"]),
        (MITIGATED, "linked", "linked", ["label-decided"]),
        (APART, "linked", "linked", ["label-decided"]),
        (APART, "none", "none", ["label-decided"]),
        ({**PART, "encouraged": "no", "foreseeable": "yes"}, "linked", "linked", ["label-decided"]),
        # graver than the answers say: it holds, and both stay visible
        (LINKED, "contribute", "contribute", ["label-decided", "label-against"]),
        (MITIGATED, "cause", "cause", ["label-decided", "label-against"]),
        (APART, "cause", "cause", ["label-decided", "label-against"]),
        ({"connected": "no"}, "linked", "linked", ["label-decided", "label-against"]),
        # the same: nothing more to say
        (CAUSED, "cause", "cause", ["label-decided"]),
        # lighter than the answers say: only visible
        (CAUSED, "linked", "cause", ["label-decided", "label-against"]),
        (FORESEEN, "linked", "contribute", ["label-decided", "label-against"]),
        (MITIGATED, "none", "border", ["label-decided", "label-against"]),
        (LINKED, "none", "linked", ["label-decided", "label-against"]),
        # lighter than whatever the missing answers leave open: contribute or the border
        (
            {**PART, "encouraged": "no", "foreseeable": "yes"},
            "none",
            "undetermined",
            ["label-decided", "label-against"],
        ),
        ({**CAUSED, "connected": "unknown"}, "linked", "undetermined", ["label-decided", "label-against"]),
    ],
)
def test_a_person_decides_what_is_open_or_more_gravely(
    answers: dict[str, Any], decided: str, label: str, further: list[str]
) -> None:
    found = judge({**answers, **deciding(decided)})
    assert found.label == label
    assert codes(found)[1:] == further


DAYS = SCALE.response_days["severe"]
NOTICED = {**LINKED, "notice_on": "2026-10-01"}
UNTIL = date(2026, 10, 1) + timedelta(days=DAYS)
AFTER = UNTIL + timedelta(days=1)


@pytest.mark.parametrize(
    ("answers", "on", "label", "further"),
    [
        (NOTICED, date(2026, 10, 1), "linked", ["notice-runs"]),
        (NOTICED, UNTIL, "linked", ["notice-runs"]),
        (NOTICED, AFTER, "border", ["notice-passed"]),
        # action in time
        ({**NOTICED, "acted_on": UNTIL}, AFTER, "linked", []),
        # action too late, or before anybody had given notice, is no answer to it
        ({**NOTICED, "acted_on": AFTER}, AFTER, "border", ["notice-passed"]),
        ({**NOTICED, "acted_on": "2026-09-30"}, AFTER, "border", ["notice-passed"]),
        # a person who reconsidered it afterwards, and found that it is still linked
        ({**NOTICED, **deciding("linked", on=AFTER)}, AFTER, "linked", ["label-decided"]),
        ({**NOTICED, **deciding("linked", on="2026-10-02")}, AFTER, "border", ["label-decided", "notice-passed"]),
        ({**NOTICED, **deciding("linked")}, AFTER, "border", ["label-decided", "notice-passed"]),
        # a lighter decision holds in nothing, so it does not stop the time either
        (
            {**NOTICED, **deciding("none", on=AFTER)},
            AFTER,
            "border",
            ["label-decided", "label-against", "notice-passed"],
        ),
        # a graver one is more than time could say
        ({**NOTICED, **deciding("contribute")}, AFTER, "contribute", ["label-decided", "label-against"]),
        # time is asked of linkage only, and never makes a cause
        ({**CAUSED, "notice_on": "2020-01-01"}, ON, "cause", []),
        ({**ENCOURAGED, "notice_on": "2020-01-01"}, ON, "contribute", []),
        ({"connected": "no", "notice_on": "2020-01-01"}, ON, "none", []),
    ],
)
def test_knowing_and_not_acting(answers: dict[str, Any], on: date, label: str, further: list[str]) -> None:
    found = judge(answers, on=on)
    assert (found.label, codes(found)[1:]) == (label, further)


@pytest.mark.parametrize(("tier", "days"), [("critical", 7), ("severe", 30), ("significant", 90), ("limited", 180)])
def test_the_graver_the_impact_the_sooner_action_is_due(tier: Any, days: int) -> None:
    until = date(2026, 10, 1) + timedelta(days=days)
    assert due_after_notice(Involvement.model_validate(NOTICED, strict=False), tier, SCALE) == until
    assert judge(NOTICED, tier=tier, on=until).label == "linked"
    assert judge(NOTICED, tier=tier, on=until + timedelta(days=1)).label == "border"


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        (LINKED, False),
        (NOTICED, True),
        ({**NOTICED, "acted_on": UNTIL}, False),
        ({**NOTICED, "acted_on": AFTER}, True),
        ({**NOTICED, "acted_on": "2026-09-30"}, True),
    ],
)
def test_action_is_due_after_a_notice_until_there_was_some(answers: dict[str, Any], due: bool) -> None:
    given = Involvement.model_validate(answers, strict=False)
    assert (due_after_notice(given, "severe", SCALE) is not None) is due


@pytest.mark.parametrize(
    ("duty", "code", "breached"),
    [
        (None, "state-duty-unanswered", "unknown"),
        ({"duty": "protect", "reason": "No law.", "by": "lead"}, "state-duty-open", "unknown"),
        ({"duty": "respect", "breached": "yes", "reason": "It did.", "by": "lead"}, "state-duty-breached", "yes"),
        ({"duty": "fulfil", "breached": "no", "reason": "It did not.", "by": "lead"}, "state-duty-kept", "no"),
    ],
)
def test_a_public_body_has_its_own_duty_besides(duty: dict[str, Any] | None, code: str, breached: str) -> None:
    answers = {**FORESEEN, "state_duty": duty}
    found = judge(answers, "public-body")
    assert (found.label, found.duty_breached) == ("contribute", breached)
    assert found.state_duty == (duty["duty"] if duty else None)
    assert found.responses[-1] == "state-duty"
    assert codes(found) == ["substantial-foreseeable", code]
    for kind in ("business", "unknown", None):
        other = judge(answers, kind)
        assert "state-duty" not in other.responses
        assert codes(other) == ["substantial-foreseeable"]


def test_each_actor_is_judged_on_its_own_answers() -> None:
    """Buying does not move responsibility to the vendor, nor selling to the buyer."""
    actors = {"agency": {"name": "The agency"}, "vendor": {"name": "The vendor"}}
    both = {"agency": CAUSED, "vendor": FORESEEN}
    found = judged(actors=actors, impacts={"harm": {"title": "Harm", "involvement": both}})
    assert [(actor.id, actor.label) for actor in found.impacts[0].involvement] == [
        ("agency", "cause"),
        ("vendor", "contribute"),
    ]
