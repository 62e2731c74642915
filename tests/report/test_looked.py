"""No false comfort: wherever nothing is found, it is said what was looked at, and what was not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.method import Findings
from duecare.core.revision.view import Withheld, view
from duecare.report.content import build
from duecare.report.looked import MOST_NAMED, Looked, held_lines, looked
from duecare.report.model import Report
from duecare.report.page import page_body
from duecare.report.words import Words
from tests.report.example import CATALOGUE, EMPTY, ON, blank, dossier, judged, reported

OTHERS = "Other bans exist that are not held here, and were not looked at."
CALM: dict[str, Any] = {
    **EMPTY,
    "system": {"stage": "in-use"},
    "facts": {
        "looks-for-fraud": {"value": "no", "by": "city"},
        "rests-on-profile": {"value": "no", "by": "city"},
        "scores-people": {"value": "no", "by": "city"},
        "flag-consequence": {"value": "closer-check", "by": "city"},
        "areas": {"value": ["none-of-these"], "by": "city"},
        "people-told": {"value": "yes", "by": "city"},
        "measures-shown": {"value": "yes", "by": "city"},
    },
}
"""Nothing is crossed, no question is open, and nobody has looked at any right or recorded any impact."""


def calm(**parts: Any) -> Dossier:
    """The document in which nothing is found, with some parts replaced."""
    return Dossier.model_validate_json(json.dumps({**CALM, **parts}))


def lines(report: Report) -> list[str]:
    return [phrase.text for phrase in report.front.red_lines_more]


def test_that_no_line_is_crossed_comes_with_which_were_looked_at_and_that_there_are_others() -> None:
    report, _ = reported(calm())
    assert report.front.red_lines == ()
    none, named, not_raised, unsure = lines(report)
    assert none == "Among the red lines held here, none is crossed or open on the facts stated."
    assert named == (
        "Looked at: Stopping payments by machine; Forecasting offences on a profile alone; Scoring people for their "
        f"conduct; Seizing homes by machine; Scores on welfare without shown safeguards. {OTHERS}"
    )
    assert (
        not_raised
        == "Looked at only when somebody raises it, which nobody has: Uses that no human rights can be squared with."
    )
    assert unsure.startswith("Shown for information, and not counted, because the source is not verified: ")
    assert [phrase.text for phrase in report.lines_held] == [named, not_raised, unsure]


def test_that_no_question_is_open_comes_with_what_nobody_looked_at() -> None:
    report, _ = reported(calm())
    assert report.questions == ()
    said = [phrase.text for phrase in report.front.questions_more]
    assert said == [
        "Among the questions held here, none is open that could change a conclusion.",
        "Rights that nobody has looked at: 4.",
        "No impact on people is recorded. That does not mean that there is none.",
    ]
    assert [phrase.text for phrase in report.questions_none] == said
    one, _ = reported(calm(impacts={"one": {"title": "One"}}))
    assert [phrase.text for phrase in one.front.questions_more] == said[:2]


def test_that_nothing_is_open_comes_with_all_of_it() -> None:
    report, _ = reported(
        calm(
            review={"next_on": "2027-01-01"},
            rights=SET_ASIDE,
            system={"stage": "in-use", "alternatives": "Lots."},
            actors={"vendor": {"name": "Vendor", "kind": "business", "roles": ["provider"]}},
            assessors={"who": "The lead", "independence": "None"},
            engagement={"why": {"title": "Nobody", "how": "none", "why_nobody": "It never ran."}},
            evidence={"papers": {"title": "Papers", "kind": "document"}},
            facts={id_: {**fact, "evidence": ["papers"]} for id_, fact in CALM["facts"].items()},
        )
    )
    assert (report.open_next, report.open_later) == ((), ())
    said = [phrase.text for phrase in report.open_none]
    assert said[:3] == [
        "Nothing is open among what is checked here.",
        "Rights that nobody has looked at: 0.",
        "No impact on people is recorded. That does not mean that there is none.",
    ]
    assert OTHERS in said[3]


SET_ASIDE = {right: {"decision": "set-aside", "reason": "R", "by": "a"} for right in CATALOGUE.records["rights"]}


def test_where_lines_are_crossed_the_chapter_still_says_which_there_are() -> None:
    report, words = reported(dossier())
    assert report.front.red_lines and OTHERS not in " ".join(lines(report))
    assert OTHERS in report.lines_held[0].text
    page = page_body(report, words)
    assert page.count(OTHERS) == 1


def test_the_page_and_page_one_say_it_where_nothing_is_found() -> None:
    page = re.sub(r"<[^>]+>", "", page_body(*reported(calm())))
    assert page.count(OTHERS) == 2, "on page one and in the chapter"
    assert page.count("Rights that nobody has looked at: 4.") == 2


def test_of_very_many_lines_page_one_names_some_and_the_chapter_all() -> None:
    findings, words = judged(calm()), Words("en", CATALOGUE)
    line = next(line for line in findings.red_lines if line.id == "tax-line")
    many = replace(findings, red_lines=tuple(replace(line, id=f"line-{number}") for number in range(40)))
    (short,) = held_lines(many, words, MOST_NAMED)
    assert "line-11; and others, named in the chapters below: 28. " + OTHERS in short.text
    (whole,) = held_lines(many, words)
    assert all(f"line-{number}" in whole.text for number in range(40))


def test_no_line_held_or_looked_at_is_said_too() -> None:
    nothing = Catalogue("x", {"rights": {}})
    findings = judged(blank())
    none = [phrase.text for phrase in held_lines(replace(findings, red_lines=()), Words("en", nothing))]
    assert none == ["No red line is held here, so none was examined. Bans exist all the same."]
    only = tuple(line for line in findings.red_lines if line.result == "not-raised")
    said = [phrase.text for phrase in held_lines(replace(findings, red_lines=only), Words("en", CATALOGUE))]
    assert said[0] == f"No red line was looked at. {OTHERS}"
    assert len(said) == 2


def test_how_far_it_went_is_counted() -> None:
    far = looked(judged(dossier()))
    assert far == Looked(
        impacts=3,
        rights=0,
        questions=3,
        red_lines={
            "incompatible": "awaiting-second-person",
            "later-ban": "upcoming",
            "profile-policing": "cannot-tell",
            "social-scoring": "crossed",
            "tax-line": "not-crossed",
            "welfare-moratorium": "crossed",
        },
        only_shown=("rumoured",),
    )
    assert looked(judged(blank())).red_lines["incompatible"] == "not-raised"


def seen(document: Dossier, findings: Findings) -> Report:
    """The report as everybody may see it."""
    shown = view(document, findings, "public", CATALOGUE)
    words = Words("en", CATALOGUE, shown.dossier)
    return build(shown.dossier, shown.findings, words, on=ON, withheld=shown.withheld)


def test_what_is_withheld_is_not_reported_as_nothing() -> None:
    hidden = {"value": "yes", "by": "city", "shown_to": "team", "withheld_because": "A trade secret."}
    impacts = {"one": {"title": "One", "shown_to": "team", "withheld_because": "It would point at a person."}}
    document = calm(facts={**CALM["facts"], "scores-people": hidden}, impacts=impacts)
    findings = judged(document)
    assert next(line.result for line in findings.red_lines if line.id == "social-scoring") == "crossed"
    report = seen(document, findings)
    assert report.front.red_lines == () and report.impacts == ()
    assert lines(report)[0] == (
        "Among the red lines shown here, none is crossed or open on the facts stated. "
        "Not all that was found on red lines is shown here."
    )
    assert report.impacts_none.text == "No impact on people is shown here. Not all that is recorded is shown here."
    assert report.front.questions_more[0].text.startswith("Among the questions shown here, none is open")
    assert report.open_none[0].text == "Nothing is shown here as open. Not all that is open is shown here."
    assert not any("That does not mean that there is none" in phrase.text for phrase in report.front.questions_more)


def test_what_is_withheld_elsewhere_changes_none_of_it() -> None:
    document = calm()
    report = build(
        document, judged(document), Words("en", CATALOGUE), on=ON, withheld=[Withheld("evidence", "e", "Private.")]
    )
    assert lines(report)[0] == "Among the red lines held here, none is crossed or open on the facts stated."
    assert report.impacts_none.text.startswith("No impact on people is recorded.")
