"""The pages in Arabic: from right to left, whole, with their days and plurals, and marked as not reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import ngettext, override

from duecare.cli import server
from duecare.core.errors import NotFoundError
from duecare.files.read import read_dossier
from duecare.report import locales
from duecare.web import serving
from duecare.web.dossiers import http
from duecare.web.people.models import User
from tests.browser.pages import EXAMPLE, PAGES
from tests.web.desk import example

EXAMPLES = Path(server.__file__).parent.parent / "examples"
VOID = {"br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "rect", "use"}
CODE = {"script", "style", "textarea", "title"}
"""Elements whose text is no sentence of ours: the title joins ours with the name of the dossier."""
ARABIC = re.compile(r"[\u0621-\u064a]")
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
"""What stands apart where no element can: letters of a drawing, words in an attribute."""
LATIN = re.compile("[A-Za-z]{2}")
ENGLISH_WORDS = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
TOLD = ("aria-label", "alt", "placeholder", "title")
UNREVIEWED = "لم يراجع هذه الترجمة بعد أحد من الناطقين بالعربية"


class Ours(HTMLParser):
    """The texts of a page that are ours: not people's words, and not marked as in another language or in none."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside: list[tuple[str, bool]] = [("", True)]
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        theirs = tag == "bdi" or tag in CODE or held.get("lang", "ar") != "ar" or held.get("translate") == "no"
        ours = self.inside[-1][1] and not theirs
        self.texts += [str(held[name]) for name in TOLD if ours and name in held]
        if tag not in VOID:
            self.inside.append((tag, ours))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.inside[-1][1]:
            self.texts.append(ISOLATED.sub("", data).strip())


@pytest.fixture
def arabic(me: User, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A reader of Arabic, before the worked example."""
    monkeypatch.setattr(serving, "prepare", lambda **_: None)
    server._prepare(examples=True)
    client.cookies["language"] = "ar"
    return client


def is_english(text: str) -> bool:
    """Whether a text is English, or English in part. Names and numbers of laws may stand in an Arabic sentence."""
    rest = text.replace("Duecare", "")
    return bool(ENGLISH_WORDS.search(rest)) or (LATIN.search(rest) is not None and not ARABIC.search(rest))


def words_in(tree: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list | tuple):
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from words_in(part)


def page(client: Client, path: str) -> str:
    """A page as it was sent."""
    return client.get(path).content.decode()


def test_no_page_holds_a_sentence_of_ours_in_english(arabic: Client) -> None:
    titles = {read_dossier(file).title for file in EXAMPLES.glob("*.yaml")}
    theirs = {*words_in(example().plain()), *titles}  # a choice of a form cannot be marked
    left = {
        name: english
        for name, path in PAGES.items()
        if name != "gallery"  # its samples are in English everywhere
        and (english := [text for text in Ours(page(arabic, path)).texts if is_english(text) and text not in theirs])
    }
    assert left == {}


def test_what_an_error_says_is_in_the_language_of_the_page(arabic: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NotFoundError("Nothing was changed.", next_step="A text that no catalogue holds.")

    monkeypatch.setattr(http, "open_dossier", fail)
    shown = page(arabic, EXAMPLE)
    assert "لم يتغيّر شيء." in shown
    assert "Nothing was changed." not in shown
    assert "A text that no catalogue holds." in shown


def test_a_page_is_arabic_from_right_to_left(arabic: Client) -> None:
    home = page(arabic, EXAMPLE)
    assert '<html lang="ar" dir="rtl">' in home
    assert "أنفع سؤال تالٍ" in home
    assert "القرار التالي" in home
    assert "1 مارس 2027" in home, "the day of the next decision"
    assert '<button class="link" name="language" value="ar" lang="ar" aria-current="true">العربية</button>' in home


def test_the_reasons_of_a_page_are_arabic(arabic: Client) -> None:
    lines = page(arabic, PAGES["red-line"])
    assert "يسري هذا الخط اعتباراً من 2 فبراير 2025." in lines
    assert "لا يمكن الجزم بعد" in lines


def test_a_page_whose_translation_nobody_reviewed_says_so(arabic: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert UNREVIEWED in page(arabic, "/start/")
    arabic.cookies["language"] = "en"
    assert "reviewed" not in page(arabic, "/start/")
    arabic.cookies["language"] = "ar"
    monkeypatch.setitem(locales.messages("ar").info(), "x-reviewed", "yes")
    assert UNREVIEWED not in page(arabic, "/start/")


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "لا سؤال مفتوحاً"),
        (1, "سؤال واحد مفتوح"),
        (2, "سؤالان مفتوحان"),
        (3, "3 أسئلة مفتوحة"),
        (10, "10 أسئلة مفتوحة"),
        (11, "11 سؤالاً مفتوحاً"),
        (99, "99 سؤالاً مفتوحاً"),
        (100, "100 سؤال مفتوح"),
        (103, "103 أسئلة مفتوحة"),
    ],
)
def test_each_number_takes_its_plural(count: int, text: str) -> None:
    values: dict[str, Any] = {"count": count}
    with override("ar"):
        assert ngettext("%(count)s question open", "%(count)s questions open", count) % values == text


def test_an_address_that_leads_nowhere_is_told_in_arabic(arabic: Client) -> None:
    answer = arabic.get("/nowhere/")
    assert answer.status_code == 404
    assert "لا توجد صفحة على هذا العنوان." in answer.content.decode()
