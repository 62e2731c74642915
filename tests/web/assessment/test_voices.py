"""Voices against a fact: recorded in a form, shown beside it everywhere, and settled by somebody who said neither."""

from __future__ import annotations

import re
from typing import Any

import pytest

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from tests.web.conftest import NOW
from tests.web.desk import ALL_HOSTILE, SAVED, Desk, fields, page, read, text_of

FACT = "facts/people-told/"
NEW = f"{FACT}otherwise/"
SAID = {"by": "registry", "value": "no", "note": "Eight of eight letters say nothing of it."}


def disputes(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = desk.plain["facts"]["people-told"].get("disputes", {})
    return found


def open_checks(desk: Desk) -> set[tuple[str, str]]:
    return {(one.check, one.id) for one in desk.judged.open_items}


def write(desk: Desk, value: dict[str, Any]) -> None:
    """State the fact otherwise than through the form."""
    change = Set(("facts", "people-told"), value)
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=NOW)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    write(desk, {"value": "yes", "by": "city", "on": "2027-01-12"})
    return desk


def test_a_voice_against_a_fact_makes_it_unknown_and_is_shown_with_it(desk: Desk) -> None:
    assert desk.url(NEW) in {attrs.get("href") for tag, attrs in page(desk.get(FACT)).tags if tag == "a"}
    assert "City of Lindenau: Yes" in read(desk.get(NEW))
    assert desk.post(NEW, {**SAID, "on": "2027-01-20"})["Location"] == desk.url(FACT)
    assert disputes(desk) == {"registry": {**SAID, "on": "2027-01-20"}}
    text = read(desk.get(FACT))
    assert "Voices differ on this City of Lindenau: Yes" in text
    assert "Lindenau Data Registry: No: “Eight of eight letters say nothing of it.”" in text
    assert ("disputed-fact", "people-told") in open_checks(desk)
    for shown in ("facts/", "report/"):
        assert "Says otherwise: Lindenau Data Registry" in read(desk.get(shown)), shown


def test_nothing_typed_is_lost_and_each_problem_is_said(desk: Desk) -> None:
    typed = {"note": "Long to type", "on": "2027-01-20"}
    shown = desk.post(NEW, typed)
    assert shown.status_code == 422
    assert {"Say who.", "Choose an answer. “Not known yet” is one."} <= set(re_errors(shown))
    assert {name: fields(shown)[name] for name in typed} == {name: [said] for name, said in typed.items()}
    assert "This is what is stated already." in read(desk.post(NEW, {**SAID, "value": "yes"}))
    assert "Write something here." in read(desk.post(NEW, {**SAID, "note": ""}))
    assert disputes(desk) == {}


def re_errors(shown: Any) -> list[str]:
    return [one for one in ("Say who.", "Choose an answer. “Not known yet” is one.") if one in read(shown)]


@pytest.mark.parametrize(
    ("role", "kept"),
    [
        ("Works council", "works-council"),
        ("Conseil d’établissement", "conseil-detablissement"),
        ("مجلس", None),
        ("", None),
        ("p-1", None),
    ],
)
def test_a_role_becomes_an_id_and_never_that_of_a_person(desk: Desk, role: str, kept: str | None) -> None:
    answer = desk.post(NEW, {**SAID, "by": "+", "role": role})
    assert [said["by"] for said in disputes(desk).values()] == ([kept] if kept else [])
    assert answer.status_code == (SAVED if kept else 422)
    if kept:
        again = fields(desk.get(f"{NEW}{kept}/"))
        assert (again["by"], again["role"]) == (["+"], [kept])


def test_a_group_of_people_is_named_and_its_words_keep_their_language(desk: Desk) -> None:
    desk.post(NEW, {**SAID, "by": "migrants", "note": "Niemand sagte etwas.", "language": "German"})
    assert disputes(desk)["migrants"]["language"] == "de"
    shown = desk.get(FACT)
    assert "Migrants" in read(shown)
    assert re.search(r'<(?:bdi|span) lang="de"[^>]*>Niemand sagte etwas\.</', text_of(shown))
    assert '<bdi lang="de">Niemand sagte etwas.</bdi>' in text_of(desk.get("report/"))
    assert fields(desk.get(f"{NEW}migrants/"))["language"] == ["German"]


def test_the_same_may_say_more_than_one_thing_and_evidence_is_named_on_the_way(desk: Desk) -> None:
    desk.post(NEW, {**SAID, "new_evidence": "Eight letters"})
    desk.post(NEW, {**SAID, "value": "unknown"})
    assert len(disputes(desk)) == 2
    assert disputes(desk)["registry"]["evidence"] == ["eight-letters"]
    assert desk.plain["evidence"]["eight-letters"]["title"] == "Eight letters"


def test_somebody_who_said_neither_settles_it_and_the_voice_stays(desk: Desk) -> None:
    desk.post(NEW, SAID)
    sent = {"value": "yes", "settled_registry": "The letters of March say it."}
    assert desk.post(FACT, sent).status_code == SAVED
    assert disputes(desk)["registry"]["settled_by"] == desk.user.handle
    assert desk.plain["facts"]["people-told"]["by"] == "city"
    assert ("disputed-fact", "people-told") not in open_checks(desk)
    assert "Says otherwise: Lindenau Data Registry" in read(desk.get("facts/"))
    assert "Says otherwise: Lindenau Data Registry" in read(desk.get("facts/?show=answered"))
    desk.post(f"{NEW}registry/", {**SAID, "note": "Nine of nine letters."})
    assert "settled" not in disputes(desk)["registry"], "it says something else now"


def test_what_was_not_changed_stays_settled(desk: Desk) -> None:
    write(desk, {"value": "yes", "by": "city", "disputes": {"x": {**SAID, "settled": "Seen.", "settled_by": "lead"}}})
    assert "If you change what they say, it is open again." in read(desk.get(f"{NEW}x/"))
    desk.post(f"{NEW}x/", {**SAID, "on": "2027-02-03"})
    assert (disputes(desk)["x"]["settled_by"], disputes(desk)["x"]["on"]) == ("lead", "2027-02-03")
    desk.post(FACT, {"value": "yes", "settled_x": "Seen."})
    assert disputes(desk)["x"]["settled_by"] == "lead", "nobody gave another reason"
    desk.post(FACT, {"value": "unknown", "settled_x": "Seen."})
    assert "settled" not in disputes(desk)["x"], "it settled that the answer is yes"


@pytest.mark.parametrize("party", ["stated", "otherwise"])
def test_a_party_settles_nothing(desk: Desk, party: str) -> None:
    me = desk.user.handle
    write(desk, {"value": "yes", "by": me if party == "stated" else "city"})
    desk.post(NEW, {**SAID, "by": me if party == "otherwise" else "registry"})
    (key,) = disputes(desk)
    assert "Somebody else settles which voice holds" in read(desk.get(FACT))
    assert desk.post(FACT, {"value": "yes", f"settled_{key}": "I am right."}).status_code == SAVED
    assert "settled" not in disputes(desk)[key]


def test_whoever_gives_another_answer_settles_nothing_for_it(desk: Desk) -> None:
    desk.post(NEW, SAID)
    shown = desk.post(FACT, {"value": "unknown", "settled_registry": "Nobody can know."})
    assert shown.status_code == 422
    assert "You give another answer here." in read(shown)
    assert fields(shown)["settled_registry"] == ["Nobody can know."]
    assert desk.post(FACT, {"value": "no", "settled_registry": "They are right."}).status_code == SAVED
    assert desk.plain["facts"]["people-told"]["by"] == desk.user.handle


def test_a_colleague_who_said_it_stays_the_one_who_said_it(desk: Desk) -> None:
    write(desk, {"value": "yes", "by": "city", "disputes": {"x": {**SAID, "by": "p-colleague"}}})
    assert fields(desk.get(f"{NEW}x/"))["by"] == ["p-colleague"]
    desk.post(f"{NEW}x/", {**SAID, "by": "p-colleague", "note": "And ten."})
    assert disputes(desk)["x"] == {**SAID, "by": "p-colleague", "note": "And ten."}


def test_a_voice_is_taken_out_with_a_reason(desk: Desk) -> None:
    desk.post(NEW, SAID)
    remove = f"{NEW}registry/remove/"
    assert "The fact as it is stated." in read(desk.get(remove))
    assert desk.post(remove, {"reason": ""}).status_code == 422
    assert desk.post(remove, {"reason": "Recorded twice"})["Location"] == desk.url(FACT)
    assert disputes(desk) == {}


def test_there_is_no_voice_where_nobody_said_anything(desk: Desk) -> None:
    for path in (f"{NEW}nobody/", f"{NEW}nobody/remove/", "facts/no-such/otherwise/", "facts/has-fallback/otherwise/"):
        assert desk.get(path).status_code == 404, path


def test_hostile_text_is_kept_and_does_nothing(desk: Desk) -> None:
    words = ALL_HOSTILE
    assert desk.post(NEW, {**SAID, "note": words, "role": words, "language": "fr"}).status_code == SAVED
    assert disputes(desk)["registry"]["note"] == words.strip()
    for shown in (desk.get(FACT), desk.get("report/"), desk.get(f"{NEW}registry/")):
        assert "<script>alert" not in text_of(shown)
        assert "<img src=x" not in text_of(shown)
