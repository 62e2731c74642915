"""Facts: what is asked, one question at a time, and what an answer makes of the document."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue import FactQuestion
from duecare.knowledge import bundle
from duecare.report.words import Words
from duecare.web.assessment.forms.answers import MOST
from duecare.web.assessment.forms.facts import FactForm
from duecare.web.dossiers.store import Judged
from tests.web.desk import ALL_HOSTILE, BROKEN, SAVED, Desk, fields, made, page, read, text_of

ASKED = "facts/scores-people/"


def stated(desk: Desk, fact: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.plain["facts"][fact]
    return found


# the list


def test_the_list_asks_what_could_change_a_conclusion_and_shows_what_is_stated(desk: Desk) -> None:
    asked, known = read(desk.get("facts/")).split("What is stated")
    for said in ("Does it forecast crime", "Two voices disagree on this.", "A text suggests an answer.", "Suggested"):
        assert said in asked
    assert "Does the system give people a score, a rank, a category or a flag? Yes" in known
    assert "Case workers departed from 2 of 84 flags." in known
    for said in ("Does it forecast crime", "What happens to a person", "Does it use nationality"):
        assert said not in known


def test_a_few_questions_come_first_and_the_others_by_topic(blank: Desk) -> None:
    asked = [question.id for question in blank.judged.next_questions]
    blank.post(f"facts/{asked[1]}/", {"value": "unknown"})
    asked = [question.id for question in blank.judged.next_questions]
    shown = blank.get("facts/")
    first, rest = read(shown).split("Then, by topic")
    questions = bundle.load().of(FactQuestion)
    known = [id_ for id_ in asked if id_ in blank.plain["facts"]]
    assert len(known) == 1
    assert [id_ for id_ in asked if questions[id_].question in first] == [id_ for id_ in asked if id_ not in known][:6]
    links = [attrs["href"] for tag, attrs in page(shown).tags if tag == "a"]
    assert all(links.count(blank.url(f"facts/{id_}/")) == 1 for id_ in asked)
    assert f"{questions[known[0]].question} Not known yet" in rest
    topics = [rest.index(Words("en", bundle.load()).label("topic", topic).text) for topic in ("data", "law")]
    assert topics == sorted(topics)


def test_when_nothing_is_missing_the_list_leads_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Judged, "next_questions", ())
    monkeypatch.setattr(Judged, "each", lambda *_: iter(()))
    assert desk.get("next-fact/")["Location"] == desk.url("facts/")
    text = read(desk.get("facts/"))
    assert "No question is open whose answer could change a conclusion" in text
    assert "Go on to the next step" in text


# one question


def test_a_question_comes_with_all_that_helps_to_answer_it(blank: Desk) -> None:
    text = read(blank.get(ASKED))
    asked = [question.id for question in blank.judged.next_questions]
    for said in (
        f"{len(asked)} questions open",
        "Does the system give people a score, a rank, a category or a flag?",
        "Also when staff see only a list",
        "Who would know Whoever works with its results",
        "What would show it A screen or letter",
        "Not known yet",
        "Why is this asked?",
        "Skip it for now",
    ):
        assert said in text
    sent = fields(blank.get(ASKED))
    assert (sent["base"], sent["note"]) == ([blank.latest.digest], [""])
    assert "value" not in sent


@pytest.mark.parametrize("value", ["yes", "no", "unknown"])
def test_an_answer_is_stated_by_the_person_and_leads_to_the_next_question(blank: Desk, value: str) -> None:
    response = blank.post(ASKED, {"value": value, "note": "The screen shows it.\r\nSeen twice."})
    assert stated(blank, "scores-people") == {
        "value": value,
        "by": blank.user.handle,
        "on": "2026-11-22",
        "note": "The screen shows it.\nSeen twice.",
    }
    following = blank.client.get(response["Location"], follow=True)
    assert following.redirect_chain[-1][0] == blank.url(f"facts/{first_open(blank)}/")
    assert "Saved." in read(following)
    noted = " · 1 of them noted as not known"
    assert f"{len(blank.judged.next_questions)} questions open{noted if value == 'unknown' else ''} " in read(following)


def first_open(desk: Desk) -> str:
    """The first question that nobody has answered."""
    return next(asked.id for asked in desk.judged.next_questions if asked.id not in desk.plain.get("facts", {}))


def test_nobody_is_asked_twice_and_what_an_answer_settles_is_not_asked(blank: Desk) -> None:
    before = {question.id for question in blank.judged.next_questions}
    blank.post("facts/main-functions/", {"value": ["none-of-these"]})
    settled = before - {question.id for question in blank.judged.next_questions} - {"main-functions"}
    assert len(settled) > 10
    came: list[str] = []
    for _ in range(6):
        address = blank.get("next-fact/")["Location"]
        came.append(address.split("/")[-2])
        blank.client.post(address, {"base": blank.latest.digest, "value": "unknown"})
    assert len(set(came)) == len(came)
    assert not set(came) & settled
    assert set(came) & {question.id for question in blank.judged.next_questions}, "not known is no answer"


def test_who_skips_a_question_is_not_led_back_to_it(blank: Desk) -> None:
    asked = [question.id for question in blank.judged.next_questions]
    shown = blank.get(f"facts/{asked[0]}/")
    skip = next(attrs["href"] for tag, attrs in page(shown).tags if attrs.get("href", "").endswith(asked[0]))
    assert skip == blank.url(f"next-fact/?after={asked[0]}")
    second = blank.client.get(skip)["Location"]
    assert second == blank.url(f"facts/{asked[1]}/?after={asked[0]}")
    answered = blank.client.post(second, {"base": blank.latest.digest, "value": "unknown"})
    third = blank.client.get(answered["Location"])["Location"]
    assert third not in (second, blank.url(f"facts/{asked[0]}/"))
    assert blank.client.get(blank.url(f"next-fact/?after={asked[-1]}"))["Location"] == blank.url("facts/")


@pytest.mark.parametrize("after", ["no-such-fact", "%0d%0aX: y", "%00", "<script>"])
def test_what_was_not_skipped_leads_to_the_first(blank: Desk, after: str) -> None:
    response = blank.client.get(blank.url(f"next-fact/?after={after}"))
    assert response.status_code == 302
    assert response["Location"].startswith(blank.url(f"facts/{first_open(blank)}/"))
    assert "x" not in {name.lower() for name in response.headers}


def test_an_answer_that_is_not_asked_any_more_leads_back_to_the_list(desk: Desk) -> None:
    assert desk.post(ASKED, {"value": "yes"})["Location"] == desk.url("facts/")
    assert "Back to all questions" in read(desk.get(ASKED))


def test_several_answers_are_kept_in_a_choice_of_several(blank: Desk) -> None:
    path = "facts/prediction-unit/"
    blank.post(path, {"value": ["person", "place"]})
    assert stated(blank, "prediction-unit")["value"] == ["person", "place"]
    assert fields(blank.get(path))["value"] == ["person", "place"]
    blank.post(path, {"value": ["unknown"]})
    assert stated(blank, "prediction-unit")["value"] == "unknown"
    assert fields(blank.get(path))["value"] == ["unknown"]
    blank.post(path, {"value": ["person", "unknown"]})  # and not sure of the others
    assert stated(blank, "prediction-unit")["value"] == ["person", "unknown"]
    assert fields(blank.get(path))["value"] == ["person", "unknown"]


def test_none_of_these_rules_the_others_out(blank: Desk) -> None:
    both = blank.post("facts/biometric-conditions/", {"value": ["strict-law", "none-of-these"]})
    assert both.status_code == 422
    assert "not both" in read(both)


@pytest.mark.parametrize(
    ("fact", "value"), [("scores-people", ""), ("scores-people", "maybe"), ("prediction-unit", [])]
)
def test_no_answer_is_not_an_answer(blank: Desk, fact: str, value: str) -> None:
    response = blank.post(f"facts/{fact}/", {"value": value, "note": "Kept"})
    assert response.status_code == 422
    assert "There is a problem" in read(response)
    assert fields(response)["note"] == ["Kept"]
    assert blank.row.revisions.count() == 1


def test_an_answer_names_the_evidence_it_rests_on(desk: Desk) -> None:
    path = "facts/looks-for-fraud/"
    assert fields(desk.get(path))["evidence"] == ["tender-text"]
    desk.post(path, {"value": "yes", "evidence": ["tender-text", "pilot-report"]})
    assert stated(desk, "looks-for-fraud")["evidence"] == ["tender-text", "pilot-report"]
    assert desk.post(path, {"value": "yes", "evidence": ["no-such-thing"]}).status_code == 422


def test_evidence_that_is_not_in_the_dossier_is_added_with_the_answer(desk: Desk) -> None:
    path = "facts/looks-for-fraud/"
    new = {"new_evidence": "Minutes of the committee", "new_evidence_kind": "record", "new_evidence_where": "File 12"}
    kept = fields(desk.get(path))
    refused = desk.post(path, {**kept, "value": "", "note": "As they said", **new})
    assert refused.status_code == 422
    again = fields(refused)
    assert [again[name] for name in new] == [[value] for value in new.values()], "nothing that was typed is lost"
    assert '<details class="fold field" open' in text_of(refused)
    assert desk.post(path, {**kept, "value": ["yes"], **new}).status_code == SAVED
    assert desk.plain["evidence"]["minutes-of-the-committee"] == {
        "title": "Minutes of the committee",
        "kind": "record",
        "where": "File 12",
    }
    assert stated(desk, "looks-for-fraud")["evidence"] == ["tender-text", "minutes-of-the-committee"]


def test_new_evidence_without_a_name_is_asked_for_one(blank: Desk) -> None:
    path = "facts/looks-for-fraud/"
    assert "Say what it is" in read(blank.post(path, {"value": "yes", "new_evidence_where": "Shelf 4"}))
    assert blank.post(path, {"value": "yes", "new_evidence": "Minutes"}).status_code == SAVED
    assert blank.plain["evidence"] == {"minutes": {"title": "Minutes", "kind": "document"}}


def test_a_question_that_is_not_open_is_none_of_those_that_are(desk: Desk) -> None:
    asked = desk.judged.next_questions[0]
    assert desk.judged.question(asked.id) == asked
    for id_ in ("no-such-question", "scores-people"):
        with pytest.raises(KeyError, match=id_):
            desk.judged.question(id_)


# suggestions and voices


def test_a_suggestion_counts_only_once_a_person_has_confirmed_it(desk: Desk) -> None:
    path = "facts/uses-origin-data/"
    response = desk.get(path)
    for said in ("A text suggests an answer: Yes", "school certificate from abroad", "Model card of Claim Insight"):
        assert said in read(response)
    assert "value" not in fields(response)
    desk.post(path, {"value": "yes"})
    confirmed = stated(desk, "uses-origin-data")
    assert (confirmed["by"], confirmed.get("basis")) == (desk.user.handle, None)
    assert "A text suggests" not in read(desk.get(path))


def test_every_voice_stays_and_a_reason_settles_it(desk: Desk) -> None:
    path = "facts/flag-consequence/"
    text = read(desk.get(path))
    for said in (
        "Voices differ on this",
        "City of Lindenau: The person or the file is looked at more closely",
        "residents-council: Something is refused, reduced or stopped",
        "6 October 2026. Letter of the ombuds office",
        "Why does this answer stand against what “residents-council” says?",
    ):
        assert said in text
    desk.post(path, {"value": "closer-check", "settled_payments-held": ""})
    assert "settled" not in stated(desk, "flag-consequence")["disputes"]["payments-held"]
    assert "Two voices disagree" in read(desk.get("facts/"))
    desk.post(path, {"value": "closer-check", "settled_payments-held": "Seen in 84 files"})
    dispute = stated(desk, "flag-consequence")["disputes"]["payments-held"]
    assert (dispute["settled"], dispute["settled_by"]) == ("Seen in 84 files", desk.user.handle)
    assert dispute["value"] == "refused-or-stopped"
    assert "Two voices disagree" not in read(desk.get("facts/"))
    assert "Settled: “Seen in 84 files”" in read(desk.get(path))
    assert fields(desk.get(path))["settled_payments-held"] == ["Seen in 84 files"]


# numbers and days


def form(kind: str, data: dict[str, Any]) -> FactForm:
    question = bundle.load().of(FactQuestion)["scores-people"].model_copy(update={"type": kind})
    dossier = made(facts={"scores-people": {"value": "unknown", "by": "x"}})
    return FactForm(data, question=question, dossier=dossier, words=Words("en", bundle.load(), dossier), by="p-1")


@pytest.mark.parametrize(
    ("kind", "sent", "value"),
    [
        ("number", {"value": "1204"}, 1204),
        ("number", {"value": "0"}, 0),
        ("number", {"not_known": "on"}, "unknown"),
        ("date", {"value": "2026-12-02"}, "2026-12-02"),
        ("date", {"not_known": "on"}, "unknown"),
    ],
)
def test_numbers_and_days_are_taken_as_such(kind: str, sent: dict[str, Any], value: object) -> None:
    filled = form(kind, sent)
    assert filled.is_valid()
    (change,) = filled.changes(on=bundle.load().of(FactQuestion)["scores-people"].checked)
    assert change.value["value"] == value  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("number", "-1"), ("number", "1.5"), ("number", "ten"), ("number", str(MOST + 1)), ("date", "x")],
)
def test_what_is_no_number_or_day_is_refused(kind: str, value: str) -> None:
    assert "value" in form(kind, {"value": value}).errors


# hostile text


def test_hostile_text_is_kept_and_does_nothing(desk: Desk) -> None:
    words = ALL_HOSTILE
    path = "facts/flag-consequence/"
    assert (
        desk.post(path, {"value": "closer-check", "note": words, "settled_payments-held": words}).status_code == SAVED
    )
    assert stated(desk, "flag-consequence")["note"] == words.strip()
    for shown in (desk.get(path), desk.get("facts/"), desk.get("report/")):
        assert "<script>alert" not in text_of(shown)
        assert "<img src=x" not in text_of(shown)
    assert fields(desk.get(path))["note"] == [words.strip()]


@pytest.mark.parametrize("body", BROKEN)
def test_what_is_no_text_is_refused_or_made_one(blank: Desk, body: bytes) -> None:
    for field in (b"note", b"value"):
        assert blank.raw(ASKED, b"value=yes&" + field + b"=" + body).status_code in (SAVED, 422)


def test_a_text_that_is_too_long_is_kept_on_the_page(blank: Desk) -> None:
    response = blank.post(ASKED, {"value": "yes", "note": "x" * 30_000})
    assert response.status_code == 422
    assert "20000" in read(response).replace(",", "")
    assert fields(response)["note"] == ["x" * 30_000]


def test_who_came_from_a_red_line_is_led_back_to_see_what_became_of_it(blank: Desk) -> None:
    line = blank.url("red-lines/eu-crime-prediction/")
    hrefs = [attrs.get("href", "") for _tag, attrs in page(blank.get("red-lines/eu-crime-prediction/")).tags]
    asked = blank.url("facts/predicts-offending/?line=eu-crime-prediction")
    assert asked in hrefs
    shown = blank.client.get(asked)
    assert "Save Leave it as it is" in read(shown)
    assert line in [attrs.get("href") for _tag, attrs in page(shown).tags]
    answered = blank.client.post(asked, {"base": blank.latest.digest, "value": "no"})
    assert (answered.status_code, answered["Location"]) == (SAVED, line)
    back = read(blank.client.get(line))
    assert "Saved." in back and "Not crossed on the facts stated" in back


@pytest.mark.parametrize("line", ["", "no-such-line", "//elsewhere.example", "../../"])
def test_a_line_that_is_not_held_leads_nowhere_else(blank: Desk, line: str) -> None:
    asked = f"{ASKED}?line={line}"
    assert "Save and continue Skip it for now" in read(blank.get(asked))
    assert blank.post(asked, {"value": "no"})["Location"] == blank.url("next-fact/")
