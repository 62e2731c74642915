"""Dates, numbers, lists and people's words, in a language of each direction."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.template import engines
from django.utils.translation import override

from duecare.report.phrase import Phrase, Segment

DAY = date(2026, 11, 22)
LATE = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=-3)))


def rendered(text: str, language: str = "en", **context: object) -> str:
    """A piece of template, filled in."""
    with override(language):
        return engines["django"].from_string(text).render(context)


@pytest.mark.parametrize(
    ("text", "value", "english", "arabic"),
    [
        ("{{ v|localdate }}", DAY, "22 November 2026", "22 نوفمبر 2026"),
        ("{{ v|localdate }}", LATE, "23 November 2026", "23 نوفمبر 2026"),
        ("{{ v|localdate }}", None, "", ""),
        ("{{ v|localdatetime }}", None, "", ""),
        ("{{ v|number }}", 1_234_567, "1,234,567", "1,234,567"),
        ("{{ v|number }}", Decimal("0.5"), "0.5", "0.5"),
        ("{{ v|number }}", None, "", ""),
        ("{{ v|language_name }}", "ar", "Arabic", "العربية"),
        ("{{ v|language_name }}", "pt-BR", "Portuguese (Brazil)", "البرتغالية (البرازيل)"),
        ("{{ v|listed }}", ["a", "b", "c"], "<bdi>a</bdi>; <bdi>b</bdi>; <bdi>c</bdi>", None),
        ("{{ v|listed }}", ["a", "b"], None, "<bdi>a</bdi>؛ <bdi>b</bdi>"),
        ("{{ v|listed }}", [], "", ""),
        ("{{ v|listed }}", ["<i>"], "<bdi>&lt;i&gt;</bdi>", "<bdi>&lt;i&gt;</bdi>"),
        ("{{ v|bidi }}", "<i>", "<bdi>&lt;i&gt;</bdi>", "<bdi>&lt;i&gt;</bdi>"),
        ("<p {% lang_of v %}>", "ar", '<p lang="ar" dir="rtl">', "<p >"),
        ("<p {% lang_of v %}>", "fr", '<p lang="fr" dir="ltr">', '<p lang="fr" dir="ltr">'),
        ("<p {% lang_of v %}>", "und", "<p >", "<p >"),
        ("<p {% lang_of v %}>", None, "<p >", "<p >"),
        ("<p {% lang_of v %}>", 'x"><i>', '<p lang="x&quot;&gt;&lt;i&gt;" dir="ltr">', None),
        ("<p {% lang_of v %}>", "zxx", '<p translate="no" dir="ltr">', '<p translate="no" dir="ltr">'),
        ("{{ v|phrase }}", "a < b", "a &lt; b", "a &lt; b"),
    ],
)
def test_values_are_written(text: str, value: object, english: str | None, arabic: str | None) -> None:
    for language, expected in (("en", english), ("ar", arabic)):
        if expected is not None:
            assert rendered(text, language, v=value) == expected


def test_a_time_is_the_servers() -> None:
    assert "2026" in rendered("{{ v|localdatetime }}", v=datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    assert rendered("{{ v|localdatetime }}", v=LATE) == "23 November 2026, 02:30"


def test_each_piece_of_a_phrase_keeps_its_language() -> None:
    said = Phrase((Segment("She said: "), Segment("<لا>", "ar", quoted=True), Segment(" again", None, quoted=True)))
    assert rendered("{{ v|phrase }}", v=said) == (
        'She said: <bdi lang="ar" dir="rtl">&lt;لا&gt;</bdi><bdi > again</bdi>'
    )
    assert rendered("{{ v|bidi }}", v=Phrase.of("plain")) == "<bdi>plain</bdi>"


@pytest.mark.parametrize(
    ("low", "high", "states"),
    [
        (4, 4, "on on on on off"),
        (2, 4, "on on maybe maybe off"),
        (1, 5, "maybe maybe maybe maybe maybe"),
        (5, 5, "on on on on on"),
    ],
)
def test_a_meter_shows_what_is_sure_and_what_may_be(low: int, high: int, states: str) -> None:
    text = "{% for step in low|steps:high %}{{ step.state }} {% endfor %}"
    assert rendered(text, low=low, high=high).split() == states.split()
