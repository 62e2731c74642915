"""What the whole method finds is shown: limits on rights, calls on a State, involvement over time, robustness, and what
norms ask, by norm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from duecare.report.content import build
from duecare.report.model import ImpactPart, Report, Task
from duecare.report.page import page_body
from duecare.report.tasks import MOST_DUTIES
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, ON, dossier, judged, reported

ANSWERS = {
    "law": {"answer": "yes", "reason": "The Act on assistance allows checks.", "evidence": ["manual"]},
    "aim": {"answer": "yes", "reason": "Support reaches those who need it."},
    "necessary": {"answer": "no", "reason": "Lots were never tried."},
    "by": "legal-office",
    "on": "2026-10-01",
}


def with_impact(**parts: Any) -> Report:
    """The example with its first impact changed."""
    stop = {**DOCUMENT["impacts"]["wrongful-stop"], **parts}
    return reported(dossier(impacts={**DOCUMENT["impacts"], "wrongful-stop": stop}))[0]


def stop_of(report: Report) -> ImpactPart:
    return next(part for part in report.impacts if part.id == "wrongful-stop")


def test_a_limit_on_a_right_is_shown_question_by_question_with_what_nobody_answered() -> None:
    report = with_impact(limitations={"privacy": ANSWERS})
    (limit,) = stop_of(report).limits
    assert (limit.name.text, limit.word.text, limit.tone) == ("Privacy", "Not justified", "grave")
    answers = {row.term.text: row.detail.text for row in limit.rows}
    assert answers["Is it provided by a law that is clear, public and foreseeable?"] == (
        "Yes: “The Act on assistance allows checks.” Evidence: Working instruction 4.2"
    )
    assert answers["Is it necessary, with no less intrusive way?"] == "No: “Lots were never tried.”"
    assert answers["Are there safeguards against abuse, and remedy?"] == "Not answered"
    assert len(answers) == 6
    assert limit.said[0].who.text == "legal-office; 1 October 2026"
    assert [reason.text.text for reason in limit.because] == [
        "Whatever the answer, the severity for people stays what it is."
    ]
    html = page_body(report, Words("en", CATALOGUE))
    assert "Whether a State may limit these rights in this way" in html and "Lots were never tried." in html
    assert "Whether a State may limit" not in page_body(*reported(dossier()))


def test_an_open_limit_is_no_verdict() -> None:
    left = {name: answer for name, answer in ANSWERS.items() if name != "necessary"}
    (limit,) = stop_of(with_impact(limitations={"privacy": left})).limits
    assert (limit.word.text, limit.tone) == ("Cannot tell yet", "open")
    assert limit.because[0].text.text.startswith("Not answered, so it cannot be told: ")


def test_a_call_on_a_state_stands_with_the_impact_and_among_what_must_be_done_in_the_persons_words() -> None:
    needed = {"what": "Pay for advice in every district.", "reason": "The city has no power to.", "by": "rights-lead"}
    report = with_impact(state_action=needed)
    rows = {row.term.text: row.detail.text for row in stop_of(report).rows}
    assert rows["What a State must do"] == "“Pay for advice in every district.” (rights-lead)"
    (call,) = (task for task in report.tasks if "Call on the State" in task.must[0].text)
    assert (call.who.text, call.must[1].text) == ("State", "“Pay for advice in every district.”")
    assert call.about.text == "Benefits stop although nothing was wrong"
    assert not any("Call on the State" in must.text for task in reported(dossier())[0].tasks for must in task.must)


def linked(notice: str) -> Report:
    vendor = {"connected": "yes", "sufficient": "no", "part": "no", "linked": "yes", "notice_on": notice}
    return with_impact(involvement={"vendor": vendor})


def test_how_involvement_moves_with_time_is_said_without_having_to_look_for_it() -> None:
    (vendor,) = stop_of(linked("2026-11-01")).involved
    assert vendor.label.text == "Linked"
    assert [line.text for line in vendor.over_time] == [
        "Credible notice was on 1 November 2026; action is due by 30 January 2027."
    ]
    assert not any("notice" in reason.text.text for reason in vendor.because)
    (late,) = stop_of(linked("2026-01-01")).involved
    assert late.label.text == "Contribute or linked: a person must decide"
    assert late.over_time[0].text.startswith("Credible notice was on 1 January 2026, and no meaningful action")
    assert "Credible notice was on 1 January 2026" in page_body(linked("2026-01-01"), Words("en", CATALOGUE))


def test_what_a_robust_assessment_shows_is_named_with_what_it_waits_for() -> None:
    kinds = {kind.name.text: kind for part in reported(dossier())[0].open_next for kind in part.kinds}
    (point,) = kinds["Something that a robust assessment shows is missing"].points
    assert point.name.text == "It was looked at where it is used"
    assert [one.text for reason in point.because for one in reason.would_change] == [
        "Are the safeguards shown to work? Not stated"
    ]
    assert point.because[0].norms[0].text.startswith("UN Guiding Principles, Principle 18")


def norms_of(tasks: tuple[Task, ...]) -> list[tuple[str, list[str], str, str]]:
    found = [task for task in tasks if task.about.text in ("EU AI Act", "UN Guiding Principles")]
    return [(task.who.text, [must.text for must in task.must], task.about.text, task.by_when.text) for task in found]


def test_what_one_norm_asks_of_the_same_actors_by_the_same_day_is_one_task() -> None:
    findings, document = judged(dossier()), dossier()
    due = next(duty for duty in findings.duties if duty.id == "due-diligence")
    first = next(duty for duty in findings.duties if duty.id == "assess-first")
    many = [replace(due, id="due-diligence", reasons=due.reasons) for _ in range(MOST_DUTIES + 2)]
    awaited = replace(first, by_when=None)
    duties = (awaited, first, *many)
    words = Words("en", CATALOGUE, document)
    report = build(document, replace(findings, duties=duties), words, on=ON)
    title = "Find out how you may harm people, and act on it"
    assert norms_of(report.tasks) == [
        (
            "Business: Corvane Analytics",
            [title] * MOST_DUTIES + ["More that this norm asks, named with it below: 2"],
            "UN Guiding Principles",
            "Now",
        ),
        (
            "Public body that uses the system: City of Westermond",
            ["Assess before first use"],
            "EU AI Act",
            "2 December 2027",
        ),
        (
            "Public body that uses the system: City of Westermond",
            ["Assess before first use"],
            "EU AI Act",
            "Once it is in force; no day is known",
        ),
    ]


def test_duties_of_a_norm_that_are_asked_for_the_same_reasons_say_them_once() -> None:
    findings, document = judged(dossier()), dossier()
    due = next(duty for duty in findings.duties if duty.id == "due-diligence")
    later = replace(due, by_when=date(2027, 1, 1))
    words = Words("en", CATALOGUE, document)
    report = build(document, replace(findings, duties=(due, due, later)), words, on=ON)
    (norm,) = report.norms
    assert norm.name.text == "UN Guiding Principles"
    assert [len(shared.points) for shared in norm.shared] == [2, 1]
    assert [reason.text.text for reason in norm.shared[0].because] == ["This applies to every business."]
    assert [(row.term.text, row.detail.text) for row in norm.shared[1].rows] == [
        ("Asked of", "Business: Corvane Analytics"),
        ("By when", "1 January 2027"),
    ]
    point = norm.shared[0].points[0]
    assert point.word.text == "The dossier does not show it"
    assert not any(reason.text for reason in point.because), "the word beside it says the same"
    assert [one.text for reason in point.because for one in reason.would_change] == [
        "Are the safeguards shown to work? Not stated"
    ]
    assert [one.text for reason in point.because for one in reason.norms] == [
        "UN Guiding Principles (soft law; well established)"
    ]


def test_every_fact_stands_once_with_who_says_so_on_what_evidence_and_whether_it_counts() -> None:
    groups = {group.name.text: group.facts for group in reported(dossier())[0].facts}
    assert list(groups) == ["What is decided about people", "The people concerned", "Other things"]
    (scores,) = groups["What is decided about people"]
    assert (scores.name.text, scores.question.text) == ("Scores", "Does it give people a score?")
    assert scores.source.text == "City of Westermond. 1 September 2026. Working instruction 4.2"
    (told,) = groups["The people concerned"]
    assert told.value.text == "Yes (disputed, not settled). Says otherwise: clients-union"
    assert told.note.text == "“A leaflet is sent.”"
    profile = next(fact for fact in groups["Other things"] if fact.id == "rests-on-profile")
    assert profile.value.text == "Yes (suggested by a text, not confirmed by a person)"


def test_of_a_long_answer_a_reason_says_as_much_as_a_line_holds() -> None:
    options = {"benefits": "B" * 70, "tax": "Tax"}
    question = CATALOGUE.records["facts"]["areas"].model_copy(update={"options": options})
    records = {**CATALOGUE.records, "facts": {**CATALOGUE.records["facts"], "areas": question}}
    held = replace(CATALOGUE, records=records)
    areas = {"value": ["tax", "benefits"], "by": "city"}
    document = dossier(facts={**DOCUMENT["facts"], "areas": areas})
    report = build(document, judged(document), Words("en", held, document), on=ON)
    line = next(line for line in report.red_lines if line.id == "welfare-moratorium")
    assert [fact.text for reason in line.because for fact in reason.short] == ["Areas: Tax …"]
    assert "B" * 70 in page_body(report, Words("en", held, document))
