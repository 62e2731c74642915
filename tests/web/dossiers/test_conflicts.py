"""Two people change the same thing: each sees both versions, and nothing of either is lost."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.revision import Add, Conflict, Set
from duecare.knowledge import bundle
from duecare.report.words import Words
from duecare.web.dossiers import actions
from duecare.web.dossiers.http.conflict import met
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, fields, read


def described(desk: Desk, **changed: str) -> dict[str, Any]:
    """The form that describes the system, with something changed."""
    return {**fields(desk.get("describe/")), **changed}


def test_different_things_are_both_kept(desk: Desk) -> None:
    mine, theirs = described(desk, name="Mine"), described(desk, territory="Theirs")
    assert desk.post("describe/", theirs, base=theirs["base"][0]).status_code == SAVED
    assert desk.post("describe/", mine, base=mine["base"][0]).status_code == SAVED
    system = desk.document.system
    assert (system.name, system.place.territory) == ("Mine", "Theirs")


def test_the_second_browser_sees_both_and_saves_only_what_it_changed(desk: Desk) -> None:
    mine, theirs = described(desk, purpose="Mine\nof two lines"), described(desk, purpose="Theirs", territory="There")
    desk.post("describe/", theirs, base=theirs["base"][0])
    met = desk.post("describe/", mine, base=mine["base"][0])
    assert met.status_code == 409
    text = read(met)
    for said in ("What it is for", "Before To choose which of 11,000", "Mine of two lines", "Theirs, saved Theirs"):
        assert said in text
    assert "territory" not in text.lower()
    assert desk.document.system.purpose == "Theirs"
    again = desk.client.post(desk.url("describe/"), fields(met))
    assert (again.status_code, again["Location"]) == (SAVED, desk.url())
    system = desk.document.system
    assert (system.purpose, system.place.territory) == ("Mine\nof two lines", "There")
    assert desk.row.revisions.count() == 3


def test_saving_mine_meets_a_third_change_too(desk: Desk) -> None:
    mine, theirs = described(desk, purpose="Mine"), described(desk, purpose="Theirs")
    desk.post("describe/", theirs, base=theirs["base"][0])
    met = desk.post("describe/", mine, base=mine["base"][0])
    desk.post("describe/", described(desk, purpose="A third"))
    again = desk.client.post(desk.url("describe/"), fields(met))
    assert again.status_code == 409
    assert "A third" in read(again)
    assert desk.document.system.purpose == "A third"


def test_two_who_answer_the_same_question_first(blank: Desk) -> None:
    base = blank.latest.digest
    answer = "facts/scores-people/"
    blank.post(answer, {"value": "no", "note": "The manual"}, base=base)
    met = blank.post(answer, {"value": "yes"}, base=base)
    assert met.status_code == 409
    text = read(met)
    for said in ("Does the system give people a score", "Answer: Yes", "Answer: No", "What it is based on: The manual"):
        assert said in text
    assert blank.user.handle not in text
    assert blank.client.post(blank.url(answer), fields(met)).status_code == SAVED
    assert blank.plain["facts"]["scores-people"]["value"] == "yes"


def test_the_same_twice_is_no_conflict(blank: Desk) -> None:
    base = blank.latest.digest
    for _ in range(2):
        assert blank.post("facts/scores-people/", {"value": "yes"}, base=base).status_code == SAVED
    assert blank.row.revisions.count() == 2


def test_changes_that_alter_a_judgement_only_together_are_shown_together(desk: Desk) -> None:
    path = "impacts/wrongly-suspected/severity"
    base = desk.latest.digest
    reason = {"reason": "Seen"}
    desk.post(f"{path}/scope/?rater=expert", {"value": "4", **reason}, base=base)
    met = desk.post(f"{path}/irremediability/?rater=expert", {"value": "4", **reason}, base=base)
    assert met.status_code == 409
    text = read(met)
    assert "Together they alter it" in text
    assert "Most people on the list have done nothing" in text
    assert "Both together Critical" in text
    assert desk.client.post(desk.url(f"{path}/irremediability/?rater=expert"), fields(met)).status_code == SAVED
    assert next(found for found in desk.judged.impacts if found.id == "wrongly-suspected").tier_low == "critical"


@pytest.mark.parametrize("base", ["", "rubbish", "sha256:" + "0" * 64, "a\0b", "x" * 5_000])
def test_a_form_of_no_known_revision_says_so_and_keeps_what_was_typed(blank: Desk, base: str) -> None:
    response = blank.post("describe/", {"title": "New", "purpose": "Kept"}, base=base)
    assert response.status_code == 422
    assert "a version that this dossier never had" in read(response)
    assert fields(response)["purpose"] == ["Kept"]
    assert blank.row.revisions.count() == 1


def test_a_form_shown_again_keeps_the_revision_it_came_from(blank: Desk) -> None:
    base = blank.latest.digest
    blank.post("describe/", {"title": "Theirs"})
    wrong = blank.post("describe/", {"title": "Mine", "countries": "Atlantis"}, base=base)
    assert wrong.status_code == 422
    sent = fields(wrong)
    assert sent["base"] == [base]
    met = blank.post("describe/", {**sent, "countries": ""}, base=base)
    assert met.status_code == 409


def test_what_the_document_cannot_take_is_said_on_the_form(blank: Desk, clock: Clock) -> None:
    answers = {f"p{number}": answer(f"p{number}") for number in range(10)}
    add = Add(("red_lines", "wg-incompatible"), {"answers": answers})
    actions.revise(blank.row, base=blank.latest.digest, changes=[add], by=blank.user, at=clock.now)
    response = blank.post("red-lines/wg-incompatible/", {"decision": "crossed", "reason": "Kept"})
    assert response.status_code == 422
    assert "at most 10" in read(response)
    assert fields(response)["reason"] == ["Kept"]


def answer(by: str) -> dict[str, str]:
    return {"decision": "not-crossed", "reason": "No", "by": by}


def test_every_kind_of_conflict_reads_as_words(desk: Desk, clock: Clock) -> None:
    """Whatever two changes meet on, the page names it and shows no path and no brace."""
    base, involved = desk.latest.digest, fields(desk.get("impacts/mark-that-stays/involvement/city/"))
    impact = ("impacts", "mark-that-stays")
    theirs = [
        Set((*impact, "involvement", "city"), {"connected": "yes", "sufficient": "yes"}),
        Set((*impact, "groups"), ["children"]),
        Set(("rights", "privacy"), {"decision": "at-stake", "reason": "R", "by": "x"}),
        Set(("actors", "city", "roles"), ["authority"]),
        Set(("gate",), "need"),
    ]
    actions.revise(desk.row, base=base, changes=theirs, by=desk.user, at=clock.now)
    mine: list[tuple[str, dict[str, Any], str, str]] = [
        ("impacts/mark-that-stays/involvement/city/", {**involved, "part": "no"}, "City of Lindenau", "omission"),
        ("impacts/mark-that-stays/describe/", {"title": "A flag", "groups": ["migrants"]}, "Children", "Migrants"),
        ("rights/privacy/", {"decision": "set-aside", "reason": "S"}, "Privacy", "Set aside"),
        ("chain/city/", {"name": "City of Lindenau", "kind": "public-body", "roles": ["user"]}, "Authority", "User"),
        ("next-decision/", {"gate": "tender"}, "Next decision", "Call for tenders"),
    ]
    for path, sent, theirs_said, mine_said in mine:
        met = desk.post(path, {"likelihood": "unknown", "touches_core": "unknown", **sent}, base=base)
        assert met.status_code == 409, path
        text = read(met).split("Two changes met", 2)[-1]
        assert not {"{", "}", "[", "_", "None"} & set(text), text
        assert theirs_said in text
        assert mine_said in text


@pytest.mark.parametrize(
    ("kind", "path", "value", "about", "said"),
    [
        ("judgement", ("red_lines", "wg-incompatible"), "crossed", "Any other system", ["Crossed"]),
        ("judgement", ("impacts", "mark-that-stays"), ("severe", "severe"), "A flag stays", ["Severe"]),
        (
            "judgement",
            ("impacts", "mark-that-stays"),
            ("limited", "severe"),
            "A flag",
            ["Limited to severe, not settled"],
        ),
        (
            "judgement",
            ("impacts", "mark-that-stays", "involvement", "city"),
            "border",
            "A flag",
            ["Contribute or linked"],
        ),
        (
            "field",
            ("facts", "prediction-unit"),
            {"value": ["person", "place"]},
            "About whom",
            ["Single people; Places"],
        ),
        (
            "field",
            ("facts", "scores-people"),
            {"value": "yes", "on": "2026-10-06"},
            "Does the",
            ["Yes", "6 October 2026"],
        ),
        (
            "field",
            ("facts", "scores-people"),
            {"value": "no", "disputes": {"x": {"value": "yes", "by": "city", "note": "Seen"}}},
            "Does the system",
            ["No", "X: Answer: Yes; Who says it: City of Lindenau; What it is based on: Seen"],
        ),
        ("field", ("system", "place", "countries"), ["AT", "EG"], "Countries", ["Austria; Egypt"]),
        (
            "field",
            ("impacts", "mark-that-stays", "severity", "scope", "expert"),
            {"count": {"people": {"low": 1200, "high": 3000}, "counted": "exposed"}, "evidence": ["pilot-report"]},
            "A flag stays in the file, and other offices read it",
            ["At least: 1,200", "At most: 3,000", "Exposed to it", "Report on the six-month pilot"],
        ),
        ("field", ("impacts", "mark-that-stays", "testimony"), ["talk-with-claimants"], "A flag", ["Two evenings"]),
        ("field", ("impacts", "mark-that-stays", "involvement", "city"), {"part": "no"}, "City of Lindenau", ["No"]),
        (
            "removed",
            ("measures", "delete-flags"),
            {"title": "T", "due": "2027-01-31"},
            "Delete flags",
            ["31 January 2027"],
        ),
        ("field", ("something", "new"), {"deeper": {"still": 4}}, "Something", ["Still: 4"]),
    ],
)
def test_any_conflict_is_said_in_words(
    desk: Desk, kind: Any, path: tuple[str, ...], value: object, about: str, said: list[str]
) -> None:
    words = Words("en", bundle.load(), desk.document)
    shown = met(Conflict(kind, path, None, value, value, value if kind == "judgement" else None), words)
    assert " › ".join(map(str, shown.about)).startswith(about) or about in map(str, shown.about)
    text = "\n".join(f"{line.term}: {line.text}" for line in shown.mine)
    assert [one for one in said if one not in text] == []
    assert shown.was == ()
    assert shown.theirs == shown.mine
    assert bool(shown.together) is (kind == "judgement")
