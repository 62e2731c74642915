"""The knowledge as pages: found by words, linked both ways, and whole for every record."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape

from duecare.core.catalogue import KINDS, FactQuestion, Norm, RedLine, SeverityScale
from duecare.knowledge import bundle, translations
from duecare.knowledge.cases import read_cases
from duecare.knowledge.signals import load_signals
from duecare.knowledge.translations import translated
from duecare.web.library.queries import sections_of
from duecare.web.library.views.pages import ABOVE
from duecare.web.library.views.terms import HEADINGS
from tests.web.desk import HOSTILE
from tests.web.screening.words import reader

pytestmark = pytest.mark.django_db


def page(client: Client, path: str, status: int = 200) -> str:
    """The page, without what differs from request to request."""
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_and_its_records_have_pages(client: Client, kind: str) -> None:
    held = bundle.load().records[kind]
    listed = page(client, f"/knowledge/{kind}/")
    assert all(f'href="/knowledge/{kind}/{id_}/"' in listed for id_ in held)
    assert (f'href="/knowledge/{kind}/"' in page(client, "/knowledge/")) == bool(held)
    for id_ in islice(held, 2):
        assert f"{kind}/{id_}.yaml" in page(client, f"/knowledge/{kind}/{id_}/")


@pytest.mark.usefixtures("me")
def test_how_sure_a_record_is_stands_at_its_top_alone_with_its_day_in_words(client: Client) -> None:
    shown = page(client, "/knowledge/norms/ungps/")
    assert len(re.findall("(?i)well established", shown)) == 1
    assert "in force from 16 June 2011" in shown
    assert not re.search(r">(Force|How sure)<", shown)


@pytest.mark.usefixtures("me")
def test_a_line_leads_to_its_norms_and_each_of_them_back(client: Client) -> None:
    line = next(iter(bundle.load().of(RedLine).values()))
    shown = page(client, f"/knowledge/red-lines/{line.id}/")
    for source in line.sources:
        assert f'href="/knowledge/norms/{source.norm}/"' in shown
        assert f'href="/knowledge/red-lines/{line.id}/"' in page(client, f"/knowledge/norms/{source.norm}/")


@pytest.mark.usefixtures("me")
def test_a_norm_leads_to_its_own_text(client: Client) -> None:
    norm = next(norm for norm in bundle.load().of(Norm).values() if norm.url)
    assert f'<a href="{norm.url}" rel="noreferrer">' in page(client, f"/knowledge/norms/{norm.id}/")


@pytest.mark.usefixtures("me")
def test_what_is_not_sure_is_marked_in_lists_and_on_its_page(client: Client) -> None:
    unsure = next(
        (kind, one.id) for kind, held in bundle.load().records.items() for one in held.values() if not one.drives
    )
    listed = page(client, f"/knowledge/{unsure[0]}/")
    row = re.search(rf'<li><a href="/knowledge/{unsure[0]}/{unsure[1]}/">.*?</li>', listed, re.DOTALL)
    assert row is not None
    assert "only shown: not sure" in row[0]
    assert "It decides nothing." in page(client, "/knowledge/{}/{}/".format(*unsure))


@pytest.mark.usefixtures("me")
def test_every_word_must_occur_and_titles_come_first(client: Client) -> None:
    title = bundle.load().of(RedLine)["eu-crime-prediction"].title
    found = page(client, f"/knowledge/?q={title.upper()}")
    assert found.index("/knowledge/red-lines/eu-crime-prediction/")
    assert "Nothing found" in page(client, "/knowledge/?q=privacy+zzzz")
    assert "Nothing found" in page(client, "/knowledge/rights/?q=zzzz")
    rights = page(client, "/knowledge/rights/?q=privacy")
    assert re.findall(r'href="/knowledge/rights/([a-z-]+)/"', rights)[0] == "privacy"


@pytest.mark.usefixtures("me")
def test_of_very_many_the_first_are_listed_and_it_says_so(client: Client) -> None:
    found = page(client, "/knowledge/?q=the")
    rows = found[found.index("Records with") :]
    assert len(re.findall(r'<li><a href="/knowledge/', rows)) == 50
    assert "There are more." in found


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize("words", [*HOSTILE, "x" * 5_000, "%00"])
def test_words_that_are_looked_for_do_nothing_else(client: Client, words: str) -> None:
    answer = client.get("/knowledge/", {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert "49" not in re.findall(r"Records with “(.*?)”", answer.content.decode())


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize("path", ["/knowledge/nothing/", "/knowledge/rights/nothing/", "/knowledge/nothing/privacy/"])
def test_what_is_not_there_is_said(client: Client, path: str) -> None:
    assert "There is no such" in page(client, path, status=404)


@pytest.mark.usefixtures("me")
def test_in_arabic_the_names_are_translated_and_english_lines_are_marked(client: Client) -> None:
    client.cookies["language"] = "ar"
    shown = page(client, "/knowledge/rights/privacy/")
    assert '<div lang="en" dir="ltr">' in shown


@pytest.mark.usefixtures("me")
def test_a_condition_tells_the_answers_in_words_and_no_ids(client: Client) -> None:
    question = bundle.load().of(FactQuestion)["main-functions"]
    shown = page(client, "/knowledge/facts/scores-people/")
    assert f"{question.title}</a>: {question.options['judge-people']}" in shown
    assert "judge-people" not in shown
    line = page(client, "/knowledge/red-lines/eu-crime-prediction/")
    assert ">Element 1<" in line
    assert ">Element 2<" in line
    assert ">Exception 1<" in line
    assert "forecasts-a-person" not in re.sub(r"<details.*?</details>", "", line, flags=re.DOTALL)
    assert "</a> (one of its elements)" in page(client, "/knowledge/facts/solely-profiling/")


@pytest.mark.usefixtures("me")
def test_what_is_translated_is_shown_so_and_the_rest_is_marked(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client.cookies["language"] = "ar"
    question = bundle.load().of(FactQuestion)["flag-consequence"]
    shown = page(client, "/knowledge/facts/flag-consequence/")
    for field in ("question", "options.refused-or-stopped"):
        text = translated(question, field, "ar")
        assert text.language == "ar"
        assert f"<li>{text.text}</li>" in shown
    assert question.options["refused-or-stopped"] not in shown
    with monkeypatch.context() as nothing_translated:
        nothing_translated.setattr(translations, "FOLDER", tmp_path)
        translations._held.cache_clear()
        untold = page(client, "/knowledge/facts/flag-consequence/")
    translations._held.cache_clear()
    assert f'<bdi lang="en" dir="ltr">{question.options["refused-or-stopped"]}</bdi>' in untold


@pytest.mark.usefixtures("me")
def test_the_scale_is_read_out_with_its_steps(client: Client) -> None:
    anchor = next(iter(bundle.load().of(SeverityScale)["house-severity"].anchors.values()))[0]
    assert f"{anchor.level} {anchor.label}: {anchor.text}" in page(client, "/knowledge/scales/house-severity/")


APART = ("Cases: ", "Element ", "Exception ", "Beside it: ")


def test_every_heading_is_marked_for_translation() -> None:
    catalogue = bundle.load()
    found = {
        title
        for kind, held in catalogue.records.items()
        for id_ in held
        for title, _ in sections_of(catalogue, kind, id_)
        if not title.startswith(APART) and not title.endswith(", from any of")
    }
    assert found - {*HEADINGS, *ABOVE} == set()


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("norms/nl-woo", "Netherlands"),
        ("facts/is-used-in-eu", "Austria; Belgium"),
        ("facts/is-used-in-eu", "The countries in which it acts on people"),
        ("harms/cultures-flattened", "Significant; it orders what to ask, and decides nothing"),
        ("scales/house-severity", "Critical, from any of"),
        ("scales/house-severity", "critical: 30"),
        ("rights/privacy", "Can be limited only by law, where necessary and proportionate"),
        ("red-lines/wg-incompatible", "two people decide"),
    ],
)
def test_what_stands_in_short_in_a_record_is_said_in_words(client: Client, path: str, words: str) -> None:
    assert words in page(client, f"/knowledge/{path}/")


@pytest.mark.usefixtures("me")
def test_words_are_told_by_their_title_in_the_language_of_the_reader(client: Client) -> None:
    one = load_signals().signals["acts-alone"]
    assert f"<summary>{one.title}" in page(client, "/knowledge/facts/human-decides/")
    client.cookies["language"] = "ar"
    assert f"<summary>{one.titles['ar']}" in page(client, "/knowledge/facts/human-decides/")


@pytest.mark.usefixtures("me")
def test_a_question_shows_the_words_that_suggest_it_by_language(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duecare.knowledge.signals.load_signals", lambda: reader().signals)
    shown = page(client, "/knowledge/facts/scores-people/")
    assert "Words that suggest this" in shown
    assert "scor* people" in shown
    assert "It is not so." in shown
    assert "English" in shown
    assert "scor* people" not in page(client, "/knowledge/facts/recognises-faces/")
    assert "children" in page(client, "/knowledge/groups/children/")
    client.cookies["language"] = "ar"
    assert re.search('<summary><[a-z]+ lang="en"[^>]*>scores<', page(client, "/knowledge/facts/scores-people/"))
    client.cookies["language"] = "en"
    assert "Words that suggest this" not in page(client, "/knowledge/facts/alternatives-considered/")
    assert "Words that suggest this" not in page(client, "/knowledge/red-lines/eu-crime-prediction/")


@pytest.mark.usefixtures("me")
def test_cases_are_told_by_their_title_and_day(client: Client) -> None:
    shown = page(client, "/knowledge/red-lines/eu-crime-prediction/")
    held = [case for case in read_cases(naming="eu-crime-prediction") if case.days()]
    assert held
    assert escape(held[0].title) in shown
    assert not any(f"{case.id} on " in shown for case in held)
    assert re.search(r"<li>[^<]+ \([0-9]{1,2} [A-Z][a-z]+ [0-9]{4}\)</li>", shown)
