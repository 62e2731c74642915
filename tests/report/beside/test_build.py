"""Two accounts in words: each thing with who says it on which side, and no word on who is right."""

from __future__ import annotations

from typing import Any

from duecare.core.dossier import Dossier
from duecare.core.method import assess
from duecare.core.method.beside import Account
from duecare.report.beside.build import beside
from duecare.report.beside.model import Beside, Cell, Row, Side
from duecare.report.words import Words
from tests.report.example import CATALOGUE, ON, blank, dossier


def side(made: Dossier, language: str = "en") -> Side:
    return Side(Account.of(made, assess(made, CATALOGUE, ON), CATALOGUE), Words(language, CATALOGUE, made))


def set_beside(first: Dossier, second: Dossier, language: str = "en", **more: Any) -> Beside:
    return beside(side(first, language), side(second, language), CATALOGUE, **more)


def rows(found: Beside, stand: str, kind: str) -> dict[str, Row]:
    parts = [part for chapter in found.chapters if chapter.stand == stand for part in chapter.parts]
    return {row.id: row for part in parts if part.kind == kind for row in part.rows}


def who(cell: Cell) -> str:
    return " | ".join(one.text for one in cell.who)


def facts(**changed: dict[str, Any]) -> dict[str, Any]:
    return {**dossier().plain()["facts"], **changed}


def test_a_dossier_says_the_same_as_itself() -> None:
    found = set_beside(dossier(), dossier())
    assert {chapter.stand for chapter in found.chapters if chapter.parts} <= {"same", "neither"}
    assert all(row.first == row.second for row in rows(found, "same", "facts").values())


def test_each_side_of_a_fact_says_who_gives_the_answer_on_what_evidence() -> None:
    other = dossier(facts=facts(**{"scores-people": {"value": "no", "by": "vendor", "basis": "suggested"}}))
    row = rows(set_beside(dossier(), other), "differs", "facts")["scores-people"]
    assert (row.first.said.text, row.second.said.text) == ("Yes", "No")
    assert "by City of Westermond" in who(row.first) and "Evidence: " in who(row.first)
    assert "by Corvane Analytics" in who(row.second) and "No evidence is named" in who(row.second)
    assert "suggested" in who(row.second).lower()


def test_who_says_otherwise_stays_beside_the_answer() -> None:
    row = rows(set_beside(dossier(), dossier()), "same", "facts")["people-told"]
    assert "Says otherwise: clients-union" in who(row.first)


def test_what_a_side_does_not_say_is_said_to_be_that() -> None:
    found = set_beside(dossier(), blank())
    row = rows(found, "first-only", "facts")["scores-people"]
    assert row.second.said.text == "does not say"
    assert (
        rows(set_beside(blank(), dossier()), "second-only", "facts")["scores-people"].first.said.text == "does not say"
    )
    impact = next(iter(rows(found, "first-only", "impacts").values()))
    assert impact.second.said.text == "no such impact is recorded" and not impact.second.who
    back = set_beside(blank(), dossier())
    assert next(iter(rows(back, "second-only", "impacts").values())).name == impact.name


def test_a_red_line_says_on_whose_word_it_stands_and_why() -> None:
    found = set_beside(dossier(), blank())
    lines = [row for stand in ("first-only", "neither", "differs") for row in rows(found, stand, "red-lines").values()]
    assert lines and all(row.first.because for row in lines)
    assert any("On what these say: City of Westermond" in who(row.first) for row in lines)
    assert all(who(row.second) == "On no answer yet" for row in lines)


def test_an_impact_says_how_severe_to_whom_and_who_rated_it() -> None:
    told = " ".join(who(row.first) for row in rows(set_beside(dossier(), dossier()), "same", "impacts").values())
    for said in ("Rights: ", "Groups: ", "Involved: ", "Rated by: "):
        assert said in told
    bare = {"bare": {"title": "Something", "rights": ["privacy"]}}
    found = set_beside(dossier(impacts=bare, measures={}), dossier(impacts=bare, measures={}))
    row = rows(found, "same", "impacts")["bare"]
    assert "not said whether it has happened" in row.first.said.text and "Nobody rated it" in who(row.first)


def test_who_made_each_is_said_and_that_nobody_is_said_to_be_right() -> None:
    outside = dossier(outside="operator-asked", assessors={"who": "A union"})
    found = set_beside(outside, dossier(assessors={}))
    assert [line.text for line in found.heads[0].lines] == [
        "From outside; who runs it was asked, and no answer is recorded",
        "Assessed by: A union",
    ]
    assert len(found.heads[1].lines) == 1
    assert "does not say who is right" in found.notes[0].text


def test_what_is_left_out_of_a_long_list_is_counted() -> None:
    found = set_beside(dossier(), dossier(), most=1)
    parts = [part for chapter in found.chapters for part in chapter.parts]
    assert all(len(part.rows) == 1 for part in parts)
    assert any(part.more for part in parts)


def test_the_words_of_each_side_keep_their_language() -> None:
    found = set_beside(dossier(), dossier(language="nl"), "ar")
    tags = {segment.lang for segment in found.heads[1].which.segments}
    assert "nl" in tags
