"""Red lines and rights: what people say of them, shown beside what was found, and never instead of it."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue import Harm, RedLine, Right
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.web.dossiers import actions
from duecare.web.dossiers.store import Judged
from tests.web.conftest import Clock
from tests.web.desk import ALL_HOSTILE, SAVED, Desk, fields, page, read, text_of

BY_PEOPLE, BY_FACTS = "red-lines/wg-incompatible/", "red-lines/eu-crime-prediction/"


def line(desk: Desk, id_: str = "wg-incompatible") -> str:
    return next(found.result for found in desk.judged.red_lines if found.id == id_)


def said_of(desk: Desk, id_: str = "wg-incompatible") -> dict[str, Any]:
    found: dict[str, Any] = desk.plain["red_lines"][id_]
    return found


# red lines


def test_the_red_lines_held_are_named_and_that_there_are_others(desk: Desk) -> None:
    text = read(desk.get("red-lines/"))
    for line in bundle.load().of(RedLine).values():
        assert line.title in text
    assert "Other bans exist that are not held here, and were not looked at." in text


def test_red_lines_come_with_result_norm_voices_and_reasons(desk: Desk) -> None:
    text = read(desk.get("red-lines/"))
    for said in ("A second person must decide", "Cannot tell yet", "Ban · EU Artificial Intelligence Act", "Why?"):
        assert said in text
    assert "residents-council: Raised: “A city that suspects everybody" in text
    order = ("A second person must decide", "Cannot tell yet", "Not crossed on the facts stated", "Only shown")
    assert [text.index(stand) for stand in order] == sorted(text.index(stand) for stand in order)


def test_a_line_that_is_crossed_or_decided_by_people_stands_first_and_in_full(desk: Desk, clock: Clock) -> None:
    sent = {"predicts-offending": "yes", "solely-profiling": "yes"}
    changes = [Set(("facts", fact), {"value": value, "by": "city"}) for fact, value in sent.items()]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    text = read(desk.get("red-lines/"))
    assert line(desk, "eu-crime-prediction") == "crossed"
    assert text.index("Forecasting that a person will offend") < text.index("Crossed") < text.index("Cannot tell yet")
    assert "In force from 2 February 2025" in text


def test_a_line_shows_its_norm_and_leads_to_the_facts_that_it_rests_on(desk: Desk) -> None:
    response = desk.get(BY_FACTS)
    text = read(response)
    assert "The norms it rests on EU Artificial Intelligence Act" in text
    assert "Article 5(1)(d) (law)" in text
    links = [attrs["href"] for tag, attrs in page(response).tags if tag == "a"]
    assert desk.url("facts/prediction-unit/?line=eu-crime-prediction") in links
    assert [link for link in links if link.startswith("https://eur-lex.europa.eu/")]


def test_a_line_that_facts_decide_leads_to_the_questions_that_are_open(desk: Desk) -> None:
    response = desk.get(BY_FACTS)
    assert "The facts decide this line." in read(response)
    links = [attrs["href"] for tag, attrs in page(response).tags if tag == "a"]
    assert desk.url("facts/predicts-offending/?line=eu-crime-prediction") in links


def test_two_different_people_must_decide_the_same(desk: Desk, clock: Clock) -> None:
    assert "two different people who say the same" in read(desk.get(BY_PEOPLE))
    assert line(desk) == "awaiting-second-person"
    desk.post(BY_PEOPLE, {"decision": "not-crossed", "reason": "Checks are lawful"})
    assert said_of(desk)["answers"][desk.user.handle] == {
        "decision": "not-crossed",
        "reason": "Checks are lawful",
        "by": desk.user.handle,
        "on": "2026-11-22",
        "impacts": ["payments-held-in-pilot"],
    }
    assert line(desk) == "not-crossed"


def test_one_person_who_decides_twice_is_one_person(blank: Desk) -> None:
    blank.post(BY_PEOPLE, {"decision": "raise", "reason": "It shames people"})
    for _ in range(2):
        blank.post(BY_PEOPLE, {"decision": "not-crossed", "reason": "Not here"})
    assert list(said_of(blank)["answers"]) == [blank.user.handle]
    assert line(blank) == "awaiting-second-person"


def test_two_who_disagree_leave_it_open(desk: Desk) -> None:
    desk.post(BY_PEOPLE, {"decision": "crossed", "reason": "It shames people"})
    assert line(desk) == "cannot-tell"
    assert fields(desk.get(BY_PEOPLE))["reason"] == ["It shames people"]


def test_a_not_crossed_clears_no_line_that_facts_leave_open(desk: Desk) -> None:
    desk.post(BY_FACTS, {"decision": "not-crossed", "reason": "We are nice"})
    assert line(desk, "eu-crime-prediction") == "cannot-tell"
    assert "Not crossed: “We are nice”" in read(desk.get(BY_FACTS))


def test_raising_a_line_takes_nobody_elses_voice(desk: Desk, blank: Desk) -> None:
    blank.post(BY_PEOPLE, {"decision": "raise", "reason": "It shames people"})
    assert said_of(blank) == {
        "raised": "It shames people",
        "raised_by": blank.user.handle,
        "raised_on": "2026-11-22",
    }
    assert line(blank) == "awaiting-second-person"
    assert "Person at this computer: Raised: “It shames people”" in read(blank.get(BY_PEOPLE))
    assert 'value="raise"' not in text_of(desk.get(BY_PEOPLE))
    refused = desk.post(BY_PEOPLE, {"decision": "raise", "reason": "Mine"})
    assert refused.status_code == 422
    assert said_of(desk)["raised_by"] == "residents-council"


@pytest.mark.parametrize(
    "sent", [{}, {"decision": "crossed"}, {"decision": "crossed", "reason": "  "}, {"reason": "Kept"}]
)
def test_nobody_decides_without_a_word_and_a_reason(desk: Desk, sent: dict[str, str]) -> None:
    for path in (BY_PEOPLE, "rights/privacy/"):
        response = desk.post(path, sent)
        assert response.status_code == 422
        assert fields(response)["reason"][0].strip() == sent.get("reason", "").strip()
    assert desk.row.revisions.count() == 1


# rights


def test_rights_come_with_the_known_patterns_beside_them(desk: Desk) -> None:
    text = read(desk.get("rights/"))
    for said in ("Known patterns of harm", "The facts fit it", "At stake", "Set aside by a person"):
        assert said in text
    links = [attrs["href"] for tag, attrs in page(desk.get("rights/")).tags if tag == "a"]
    assert desk.url("new-impact/?harm=automated-benefit-denial") in links


def test_every_right_and_pattern_is_on_the_page_what_is_known_first(desk: Desk, blank: Desk) -> None:
    text = read(desk.get("rights/"))
    order = ("At stake", "Set aside by a person", "Cannot tell yet", "Known patterns", "May fit", "Do not fit")
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    for one in (desk, blank):
        links = [attrs["href"] for tag, attrs in page(one.get("rights/")).tags if tag == "a"]
        for right in bundle.load().of(Right):
            assert links.count(one.url(f"rights/{right}/")) == 1, "each can be decided on"
        for harm in bundle.load().of(Harm):
            assert links.count(one.url(f"new-impact/?harm={harm}")) == 1, "each can be recorded"
    assert "That does not mean that none is." in read(blank.get("rights/"))


def test_what_is_not_known_to_matter_stays_folded(desk: Desk) -> None:
    shown = text_of(desk.get("rights/"))
    folded = [right.id for right in desk.judged.rights if right.result == "cannot-tell"]
    inside = shown[shown.index('<details class="fold">') :]
    assert folded
    assert all(f'rights/{right}/"' in inside for right in folded)
    assert "<details open" not in shown


def test_a_right_says_what_people_can_no_longer_do_and_where_it_stands(blank: Desk) -> None:
    text = read(blank.get("rights/social-security/"))
    record = bundle.load().of(Right)["social-security"]
    assert record.no_longer
    for said in ("people can no longer:", *record.no_longer, "The norms it rests on", "Article 22", "checked on"):
        assert said in text


@pytest.mark.parametrize(("decision", "result"), [("at-stake", "at-stake"), ("set-aside", "set-aside")])
def test_a_right_is_decided_with_a_reason(blank: Desk, decision: str, result: str) -> None:
    response = blank.post("rights/social-security/", {"decision": decision, "reason": "Seen"})
    assert (response.status_code, response["Location"]) == (SAVED, blank.url("rights/"))
    assert blank.plain["rights"]["social-security"] == {
        "decision": decision,
        "reason": "Seen",
        "by": blank.user.handle,
        "on": "2026-11-22",
    }
    assert next(found.result for found in blank.judged.rights if found.id == "social-security") == result
    again = fields(blank.get("rights/social-security/"))
    assert (again["decision"], again["reason"]) == ([decision], ["Seen"])


def test_what_speaks_against_setting_a_right_aside_stays_visible(desk: Desk) -> None:
    desk.post("rights/social-security/", {"decision": "set-aside", "reason": "Convenience"})
    text = read(desk.get("rights/social-security/"))
    assert "Set aside: “Convenience”" in text
    assert len(next(found for found in desk.judged.rights if found.id == "social-security").reasons) > 1


@pytest.mark.parametrize("path", ["red-lines/wg-predictive-policing/", "rights/privacy/", "duties/ungp-22-remediate/"])
def test_what_is_newer_than_the_findings_asks_to_judge_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    for section in ("red_lines", "rights", "duties"):
        monkeypatch.setattr(Judged, section, ())
    response = desk.get(path)
    assert response.status_code == 404
    assert "Judge the dossier again." in read(response)


def test_hostile_reasons_are_shown_and_do_nothing(desk: Desk) -> None:
    words = ALL_HOSTILE
    for path, decision in ((BY_PEOPLE, "crossed"), ("rights/privacy/", "set-aside")):
        assert desk.post(path, {"decision": decision, "reason": words}).status_code == SAVED
    for path in ("red-lines/", "rights/", BY_PEOPLE, "rights/privacy/", "report/"):
        shown = text_of(desk.get(path))
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert fields(desk.get(BY_PEOPLE))["reason"] == [words.strip()]


def test_people_are_named_to_the_team_and_by_handle_to_everybody_else(desk: Desk, clock: Clock) -> None:
    change = Set(("rights", "privacy"), {"decision": "at-stake", "reason": "Seen", "by": desk.user.handle})
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=clock.now)
    assert "Person at this computer: At stake" in read(desk.get("rights/"))
    report = read(desk.get("report/"))
    assert desk.user.handle in report
    assert "Person at this computer" not in report
