"""What a text says, denies, and only holds possible; which language it is in; and that places are true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.triage import Parsed, Passage
from tests.triage.words import BENEFITS, CHILDREN, FACES, FRAUD, UNSEEN, reader

READER = reader(FACES, FRAUD, BENEFITS, CHILDREN, UNSEEN)


def stances(text: str) -> dict[str, str]:
    """The stance of a text towards each signal."""
    return {one.signal: one.stance for one in READER.read([Parsed.of(Passage("purpose", text))], "en")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("It uses facial recognition.", "says"),
        ("It does not use facial recognition.", "denies"),
        ("It does not use fingerprints, gait or facial recognition.", "denies"),
        ("No data are kept. It uses facial recognition.", "says"),
        ("It is not slow but uses facial recognition.", "says"),
        ("Facial recognition is not used.", "denies"),
        ("Facial recognition is used, and no other data.", "says"),
        ("It uses not only voices, but facial recognition.", "says"),
        ("It uses not only facial recognition.", "says"),
        ("It may use facial recognition later.", "perhaps"),
        ("It is never planned to use facial recognition.", "denies"),
        ("Not one two three four five six seven facial recognition.", "says"),
        ("Not one two three four, such as five six seven facial recognition.", "denies"),
        ("It is such as one two three facial recognition.", "says"),
        ("Not on one two three four five child, facial recognition.", "denies"),
        ("Not on one two three four five child, but facial recognition.", "says"),
        ("It is not for:\n- doors\n- facial recognition", "denies"),
        ("It is not for: doors; facial recognition.", "denies"),
        ("It is not for: doors. It uses facial recognition.", "says"),
        ("It is not for: doors, but facial recognition.", "says"),
        ("It is for: facial recognition.", "says"),
        ("It is not for doors (e.g. facial recognition).", "denies"),
        ("It is not one two three four five, nor six seven eight facial recognition.", "denies"),
        ("It is not one two three, nor four five six, nor seven eight nine facial recognition.", "denies"),
        ("If no letter is sent, facial recognition is used.", "says"),
        ("If it does not use facial recognition, a letter is sent.", "denies"),
        ("If no letter is sent facial recognition is used.", "denies"),
        ("If no letter is sent, door nor facial recognition is used.", "says"),
        ("The office, if no letter is sent, uses facial recognition.", "says"),
        ("It counts, and without doors, gates, or facial recognition.", "denies"),
        ("Without names, facial recognition is used.", "says"),
        ("No letters if late, facial recognition.", "denies"),
        ("Without a clerk facial recognition is used.", "says"),
        ("It is used without a door or facial recognition.", "denies"),
        ("Facial recognition, fraud and child benefit claims is not used.", "denies"),
        ("Facial recognition, child, fraud and child benefit claims today is not used.", "denies"),
        ("Facial recognition finds one two three fraud and is not used.", "says"),
        ("Facial recognition, but fraud is not used.", "says"),
    ],
)
def test_a_denial_reaches_as_far_as_it_reads(text: str, stance: str) -> None:
    assert stances(text)["faces"] == stance


def test_the_words_are_shown_where_they_stand() -> None:
    text = "Ça va. The tool finds Fraud* in benefit\n claims – of children"
    found = READER.read([Parsed.of(Passage("purpose", text))], "en")
    assert [(one.signal, one.words) for one in found] == [("fraud", "Fraud"), ("children", "children")]
    assert found[0].said == "The tool finds Fraud* in benefit"


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("The fraud of the children is in the house", "fr", "en"),
        ("Une aide pour les enfants du quartier et des écoles", "en", "fr"),
        ("Kurz", "en", "en"),
        ("Kurz", "de", None),
        ("Das ist ein Satz in einer anderen Sprache", "de", None),
    ],
)
def test_the_language_is_read_before_it_is_believed(text: str, stated: str, language: str | None) -> None:
    assert READER.language([Parsed.of(Passage("purpose", text))], stated) == language


def test_a_language_without_words_suggests_nothing() -> None:
    assert READER.read([Parsed.of(Passage("purpose", "facial recognition"))], None) == ()


@given(st.text(max_size=400))
def test_any_text_is_read_and_its_words_stand_where_they_are_shown(text: str) -> None:
    for one in READER.read([Parsed.of(Passage("purpose", text + " facial recognition " + text))], "en"):
        assert one.words
        assert one.words in one.said or "\n" in one.words


@given(st.sampled_from(["says nothing.", "It finds fraud.", "No children."]), st.integers(0, 5))
def test_what_stands_in_another_sentence_changes_no_stance(other: str, times: int) -> None:
    alone = stances("It does not use facial recognition.")["faces"]
    assert stances(other * times + " It does not use facial recognition. " + other * times)["faces"] == alone
