"""Comparing two revisions or two days: in the document, and in what was found, as it was judged then."""

from __future__ import annotations

import re
import zlib
from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse

from duecare.core.revision import Add, Change, Set
from duecare.knowledge import bundle
from duecare.web.dossiers import actions
from duecare.web.dossiers.judging import judge
from duecare.web.dossiers.models import Judgement, KnowledgeBundle
from duecare.web.dossiers.store import pack_sections
from duecare.web.dossiers.views import compare
from tests.web.conftest import NOW, Clock
from tests.web.desk import Desk, page, read, text_of

IMPACT = "payments-held-in-pilot"
HIGHER = Set(("impacts", IMPACT, "severity", "scale", "assessor", "value"), 5)


def revise(desk: Desk, clock: Clock, *changes: Change, days: int = 1) -> None:
    """A change some days later."""
    clock.now += timedelta(days=days)
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)


def day(days: int) -> str:
    """The day so many days after the dossier began."""
    return (NOW + timedelta(days=days)).date().isoformat()


def test_without_a_choice_the_latest_is_compared_with_the_one_before(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, Set(("title",), "Another title"))
    revise(desk, clock, HIGHER)
    text = read(desk.get("history/compare/"))
    assert "Then Revision 2" in text and "Now Revision 3" in text
    assert "Another title” to" not in text
    title = desk.document.impacts[IMPACT].title
    assert f"Severity of “{title}”: scale from 3 to 5 by the assessor" in text
    assert re.search(r"\[before: \w+.*?\] \[now: critical\]", text)


def test_each_conclusion_has_its_reasons_then_and_now(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, HIGHER)
    text = read(desk.get("history/compare/"))
    then, now = text.split("Why then", 1)[1].split("Why now", 1)
    assert "Payments came back after five weeks on average." in then
    assert "Severity is critical: scale 5" in now.split("Why then")[0]


def test_the_picture_stands_with_a_title_a_description_and_a_table(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, HIGHER)
    shown = desk.get("history/compare/")
    assert '<title id="change-title">How severe each impact was then and is now</title>' in text_of(shown)
    assert [attrs["aria-labelledby"] for tag, attrs in page(shown).tags if tag == "svg" and "role" in attrs] == [
        "change-title change-desc"
    ]
    assert "Impact Then Now" in read(shown)


def test_two_days_show_what_was_judged_by_then(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, Set(("title",), "Second"), days=2)
    revise(desk, clock, Set(("title",), "Third"), days=5)
    text = read(desk.get(f"history/compare/?then_on={day(3)}&now_on={day(9)}"))
    assert "Then Revision 2" in text and "Now Revision 3" in text
    assert "As it stood at the end of 25 November 2026" in text
    assert "Title from “Second” to “Third”" in text


def test_a_revision_that_was_judged_again_differs_from_itself_on_another_day(desk: Desk, clock: Clock) -> None:
    clock.now += timedelta(days=400)
    desk.post("judge/", {})
    text = read(desk.get(f"history/compare/?then_on={day(1)}&now_on={day(401)}"))
    assert "Then Revision 1" in text and "Now Revision 1" in text
    assert "Judged on 22 November 2026" in text and "Judged on 27 December 2027" in text
    assert "Nothing: it says the same." in text
    assert "What is open" in text, "in a year days came on which something is due"
    assert "what was judged on 22 November 2026" in read(desk.get("history/1/report/")), "judged when it was made"


def test_the_earlier_one_stands_first_whichever_way_one_asks(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, Set(("title",), "Second"))
    text = read(desk.get("history/compare/?then=2&now=1"))
    assert "Then Revision 1" in text and "Now Revision 2" in text


def test_one_revision_differs_in_nothing(blank: Desk) -> None:
    text = read(blank.get("history/compare/"))
    assert "Nothing: it says the same." in text
    assert "Nothing: the same was found." in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("then=7", "There is no such revision. The latest is 1."),
        ("then=0", "greater than or equal to 1"),
        ("now=x", "Enter a whole number."),
        ("then_on=2020-01-01", "The dossier did not exist on that day. It began on 22 November 2026."),
        ("now_on=31/31", "Write the day as year, month and day"),
        ("then=1&then_on=2026-12-01", "Give a revision or a day, not both."),
    ],
)
def test_what_cannot_be_compared_is_told_beside_the_field(blank: Desk, asked: str, said: str) -> None:
    shown = blank.get(f"history/compare/?{asked}")
    assert shown.status_code == 422
    assert said in read(shown)
    assert "What changed" not in read(shown)


def test_findings_that_were_not_kept_are_said_to_be_missing_and_never_judged_anew(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, HIGHER)
    first = desk.row.revisions.get(number=1)
    Judgement.objects.filter(document=first.digest).delete()
    before = Judgement.objects.count()
    text = read(desk.get("history/compare/"))
    assert "What was found of revision 1 is not kept" in text
    assert "What changed in what was found" not in text
    assert "scale from 3 to 5" in text, "the documents are still compared"
    assert "What was found of revision 1 is not kept" in read(desk.get("history/1/report/"))
    assert desk.get("history/1/report.html").status_code == 404
    assert Judgement.objects.count() == before


def test_findings_of_another_version_that_cannot_be_read_are_said_to_be(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, HIGHER)
    first = desk.row.revisions.get(number=1)
    judged = Judgement.objects.get(document=first.digest)
    KnowledgeBundle.objects.create(digest="sha256:" + "0" * 64, content=zlib.compress(b'{"format": "other"}'))
    Judgement.objects.filter(pk=judged.pk).update(knowledge="sha256:" + "0" * 64)
    assert "in a form that this one cannot read" in read(desk.get("history/compare/"))
    broken = pack_sections({"dossier": b'"of a version that kept no more"'})
    Judgement.objects.filter(pk=judged.pk).update(knowledge=judged.knowledge, content=broken)
    assert "in a form that this one cannot read" in read(desk.get("history/1/report/"))
    Judgement.objects.filter(pk=judged.pk).update(knowledge="sha256:" + "1" * 64, content=judged.content)
    assert "in a form that this one cannot read" in read(desk.get("history/1/report/"))


def test_other_knowledge_in_between_is_said_and_each_side_speaks_with_its_own(desk: Desk, clock: Clock) -> None:
    first = desk.row.revisions.get(number=1)
    data = zlib.decompress(KnowledgeBundle.objects.get().content)
    older = bundle.from_bytes(data.replace(b"Forecasting that a person", b"Foretelling that a person"))
    Judgement.objects.filter(document=first.digest).update(on=NOW.date() - timedelta(days=1))
    judge(desk.row, desk.document, older, on=NOW.date())
    revise(desk, clock, HIGHER)
    assert "The knowledge was updated in between" in read(desk.get("history/compare/"))
    report = read(desk.get("history/1/report/"))
    assert "Foretelling that a person" in report
    assert "Forecasting that a person" not in report


def test_many_conclusions_are_told_some_here_and_all_on_pages_of_their_kind(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "MOST_FOUND", 1)
    monkeypatch.setattr(compare, "MOST_OF_ONE", 3)
    revise(desk, clock, *(Add(("impacts", f"new-{number}"), {"title": f"New {number}"}) for number in range(7)))
    first = desk.get("history/compare/?then=1")
    assert "6 more differ" in read(first)
    path, seen, pages = f"history/compare/{_more(first, 'impacts')}", [], 0
    while path:
        shown = desk.get(path)
        assert "What changed in the dossier" not in read(shown)
        seen += re.findall(r"New \d(?= \[before)", read(shown))
        more = _more(shown, "impacts")
        path, pages = f"history/compare/{more}" if more else "", pages + 1
    assert seen == [f"New {number}" for number in range(7)]
    assert pages == 3
    assert 'href="?then=1"' in text_of(shown), "the way back to all of it"
    for strange in ("kind=no", "kind=impacts&start=x", "kind=impacts&start=-1", f"kind=impacts&start={'9' * 40}"):
        assert desk.get(f"history/compare/?{strange}").status_code == 200


def _more(shown: HttpResponse, kind: str) -> str:
    """The address of more of a kind."""
    found = re.search(rf'href="(\?[^"]*kind={kind}[^"]*)"', text_of(shown))
    return unescape(found[1]) if found else ""


def test_the_report_of_a_revision_is_that_of_its_day(desk: Desk, clock: Clock) -> None:
    revise(desk, clock, Set(("title",), "Another title"), days=30)
    text = read(desk.get("history/1/report/"))
    assert "Benefit fraud risk score, City of Lindenau" in text
    assert "It says what was judged on 22 November 2026, with the knowledge of that day." in text
    whole = desk.get("history/1/report.html")
    assert "style-src 'sha256-" in whole["Content-Security-Policy"]
    assert 'id="report-facts-' in text_of(whole)
    assert "report.html#report-facts-" in text_of(desk.get("history/1/report/"))


def test_nobody_else_compares(elsewhere: Desk) -> None:
    for path in ("history/compare/", "history/1/report/"):
        assert elsewhere.get(path).status_code == 404
