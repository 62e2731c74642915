"""The report as a page: everything escaped, nothing fetched, headings in order."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.report import page
from duecare.report.page import page_body, whole_page
from tests.report.example import DOCUMENT, blank, dossier, reported

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}{% raw %}</article>"
PAGE_ONE = ("decision", "red-lines", "worst", "heard", "unknowns", "tasks", "made-by", "challenge")
VOID = {"meta", "br", "img", "rect", "circle", "line"}


class Read(HTMLParser):
    """Reads a page strictly: every element closed, and what a test asks about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile(value: Any) -> Any:
    """The document with hostile text wherever a person may write prose."""
    match value:
        case dict():
            return {
                key: HOSTILE
                if key in {"title", "reason", "said", "note", "raised", "purpose", "description", "name", "what", "who"}
                and isinstance(inner, str)
                else hostile(inner)
                for key, inner in value.items()
            }
        case list():
            return [hostile(inner) for inner in value]
    return value


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_text_stays_text(language: str) -> None:
    read = Read(whole_page(*reported(dossier(**hostile(DOCUMENT)), language)))
    assert "script" not in read.tags and "img" not in read.tags
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "style"]
    assert read.text.count(HOSTILE) > 20


@given(text=st.text(min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_any_text_leaves_the_page_whole(text: str) -> None:
    Read(whole_page(*reported(dossier(title=text, assessors={"who": text, "paid_by": "x"}))))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headings_are_in_order_and_ids_are_one_each(language: str) -> None:
    for document in (dossier(), blank()):
        read = Read(page_body(*reported(document, language)))
        assert read.headings[0] == 1 and read.headings.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(read.headings))
        assert len(read.ids) == len(set(read.ids))


def test_the_fragment_is_one_article_and_the_file_is_a_whole_page() -> None:
    report, words = reported(dossier())
    body = page_body(report, words).strip()
    assert body.startswith('<article class="report" lang="en" dir="ltr">') and body.endswith("</article>")
    assert body in whole_page(report, words)
    assert page_body(*reported(dossier(), "ar")).startswith('<article class="report" lang="ar" dir="rtl">')


def test_the_file_asks_nobody_for_anything() -> None:
    html = whole_page(*reported(dossier()))
    read = Read(html)
    assert not {"link", "script", "iframe", "img", "form"} & set(read.tags)
    led = [value or "" for name, value in read.attributes if name in ("src", "href", "action", "srcset")]
    assert led and all(value.startswith("#") for value in led), "only to places in the file itself"
    assert "url(" not in html and "@import" not in html
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_text_in_another_language_keeps_its_tag() -> None:
    html = page_body(*reported(dossier(language="nl"), "en"))
    assert '<bdi lang="nl">You open the letter and the money is gone.' in html
    assert '<bdi lang="en">Seizing homes by machine' in page_body(*reported(dossier(), "ar"))


def test_lines_of_a_text_stay_lines() -> None:
    html = page_body(*reported(dossier()))
    assert "until the check is over.<br><br>Most had done nothing." in html


def test_several_things_are_a_list() -> None:
    html = page_body(*reported(dossier()))
    assert "<dd><ul><li>Look at the whole chain</li><li>Say openly what was found</li></ul></dd>" in html


def test_the_contents_lead_to_every_chapter_and_reasons_to_the_facts_they_rest_on() -> None:
    read = Read(whole_page(*reported(dossier())))
    to = {(value or "").removeprefix("#") for name, value in read.attributes if name == "href"}
    assert to <= set(read.ids)
    chapters = {
        id_ for id_ in read.ids if id_.startswith("report-") and not id_.startswith(("report-impact-", "report-facts-"))
    }
    assert len(chapters) == 19 + len(PAGE_ONE) and chapters <= to
    assert {"report-facts-scores-people", "report-facts-looks-for-fraud"} <= to


def test_where_facts_and_duties_have_pages_the_report_leads_there_instead_of_repeating_them() -> None:
    report, words = reported(dossier())
    html = page_body(report, words, lambda kind, id_: f"/{kind}/{id_}/")
    assert '<a href="/facts/scores-people/">Scores</a>: Yes' in html
    assert '<a href="/duties/due-diligence/">Find out how you may harm people, and act on it</a>' in html
    assert "The facts stated" not in html and "Look at the whole chain" not in html
    alone = page_body(report, words)
    assert "The facts stated" in alone and "Look at the whole chain" in alone and "/facts/" not in alone


def test_page_one_stands_in_its_order() -> None:
    text = Read(page_body(*reported(dossier()))).text.partition("How this was made")[2]
    headings = (
        "The decision",
        "Red lines",
        "The worst impacts on people",
        "What the people affected said",
        "What is not known, and could change this",
        "Who must do what by when",
        "Who assessed, who paid, and when",
        "How to challenge this",
        "This is not a finding of compliance.",
        "Every reason",
    )
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_no_template_trusts_a_text() -> None:
    for template in Path(page.TEMPLATES).glob("*.html"):
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|Markup|autoescape", source), template.name


def test_a_missing_value_is_an_error_and_not_a_gap() -> None:
    environment = page._environment()
    with pytest.raises(Exception, match="is undefined"):
        environment.from_string("{{ nothing_of_this_name }}").render()


def test_where_each_has_a_page_of_its_own_the_report_leads_there_and_the_file_has_every_reason() -> None:
    report, words = reported(dossier())
    inside = page_body(report, words, lambda kind, id_: f"../{kind}/{id_}/")
    for kind, found in (("rights", report.rights), ("harms", report.harms), ("facts", report.questions)):
        first = next(one for one in found if one.in_full)
        assert f'<h4><a href="../{kind}/{first.id}/">' in inside
        assert first.name.text in unescape(Read(page_body(report, words)).text)
    assert len(re.findall("<details>", inside)) < len(re.findall("<details>", page_body(report, words)))
