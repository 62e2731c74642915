"""The page: everything escaped, nothing fetched, nothing told by colour alone, every picture with its table."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from duecare.report.phrase import Phrase
from duecare.triage import Screening
from duecare.triage.written.bars import Bar, Chart, shown
from duecare.triage.written.page import MOST, screening_page
from tests.report.test_page import Read
from tests.triage.registers import RUN, asking, entry, screened, telling


def page(language: str = "en", screening: Screening | None = None) -> str:
    """The page of the small register."""
    return screening_page(screening or screened(), RUN, telling(language))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_whole_and_every_id_stands_once(language: str) -> None:
    read = Read(page(language))
    assert read.headings[0] == 1 and read.headings.count(1) == 1
    assert len(read.ids) == len(set(read.ids))
    targets = [value[1:] for name, value in read.attributes if name == "href" and value and value.startswith("#")]
    assert targets and set(targets) <= set(read.ids)


def test_it_asks_for_nothing_and_allows_nothing_but_its_own_styles() -> None:
    html = page()
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
    assert "{{ 7*7 }}" in html and ">49<" not in html
    for character in "\x1b\x07\u202e\u2066\ud800\x00":
        assert character not in html
    html.encode()


def test_words_are_told_apart_by_a_word_and_a_line_not_only_by_colour() -> None:
    html = page()
    manner = '<span class="manner" lang="en" dir="auto">perhaps</span>'
    assert f'<mark class="perhaps" title="faces">facial recognition</mark> {manner}' in html
    assert f'<mark class="denies" title="children">children</mark> {manner.replace("perhaps", "denied")}' in html
    for manner in ("says", "perhaps", "repeated", "denies"):
        assert f'<mark class="{manner}">Words</mark>' in html, "the legend names each"


def test_every_picture_has_a_title_a_description_and_a_table() -> None:
    html = page()
    pictures = re.findall(r'<svg class="drawn".*?</svg>', html, re.S)
    assert len(pictures) == 4
    for picture in pictures:
        assert re.search(r"<title[^>]*>[^<]+</title>\s*<desc[^>]*>[^<]+</desc>", picture)
    assert html.count('<table class="tbl small">') == len(pictures)
    assert "Where to look first, by area of use" in html and "What is most often not stated" in html


def test_lists_beside_the_order_say_what_they_mean() -> None:
    text = Read(page()).text
    assert "That is not a no" in text and "Too vague to judge" in text
    assert "Garden" in text and "Bustani" in text and "A better tool" not in text
    assert "Province" in text, "what is folded is named"
    assert "No conclusion here" not in text


def test_what_was_asked_for_is_said_and_the_rest_is_left_out() -> None:
    text = Read(screening_page(screened(), asking(words="camp", country=""), telling())).text
    assert "Camp list" in text and "Bustani" not in text
    everything = asking(
        right="privacy",
        group="children",
        red_line="oh-high-risk-moratorium",
        country="NL",
        organisation="City",
        supplier="S",
    )
    text = Read(screening_page(screened(), everything, telling())).text
    assert "Netherlands" in text and "None." in text


def test_a_register_of_which_nothing_is_known_is_a_page_too() -> None:
    read = Read(page(screening=screened(entry(0, "A", "b"))))
    assert "svg" not in read.tags
    assert "Too vague" in read.text


def test_what_the_page_leaves_out_is_counted() -> None:
    animals = [f"{chr(97 + one % 26)}{one}bird" for one in range(MOST + 3)]
    register = [
        entry(at, f"System {name}", f"{name} {name}s finds fraud near {name}hill") for at, name in enumerate(animals)
    ]
    many = screened(*register)
    text = Read(page(screening=many)).text
    assert f"Not listed on this page: {len(many.ranked) - MOST}." in text


def test_a_bar_of_one_among_thousands_can_be_seen_and_none_is_none() -> None:
    words = telling().words
    name = Phrase.of("x")
    chart = Chart(name, name, name, (name, name), (Bar(name, (100_000, 0)), Bar(name, (1, 0))))
    (drawing,) = shown(chart, words).drawings
    widths = [box.width for layer in drawing.layers for box in layer.boxes]
    assert widths == [318, 3]


def test_arabic_runs_from_the_right_and_keeps_what_is_quoted_apart() -> None:
    html = page("ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<q class="said" lang="en" dir="auto">' in html
    assert 'direction="rtl"' in html
