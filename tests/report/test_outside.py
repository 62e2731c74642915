"""A dossier made from outside says so before anything else, wherever it is read."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from duecare.core.dossier.words import Outside
from duecare.core.method import assess
from duecare.core.revision import view
from duecare.report.outside import outside_notes
from duecare.report.page import whole_page
from duecare.report.summary import summarise
from duecare.report.words import Words
from tests.report.example import CATALOGUE, ON, dossier, reported

RECORD: dict[str, Any] = {
    "format": "uk-atrs",
    "file_name": "register.csv",
    "file_digest": "sha256:" + "0" * 64,
    "asserted_by": "Ministry of Works",
    "fields": [{"name": "Purpose", "verbatim": "Sorting letters"}],
}


def said(**parts: object) -> str:
    made = dossier(**parts)
    return " ".join(note.text for note in outside_notes(made, Words("en", CATALOGUE, made)))


def test_a_dossier_of_those_who_run_the_system_says_nothing_of_it() -> None:
    assert not said()


@pytest.mark.parametrize(
    ("outside", "asked"),
    [
        ("operator-not-asked", "was not asked"),
        ("operator-asked", "no answer is recorded"),
        ("operator-answered", "their answers stand here as theirs"),
    ],
)
def test_it_says_whether_who_runs_the_system_was_asked(outside: Outside, asked: str) -> None:
    assert "made from outside" in said(outside=outside)
    assert asked in said(outside=outside)
    assert {outside} <= set(get_args(Outside))


def test_it_names_the_public_records_and_who_states_them() -> None:
    assert "register.csv (stated by Ministry of Works)" in said(outside="operator-asked", records={"one": RECORD})
    assert "names no public record" in said(outside="operator-asked", records={})


def test_of_many_records_it_says_how_many_more_there_are() -> None:
    records = {f"r-{number}": RECORD | {"file_name": f"{number}.csv"} for number in range(5)}
    told = said(outside="operator-asked", records=records)
    assert "2.csv" in told and "3.csv" not in told and "and 2 more" in told


def test_what_the_public_is_not_shown_is_not_said_to_be_missing() -> None:
    made = dossier(outside="operator-asked", records={"one": RECORD})
    seen = view(made, assess(made, CATALOGUE, ON), "public", CATALOGUE)
    told = " ".join(n.text for n in outside_notes(seen.dossier, Words("en", CATALOGUE, seen.dossier), seen.withheld))
    assert "made from outside" in told and "register.csv" not in told and "names no public record" not in told
    assert "an imported record" in told


def test_the_report_and_the_plain_summary_begin_with_it() -> None:
    report, words = reported(dossier(outside="operator-not-asked"))
    page = whole_page(report, words)
    assert page.index("This was made from outside") < page.index("The decision</h2>")
    made = dossier(outside="operator-not-asked")
    summary = summarise(made, assess(made, CATALOGUE, ON), words, on=ON)
    assert "made from outside" in summary.notes[0].text
