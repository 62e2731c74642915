"""Whether a measure is shown to help: the judgement on its page, who says otherwise, and what was counted."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.revision import Remove, Set
from duecare.web.dossiers.actions import revise
from tests.web.conftest import Clock
from tests.web.desk import Desk, read

ONE = "measures/telephone-first/"
NEW = f"{ONE}effects/people-in-poverty/otherwise/"
THEIRS = f"{NEW}people-in-poverty/"
COUNTED = "attached/visits-before-and-after/"
SAID = {"by": "people-in-poverty", "words": "We are visited as before, only later."}
EFFECT = {"effect": "shown-to-help", "reason": "Visits fell."}
SAVED = 302


def result(desk: Desk, group: str = "people-in-poverty") -> str:
    return next(one.result for one in desk.judged.effects if one.id == f"telephone-first.{group}")


def held(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = desk.plain["measures"]["telephone-first"]["effects"]["people-in-poverty"]
    return found


def test_the_page_says_what_is_shown_and_on_which_evaluation(desk: Desk) -> None:
    text = read(desk.get(ONE))
    assert "Shown to help" in text and "Made it worse" in text
    assert "This evaluation found that it helped them" in text
    assert "-11.3 in every 100 (between -14.1 and -8.6)" in text
    assert "too few people to tell of them, which is not the same as no difference" in text
    assert "Visits to households before and after" in read(desk.get("impacts/wrongly-suspected/"))


def test_who_says_otherwise_is_kept_and_nothing_is_shown_until_they_are_answered(desk: Desk) -> None:
    assert result(desk) == "shown-to-help"
    before = held(desk)
    assert "They still come to my sister." in read(desk.get(ONE))  # answered, and still there
    assert desk.post(NEW, SAID).status_code == SAVED
    voice = held(desk)["against"]["people-in-poverty"]
    assert {"by": voice["by"], "words": voice["words"]} == SAID
    assert {**held(desk), "against": {}} == {**before, "against": {}}
    assert held(desk)["against"]["claimants"] == before["against"]["claimants"]
    assert result(desk) == "said-to-help"
    text = read(desk.get(ONE))
    assert "Said to help, not shown" in text and SAID["words"] in text


def test_an_answer_counts_only_from_somebody_who_said_neither(desk: Desk) -> None:
    desk.post(NEW, SAID)
    mine = Set(("measures", "telephone-first", "effects", "people-in-poverty"), {**held(desk), "by": desk.user.handle})
    write(desk, mine)
    assert "will not count" in read(desk.get(f"{THEIRS}answer/"))
    desk.post(f"{THEIRS}answer/", {"answered": "The visits were counted with them."})
    assert (held(desk)["against"]["people-in-poverty"]["answered_by"], result(desk)) == (
        desk.user.handle,
        "said-to-help",
    )
    signed = Set(("measures", "telephone-first", "effects", "people-in-poverty"), {**held(desk), "by": "p-other"})
    write(desk, signed)
    assert result(desk) == "shown-to-help"
    assert "will not count" not in read(desk.get(f"{THEIRS}answer/"))


def write(desk: Desk, *changes: Any) -> None:
    revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=Clock().now)


def test_what_was_answered_is_open_again_once_something_else_is_said(desk: Desk) -> None:
    desk.post(NEW, SAID)
    desk.post(f"{THEIRS}answer/", {"answered": "We looked."})
    desk.post(THEIRS, {**SAID, "on": "2026-10-01"})
    assert held(desk)["against"]["people-in-poverty"]["answered"] == "We looked."
    desk.post(THEIRS, {**SAID, "words": "And nobody calls."})
    assert "answered" not in held(desk)["against"]["people-in-poverty"]


def test_saying_anew_what_a_measure_did_loses_nobody_who_says_otherwise(desk: Desk) -> None:
    desk.post(NEW, SAID)
    desk.post(f"{THEIRS}answer/", {"answered": "We looked."})
    desk.post(f"{ONE}effects/people-in-poverty/", EFFECT)
    assert held(desk)["against"]["people-in-poverty"]["answered"] == "We looked."
    desk.post(f"{ONE}effects/people-in-poverty/", {**EFFECT, "effect": "no-difference-found"})
    assert "answered" not in held(desk)["against"]["people-in-poverty"]
    assert held(desk)["by"] == desk.user.handle


def test_a_voice_is_taken_out_with_a_reason(desk: Desk) -> None:
    desk.post(NEW, SAID)
    assert desk.post(f"{THEIRS}remove/", {"reason": ""}).status_code == 422
    assert desk.post(f"{THEIRS}remove/", {"reason": "They took it back"}).status_code == SAVED
    assert set(held(desk)["against"]) == {"claimants"}
    assert desk.post(f"{NEW}claimants/remove/", {"reason": "Twice"}).status_code == SAVED
    assert "against" not in held(desk)


@pytest.mark.parametrize(
    "sent", [{"by": "", "words": "x"}, {"by": "+", "role": "权利", "words": "x"}, {"by": "city", "words": ""}]
)
def test_a_voice_without_somebody_or_words_is_asked_again(desk: Desk, sent: dict[str, str]) -> None:
    assert desk.post(NEW, sent).status_code == 422
    assert set(held(desk)["against"]) == {"claimants"}


def test_another_role_may_speak(desk: Desk) -> None:
    desk.post(NEW, {"by": "+", "role": "Works council", "words": "No."})
    assert held(desk)["against"]["works-council"]["by"] == "works-council"


# what was counted


def test_an_evaluation_is_shown_to_whom_a_person_chooses_and_taken_out_with_a_reason(desk: Desk) -> None:
    text = read(desk.get(COUNTED))
    assert "It clears nobody" in text and "what would have been right was seen only where it decided yes" in text
    assert desk.post(COUNTED, {"shown_to": "everybody"}).status_code == 422
    assert desk.post(COUNTED, {"shown_to": "team"}).status_code == SAVED
    assert "shown_to" not in desk.plain["evaluations"]["visits-before-and-after"]
    assert desk.post(f"{COUNTED}remove/", {"reason": ""}).status_code == 422
    assert desk.post(f"{COUNTED}remove/", {"reason": "Another year was counted"}).status_code == SAVED
    assert "evaluations" not in desk.plain
    assert result(desk) == "said-to-help"


@pytest.mark.parametrize(
    "path",
    [
        "attached/no-such/",
        "attached/no-such/remove/",
        f"{NEW}nobody/",
        f"{NEW}nobody/answer/",
        f"{NEW}nobody/remove/",
        f"{ONE}effects/children/otherwise/",
    ],
)
def test_what_is_not_there_is_not_found(desk: Desk, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_a_measure_page_without_any_evaluation_says_that_none_is_attached(desk: Desk) -> None:
    write(desk, Remove(("evaluations", "visits-before-and-after")))
    text = read(desk.get(ONE))
    assert "No evaluation is attached" in text and "Evaluations that it rests on" not in text
