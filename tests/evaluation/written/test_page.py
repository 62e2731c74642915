"""The page: what matters to people first, everything escaped, nothing fetched, each picture with its table."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from duecare.evaluation.page.page import result_page
from duecare.evaluation.result import Result
from duecare.evaluation.result.keys import FINDINGS as KEYS
from duecare.evaluation.written.account import account
from duecare.evaluation.written.blocks import Pictured, Points, Said, Tabled
from duecare.evaluation.written.front import chapter_of
from tests.evaluation.written_example import (
    FINDINGS,
    MITIGATED,
    WOMEN,
    audit,
    changed,
    difference,
    gender,
    plan,
    rate,
    result,
    telling,
)
from tests.report.test_page import Read

ORDER = ["answer", "worse", "not-found", "untold", "limits", "pictures", "detail", "rows", "plan", "again"]


def page(found: Result | None = None, language: str = "en") -> str:
    found = found or result()
    return result_page(found, telling(language, found))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("found", [result(), changed()], ids=["now", "changed"])
def test_it_is_whole_and_every_id_stands_once(found: Result, language: str) -> None:
    read = Read(page(found, language))
    assert read.headings[0] == 1 and read.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(read.headings, read.headings[1:], strict=False))
    assert len(read.ids) == len(set(read.ids))
    targets = [value[1:] for name, value in read.attributes if name == "href" and value and value.startswith("#")]
    assert targets and set(targets) <= set(read.ids)


def test_it_asks_for_nothing_and_allows_nothing_but_its_own_styles() -> None:
    html = page(changed())
    read = Read(html)
    assert not {"script", "img", "link", "iframe", "form", "object"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name == "style" or name.startswith("on") or name == "src"]
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_what_means_harm_is_shown_and_does_none() -> None:
    html = page()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html and ">49<" not in html and "<script" not in html
    for character in "\x1b\x07\u202e\u2066":
        assert character not in html.replace("\u2068", "")


def test_chapters_stand_in_the_order_in_which_they_matter_to_people() -> None:
    assert [one.id for one in account(result(), telling()).chapters] == ORDER
    found = changed()
    ids = [one.id for one in account(found, telling(of=found)).chapters]
    assert ids == ["answer", "made-worse", "worst-off", *ORDER[1:]]


def test_a_comparison_without_a_finding_does_not_stand_among_those_whom_it_fails() -> None:
    assert {chapter_of(key) for key in KEYS if key.startswith("not-found")} == {"not-found"}


def test_the_plan_says_which_values_count_as_what() -> None:
    html = re.sub("[\u2066-\u2069]", "", re.sub("<[^>]+>", "", page()))
    decision, label = plan().decision, plan().label
    assert label is not None
    for one in (decision, label):
        assert f"{one.column}: as a yes, {one.yes[0]}; as a no, {one.no[0]}" in html


def test_the_first_finding_answers_the_question_in_people() -> None:
    answer = account(result(), telling()).chapters[0].blocks
    assert isinstance(answer[0], Said) and answer[0].text.text == "“Are women accused wrongly more often than men?”"
    assert isinstance(answer[1], Said) and answer[1].text.text.startswith("Of 100 in the group “Women”")


def test_no_p_value_stands_before_the_chapter_for_experts() -> None:
    html = page()
    assert "0.012" not in html[: html.index('id="detail"')] and "0.012" in html


def test_every_picture_has_its_tables_and_names_each_group() -> None:
    _answer, *chapters = account(changed(), telling(of=changed())).chapters  # the first picture is drawn again below
    for chapter in chapters:
        for block in chapter.blocks:
            if isinstance(block, Pictured):
                assert block.tables and len(block.drawings) == len(block.tables)
                assert all(one.title and one.about for one in block.drawings)


def test_without_findings_it_says_that_this_clears_nobody() -> None:
    html = page(result(findings=()))
    assert "No group was found to be worse off. That does not say that none is" in html
    assert "it is no grade of the system" in html


def test_nobody_to_ask_of_and_what_was_not_found_are_told() -> None:
    chapters = {one.id: one for one in account(result(), telling()).chapters}
    untold = chapters["untold"].blocks[0]
    assert isinstance(untold, Points) and any("so nothing can be said" in lead.text for lead, _ in untold.items)
    table = chapters["not-found"].blocks[-1]
    assert isinstance(table, Tabled)
    row = table.table.rows[0]
    assert row[0][0].text == "Men" and row[-1][0].text == "8.0 points"


def test_rows_that_do_not_reconcile_are_told_loudly() -> None:
    assert "make all rows of the table" in page()
    assert "do not make all rows of the table" in page(result(rows=1_001))


def test_many_findings_are_cut_and_counted() -> None:
    assert "2 more are in the tables below" in page(result(findings=FINDINGS[:1] * 42))


def test_a_worst_off_group_says_how_it_was_chosen_and_when_it_was_levelled_down() -> None:
    found = changed()
    assert found.changes is not None
    worst = found.changes.worst_off.model_copy(update={"fixed_by": "half", "gap_value": "-0.03", "levelled_down": True})
    html = page(changed(changes=found.changes.model_copy(update={"worst_off": worst})))
    assert "the other half" in html and "changed by -3.0 points" in html and "That is no help" in html


def test_a_result_without_differences_or_score_is_whole() -> None:
    bare = audit().model_copy(update={"groupings": audit().groupings[1:]})
    html = page(result(audits=(bare,), libraries=(), repeated=None, held_back=0, unmapped=()))
    assert "Nothing here can be drawn" in html and str(WOMEN.values[0]) in html


def test_where_measures_disagree_it_says_so_before_anybody_quotes_one() -> None:
    better = difference(WOMEN, "-0.1", "-0.2", "-0.05", "better", measure="precision")
    grouping = gender().model_copy(update={"differences": (*gender().differences, better)})
    found = result(audits=(audit().model_copy(update={"groupings": (grouping,)}),))
    _question, *answers, _picture = account(found, telling()).chapters[0].blocks
    answer = answers[-1]
    assert isinstance(answer, Said) and answer.look == "notice" and "“Women”" in answer.text.text
    assert "Measures disagree" not in page()


def test_the_answer_has_one_finding_of_each_measure() -> None:
    found = result(findings=FINDINGS[:1] * 3)
    blocks = account(found, telling()).chapters[0].blocks
    assert [one.kind for one in blocks] == ["said", "said", "pictured"]


def test_a_plan_with_a_reference_and_a_chosen_half_is_told() -> None:
    text = MITIGATED.replace("group: {gender: K}, ", "").replace("against: the-rest", "against: reference")
    text = text.replace("matters_from", "references: {gender: M}, matters_from")
    html = page(changed(plan=plan(text)))
    assert 'Each group with a reference group: <bdi lang="en">Men</bdi>' in html
    assert "Found in one half of the people" in html


def test_counts_without_a_share_are_not_to_be_divided() -> None:
    untold = gender().groups[1].model_copy(update={"rates": (rate(None, state="not-identified", counts=9, among=10),)})
    grouping = gender().model_copy(update={"groups": (gender().groups[0], untold), "differences": ()})
    assert "do not divide them" in page(result(audits=(audit().model_copy(update={"groupings": (grouping,)}),)))
    assert "do not divide them" not in page()
