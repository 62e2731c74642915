"""What is not shown with every reason is named, counted and never dropped."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from duecare.core.catalogue import Duty, Harm, RedLine, Right
from duecare.core.dossier import Dossier
from duecare.core.method import Findings
from duecare.core.method.findings import QuestionFinding
from duecare.report.content import build
from duecare.report.matters import QUESTIONS
from duecare.report.model import Report, Rest
from duecare.report.page import page_body
from duecare.report.words import Words
from tests.report.example import CATALOGUE, ON, blank, dossier, judged, reported

ONLY_SHOWN = "Shown, decides nothing, because the source is not verified: 1"


def of_findings(document: Dossier, findings: Findings) -> Report:
    """The report of findings that were made by hand."""
    return build(document, findings, Words("en", CATALOGUE, document), on=ON)


def named(groups: tuple[Rest, ...]) -> dict[str, list[str]]:
    """The names in each group."""
    return {group.lead.text: [name.text for name in group.names] for group in groups}


@pytest.mark.parametrize("document", [dossier(), blank()], ids=["example", "blank"])
def test_every_record_is_named_in_its_chapter_whatever_was_found(document: Dossier) -> None:
    html = page_body(*reported(document))
    chapters = dict(zip(*[iter(re.split(r'<h3 id="report-([a-z-]+)">', html)[1:])] * 2, strict=True))
    for chapter, kind in (("red-lines", RedLine), ("rights", Right), ("harms", Harm), ("duties", Duty)):
        titles = [record.title for record in CATALOGUE.of(kind).values()]
        assert [title for title in titles if title not in chapters[chapter]] == [], chapter


def test_a_line_that_nobody_has_begun_to_answer_is_named_with_what_it_waits_for() -> None:
    report, _ = reported(blank())
    assert not any(line.in_full for line in report.red_lines)
    (cannot_tell, not_raised, only_shown) = report.others.red_lines
    assert cannot_tell.lead.text == "Cannot tell yet: 5"
    asked = {row.term.text: [item.text for item in row.items] for row in cannot_tell.rows}
    assert asked["Forecasting offences on a profile alone"] == [
        "Is it used to find fraud?",
        "Does it rest on a profile alone?",
        "Are people told that a score was used?",
    ]
    assert not_raised.lead.text == "Nobody has raised it: 1"
    assert named((only_shown,)) == {ONLY_SHOWN: ["A line that nobody has verified"]}


def test_a_line_that_is_begun_stands_in_full_and_one_that_is_not_crossed_says_what_is_not_there() -> None:
    report, _ = reported(dossier())
    assert [line.id for line in report.red_lines if line.in_full] == [
        "social-scoring",
        "welfare-moratorium",
        "incompatible",
        "profile-policing",
        "later-ban",
    ]
    not_crossed, only_shown = report.others.red_lines
    (row,) = not_crossed.rows
    assert (row.term.text, row.detail.text) == (
        "Seizing homes by machine",
        "One thing that this line asks for is not there: It is used on taxes.",
    )
    assert only_shown.lead.text == ONLY_SHOWN


def test_where_it_begins_is_no_answer_to_what_a_line_asks() -> None:
    """The place a line holds in is known of every system; that alone does not open it."""
    line = next(line for line in judged(dossier()).red_lines if line.id == "profile-policing")
    beside = tuple(replace(reason, code="line-in-scope", args=()) for reason in line.reasons if reason.facts)
    findings = judged(dossier())
    lines = tuple(replace(one, reasons=beside) if one.id == line.id else one for one in findings.red_lines)
    report = of_findings(dossier(), replace(findings, red_lines=lines))
    assert "profile-policing" not in [one.id for one in report.red_lines if one.in_full]


def test_lines_that_are_open_come_bans_first_and_nearest_to_an_answer_first() -> None:
    findings = judged(blank())
    made = {
        "later-ban": ("advisory", ("areas",)),
        "social-scoring": ("ban", ("areas", "scores-people", "people-told")),
        "tax-line": ("ban", ("areas",)),
    }
    lines = tuple(
        replace(line, effect=made[line.id][0], needs=made[line.id][1])  # type: ignore[arg-type]
        for line in findings.red_lines
        if line.id in made
    )
    report = of_findings(blank(), replace(findings, red_lines=lines))
    assert [line.id for line in report.red_lines] == ["tax-line", "social-scoring", "later-ban"]
    assert [line.id for line in report.front.red_lines] == ["tax-line", "social-scoring", "later-ban"]


def test_rights_harms_and_duties_are_counted_with_what_would_settle_most() -> None:
    report, _ = reported(blank())
    rights, harms = report.others.rights, report.others.harms
    assert named(rights) == {
        "Cannot tell yet: 4": ["Cultural life", "Equality and non-discrimination", "Privacy", "Social security"]
    }
    (open_,) = harms
    assert open_.lead.text == "Cannot tell yet: 3"
    assert [one.text for one in open_.settles] == [
        "In which areas is it used? For 1 of them.",
        "Is it used to find fraud? For 1 of them.",
        "Are people told that a score was used? For 1 of them.",
        "Does it give people a score? For 1 of them.",
    ]
    assert rights[0].settles[0].text == "Does it give people a score? For 3 of them."
    assert [group.lead.text for group in report.others.duties] == [
        "Cannot tell yet whether it applies: 3",
        ONLY_SHOWN,
    ]


@pytest.mark.parametrize("id_", ["false-suspicion", "silent-denial", "tax-spiral"])
def test_a_pattern_that_a_person_set_aside_stands_in_full_with_their_voice(id_: str) -> None:
    said = {"decision": "set-aside", "reason": "Nobody is refused here.", "by": "rights-lead", "on": "2026-11-01"}
    whole, _ = reported(dossier())
    report, _ = reported(dossier(harms={id_: said}))
    before, harm = ({point.id: point for point in one.harms}[id_] for one in (whole, report))
    assert harm.in_full
    assert (harm.word.text, harm.tone) == (f"{before.word.text}; set aside by a person", "calm")
    (voice,) = harm.said
    assert (voice.who.text, voice.note.text) == ("rights-lead", "1 November 2026")
    assert voice.what.text == "Set aside: “Nobody is refused here.”"
    assert harm.because and (not before.because or harm.because == before.because)
    assert [point.id for point in report.harms if point.in_full][-1] == id_, "what still suggests comes first"
    assert "Nobody is refused here." in page_body(report, Words("en", CATALOGUE, dossier()))


def test_duties_that_do_not_stand_in_full_stand_under_their_norm_and_the_unsure_once() -> None:
    report, _ = reported(dossier())
    cannot_tell, only_shown = report.others.duties
    assert cannot_tell.lead.text == "Cannot tell yet whether it applies: 1"
    assert [(row.term.text, row.detail.text) for row in cannot_tell.rows] == [
        ("EU AI Act", "Tell people that a score was used")
    ]
    assert named((only_shown,)) == {ONLY_SHOWN: ["Keep a public list"]}
    assert page_body(*reported(dossier())).count("Keep a public list") == 1


def test_after_the_first_questions_the_others_are_named_by_what_they_are_about() -> None:
    first = tuple(replace(judged(dossier()).next_questions[0], id=f"q-{number}") for number in range(QUESTIONS))
    more = tuple(
        QuestionFinding(id_, first[0].reasons) for id_ in ("people-told", "not-held-here", "scores-people", "areas")
    )
    report = of_findings(dossier(), replace(judged(dossier()), next_questions=first + more))
    assert [point.in_full for point in report.questions] == [True] * QUESTIONS + [False] * 4
    (rest,) = report.others.questions
    assert rest.lead.text == "The other open questions, by what they are about: 4"
    assert {row.term.text: [item.text for item in row.items] for row in rest.rows} == {
        "What is decided about people": ["Does it give people a score?"],
        "The people concerned": ["Are people told that a score was used?"],
        "Other things": ["not-held-here", "In which areas is it used?"],
    }
    assert reported(dossier())[0].others.questions == ()


def test_what_the_next_decision_does_not_count_is_named_all_the_same() -> None:
    report, _ = reported(dossier())
    blocking, counting = report.open_next
    assert blocking.name.text == f"Stands in the way: {sum(len(kind.points) for kind in blocking.kinds)}"
    assert counting.name.text.startswith("Open, without standing in the way: ")
    (later,) = report.open_later
    total = sum(len(kind.points) for part in report.open_next for kind in part.kinds) + len(later.names)
    assert total == len(judged(dossier()).open_items)
    assert {row.term.text for row in later.rows} >= {"Remedy is missing", "Severity is not settled"}


def test_where_no_decision_is_next_all_that_is_open_stands_with_its_reasons() -> None:
    report, _ = reported(dossier(gate=None, gate_on=None))
    (part,) = report.open_next
    assert part.name.text == "No next moment of decision is set."
    assert sum(len(kind.points) for kind in part.kinds) == len(judged(dossier()).open_items)
    assert report.open_later == ()
    assert reported(dossier(gate="tender"))[0].open_later == (), "a gate that the knowledge does not hold"


def test_what_several_open_things_have_as_their_reason_is_said_once() -> None:
    report, _ = reported(dossier())
    kinds = {kind.name.text: kind for part in report.open_next for kind in part.kinds}
    unheard = kinds["Involvement is not settled"]
    assert [reason.text.text for reason in unheard.because] == ["Who is involved how in this impact is not settled."]
    assert len(unheard.points) == 3 and not any(point.because for point in unheard.points)
    alone = kinds["A fact is disputed"]
    assert alone.because == () and alone.points[0].because


def test_what_things_rest_on_stands_with_each_of_them_even_where_it_is_the_same() -> None:
    findings = judged(dossier())
    (check,) = (item for item in findings.open_items if item.check == "robustness")
    twice = replace(findings, gates=(), open_items=(check, replace(check, id="another")))
    (part,) = of_findings(dossier(), twice).open_next
    (kind,) = part.kinds
    assert kind.because == () and all(point.because[0].would_change for point in kind.points)


def test_a_gate_that_is_not_next_says_how_many_things_of_each_kind_are_open() -> None:
    gate = next(gate for gate in reported(dossier())[0].gates if gate.id == "need")
    numbers = {row.term.text: row.detail.text for row in gate.blocking_numbers}
    assert numbers["A red line is crossed"] == "1"
    assert sum(int(number) for number in numbers.values()) == len(gate.blocking)


def test_what_was_judged_with_knowledge_that_has_changed_since_is_still_named() -> None:
    """Stored findings may name records that the knowledge held now lacks."""
    findings = judged(dossier())
    gone = replace(
        findings,
        harms=tuple(replace(found, id="gone-harm") for found in findings.harms[:1]),
        rights=(replace(findings.rights[0], id="gone-right", result="cannot-tell"),),
        red_lines=tuple(replace(found, id="gone-line") for found in findings.red_lines[:1]),
        duties=tuple(replace(found, id=f"gone-{found.id}") for found in findings.duties),
    )
    report = of_findings(dossier(), gone)
    html = page_body(report, Words("en", CATALOGUE, dossier()))
    for id_ in ("gone-harm", "gone-right", "gone-line", "gone-due-diligence", "gone-tell-people"):
        assert id_ in html
    assert "A norm that the knowledge held here no longer has" in html
