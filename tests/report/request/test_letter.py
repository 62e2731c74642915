"""The letter: bounded, polite, in the words of the knowledge, without anybody's name and without an invented law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from duecare.core.catalogue import RedLine
from duecare.core.errors import InputError
from duecare.knowledge.bundle import load
from duecare.report.request.asked import USUAL, all_asked
from duecare.report.request.beside import law_chosen, remarks
from duecare.report.request.law import access_laws, law_named, laws_for
from duecare.report.request.letter import Wish
from duecare.report.request.text import markdown
from duecare.report.words import Words
from tests.report.request.drafts import KNOWLEDGE, ON, changed, drafted, judged
from tests.report.test_outside import RECORD

SECRET = "zyx-a-word-of-the-team"
FOI = Wish(to="foi")


def text(wish: Wish | None = None, **parts: Any) -> str:
    return markdown(*drafted(wish, changed(**parts)))


def test_fifteen_questions_are_numbered_and_the_rest_follows_in_the_annex() -> None:
    letter, _ = drafted()
    assert [item.number for item in letter.items] == list(range(1, USUAL + 1))
    assert [item.number for item in letter.annex][:2] == [USUAL + 1, USUAL + 2]
    assert not {item.id for item in letter.items} & {item.id for item in letter.annex}
    assert len(letter.items) + len(letter.annex) > len(judged(changed()).next_questions)
    assert not drafted(Wish(annex=False))[0].annex


def test_who_chooses_questions_gets_these_in_the_order_in_which_they_matter() -> None:
    ids = [item.id for item in drafted()[0].items]
    chosen = drafted(Wish(chosen={ids[4], ids[1]}))[0]
    assert [item.id for item in chosen.items] == [ids[1], ids[4]]
    assert ids[0] in {item.id for item in chosen.annex}


def test_each_numbered_question_says_why_it_matters_and_what_would_answer_it() -> None:
    letter, _ = drafted()
    assert all(item.why and item.documents and item.knows for item in letter.items)
    assert any("rule against certain uses" in why.text for item in letter.items for why in item.why)


def test_a_wide_question_names_no_rule_as_if_it_were_about_that_one() -> None:
    bare = changed(facts={}, impacts={}, measures={}, red_lines={}, engagement={})
    first = drafted(Wish(to="foi"), bare)[0].items[0]
    assert "narrows down, at once, which of" in first.why[0].text
    assert "could rule out many of" in first.why[1].text and "Rights that it is about" in first.why[2].text


def test_a_bill_is_named_to_nobody_as_a_rule() -> None:
    bare = changed(facts={}, impacts={}, measures={}, red_lines={}, engagement={})
    made = drafted(Wish(chosen={one.id for one in all_asked(bare, judged(bare), KNOWLEDGE)}), bare)[0]
    told = " ".join(why.text for item in made.items for why in item.why)
    proposed = [line.title for line in load().of(RedLine).values() if line.effect in ("proposed", "advisory")]
    assert proposed and not [title for title in proposed if f"{title};" in told or f": {title}." in told]


def test_of_a_duty_it_is_asked_what_shows_how_it_is_met() -> None:
    letter, _ = drafted(Wish(chosen={one.id for one in drafted()[0].annex if one.id.startswith("duty.")}))
    assert letter.items and all(item.question.text.startswith("What shows how this is met: “") for item in letter.items)
    assert all("It is asked by: " in item.why[0].text and item.documents for item in letter.items)


def test_nothing_that_people_wrote_leaves_the_team_but_the_title_and_whom_it_is_addressed_to() -> None:
    tree = changed().plain()
    facts = {id_: fact | {"note": SECRET} for id_, fact in tree["facts"].items()}
    impacts = {id_: impact | {"title": SECRET, "description": SECRET} for id_, impact in tree["impacts"].items()}
    system = tree["system"] | {"purpose": SECRET, "description": SECRET, "name": SECRET}
    evidence = {id_: piece | {"title": SECRET} for id_, piece in tree["evidence"].items()}
    assert SECRET not in text(facts=facts, impacts=impacts, system=system, evidence=evidence)


def test_what_a_public_record_suggests_is_asked_and_never_stated() -> None:
    first = drafted()[0].items[0].id.partition(".")[2]
    fact = {"value": "yes", "basis": "suggested", "by": "city", "evidence": ["record"]}
    piece = {"title": "A record", "kind": "record"}
    tree = changed().plain()
    told = text(
        facts=tree["facts"] | {first: fact},
        evidence=tree["evidence"] | {"record": piece},
        records={"record": RECORD},
        outside="operator-not-asked",
    )
    assert "A public text can be read as: “yes”. We do not take that for shown" in told
    assert "We have read: register.csv (stated by Ministry of Works)." in told
    assert "Where we have misread" in told and "from outside" in told


def test_what_a_person_suggests_without_a_record_stays_in_the_team() -> None:
    first = drafted()[0].items[0].id.partition(".")[2]
    fact = {"value": "yes", "basis": "suggested", "by": "city"}
    assert "can be read as" not in text(facts=changed().plain()["facts"] | {first: fact})


def test_the_law_is_that_of_the_country_with_the_time_that_it_sets() -> None:
    dossier = changed()
    law = law_chosen(dossier, load())
    assert law is not None and law.jurisdiction == "AT"
    told = text(replace(FOI, law=law))
    assert "Informationsfreiheitsgesetz (Austria), sections 5 and 7" in told
    assert "within 4 weeks (section 8(1))" in told
    assert "[to fill in: a date]" not in told.replace("\\", "")


def test_where_no_law_is_held_the_basis_is_a_blank_and_the_page_says_so() -> None:
    system = {"place": {"countries": ["TD"]}}
    dossier = changed(system=system)
    assert law_chosen(dossier, load()) is None
    words = Words("en", load(), dossier)
    assert "[to fill in: the law on access to information" in text(FOI, system=system).replace("\\", "")
    assert "No law on access to information is held here for Chad" in remarks(dossier, words, FOI)[0].text


def test_without_a_country_no_law_is_chosen() -> None:
    actors = {"city": {"name": "A city", "roles": ["deployer"], "kind": "business"}}
    dossier = changed(system={}, actors=actors, chain={}, impacts={}, measures={}, red_lines={})
    told = [one.text for one in remarks(dossier, Words("en", load(), dossier), FOI)]
    assert told[0].startswith("The dossier names no country")
    assert told[-1].startswith("Laws on access to information mostly bind public bodies")
    assert not remarks(dossier, Words("en", load(), dossier), Wish())


def test_the_country_of_who_uses_it_serves_where_the_place_is_not_known() -> None:
    actors = {"city": {"name": "A city", "roles": ["deployer"], "country": "SE"}}
    dossier = changed(system={}, actors=actors, chain={}, impacts={}, measures={}, red_lines={})
    law = laws_for(dossier, load()).held[0]
    assert law.id == "se-freedom-of-the-press"
    told = markdown(*drafted(replace(FOI, law=law), dossier))
    assert "no number of days" in told and "chapter 2, article 1" in told


def test_to_the_operator_no_law_is_invoked() -> None:
    told = text(Wish(due=date(2027, 1, 31), sender="Union of Clerks"))
    assert "No law is invoked here" in told and "answer by 31 January 2027" in told
    assert "**From:** Union of Clerks" in told and "**To:** City of Lindenau" in told


def test_what_is_not_known_of_the_sender_and_the_addressee_stays_a_blank() -> None:
    told = text(actors={}, chain={}, impacts={}, measures={}, red_lines={}, facts={}).replace("\\", "")
    assert "[to fill in: the body that uses the system]" in told
    assert "[to fill in: the organisation that asks" in told
    assert "[signature and function]" in told


@pytest.mark.parametrize("law", access_laws(load()), ids=lambda law: law.id)
def test_every_law_that_is_held_makes_a_letter_and_is_read_before_it_is_sent(law: Any) -> None:
    words = Words("en", load(), changed())
    told = [one.text for one in remarks(changed(), words, replace(FOI, law=law))]
    assert any("Read the law’s own text" in one for one in told)
    assert law.access.at in markdown(*drafted(replace(FOI, law=law)))
    timed = "The law asks for an answer within" in text(replace(FOI, law=law))
    assert timed == (law.access.answer_within is not None)


def test_a_law_is_named_by_its_id_or_not_at_all() -> None:
    assert law_named("none", load()) is None
    found = law_named("nl-woo", load())
    assert found is not None and found.jurisdiction == "NL"
    with pytest.raises(InputError, match="gdpr"):
        law_named("gdpr", load())


def test_a_letter_in_arabic_keeps_its_day_and_its_direction() -> None:
    letter, words = drafted(language="ar")
    assert words.rtl and letter.on == ON
