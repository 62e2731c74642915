"""A record as text: what it says, what it rests on, and what rests on it."""

from __future__ import annotations

import pytest

from duecare.core.errors import NotFoundError
from duecare.knowledge.bundle import load
from duecare.knowledge.cases import read_cases
from duecare.knowledge.checks.places import all_records
from duecare.knowledge.show import show

CASES = read_cases()


@pytest.mark.parametrize("id_", [record.id for _, record in all_records(load())])
def test_every_record_shows_its_title_source_and_sureness(id_: str) -> None:
    text = show(load(), id_, CASES)
    assert f" {id_}\n" in text
    assert "How sure" in text


def test_a_red_line_shows_all_that_decides_it() -> None:
    text = show(load(), "eu-crime-prediction", CASES)
    for words in (
        "in force from 2025-02-02",
        "Article 5(1)(d)",
        "solely-profiling (Rests only on profile or personality): yes",
        "prediction-unit (About whom or what the forecast is made): includes person",
        "For the people concerned: The person is still innocent",
        "burglary-forecast: A map",
    ):
        assert words in text


def test_links_are_shown_from_the_other_end_too() -> None:
    assert "red line eu-crime-prediction" in show(load(), "solely-profiling")
    assert "red line eu-crime-prediction" in show(load(), "presumption-of-innocence")
    assert "duty eu-fria-art-27" in show(load(), "eu-ai-act")
    assert "known pattern of harm fraud-score-base-rate" in show(load(), "migrants")


def test_what_was_not_read_at_its_own_place_says_so() -> None:
    assert "(seen in the Working Group's press statement" in show(load(), "wg-incompatible")
    assert "two people decide" in show(load(), "wg-incompatible")


def test_at_least_is_said_in_words() -> None:
    assert "- at least 2 of:" in show(load(), "gdpr-dpia-art-35")
    assert "one of refused-or-stopped, money-claimed, police-action" in show(load(), "gdpr-dpia-art-35")
    assert "- not:" in show(load(), "predictive-policing-feedback-loop")


def test_a_wrong_name_gets_the_nearest_ones() -> None:
    with pytest.raises(NotFoundError, match="Did you mean eu-crime-prediction"):
        show(load(), "eu-crime-predictions")
    with pytest.raises(NotFoundError, match="There is no record zzzzzz"):
        show(load(), "zzzzzz")
