"""What is decided at gates and on what, the next decision, the next review, and who assesses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from duecare.core.method.gates import LINE_CHECKS
from duecare.core.revision import Add, Change, Set
from duecare.web.dossiers import actions
from duecare.web.trail.models import Entry
from tests.web.conftest import Clock
from tests.web.desk import ALL_HOSTILE, BROKEN, SAVED, Desk, fields, page, read, text_of

LIST, DECIDE, RETIRE = "decisions/", "gates/award/decide/", "gates/retire/decide/"
NEXT, REVIEW, ASSESSORS = "next-decision/", "review/", "assessors/"
SAID: dict[str, Any] = {"outcome": "redesign", "conditions": "", "reason": "Too many are flagged", "on": "2026-11-20"}
MORATORIUM = {"remote-biometric-recognition": "yes", "in-public-space": "yes"}
BANNED = {"predicts-offending": "yes", "solely-profiling": "yes"}


def change(desk: Desk, clock: Clock, *changes: Change) -> None:
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)


def cross(desk: Desk, clock: Clock) -> None:
    """Cross a ban of the law in force."""
    change(desk, clock, *(Set(("facts", fact), {"value": value, "by": "city"}) for fact, value in BANNED.items()))
    assert "red-line-crossed" in {item.check for item in desk.judged.open_items}


def send(desk: Desk, path: str = DECIDE, **said: Any) -> HttpResponse:
    """The form as the page has it, filled in."""
    shown = fields(desk.get(path))
    return desk.post(path, {"findings": shown["findings"], **SAID, **said})


def taken(desk: Desk) -> list[dict[str, Any]]:
    """The decisions that were recorded here."""
    return [one for one in desk.plain["decisions"].values() if one["by"] == desk.user.handle]


# recording one


def test_a_decision_is_recorded_by_whom_on_what_they_saw(desk: Desk) -> None:
    shown = Entry.objects.count()
    digest = fields(desk.get(DECIDE))["findings"]
    assert send(desk).status_code == SAVED
    assert Entry.objects.count() == shown + 1
    (one,) = taken(desk)
    assert one == {
        "gate": "award",
        "outcome": "redesign",
        "reason": "Too many are flagged",
        "by": desk.user.handle,
        "on": "2026-11-20",
        "findings": digest[0],
    }
    text = read(desk.get(LIST))
    for said in ("Contract is awarded: Redesign", desk.user.display_name, "“Too many are flagged”"):
        assert said in text
    assert "Red lines, severity and involvement come out the same today." in text


def test_a_decision_names_the_office_in_which_it_was_taken_or_says_that_none_is_stated(desk: Desk) -> None:
    assert "The office or role, not a name" in read(desk.get(DECIDE))
    assert send(desk, office=" ").status_code == SAVED
    assert f"Decided by {desk.user.display_name} (office not stated) on" in read(desk.get(LIST))
    refused = send(desk, office="x" * 301, outcome="withdraw")
    assert refused.status_code == 422
    assert fields(refused)["office"] == ["x" * 301], "nothing typed is lost"
    assert send(desk, office="Head of  the service", outcome="withdraw").status_code == SAVED
    assert {one.get("office") for one in taken(desk)} == {None, "Head of the service"}
    assert f"Decided by Head of the service ({desk.user.display_name}) on" in read(desk.get(LIST))
    assert "Head of the service" in read(desk.get("report/")), "page one says it"


def test_what_is_open_there_is_shown_first(desk: Desk) -> None:
    text = read(desk.get(DECIDE))
    for said in ("Not settled whether this is banned", "In the way", "Also open"):
        assert text.index(said) < text.index("What was decided?")
    unsettled = [item.id for item in desk.judged.open_items if item.check == "red-line-cannot-tell"]
    assert unsettled
    award = next(gate for gate in desk.judged.gates if gate.id == "award")
    of_lines = sum(item.check in LINE_CHECKS for item in award.open_items)
    in_the_way, also = (sum(item.blocks is blocks for item in award.open_items) for blocks in (True, False))
    assert f"Not settled whether this is banned {of_lines} " in text
    assert f"In the way {in_the_way - of_lines} " in text and f"Also open {also} " in text
    links = [attrs["href"] for tag, attrs in page(desk.get(DECIDE)).tags if tag == "a"]
    assert {desk.url(f"red-lines/{id_}/") for id_ in unsettled} <= set(links)
    assert not [link for link in links if link.startswith("#") and link != "#main"]


@pytest.mark.parametrize("outcome", ["proceed", "proceed-with-conditions"])
def test_nothing_is_recorded_that_goes_on_across_a_red_line(desk: Desk, clock: Clock, outcome: str) -> None:
    cross(desk, clock)
    shown = read(desk.get(DECIDE))
    assert shown.index("A red line is crossed") < shown.index("What was decided?")
    assert "this page records no decision to go on" in shown
    for more in ({}, {"knowing": "on"}):
        answer = send(desk, outcome=outcome, conditions="A yearly audit" if "with" in outcome else "", **more)
        assert answer.status_code == 422
        text = read(answer)
        assert "no measure, condition or decision clears it" in text
        assert "Decide to redesign, not to go on, or to withdraw" in text
        assert "knowing" not in fields(answer)
        assert 'name="knowing"' not in text_of(answer)
        assert fields(answer)["reason"] == ["Too many are flagged"]
    assert taken(desk) == []


@pytest.mark.parametrize("outcome", ["redesign", "do-not-proceed", "withdraw"])
def test_nothing_holds_up_a_decision_to_stop(desk: Desk, clock: Clock, outcome: str) -> None:
    cross(desk, clock)
    assert send(desk, outcome=outcome).status_code == SAVED
    assert [one["outcome"] for one in taken(desk)] == [outcome]


def test_a_red_line_holds_up_no_end_of_use(desk: Desk, clock: Clock) -> None:
    cross(desk, clock)
    assert "It does not hold up a decision to stop." in read(desk.get(RETIRE))
    assert send(desk, RETIRE, outcome="proceed").status_code == SAVED


def test_a_moratorium_that_is_not_lifted_holds_like_a_ban(desk: Desk, clock: Clock) -> None:
    items = {item.check: item.id for item in desk.judged.open_items}
    assert "moratorium-not-cleared" not in items
    change(desk, clock, *(Set(("facts", fact), {"value": value, "by": "city"}) for fact, value in MORATORIUM.items()))
    assert "moratorium-not-cleared" in {item.check for item in desk.judged.open_items}
    assert send(desk, outcome="proceed").status_code == 422
    assert taken(desk) == []


def test_to_go_on_while_a_ban_is_not_settled_is_asked_again(desk: Desk) -> None:
    assert "knowing" not in text_of(desk.get(DECIDE))
    first = send(desk, outcome="proceed")
    assert first.status_code == 422
    assert "It is not settled whether this is banned:" in read(first)
    assert taken(desk) == []
    assert desk.post(DECIDE, {**fields(first), "knowing": "on"}).status_code == SAVED
    assert [one["outcome"] for one in taken(desk)] == ["proceed"]
    assert send(desk, outcome="withdraw").status_code == SAVED, "a stop asks nothing"


def test_conditions_go_with_the_outcome_that_has_them(desk: Desk) -> None:
    for said, error in (
        ({"outcome": "proceed-with-conditions"}, "Write the conditions."),
        ({"outcome": "proceed", "conditions": "Audit"}, "choose “go on, with conditions”"),
        ({"outcome": "", "reason": " "}, "Choose one."),
        ({"on": "2026-11-23"}, "today, or a day before"),
        ({"on": "2027-02-30"}, "Write the day as year, month and day, for example \u20662027-03-01\u2069."),
        ({"on": "0001-01-01"}, "today, or a day before"),
    ):
        answer = send(desk, **{"knowing": "on", **said})
        assert answer.status_code == 422
        assert error in read(answer)
    assert taken(desk) == []


def test_nobody_decides_on_what_they_did_not_see(desk: Desk, clock: Clock) -> None:
    shown = fields(desk.get(DECIDE))
    cross(desk, clock)
    answer = desk.post(DECIDE, {**SAID, **{name: shown[name] for name in ("findings", "base")}})
    assert answer.status_code == 422
    assert "has changed since you opened this page" in read(answer)
    assert "A red line is crossed" in read(answer)
    assert taken(desk) == []
    assert desk.post(DECIDE, fields(answer)).status_code == SAVED


def test_what_may_no_longer_hold_is_judged_again_first(desk: Desk, clock: Clock) -> None:
    shown = fields(desk.get(DECIDE))
    clock.now += timedelta(days=400)
    assert "Judge again before you decide on it." in read(desk.get(DECIDE))
    answer = desk.post(DECIDE, {**SAID, "findings": shown["findings"]})
    assert answer.status_code == 422
    assert fields(answer)["findings"] != shown["findings"]
    assert desk.post(DECIDE, fields(answer)).status_code == SAVED


def test_two_decisions_of_one_day_stand_side_by_side(desk: Desk) -> None:
    assert send(desk).status_code == SAVED
    assert send(desk, outcome="withdraw").status_code == SAVED
    assert sorted(one["outcome"] for one in taken(desk)) == ["redesign", "withdraw"]


def test_an_archived_dossier_takes_no_decision(desk: Desk, clock: Clock) -> None:
    shown = fields(desk.get(DECIDE))
    actions.archive(desk.row, by=desk.user, at=clock.now, reason="Done")
    clock.now += timedelta(days=400)
    assert desk.post(DECIDE, {**SAID, "findings": shown["findings"]}).status_code == 422


# those so far


def test_a_decision_is_marked_when_what_decides_has_changed_since(desk: Desk, clock: Clock) -> None:
    send(desk)
    change(desk, clock, Set(("system", "purpose"), "Said better"))
    assert "What it rested on has changed since:" not in read(desk.get(LIST))
    assert "Look at it again" not in read(desk.get("report/")).partition("Every reason")[0]
    cross(desk, clock)
    shown = read(desk.get(LIST))
    assert "What it rested on has changed since:" in shown
    assert "Forecasting that a person will offend" in shown
    assert "Look at it again" in read(desk.get("report/"))


def test_a_past_revision_says_as_little_of_a_change_as_its_own_day_did(desk: Desk, clock: Clock) -> None:
    send(desk)
    change(desk, clock, Set(("system", "purpose"), "Said better"))
    number = desk.latest.number
    cross(desk, clock)
    for path in (f"history/{number}/report/", f"history/{number}/report.html"):
        assert "Look at it again" not in read(desk.get(path)), "as judged then, nothing that decides had changed"
    assert "Look at it again" in read(desk.get("report/"))


def test_what_was_not_kept_or_not_recorded_is_said(desk: Desk, clock: Clock) -> None:
    assert "Which findings it rested on is not recorded." in read(desk.get(LIST))
    told = {"gate": "award", "outcome": "proceed", "reason": "x", "by": "board", "on": "2026-11-01"}
    change(desk, clock, Add(("decisions", "elsewhere"), {**told, "findings": "sha256:" + "0" * 64}))
    assert "findings that are not kept here" in read(desk.get(LIST))


def test_a_decision_to_go_on_across_a_red_line_is_never_shown_without_it(desk: Desk, clock: Clock) -> None:
    told = {"gate": "award", "outcome": "proceed", "reason": "x", "by": "board", "on": "2026-11-21"}
    change(desk, clock, Add(("decisions", "elsewhere"), told))
    assert "Against a red line" not in read(desk.get(LIST))
    cross(desk, clock)
    assert "Against a red line" in read(desk.get(LIST))
    report = read(desk.get("report/"))
    assert (
        "a red line stands against it, and no decision clears one: Forecasting" in report.partition("Every reason")[0]
    )


def test_what_was_decided_last_is_not_shown_as_if_it_were_still_to_come(desk: Desk) -> None:
    assert desk.post(NEXT, {"gate": "award", "gate_on": "2026-11-01"}).status_code == SAVED
    assert "Overdue since: 1 November 2026 Contract is awarded" in read(desk.get(LIST))
    assert "The next decision · Overdue since: 1 November 2026" in read(desk.get("gates/"))
    assert "This is what was decided last." not in read(desk.get(LIST))
    assert send(desk).status_code == SAVED
    assert "This is what was decided last." in read(desk.get(LIST))


def test_without_anything_decided_the_next_step_is_said(blank: Desk) -> None:
    text = read(blank.get(LIST))
    for said in ("No next decision is named", "Nothing has been decided yet.", "No day is set.", "Not stated."):
        assert said in text


# the next decision, the next review, who assesses


def test_who_names_the_next_decision_sees_what_is_open_there(blank: Desk) -> None:
    answer = blank.post(NEXT, {"gate": "award", "gate_on": "2027-03-01"})
    assert answer["Location"] == blank.url("gates/")
    assert "Contract is awarded Record what was decided Change which comes next In the way" in read(blank.get("gates/"))


def test_the_next_decision_and_review_and_assessors_are_set_and_cleared(blank: Desk, clock: Clock) -> None:
    assert blank.post(NEXT, {"gate": "tender", "gate_on": "2027-03-01"}).status_code == SAVED
    sent = {"next_on": "2026-12-01", "triggers": "Another  model\n\n A complaint\u2028of many "}
    assert blank.post(REVIEW, sent).status_code == SAVED
    who = {"who": "Rights office", "competence": "Law", "independence": "Reports to the council", "paid_by": "The city"}
    assert blank.post(ASSESSORS, who).status_code == SAVED
    plain = blank.plain
    assert (plain["gate"], plain["gate_on"]) == ("tender", "2027-03-01")
    assert plain["review"] == {"next_on": "2026-12-01", "triggers": ["Another model", "A complaint", "of many"]}
    assert plain["assessors"] == who
    text = read(blank.get(LIST))
    for said in ("1 March 2027 Call for tenders", "1 December 2026", "A complaint", "The city"):
        assert said in text
    clock.now += timedelta(days=20)
    assert "Overdue since:" in read(blank.get(LIST))
    for path in (NEXT, REVIEW, ASSESSORS):
        before = blank.latest.digest
        assert blank.post(path, fields(blank.get(path))).status_code == SAVED
        assert blank.latest.digest == before
        assert blank.post(path, {}).status_code == SAVED
    assert not {"gate", "gate_on", "review", "assessors"} & blank.plain.keys()


def test_from_where_it_is_made_is_said_shown_and_taken_back(blank: Desk) -> None:
    assert blank.post(ASSESSORS, {"who": "A union", "outside": "operator-asked"}).status_code == SAVED
    assert blank.plain["outside"] == "operator-asked"
    assert "From outside; who runs it was asked, and no answer is recorded" in read(blank.get(LIST))
    assert blank.post(ASSESSORS, {"who": "A union", "outside": "from-the-moon"}).status_code == 422
    assert blank.plain["outside"] == "operator-asked"
    assert blank.post(ASSESSORS, {"who": "A union", "outside": ""}).status_code == SAVED
    assert "outside" not in blank.plain


@pytest.mark.parametrize("day", ["2027-02-30", "soon", "0000-01-01", "99999-01-01"])
def test_a_day_that_is_none_is_refused(blank: Desk, day: str) -> None:
    for path, field in ((NEXT, "gate_on"), (REVIEW, "next_on")):
        response = blank.post(path, {field: day, "triggers": "Kept"})
        assert response.status_code == 422
        assert fields(response)[field] == [day]


@pytest.mark.parametrize("triggers", ["x\n" * 51, "x" * 301])
def test_triggers_are_bounded_and_nothing_is_lost(blank: Desk, triggers: str) -> None:
    answer = blank.post(REVIEW, {"triggers": triggers})
    assert answer.status_code == 422
    assert "Write at most 50 lines, of at most 300 characters each." in read(answer)
    assert fields(answer)["triggers"] == [triggers]


def test_hostile_text_is_kept_and_does_nothing(desk: Desk) -> None:
    said = " ".join(ALL_HOSTILE.splitlines())
    assert send(desk, reason=said, office=said).status_code == SAVED
    assert desk.post(REVIEW, {"triggers": said}).status_code == SAVED
    assert desk.post(ASSESSORS, {"who": said, "paid_by": said}).status_code == SAVED
    for path in (LIST, DECIDE, REVIEW, ASSESSORS, "report/"):
        shown = text_of(desk.get(path))
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


@pytest.mark.parametrize("body", BROKEN)
@pytest.mark.parametrize("path", [DECIDE, NEXT, REVIEW, ASSESSORS])
def test_what_is_no_text_is_refused_or_made_one(desk: Desk, path: str, body: bytes) -> None:
    names = (b"outcome", b"reason", b"office", b"on", b"findings", b"gate", b"gate_on", b"next_on", b"triggers", b"who")
    answer = desk.raw(path, b"&".join(name + b"=" + body for name in names))
    assert answer.status_code in (SAVED, 400, 422)


# the home


def test_the_home_leads_to_what_is_done_and_decided(desk: Desk, blank: Desk, clock: Clock) -> None:
    text = read(desk.get())
    for said in (
        "Say what is done about it 1 measure made things worse",
        "Record what was decided Is it needed, 18 May 2026: go on, with conditions",
        "Say when it is looked at again 1 September 2027",
        "Say who assesses Done",
    ):
        assert said in text
    text = read(blank.get())
    for said in ("After the first impact", "Nothing has been decided yet.", "No day set", "Say who assesses To do"):
        assert said in text
    desk.post("measures/telephone-first/effects/migrants/", {"effect": "not-known", "reason": "Nobody asked."})
    assert "1 measure made things worse" in read(desk.get())  # it was counted, whatever is said
    desk.post("attached/visits-before-and-after/remove/", {"reason": "Counted anew"})
    assert "Say what is done about it 3 impacts lack an answer" in read(desk.get())
    clock.now += timedelta(days=500)
    actions.judge_again(desk.row, by=desk.user, at=clock.now)
    text = read(desk.get())
    assert "Say what is done about it 5 overdue" in text
    assert "1 September 2027 Overdue" in text


# what a zero does not say, and what comes after a decision

BESIDE = "Nothing recorded stands in the way. Read this beside it: Nobody of the people affected was heard."


def test_that_nothing_is_in_the_way_is_never_shown_without_what_it_leaves_out(blank: Desk, clock: Clock) -> None:
    change(blank, clock, Set(("gate",), "retire"))
    for path in ("", "gates/", "gates/retire/decide/", "report/"):
        assert BESIDE in read(blank.get(path)), path
    change(blank, clock, Set(("gate",), "award"))
    assert BESIDE not in read(blank.get("")), "there, much is in the way"
    assert BESIDE not in read(blank.get(DECIDE))


def test_a_decision_that_was_taken_is_not_called_the_next_until_something_changes(desk: Desk, clock: Clock) -> None:
    change(desk, clock, Set(("gate",), "award"))
    usual = "No later decision is named. What usually comes next: "
    assert usual not in read(desk.get(LIST))
    assert send(desk, outcome="withdraw").status_code == SAVED
    for path in ("", LIST, "gates/", "report/"):
        assert usual in read(desk.get(path)), path
    cross(desk, clock)
    for path in ("", LIST, "gates/", "report/"):
        assert usual not in read(desk.get(path)), path


def test_where_nothing_comes_next_nothing_is_named(desk: Desk, clock: Clock) -> None:
    change(desk, clock, Set(("gate",), "award"))
    assert send(desk, outcome="do-not-proceed").status_code == SAVED
    assert "No decision named" in read(desk.get(""))
    for path in (LIST, "gates/"):
        assert "No next decision is named" in read(desk.get(path)), path
    assert "No next moment of decision is set." in read(desk.get("report/"))
