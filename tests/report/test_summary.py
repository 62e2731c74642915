"""The plain summary: what it says, what it never invents, what never reaches the public, and that it is one page."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import duecare
from duecare.core.catalogue import Catalogue, RemedyRoute
from duecare.core.dossier import Dossier
from duecare.core.method import assess
from duecare.core.revision.audience import NOT_SHOWN, Withheld
from duecare.files.read import parse_dossier
from duecare.knowledge.bundle import load
from duecare.report.page import summary_body, whole_summary
from duecare.report.pdf import summary_pdf
from duecare.report.summary import Summary, summarise
from duecare.report.summary_people import MOST, wrong
from duecare.report.summary_told import Part, Told
from duecare.report.words import Words
from tests.core.evaluations import after
from tests.report.example import EMPTY, ON

EXAMPLES = Path(duecare.__file__).parent / "examples"
NAMES = ("benefit-fraud-score", "cv-ranking", "general-chatbot")
PUBLIC: dict[str, Any] = {"shown_to": "public"}
SHOWN = {"system": "public", "contact": "public"}


def example(name: str) -> Dossier:
    path = EXAMPLES / f"{name}.yaml"
    return parse_dossier(path.read_bytes(), path.name)


def of(document: Dossier, language: str = "en", on: date = ON) -> tuple[Summary, Words]:
    words = Words(language, load(), document)
    return summarise(document, assess(document, load(), on), words, on=on), words


def made(**parts: Any) -> Dossier:
    return Dossier.model_validate_json(json.dumps({**EMPTY, **parts}))


def part(document: Dossier, id_: str, on: date = ON) -> str:
    """What one part of the page says, all of it."""
    return text_of(next(one for one in of(document, on=on)[0].parts if one.id == id_))


def whole(document: Dossier) -> str:
    return "\n".join(map(text_of, of(document)[0].parts))


def text_of(found: Part) -> str:
    return "\n".join(str(said) for said in (*found.lines, *found.points, *found.after, found.ask))


def impact(**more: Any) -> dict[str, Any]:
    return {"title": "A roof was lost", "groups": ["children"], "status": "actual-past", **PUBLIC, **more}


def test_the_parts_stand_in_the_order_in_which_a_person_needs_them() -> None:
    summary, words = of(made())
    assert [one.id for one in summary.parts] == [
        "what",
        "know",
        "wrong",
        "changed",
        "open",
        "human",
        "routes",
        "afraid",
    ]
    html = summary_body(summary, words)
    places = [html.index(f'id="plain-{one.id}"') for one in summary.parts]
    assert places == sorted(places)


def test_what_nobody_wrote_down_is_said_and_every_part_says_what_to_ask_for() -> None:
    summary, _ = of(made())
    text = whole(made())
    for said in (
        "what it is for",
        "who uses it",
        "whether people are told",
        "where you can ask",
        "whom to turn to when asking is dangerous",
    ):
        assert f"Nobody has written down {said}." in text
    assert "That does not mean that nothing can." in part(made(), "wrong")
    assert all(str(one.ask).startswith(("You may", "Before you give")) for one in summary.parts)


def test_what_is_hidden_is_not_said_to_be_missing() -> None:
    hidden = made(
        system={"purpose": "To watch the harbour"},
        actors={"port": {"name": "The port", "roles": ["deployer"]}},
        contact={"desk": "The gate"},
        facts={"way-to-contest": {"value": "no", "by": "port"}},
        impacts={"roof": impact(shown_to="team")},
        engagement={"talk": {"title": "A talk", "how": "hearing", "said": "Cold"}},
    )
    text = whole(hidden)
    for secret in ("harbour", "The port", "The gate", "roof", "Cold"):
        assert secret not in text
    for said in ("What it is for", "Who uses it", "What can go wrong", "Who was heard", "Where you can ask"):
        assert f"{said} is not shown to the public." in text
    assert "Not shown to the public: Can the people concerned contest a result" in text
    assert "Nobody has written down where you can ask" not in text
    assert "is not shown to the public. You may ask why." in str(of(hidden)[0].below[0])


def test_who_runs_it_is_named_and_a_private_person_never() -> None:
    actors = {
        "city": {"name": "The city", "kind": "public-body", "roles": ["deployer"], **PUBLIC},
        "maker": {"name": "Jo Doe", "kind": "individual", "roles": ["developer"], **PUBLIC},
    }
    said = part(made(actors=actors, system={"stage": "in-use"}, shown=SHOWN), "what")
    assert "Used by: The city. Made by: a private person. It is in use now." in said
    assert "Jo Doe" not in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("yes", "You can object, and reach a person"),
        ("no", "There is no working way yet to object"),
        ("unknown", "Nobody has written down whether you can object"),
    ],
)
def test_whether_people_can_object_is_said_as_it_is_known(value: str, said: str) -> None:
    facts = {"way-to-contest": {"value": value, "by": "city", **PUBLIC}}
    assert said in part(made(facts=facts), "human")


def test_a_disputed_answer_is_neither_yes_nor_no() -> None:
    otherwise = {"no": {"value": "no", "by": "council"}}
    facts = {"people-told": {"value": "yes", "by": "city", "disputes": otherwise, **PUBLIC}}
    assert "People disagree on this: Are the people concerned told" in part(made(facts=facts), "know")


def test_each_impact_stands_with_what_is_done_about_it_by_its_number() -> None:
    measure = {"title": "Pay the rent", "kind": "remedy", "impacts": ["roof"], "state": "planned", **PUBLIC}
    document = made(
        impacts={"roof": impact(), "cold": impact(title="A cold night", status="potential")},
        measures={
            "watch": {**measure, "title": "Watch the roof", "kind": "monitor", "state": "done"},
            "pay": {**measure, "due": "2027-01-01", "owner": "The city"},
        },
    )
    assert "A roof was lost. This has happened. It concerns: Children" in part(document, "wrong")
    assert "On 1: Pay the rent. Planned, by 1 January 2027." in part(document, "open")
    assert "On 2: nobody has written down what will be done." in part(document, "open")


def test_what_a_measure_did_is_told_with_those_whom_it_failed_first() -> None:
    effects = {
        "children": {"effect": "shown-to-help", "reason": "x"},
        "migrants": {"effect": "made-worse", "reason": "y"},
    }
    done = {
        "title": "Call first",
        "kind": "mitigate",
        "impacts": ["roof"],
        "state": "done",
        "effects": effects,
        **PUBLIC,
    }
    counted = after("call", children="helped")
    seen = made(impacts={"roof": impact()}, measures={"call": done}, evaluations={"count": {**counted, **PUBLIC}})
    assert "On 1: Call first. Done. It made things worse for some. It helped some." in part(seen, "open")
    for evaluations in ({}, {"count": counted}):  # none, or one that is not shown
        said = part(made(impacts={"roof": impact()}, measures={"call": done}, evaluations=evaluations), "open")
        assert "worse for some. It is said to have helped some. That is not shown." in said


def test_what_changed_is_told_before_what_was_only_said_and_experts_do_not_count() -> None:
    talk = {"title": "A talk", "groups": ["children"], "how": "hearing", **PUBLIC}
    document = made(
        engagement={
            "a": {**talk, "said": "First"},
            "b": {**talk, "said": "Second", "changed": "The door opens"},
            "c": {**talk, "how": "experts", "said": "We know better"},
        }
    )
    said = part(document, "changed")
    assert said.index("What changed: The door opens") < said.index("“First”")
    assert "Nobody has written down what changed because of it." in said
    assert "We know better" not in said


def test_the_desk_and_its_days_are_told_as_they_are_written() -> None:
    contact = {
        "desk": "The gate",
        "hours": "Always",
        "languages": ["fr", "en"],
        "answer_days": 9,
        "safe_way": "A friend",
    }
    document = made(contact=contact, shown=SHOWN)
    assert "Languages: French and English. A person answers within 9 days." in part(document, "human")
    assert "Then turn to: A friend" in part(document, "afraid")
    without = made(contact={"desk": "The gate"}, shown=SHOWN)
    assert "Nobody has written down by when you get an answer." in part(without, "human")


def test_outside_ways_follow_the_facts_and_a_court_stays_open() -> None:
    facts = {"legal-effect": {"value": "yes", "by": "city", **PUBLIC}}
    said = part(made(facts=facts), "routes")
    assert "An equality body" in said
    assert "A court" in said
    assert "which office outside fits" in part(made(), "routes")


@pytest.mark.parametrize(("on", "open_"), [(date(2026, 8, 1), False), (date(2026, 8, 2), True)])
def test_a_way_outside_is_named_from_its_first_day(on: date, open_: bool) -> None:
    document = made(facts={"is-used-in-eu": {"value": "yes", "by": "city", **PUBLIC}})
    assert ("market surveillance authority" in part(document, "routes", on=on)) is open_


def test_a_red_line_that_nobody_can_tell_is_told() -> None:
    assert "Nobody can tell yet whether it does what nobody should do to people." in part(made(), "wrong")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_of_every_example_is_one_page_that_can_be_read(name: str, language: str) -> None:
    (page,) = PdfReader(io.BytesIO(summary_pdf(*of(example(name), language)))).pages
    sizes: list[float] = []
    page.extract_text(visitor_text=lambda text, _, matrix, font, size: sizes.append(size * matrix[3]) if text else None)
    assert min(size for size in sizes if size > 1) >= 6.9


def test_a_page_stays_one_page_however_much_people_wrote() -> None:
    long = "Every word of this is needed, they said. " * 60
    line = long[:290]
    document = made(
        title=line,
        system={"purpose": long},
        contact={"desk": line, "reach": long, "hours": line, "notice": long, "free_help": long, "safe_way": long},
        impacts={f"i-{number}": impact(title=line, groups=["children", "migrants"]) for number in range(9)},
        measures={
            f"m-{number}": {"title": line, "kind": "remedy", "impacts": [f"i-{number}"], **PUBLIC}
            for number in range(9)
        },
        engagement={
            f"e-{number}": {"title": line, "how": "hearing", "said": long, "changed": long, **PUBLIC}
            for number in range(5)
        },
        shown=SHOWN,
    )
    assert f"{9 - MOST}" in part(document, "wrong")
    assert len(PdfReader(io.BytesIO(summary_pdf(*of(document)))).pages) == 1


def test_the_file_needs_nothing_else_and_keeps_the_language_of_what_people_wrote() -> None:
    document = made(language="fr", system={"purpose": "Pour <b>trier</b>"}, shown=SHOWN)
    html = whole_summary(*of(document))
    assert '<bdi lang="fr">Pour &lt;b&gt;trier&lt;/b&gt;</bdi>' in html
    assert "<title>" in html and "default-src 'none'" in html


def test_a_voice_against_an_answer_stays_when_it_is_settled() -> None:
    settled = {"no": {"value": "no", "by": "council", "settled": "Seen by us", "settled_by": "desk"}}
    facts = {"people-told": {"value": "yes", "by": "city", "disputes": settled, **PUBLIC}}
    said = part(made(facts=facts), "know")
    assert "People are told before it is used on them. People disagree on this: Are the people" in said


def test_that_people_disagree_who_decides_is_not_that_nobody_wrote_it() -> None:
    otherwise = {"no": {"value": "nobody", "by": "council"}}
    facts = {"human-decides": {"value": "decides-freely", "by": "city", "disputes": otherwise, **PUBLIC}}
    said = part(made(facts=facts), "what")
    assert "People disagree on this: Who decides in the end" in said
    assert "Nobody has written down whether a person decides." not in said


def test_only_to_watch_comes_after_what_is_done_and_hidden_measures_are_not_missing() -> None:
    watch = {"title": "Watch it", "kind": "monitor", "impacts": ["cold"], "state": "done", **PUBLIC}
    stop = {"title": "Heat the room", "kind": "prevent", "impacts": ["cold"], "state": "planned", **PUBLIC}
    cold = {"cold": impact(title="A cold night", status="potential")}
    assert "On 1: Heat the room." in part(made(impacts=cold, measures={"a": watch, "b": stop}), "open")
    assert "On 1: Watch it." in part(made(impacts=cold, measures={"a": watch}), "open")
    hidden = part(made(impacts=cold, measures={"b": {**stop, "shown_to": "team"}}), "open")
    assert "What is done about it is not shown to the public." in hidden
    assert "nobody has written down" not in hidden


def test_a_group_of_which_nobody_knows_what_a_measure_did_is_told() -> None:
    done = {"title": "Call first", "kind": "mitigate", "impacts": ["roof"], "state": "done", **PUBLIC}
    helped = {"children": {"effect": "shown-to-help", "reason": "x"}}
    document = made(
        impacts={"roof": impact(groups=["children", "migrants"])}, measures={"call": {**done, "effects": helped}}
    )
    said = "For some, nobody knows whether it helped. It is said to have helped some. That is not shown."
    assert said in part(document, "open")


def test_what_made_things_worse_is_told_however_far_it_is_and_answers_nothing() -> None:
    worse = {"effects": {"children": {"effect": "made-worse", "reason": "They were searched."}}}
    search = {"title": "Search bags", "kind": "prevent", "impacts": ["cold"], **worse, **PUBLIC}
    cold = {"cold": impact(title="A cold night", status="potential")}
    for state in ("planned", "under-way", "done", "dropped"):
        said = part(made(impacts=cold, measures={"a": {**search, "state": state}}), "open")
        assert "On 1: nobody has written down what will be done." in said
        assert "On 1: Search bags." in said and "It made things worse for some." in said
    heat = {"title": "Heat the room", "kind": "prevent", "impacts": ["cold"], "state": "planned", **PUBLIC}
    said = part(made(impacts=cold, measures={"a": {**search, "state": "done"}, "b": heat}), "open")
    assert said.index("On 1: Heat the room.") < said.index("On 1: Search bags.")
    other = {"a": {**search, "impacts": []}}
    assert "Search bags" not in part(made(impacts=cold, measures=other), "open")


def test_a_hearing_of_which_no_word_is_written_makes_nobody_heard() -> None:
    talk = {"title": "A talk", "groups": ["children"], "how": "hearing", "on": "2026-01-01", **PUBLIC}
    said = part(made(engagement={"a": talk, "b": talk, "c": talk}), "changed")
    assert "Held, and nothing is recorded of what they said." in said
    assert "were heard" not in said


def test_a_line_that_people_or_an_exception_hold_back_is_told() -> None:
    line = "wg-incompatible"
    answers = {who: {"decision": "not-crossed", "reason": "We looked", "by": who} for who in ("one", "two")}
    shown = {"red_lines": "public", "raised": "public"}
    document = made(red_lines={line: {"raised": "It scores us", "answers": answers}}, shown=shown)
    assert "Two people decided: not crossed" in part(document, "wrong")


def test_where_no_red_line_is_shown_nobody_is_told_that_there_is_none() -> None:
    document, words = made(), of(made())[1]
    findings = replace(assess(document, load(), ON), red_lines=())
    hidden = (Withheld("finding-red_lines", "wg-incompatible", NOT_SHOWN),)
    told = Told(document, findings, {}, hidden, words)
    assert "is shown to the public" in str(wrong(told).after[0])


def test_a_way_out_of_an_unsure_record_is_not_named() -> None:
    held = load()
    routes = {id_: one.model_copy(update={"sure": "unsure"}) for id_, one in held.of(RemedyRoute).items()}
    unsure = Catalogue(held.digest, {**held.records, "remedy-routes": routes})
    document = made(facts={"legal-effect": {"value": "yes", "by": "city", **PUBLIC}})
    summary = summarise(document, assess(document, unsure, ON), Words("en", unsure, document), on=ON)
    assert next(one for one in summary.parts if one.id == "routes").points == ()


def test_beside_impacts_that_are_shown_it_is_said_that_others_are_not() -> None:
    cold, others = impact(title="A cold night", status="potential"), "What is not shown here: an impact"
    assert others in part(made(impacts={"roof": impact(shown_to="team"), "cold": cold}), "wrong")
    assert others not in part(made(impacts={"cold": cold}), "wrong")
