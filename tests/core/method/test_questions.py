"""The next best questions: what is missing and could change a conclusion, the gravest conclusion first."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue import Catalogue
from duecare.core.method.findings import QuestionFinding
from tests.core.method.documents import Plain, by_id, codes, fact, judged
from tests.core.method.knowledge import KNOWLEDGE, catalogue, record


def asked(facts: Plain | None = None, **sections: Any) -> list[str]:
    return [question.id for question in judged(facts, **sections).next_questions]


def knowledge(*records: Any) -> Catalogue:
    """Only these records, with the facts and the scales."""
    return catalogue([*KNOWLEDGE.records["facts"].values(), *KNOWLEDGE.records["scales"].values(), *records])


def line(id_: str, fact_: str, effect: str = "ban", **fields: Any) -> Any:
    element = {"text": "It is so", "when": {"fact": fact_, "is": "yes"}}
    return record("red-lines", id_, {"effect": effect, "elements": {"so": element}, **fields})


def harm(id_: str, fact_: str) -> Any:
    return record("harms", id_, {"when": {"fact": fact_, "is": "yes"}, "rights": ["privacy"]})


def duty(id_: str, fact_: str) -> Any:
    when = {"fact": fact_, "is": "yes"}
    return record("duties", id_, {"norm": "principles", "addressee": "any", "asks": ["Do"], "applies_when": when})


CLEARED = {"cleared_when": {"fact": "accuracy-shown", "is": "yes"}}

EACH_KIND = knowledge(
    line("z-ban", "scores-people"),
    line("y-moratorium", "in-public", "moratorium", **CLEARED),
    line("x-advisory", "harms-them", "advisory"),
    line("w-draft", "court-order", "proposed"),
    line("v-unsure", "narrow-use", sure="unsure"),
    harm("a-harm", "people-told"),
    duty("a-duty", "tested"),
)


def test_bans_before_moratoria_before_harms_before_other_lines_before_duties() -> None:
    others = ["narrow-use", "court-order", "harms-them"]  # an unsure ban is asked about like any other line
    assert asked(catalogue=EACH_KIND) == ["scores-people", "in-public", "people-told", *others, "tested"]


def test_what_would_clear_a_moratorium_is_asked_once_it_holds() -> None:
    assert "accuracy-shown" not in asked(catalogue=EACH_KIND)
    assert asked({"in-public": "yes"}, catalogue=EACH_KIND)[1] == "accuracy-shown"


def test_an_answered_fact_is_asked_no_more() -> None:
    answers = dict.fromkeys(("scores-people", "in-public", "court-order", "narrow-use", "harms-them"), "no")
    assert asked({**answers, "people-told": "no", "tested": "no"}, catalogue=EACH_KIND) == []


def test_what_a_decided_line_leaves_open_is_not_asked() -> None:
    assert "harms-them" not in asked(
        {"scores-people": "no"}, catalogue=knowledge(*KNOWLEDGE.records["red-lines"].values())
    )


def test_inside_a_kind_what_could_change_more_comes_first_then_the_order_of_the_records() -> None:
    records = [line("a", "tested"), line("b", "on-sale"), line("c", "people-told"), line("d", "on-sale")]
    assert asked(catalogue=knowledge(*records)) == ["on-sale", "tested", "people-told"]


def test_a_fact_stands_by_the_gravest_conclusion_that_it_could_change() -> None:
    records = [harm("a", "on-sale"), harm("b", "tested"), harm("c", "tested"), line("d", "on-sale")]
    assert asked(catalogue=knowledge(*records)) == ["on-sale", "tested"]


def question(id_: str, facts: Plain | None = None) -> QuestionFinding:
    found: QuestionFinding = by_id(judged(facts).next_questions)[id_]
    return found


def test_a_question_says_what_its_answer_could_change() -> None:
    found = question("in-union")
    assert [(reason.code, str(reason.args[0][1])) for reason in found.reasons] == [
        ("asks-line", "union-scoring"),
        ("asks-duty", "tell"),
    ]
    assert "asks-harm" in codes(question("share-wrong"))


@pytest.mark.parametrize(
    ("id_", "value", "shown"),
    [("scores-people", "yes", "yes"), ("uses", ["faces", "texts"], "faces, texts"), ("share-wrong", 7, "7")],
)
def test_a_suggested_answer_is_put_to_a_person(id_: str, value: Any, shown: str) -> None:
    found = question(id_, {id_: fact(value, basis="suggested")})
    assert (found.suggested, found.reasons[0].code) == (shown, "asks-suggested")
    assert found.facts >= {id_}


def test_a_dispute_is_put_first_among_the_reasons() -> None:
    found = question("scores-people", {"scores-people": fact("yes", disputes={"a": {"value": "no", "by": "union"}})})
    assert (found.suggested, found.reasons[0].code) == (None, "asks-disputed")


def test_a_fact_stated_as_unknown_is_asked_again() -> None:
    found = question("scores-people", {"scores-people": "unknown"})
    assert (found.suggested, set(codes(found))) == (None, {"asks-lines", "asks-harm"})


def test_what_a_person_must_decide_asks_for_no_fact() -> None:
    raised = {"anything-else": {"raised": "It degrades."}}
    assert asked(red_lines=raised) == asked()


def test_patterns_are_asked_by_the_gravest_that_they_have_been() -> None:
    worst = record("harms", "z", {**dict(harm("z", "tested").plain()), "could_be": "critical"})
    mild = record("harms", "a", {**dict(harm("a", "on-sale").plain()), "could_be": "limited"})
    assert asked(catalogue=knowledge(mild, worst, harm("b", "people-told"))) == ["tested", "people-told", "on-sale"]


def test_a_wider_question_that_could_settle_a_missing_one_is_asked_before_it() -> None:
    narrow = record(
        "facts", "knows-faces", {"type": "yes-no", "no_when": {"not": {"fact": "uses", "includes": "faces"}}}
    )
    catalogue = knowledge(narrow, line("a", "knows-faces"))
    assert asked(catalogue=catalogue) == ["uses", "knows-faces"]
    assert asked({"uses": ["texts"]}, catalogue=catalogue) == []
    assert asked({"uses": ["faces"]}, catalogue=catalogue) == ["knows-faces"]
    assert asked({"knows-faces": "unknown"}, catalogue=catalogue) == ["knows-faces"]
