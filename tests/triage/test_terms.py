"""The small language of terms: what each form finds, and what is refused."""

from __future__ import annotations

import pytest

from duecare.triage.matching import Matcher
from duecare.triage.terms import TermError, parse
from duecare.triage.text import folded, sentences


def found(words: str, text: str) -> list[str]:
    """What the term finds in the text, word for word."""
    matcher = Matcher([words])
    return [text[one.span(match.first, match.last)] for one in sentences(text) for match in matcher.find(one)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("facial recognition", "It uses Facial  Recognition.", ["Facial  Recognition"]),
        ("facial recognition", "It uses facial-recognition.", ["facial-recognition"]),
        ("facial recognition", "Facial. Recognition.", []),
        ("facial recognition", "facial image recognition", []),
        ("fac* recogn*", "facial recognising", ["facial recognising"]),
        ("face", "interface and faces", []),
        ("*uitkering", "de werkloosheidsuitkering, uitkeringen", ["werkloosheidsuitkering"]),
        ("*uitkering", "de uitkering", ["uitkering"]),
        ("(face|voice) match*", "voice matching, face matched", ["voice matching", "face matched"]),
        ("(police|law enforcement) data", "law enforcement data", ["law enforcement data"]),
        ("(child (care|welfare)|foster care)", "child welfare or foster care", ["child welfare", "foster care"]),
        ("fraud* .. benefit*", "fraud in all the housing benefits", ["fraud in all the housing benefits"]),
        ("fraud* .. benefit*", "fraud one two three four five benefits", []),
        ("fraud .. benefit", "fraud and more: benefit", []),
        ("benefit* & fraud*", "Fraud in any of the many, many kinds of benefits", ["benefits"]),
        ("benefit* & fraud*", "Fraud here. Benefits there.", []),
        ("equipe medicale", "L'équipe médicale décide", ["équipe médicale"]),
        ("straße", "Die Strase", ["Strase"]),
        ("strase", "Die Straße", ["Straße"]),
        ("بطاقة", "رقم بطاقة", ["بطاقة"]),
    ],
)
def test_what_a_term_finds(words: str, text: str, expected: list[str]) -> None:
    assert found(words, text) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        ".. fraud",
        "fraud ..",
        "a .. .. b",
        "(a|b",
        "a)",
        "(a|)",
        "a, b",
        "*",
        "**a",
        "*a*",
        "a**",
        "a & ",
        "(..)",
        "()",
    ],
)
def test_what_is_no_term_is_refused(words: str) -> None:
    with pytest.raises(TermError):
        parse(words)


def test_a_term_of_too_many_ways_is_refused() -> None:
    with pytest.raises(TermError, match="ways"):
        parse("(a b|c d|e f|g h) (a b|c d|e f|g h) (a b|c d|e f|g h) (a b|c d|e f|g h) (a b|c d|e f|g h)")


@pytest.mark.parametrize("text", ["É", "ﬁne", "İstanbul", "ŒUVRE", "ǅ", "a\u0301", "½", "\u202eabc", "𝔘", "ẞ"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_a_very_long_text_is_read_to_its_bound() -> None:
    assert found("end", "x " * 9_999 + "end") == []
    assert found("end", "x " * 9_000 + "end") == ["end"]
