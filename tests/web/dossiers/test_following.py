"""What a save leads on to: what all hangs on, else what comes after, and never the same list again and again."""

from __future__ import annotations

import pytest

from duecare.core.method.findings import QuestionFinding
from duecare.core.method.reasons import of_several
from duecare.web.dossiers.views import following, home
from tests.web.desk import Desk, fields, read, text_of

WHOLE = {"title": "Fraud score", "purpose": "To choose files", "stage": "testing", "countries": "Austria"}
DEPLOYER = {"name": "City", "kind": "public-body", "roles": "deployer"}
KINDS = {"asks-line": "red-lines", "asks-harm": "harms", "asks-duty": "duties"}


@pytest.fixture
def begun(blank: Desk) -> Desk:
    """A desk with a dossier that says what the system is, and who uses it."""
    blank.post("describe/", WHOLE)
    blank.post("chain/new/", DEPLOYER)
    blank.get()
    return blank


def asked_for(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next question is asked for this reason, of one thing or of several; for none, there is no next question."""
    code, several = reason.removesuffix("s"), reason.endswith("s")
    why = of_several(code, KINDS[code], ("one", "two") if several else ("one",)) if reason else None
    question = QuestionFinding("scores-people", (why,)) if why else None
    monkeypatch.setattr(following, "next_question", lambda _: question)


def test_what_was_saved_leads_to_the_first_task_that_waits(blank: Desk) -> None:
    blank.post("describe/", {**WHOLE, "stage": ""})
    assert "Saved. Next: Describe the system" in read(blank.get())
    blank.post("describe/", WHOLE)
    shown = blank.get()
    assert "Saved. Next: Say who is involved" in read(shown)
    assert f'<a href="{blank.url("chain/")}">Next: Say who is involved</a>' in text_of(shown)
    assert "Next:" not in read(blank.get()), "nothing was saved just now"
    blank.post("chain/new/", DEPLOYER)
    shown = blank.get("chain/")
    assert f'<a href="{blank.url("next-fact/")}">Next: Answer what is asked</a>' in text_of(shown), "not a list of them"


def test_no_page_leads_to_itself(blank: Desk) -> None:
    blank.post("describe/", WHOLE)
    assert "Next:" not in read(blank.get("chain/"))
    blank.post("chain/new/", DEPLOYER)
    blank.get()
    blank.post("facts/scores-people/", {"value": "unknown"})
    assert "Next:" not in read(blank.get("facts/scores-people/"))


@pytest.mark.parametrize(
    ("reason", "then"),
    [
        ("asks-line", "Answer what is asked"),
        ("asks-lines", "Answer what is asked"),
        ("asks-harms", "Say when it is looked at again"),
        ("asks-duty", "Say when it is looked at again"),
        ("", "Say when it is looked at again"),
    ],
)
def test_only_what_could_change_a_red_line_comes_before_what_is_next_in_turn(
    begun: Desk, reason: str, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for(reason, monkeypatch)
    saved = begun.post("next-decision/", {"gate": "award"})
    assert saved["Location"] == begun.url("gates/")
    assert f"Next: {then} " in read(begun.get("gates/"))


@pytest.mark.parametrize(
    ("reason", "then"),
    [("asks-harm", "Answer what is asked"), ("asks-duty", "Look at the red lines"), ("", "Look at the red lines")],
)
def test_questions_that_show_neither_line_nor_harm_come_last(
    begun: Desk, reason: str, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for(reason, monkeypatch)
    begun.post("describe/", {**WHOLE, "name": "Another"})
    assert begun.judged.next_questions
    assert f"Next: {then} " in read(begun.get())


@pytest.mark.parametrize(("reason", "goes"), [("asks-lines", False), ("asks-harm", False), ("asks-duty", True)])
def test_who_is_asked_what_could_show_a_harm_is_not_called_away(
    begun: Desk, reason: str, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for(reason, monkeypatch)
    begun.post("facts/scores-people/", {"value": "no"})
    assert ("Next: Look at the red lines" in read(begun.get("facts/"))) is goes


def test_rights_that_nobody_has_looked_at_yet_keep_nobody_on_their_list(
    begun: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for("", monkeypatch)
    begun.post("rights/education/", {"decision": "set-aside", "reason": "It teaches nobody."})
    assert "cannot-tell" in {right.result for right in begun.judged.rights}
    assert "Next: Say what can happen, or has happened, to whom" in read(begun.get("rights/"))


def test_what_stands_for_the_whole_is_said_one_after_the_other(begun: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for("", monkeypatch)
    begun.post("review/", {"next_on": "2027-11-01"})
    assert "Next: Say who assesses" in read(begun.get("decisions/"))
    begun.post("assessors/", {"who": "The rights office"})
    assert "Next: Look at the red lines" in read(begun.get("decisions/")), "from the beginning again"


def test_an_impact_that_is_not_settled_keeps_its_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for("", monkeypatch)
    monkeypatch.setattr(home, "_actors", lambda _: home.Task("", "", "done"))
    shown = desk.get("describe/")
    desk.post("describe/", {**fields(shown), "name": "Another"})
    monkeypatch.setattr(home, "_impacts", lambda opened: home.Task("Say", desk.url("impacts/"), "doing"))
    assert "Next:" not in read(desk.get("impacts/"))


def test_where_nothing_waits_nothing_is_offered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.post("describe/", {**fields(desk.get("describe/")), "name": "Another"})
    monkeypatch.setattr(following, "steps_of", lambda *_: [])
    text = read(desk.client.get("/"))
    assert "Saved." in text
    assert "Next:" not in text
    desk.post("describe/", {**fields(desk.get("describe/")), "name": "One more"})
    assert "Next:" not in read(desk.get())


def test_a_page_without_that_notice_looks_nothing_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "steps_of", None)
    assert desk.get("chain/").status_code == 200
