"""Known patterns of harm: recorded as an impact, set aside with a reason, and never silently gone."""

from __future__ import annotations

import pytest

from duecare.core.catalogue import Harm
from duecare.core.method.findings import HarmFinding
from duecare.knowledge import bundle
from tests.web.desk import HOSTILE, SAVED, Desk, fields, page, read, text_of

SAID = {"reason": "No letter goes out\r\nwithout a person."}


def harm(desk: Desk, id_: str) -> HarmFinding:
    return next(found for found in desk.judged.harms if found.id == id_)


def fitting(desk: Desk) -> str:
    """A pattern that the facts fit, and that no impact is recorded of."""
    recorded = {impact.harm for impact in desk.document.impacts.values()}
    return next(found.id for found in desk.judged.harms if found.result == "suggested" and found.id not in recorded)


def title(id_: str) -> str:
    return bundle.load().of(Harm)[id_].title


def test_from_the_form_that_records_it_a_pattern_can_be_set_aside(desk: Desk) -> None:
    id_ = fitting(desk)
    links = [attrs.get("href") for tag, attrs in page(desk.get(f"new-impact/?harm={id_}")).tags if tag == "a"]
    assert desk.url(f"patterns/{id_}/") in links
    shown = desk.get(f"patterns/{id_}/")
    assert "The facts fit it" in read(shown)
    assert desk.url(f"new-impact/?harm={id_}") in [a.get("href") for tag, a in page(shown).tags if tag == "a"]
    assert "take-back" not in text_of(shown), "nobody has said anything yet"


def test_a_pattern_is_set_aside_by_name_and_stays_visible_with_its_result(desk: Desk) -> None:
    id_, rights = fitting(desk), {right.id: right.result for right in desk.judged.rights}
    response = desk.post(f"patterns/{id_}/", SAID)
    assert (response.status_code, response["Location"]) == (SAVED, desk.url("impacts/"))
    assert desk.plain["harms"] == {
        id_: {
            "decision": "set-aside",
            "reason": "No letter goes out\nwithout a person.",
            "by": desk.user.handle,
            "on": "2026-11-22",
        }
    }
    assert harm(desk, id_).result == "suggested"
    assert {right.id: right.result for right in desk.judged.rights} == rights
    for path in ("impacts/", "rights/"):
        suggested, _, aside = read(desk.get(path)).rpartition("Set aside by a person")
        assert title(id_) not in suggested.rpartition("Known patterns of harm")[2]
        assert title(id_) in aside
        assert "The facts fit it; set aside by a person" in aside
        assert "“No letter goes out without a person.”" in aside
    report = read(desk.get("report/"))
    assert "The facts fit it; set aside by a person" in report
    assert "No letter goes out" in report
    for right in bundle.load().of(Harm)[id_].rights:
        own = read(desk.get(f"rights/{right}/"))
        assert "set aside a known pattern of harm that touches this right" in own


def test_a_pattern_that_may_fit_can_be_set_aside_and_its_questions_are_still_asked(desk: Desk) -> None:
    open_ = next(found for found in desk.judged.harms if found.result == "cannot-tell")
    asked = [question.id for question in desk.judged.next_questions]
    assert title(open_.id) in read(desk.get("impacts/")).rpartition("May fit")[2]
    desk.post(f"patterns/{open_.id}/", SAID)
    assert harm(desk, open_.id).result == "cannot-tell"
    assert [question.id for question in desk.judged.next_questions] == asked
    may_fit = read(desk.get("impacts/")).rpartition("May fit")[2].partition("Set aside by a person")[0]
    assert title(open_.id) not in may_fit


def test_what_was_set_aside_can_be_taken_back_and_the_history_keeps_why(desk: Desk) -> None:
    id_ = fitting(desk)
    desk.post(f"patterns/{id_}/", SAID)
    sent = fields(desk.get(f"patterns/{id_}/"))
    assert (sent["decision"], sent["reason"]) == (["set-aside"], ["No letter goes out\nwithout a person."])
    response = desk.post(f"patterns/{id_}/", {"decision": "take-back", "reason": "One went out."})
    assert response.status_code == SAVED
    assert "harms" not in desk.plain
    assert desk.latest.reason == "One went out."
    assert "Set aside by a person" not in read(desk.get("impacts/")).rpartition("Known patterns of harm")[2]


def test_without_a_reason_or_a_decision_nothing_changes_and_nothing_is_lost(desk: Desk) -> None:
    id_, before = fitting(desk), desk.plain
    assert desk.post(f"patterns/{id_}/", {"reason": " "}).status_code == 422
    assert desk.plain == before
    desk.post(f"patterns/{id_}/", SAID)
    before = desk.plain
    response = desk.post(f"patterns/{id_}/", {"reason": HOSTILE[0]})
    assert response.status_code == 422
    assert fields(response)["reason"] == [HOSTILE[0]]
    assert HOSTILE[0] not in text_of(response)
    assert desk.plain == before


def test_the_impacts_recorded_of_a_pattern_stand_on_its_page(desk: Desk) -> None:
    impact = next(impact for impact in desk.document.impacts.values() if impact.harm)
    assert f"Recorded here {impact.title}" in read(desk.get(f"patterns/{impact.harm}/"))


def test_a_pattern_that_is_not_there_is_not_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.get("patterns/no-such-pattern/").status_code == 404
    id_ = fitting(desk)
    monkeypatch.setattr("duecare.web.dossiers.store.Judged.harms", ())
    assert desk.get(f"patterns/{id_}/").status_code == 404
    assert f"patterns/{id_}/" not in text_of(desk.get(f"new-impact/?harm={id_}"))
