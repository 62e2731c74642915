"""Several rights at once: what is offered, that each gets a statement of its own, and that it can be taken back."""

from __future__ import annotations

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, SAVED, Desk, fields, page, read, text_of

ASIDE, BACK = "set-rights-aside/", "take-back-rights/"


def results(desk: Desk) -> dict[str, str]:
    return {right.id: right.result for right in desk.judged.rights}


def offered(desk: Desk, path: str) -> set[str]:
    tags = page(desk.get(path)).tags
    return {attrs["value"] for tag, attrs in tags if tag == "input" and attrs.get("name") == "rights"}


def waiting(desk: Desk) -> list[str]:
    return [id_ for id_, result in results(desk).items() if result == "cannot-tell"]


def test_only_rights_of_which_nobody_can_tell_are_offered(desk: Desk) -> None:
    found = results(desk)
    assert {"at-stake", "cannot-tell"} <= set(found.values())
    assert offered(desk, ASIDE) == set(waiting(desk))
    at_stake = next(id_ for id_, result in found.items() if result == "at-stake")
    response = desk.post(ASIDE, {"rights": [at_stake], "reason": "No."})
    assert response.status_code == 422
    assert at_stake not in desk.plain.get("rights", {})


def test_each_right_gets_its_own_statement_by_name_and_with_the_reason(desk: Desk) -> None:
    before, (one, two, other, *_) = desk.plain.get("rights", {}), waiting(desk)
    revisions = desk.row.revisions.count()
    response = desk.post(ASIDE, {"rights": [one, two], "reason": "No step of the check\r\ntouches it."})
    assert (response.status_code, response["Location"]) == (SAVED, desk.url("rights/"))
    said = {
        "decision": "set-aside",
        "reason": "No step of the check\ntouches it.",
        "by": desk.user.handle,
        "on": "2026-11-22",
    }
    assert desk.plain["rights"] == {**before, one: said, two: said}
    assert desk.row.revisions.count() == revisions + 1
    assert [results(desk)[id_] for id_ in (one, two, other)] == ["set-aside", "set-aside", "cannot-tell"]
    assert read(desk.get("rights/")).count("No step of the check touches it.") == 2


def test_without_a_reason_or_a_right_nothing_is_set_aside_and_nothing_is_lost(desk: Desk) -> None:
    before, (one, *_) = desk.plain, waiting(desk)
    without = desk.post(ASIDE, {"rights": [one], "reason": "  "})
    assert without.status_code == 422
    assert fields(without)["rights"] == [one]
    empty = desk.post(ASIDE, {"reason": HOSTILE[0]})
    assert empty.status_code == 422
    assert "Choose one at least." in read(empty)
    assert fields(empty)["reason"] == [HOSTILE[0]]
    assert HOSTILE[0] not in text_of(empty)
    assert desk.plain == before


def test_a_right_that_somebody_decided_on_meanwhile_is_not_gone_over(desk: Desk, clock: Clock) -> None:
    base, (one, two, *_) = desk.latest.digest, waiting(desk)
    theirs = {"decision": "at-stake", "reason": "Women are touched.", "by": "city"}
    actions.revise(desk.row, base=base, changes=[Set(("rights", one), theirs)], by=desk.user, at=clock.now)
    response = desk.post(ASIDE, {"rights": [one, two], "reason": "Not touched."}, base=base)
    assert response.status_code == 422
    assert "Somebody decided on one of these rights in the meantime." in read(response)
    assert fields(response)["reason"] == ["Not touched."]
    assert desk.plain["rights"][one] == theirs
    assert two not in desk.plain["rights"]


def test_what_was_said_can_be_taken_back_with_a_reason_that_the_history_keeps(desk: Desk) -> None:
    one, two, *_ = waiting(desk)
    desk.post(ASIDE, {"rights": [one, two], "reason": "Not touched."})
    assert {one, two} <= offered(desk, BACK)
    assert desk.post(BACK, {"rights": [one], "reason": ""}).status_code == 422
    response = desk.post(BACK, {"rights": [one], "reason": "Somebody told us otherwise."})
    assert response.status_code == SAVED
    assert (results(desk)[one], results(desk)[two]) == ("cannot-tell", "set-aside")
    assert desk.latest.reason == "Somebody told us otherwise."


def test_where_there_is_nothing_to_do_the_page_says_so(blank: Desk) -> None:
    assert "Nobody has set a right aside" in read(blank.get(BACK))
    blank.post(ASIDE, {"rights": waiting(blank), "reason": "A test."})
    text = read(blank.get(ASIDE))
    assert "Nothing to set aside" in text
    assert "Take back what was said of rights" in read(blank.get("rights/"))


def test_that_nothing_touches_a_right_is_said_once(desk: Desk) -> None:
    text = read(desk.get(ASIDE))
    assert text.count("nothing in the dossier touches it so far") == 1
    assert "Nothing in the dossier touches this right" not in text
    first = {right.id: right.reasons[0].code for right in desk.judged.rights if right.result == "cannot-tell"}
    assert set(first.values()) > {"right-open"}
    tags = page(desk.get(ASIDE)).tags
    hinted = {attrs["value"] for tag, attrs in tags if attrs.get("name") == "rights" and "aria-describedby" in attrs}
    assert hinted == {id_ for id_, code in first.items() if code != "right-open"}
