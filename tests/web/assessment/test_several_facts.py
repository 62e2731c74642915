"""Several questions on one page: each is answered or left open, and what they rest on is said once."""

from __future__ import annotations

from duecare.core.catalogue import FactQuestion
from duecare.knowledge import bundle
from tests.web.desk import HOSTILE, SAVED, Desk, fields, page, read, text_of

SEVERAL = "several-facts/"
FUNCTIONS, OPTION = "main-functions", "judge-people"


def shown(desk: Desk, path: str = SEVERAL) -> list[str]:
    return fields(desk.get(path))["asked"]


def sent(desk: Desk, **more: object) -> dict[str, object]:
    return {"asked": shown(desk), **more}


def yes_no(desk: Desk) -> list[str]:
    """Those on the page that are answered with a yes or a no."""
    sent = {attrs["name"]: attrs for tag, attrs in page(desk.get(SEVERAL)).tags if attrs.get("value") == "yes"}
    return [name.removesuffix("-value") for name in sent]


def test_the_weightiest_open_questions_come_first_and_nothing_is_chosen(blank: Desk) -> None:
    asked = [question.id for question in blank.judged.next_questions]
    assert shown(blank) == asked[:6]
    given = fields(blank.get(SEVERAL))
    assert not [name for name in given if name.endswith("-value")]


def test_each_answer_is_a_statement_of_its_own_and_what_is_left_out_stays_open(blank: Desk) -> None:
    one, two = yes_no(blank)[:2]
    three = next(id_ for id_ in shown(blank) if id_ not in (one, two))
    answers = {f"{one}-value": "no", f"{two}-value": "unknown"}
    basis = {"note": "Read the offer.\r\nAsked them.", "new_evidence": "The offer", "new_evidence_kind": "document"}
    response = blank.post(SEVERAL, sent(blank, **answers, **basis))
    assert (response.status_code, response["Location"]) == (SAVED, blank.url(SEVERAL))
    said = {
        "by": blank.user.handle,
        "on": "2026-11-22",
        "evidence": ["the-offer"],
        "note": "Read the offer.\nAsked them.",
    }
    assert blank.plain["facts"] == {one: {"value": "no", **said}, two: {"value": "unknown", **said}}
    assert blank.plain["evidence"]["the-offer"]["title"] == "The offer"
    assert {one, two}.isdisjoint(shown(blank))
    assert three in [question.id for question in blank.judged.next_questions]


def test_without_any_answer_nothing_is_stated(blank: Desk) -> None:
    before = blank.plain
    response = blank.post(SEVERAL, sent(blank, note=HOSTILE[0]))
    assert response.status_code == 422
    assert "Answer at least one question." in read(response)
    assert fields(response)["note"] == [HOSTILE[0]]
    assert HOSTILE[0] not in text_of(response)
    assert blank.plain == before


def test_one_wrong_answer_loses_none_of_the_others(blank: Desk) -> None:
    one, before = yes_no(blank)[0], blank.plain
    wrong = {f"{one}-value": "no", f"{FUNCTIONS}-value": ["none-of-these", OPTION]}
    response = blank.post(SEVERAL, sent(blank, **wrong))
    assert response.status_code == 422
    assert "Choose what holds, or that none of these does, not both." in read(response)
    assert fields(response)[f"{one}-value"] == ["no"]
    assert blank.plain == before


def test_what_is_suggested_or_disputed_is_left_to_its_own_page(desk: Desk) -> None:
    asked = {question.id: question.reasons[0].code for question in desk.judged.next_questions}
    apart = {id_ for id_, code in asked.items() if code in ("asks-disputed", "asks-suggested")}
    assert apart
    assert apart.isdisjoint(shown(desk))


def test_those_that_are_skipped_are_left_in_peace(blank: Desk) -> None:
    first = shown(blank)
    assert shown(blank, f"{SEVERAL}?after={first[-1]}")[0] not in first
    assert shown(blank, f"{SEVERAL}?after=no-such-question") == first


def test_a_question_that_is_not_held_is_not_answered(blank: Desk) -> None:
    response = blank.post(SEVERAL, {"asked": ["no-such-question"], "no-such-question-value": "no"})
    assert (response.status_code, response["Location"]) == (SAVED, blank.url(SEVERAL))
    assert "facts" not in blank.plain


def test_what_somebody_else_answered_meanwhile_is_not_gone_over(blank: Desk) -> None:
    one, asked, base = yes_no(blank)[0], shown(blank), blank.latest.digest
    blank.post(f"facts/{one}/", {"value": "yes"})
    response = blank.post(SEVERAL, {"asked": asked, f"{one}-value": "no"}, base=base)
    assert response.status_code == 409
    assert blank.plain["facts"][one]["value"] == "yes"


def test_the_list_and_a_question_lead_there(blank: Desk) -> None:
    one = shown(blank)[0]
    for path in ("facts/", f"facts/{one}/"):
        assert blank.url(SEVERAL) in [attrs["href"] for tag, attrs in page(blank.get(path)).tags if tag == "a"]


def test_it_says_when_no_answer_could_change_a_red_line(blank: Desk) -> None:
    said, codes = "No answer on this page could change a red line.", ("asks-line", "asks-lines")
    assert said not in read(blank.get(SEVERAL))
    asked = list(blank.judged.next_questions)
    last = max(n for n, one in enumerate(asked) if any(why.code in codes for why in one.reasons))
    assert said in read(blank.get(f"{SEVERAL}?after={asked[last].id}"))


def test_where_nothing_is_left_it_says_so_and_leads_to_the_list(blank: Desk) -> None:
    last = blank.judged.next_questions[-1].id
    response = blank.get(f"{SEVERAL}?after={last}")
    assert "Nothing to answer here" in read(response)
    assert "form" not in [
        tag for tag, attrs in page(response).tags if attrs.get("method") == "post" and "class" not in attrs
    ]
    assert blank.url("facts/") in [attrs["href"] for tag, attrs in page(response).tags if tag == "a"]


def test_of_questions_on_the_same_red_line_the_first_comes_alone(blank: Desk) -> None:
    for fact, value in (("main-functions", "generate-content"), ("areas-of-use", "none-of-these")):
        assert blank.post(f"facts/{fact}/", {"value": [value]}).status_code == SAVED
    seen: list[str] = []
    for _ in range(3):
        asked = shown(blank)
        seen += asked
        assert not {"generates-child-abuse-material", "child-material-role"} <= set(asked)
        answers = {f"{id_}-value": "no" for id_ in asked} | not_known(asked)
        assert blank.post(SEVERAL, {"asked": asked, **answers}).status_code == SAVED
    assert "generates-child-abuse-material" in seen
    assert "child-material-role" not in seen


def not_known(asked: list[str]) -> dict[str, object]:
    """An answer to those that are not answered with a yes or a no."""
    return {f"{id_}-value": "unknown" for id_ in asked if bundle.load().of(FactQuestion)[id_].type != "yes-no"}
