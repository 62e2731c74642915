"""Where a State comes in: six questions on limiting a right, and what only a State can do."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue import Right
from duecare.core.method.limitations import QUESTIONS
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, SAVED, Desk, fields, page, read, text_of

LIMITED = "limitations"


@pytest.fixture
def impact(desk: Desk) -> str:
    """The impact of the example for which a State gives reasons."""
    return next(id_ for id_, one in desk.document.impacts.items() if one.limitations)


def path(impact: str, right: str = "privacy") -> str:
    return f"impacts/{impact}/limits/{right}/"


def found(desk: Desk, impact: str, right: str = "privacy") -> str:
    judged = next(one for one in desk.judged.impacts if one.id == impact)
    return next(one.result for one in judged.limitations if one.id == right)


def tier(desk: Desk, impact: str) -> tuple[str, str]:
    judged = next(one for one in desk.judged.impacts if one.id == impact)
    return judged.tier_low, judged.tier_high


def all_yes() -> dict[str, str]:
    return {name: said for q in QUESTIONS for name, said in ((q, "yes"), (f"{q}_reason", "We looked."))}


def stated(desk: Desk, impact: str, right: str = "privacy") -> dict[str, Any]:
    said: dict[str, Any] = desk.plain["impacts"][impact][LIMITED][right]
    return said


def test_the_page_of_an_impact_lists_its_rights_with_how_they_may_be_limited(desk: Desk, impact: str) -> None:
    shown = desk.get(f"impacts/{impact}/")
    text = read(shown)
    assert "Whether a State may limit these rights" in text
    links = [attrs.get("href") for tag, attrs in page(shown).tags if tag == "a"]
    for right in desk.document.impacts[impact].rights:
        assert desk.url(path(impact, right)) in links
    assert text.count("Never limited") == 1, "innocence"
    assert "Not answered yet" not in text, "social security is no qualified right"


def test_the_form_shows_each_answer_and_says_what_passing_does_not_do(desk: Desk, impact: str) -> None:
    shown = desk.get(path(impact))
    text, sent = read(shown), fields(shown)
    assert "It never makes the impact less severe, and moves it down no list." in text
    assert "is never limited" in text and "A company limits none" in text
    before = stated(desk, impact)
    assert {q: sent[q] for q in QUESTIONS} == {q: [before[q]["answer"]] if q in before else [""] for q in QUESTIONS}
    assert sent["law_reason"] == [before["law"]["reason"]]


def test_six_reasoned_yes_pass_and_the_impact_is_as_severe_as_before(desk: Desk, impact: str) -> None:
    before, severity = stated(desk, impact), tier(desk, impact)
    response = desk.post(path(impact), all_yes())
    assert (response.status_code, response["Location"]) == (SAVED, desk.url(f"impacts/{impact}/#limits"))
    assert found(desk, impact) == "permissible-as-stated"
    assert tier(desk, impact) == severity
    said = stated(desk, impact)
    assert (said["by"], said["on"]) == (desk.user.handle, "2026-11-22")
    assert said["law"] == {**before["law"], "reason": "We looked."}, "evidence that no field shows is kept"
    assert said["equal"] == {"answer": "yes", "reason": "We looked."}


def test_a_question_can_stay_open_and_one_no_is_enough(desk: Desk, impact: str) -> None:
    desk.post(path(impact), {**all_yes(), "equal": "", "equal_reason": ""})
    assert found(desk, impact) == "cannot-tell"
    assert "equal" not in stated(desk, impact)
    desk.post(path(impact), {**all_yes(), "equal": "", "equal_reason": "", "aim": "no"})
    assert found(desk, impact) == "not-permissible"


def test_what_is_sent_unchanged_stays_the_statement_of_who_made_it(desk: Desk, impact: str) -> None:
    before = desk.plain
    sent = {name: values[0] for name, values in fields(desk.get(path(impact))).items()}
    assert desk.post(path(impact), sent).status_code == SAVED
    assert desk.plain == before


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"law": "yes"}, "Say why. An answer without a reason shows nothing."),
        ({"law_reason": HOSTILE[0]}, "Choose an answer for this reason."),
        ({}, "Nothing is answered."),
        ({"law": "perhaps", "law_reason": "So."}, "law"),
    ],
)
def test_an_answer_needs_its_reason_and_nothing_typed_is_lost(
    desk: Desk, impact: str, sent: dict[str, str], said: str
) -> None:
    before = desk.plain
    response = desk.post(path(impact), sent)
    assert response.status_code == 422
    assert said in read(response)
    assert fields(response)["law_reason"] == [sent.get("law_reason", "")]
    assert HOSTILE[0] not in text_of(response)
    assert desk.plain == before


def test_an_absolute_right_is_never_limited_and_asks_nothing(desk: Desk, clock: Clock, impact: str) -> None:
    absolute = next(id_ for id_, right in bundle.load().of(Right).items() if right.kind == "absolute")
    rights = [*desk.document.impacts[impact].rights, absolute]
    change = Set(("impacts", impact, "rights"), rights)
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=clock.now)
    shown = desk.get(path(impact, absolute))
    assert "This right is never limited" in read(shown)
    assert "law_reason" not in fields(shown)
    assert desk.post(path(impact, absolute), all_yes()).status_code == 200
    assert absolute not in desk.plain["impacts"][impact][LIMITED]
    assert "Never limited" in read(desk.get(f"impacts/{impact}/"))


def test_where_no_state_is_involved_nobody_is_asked(desk: Desk, clock: Clock, impact: str) -> None:
    changes = [Set(("actors", id_, "kind"), "business") for id_ in desk.document.actors]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    shown = desk.get(path(impact))
    assert "So far no State body is said to be involved" in read(shown)
    assert "law_reason" not in fields(shown)
    before = desk.plain
    desk.post(path(impact), all_yes())
    assert desk.plain == before
    assert "a company limits no right" in read(desk.get(f"impacts/{impact}/"))


def test_a_right_that_the_impact_does_not_name_is_not_found(desk: Desk, impact: str) -> None:
    named = desk.document.impacts[impact].rights
    other = next(id_ for id_ in bundle.load().of(Right) if id_ not in named)
    assert desk.get(path(impact, other)).status_code == 404
    assert desk.get(path(impact, "no-such-right")).status_code == 404
    assert desk.get(path("no-such-impact")).status_code == 404


def test_what_is_open_before_a_decision_leads_to_the_questions(desk: Desk) -> None:
    open_ = [item.id for item in desk.judged.open_items if item.check == "limitation-not-reasoned"]
    links = [attrs.get("href") for tag, attrs in page(desk.get("gates/")).tags if tag == "a"]
    assert open_
    assert {desk.url(f"impacts/{id_}/#limits") for id_ in open_} <= set(links)


# a State must act


def test_that_a_state_must_act_is_said_by_name_and_stands_in_the_report(desk: Desk, impact: str) -> None:
    where = f"impacts/{impact}/state-action/"
    assert desk.url(where) in [attrs.get("href") for tag, attrs in page(desk.get(f"impacts/{impact}/")).tags]
    sent = {"what": "Pass a law on\r\nsuch checks.", "reason": "No buyer is large enough."}
    assert desk.post(where, sent).status_code == SAVED
    assert desk.plain["impacts"][impact]["state_action"] == {
        "what": "Pass a law on\nsuch checks.",
        "reason": "No buyer is large enough.",
        "by": desk.user.handle,
        "on": "2026-11-22",
    }
    judged = next(one for one in desk.judged.impacts if one.id == impact)
    assert "call-on-state" in judged.responses
    assert "Pass a law on" in read(desk.get("report/"))
    assert fields(desk.get(where))["reason"] == ["No buyer is large enough."]
    involved = next(iter(desk.document.impacts[impact].involvement))
    links = [a.get("href") for tag, a in page(desk.get(f"impacts/{impact}/involvement/{involved}/")).tags]
    assert desk.url(where) in links


def test_that_a_state_must_act_needs_what_and_why(desk: Desk, impact: str) -> None:
    before = desk.plain
    response = desk.post(f"impacts/{impact}/state-action/", {"what": "Act.", "reason": ""})
    assert response.status_code == 422
    assert fields(response)["what"] == ["Act."]
    assert desk.plain == before
