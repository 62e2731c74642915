"""Records that judge, in plain words: all that decides is on the page."""

from __future__ import annotations

import pytest

from duecare.knowledge.bundle import load
from duecare.knowledge.show import show
from tests.knowledge.records import asking, changed, setting


def shown(id_: str) -> str:
    """The record's text on one line, so that no line break hides a sentence."""
    return " ".join(show(load(), id_).split())


def test_a_red_line_shows_all_that_decides_it() -> None:
    text = shown("eu-crime-prediction")
    for words in (
        "in force from 2 February 2025",
        "Article 5(1)(d)",
        "solely-profiling (Rests only on profile or personality): yes",
        "prediction-unit (About whom or what the forecast is made): includes person",
        "For the people concerned: The person is still innocent",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("wg-incompatible", "two people decide"),
        ("oh-remote-biometrics-moratorium", "Lifts when"),
        ("main-functions", "watch-people: Watches or listens to people"),
        ("main-functions", "Topic what it does"),
        ("is-used-in-eu", "Yes for these countries AT, BE"),
        ("privacy", "qualified: a State may limit it only by law"),
        ("manifesting-belief", "When it is violated, people can no longer Go to prayer"),
        ("manifesting-belief", "At stake when - any of: - infers-traits"),
        ("single-parents-and-carers", "Vulnerable to Scores that read care as unreliability"),
        ("cultures-flattened", "Known cases were as grave as significant; it orders what to ask, and decides nothing"),
        ("cultures-flattened", "Harder to put right when A language or an art that is no longer handed on"),
        ("us-omb-test-and-assess", "Asked by norm us-omb-ai:"),
        ("us-omb-test-and-assess", "Of whom public deployer"),
        ("us-omb-test-and-assess", "At the gate gate go-live: Is it ready to be used on people?"),
        ("us-omb-test-and-assess", "Where an answer would stand in a dossier impacts"),
        ("supplier-words-were-checked", "Shown when - any of: - held-on-system"),
        ("supplier-words-were-checked", "Is shown as open at gate award: Is the contract to be awarded?"),
        ("children-were-thought-of", "Stands in the way at gate release:"),
        ("doing-without-was-weighed", "Asked of a system when always"),
        ("need", "Stands in the way red line crossed"),
        ("house-severity", "Critical, from any of scale at least"),
        ("house-severity", "from 1,001 people: level 3"),
        ("house-severity", "from 10 per cent: level 3"),
        ("house-severity", "critical: 30 severe: 90"),
        ("crpd", "Issued by United Nations Where international Text https://"),
        ("br-bill-2338", "awaited: not in force, and no first day is known"),
    ],
)
def test_what_a_record_says_is_shown(id_: str, words: str) -> None:
    assert words in shown(id_)


def test_what_takes_a_duty_away_and_what_a_no_follows_from_are_shown() -> None:
    told = asking("people-told", **{"is": "yes"})
    duty = changed("duties", "us-omb-test-and-assess", setting(unless=told))
    assert "Unless the facts show - people-told (" in " ".join(show(duty, "us-omb-test-and-assess").split())
    question = changed("facts", "scores-people", setting(no_when=told))
    text = " ".join(show(question, "scores-people").split())
    assert "A no follows, where nobody answers, when - people-told (" in text
    back = " ".join(show(question, "people-told").split())
    assert "question scores-people: Scores, ranks or flags people (a no can follow from it)" in back


def test_what_was_not_read_at_its_own_place_says_so() -> None:
    assert "(seen in the Working Group's press statement" in shown("wg-incompatible")


def test_conditions_are_said_in_words() -> None:
    assert "- at least 2 of:" in shown("gdpr-dpia-art-35")
    assert "one of refused-or-stopped, money-claimed, police-action" in shown("gdpr-dpia-art-35")
    assert "- not:" in shown("predictive-policing-feedback-loop")
