"""Each shipped term finds its own example, and nothing in the sentence that only looks alike."""

from __future__ import annotations

import pytest

from duecare.core.catalogue.signals import Signals, Term
from duecare.knowledge.signals import load_signals
from duecare.triage import Parsed, Passage, shipped_reader
from duecare.triage.examples import check_examples
from tests.triage.words import CUES, signal


def held(term: Term) -> list[str]:
    """What is wrong with a signal of this term."""
    one = signal("faces", "x", recognises_faces="yes").model_copy(update={"terms": {"en": (term,)}})
    return [str(problem) for problem in check_examples(Signals("sha256:0", {"faces": one}, {"en": CUES}))]


def test_every_shipped_term_holds() -> None:
    assert check_examples(load_signals()) == ()


@pytest.mark.parametrize(
    ("term", "problem"),
    [
        (Term(words="face", in_="A face.", out="A place."), None),
        (Term(words="face", in_="A place.", out="A place."), "not found in its own example"),
        (Term(words="face", in_="A face.", out="Face it."), "must not be found is found"),
        (Term(words="(face", in_="A face.", out="A place."), "cannot be read"),
    ],
)
def test_a_term_that_does_not_hold_is_told(term: Term, problem: str | None) -> None:
    assert [problem in told for told in held(term) if problem] == [True] * bool(problem)
    assert bool(held(term)) == bool(problem)


@pytest.mark.parametrize("language", ["en", "fr", "nl", "es"])
def test_a_shipped_example_is_read_in_its_own_language(language: str) -> None:
    """Together the examples of a language read as that language, and suggest every signal."""
    signals = load_signals().signals
    texts = [term.in_ for one in signals.values() for term in one.terms[language]]
    parsed = [Parsed.of(Passage("purpose", text)) for text in texts]
    assert shipped_reader().language(parsed) == language
    assert {found.signal for found in shipped_reader().read(parsed, language)} == set(signals)


def test_the_cues_of_every_language_deny_and_do_not() -> None:
    for language, denied, said in (
        ("en", "It does not use facial recognition.", "It uses facial recognition."),
        ("fr", "Le système n'utilise pas la reconnaissance faciale.", "Il utilise la reconnaissance faciale."),
        ("nl", "Er wordt geen gezichtsherkenning gebruikt.", "Er wordt gezichtsherkenning gebruikt."),
        ("es", "El sistema no utiliza reconocimiento facial.", "El sistema utiliza reconocimiento facial."),
    ):
        for text, stance in ((denied, "denies"), (said, "says")):
            found = shipped_reader().read([Parsed.of(Passage("purpose", text))], language)
            assert {one.stance for one in found if one.signal == "faces-recognised"} == {stance}, text


@pytest.mark.parametrize(
    ("language", "text", "signals"),
    [
        (
            "en",
            "It decides on visits, not loan approvals, social housing or hiring tests.",
            {"credit", "housing", "hiring"},
        ),
        ("en", "It takes no decisions about people (e.g. who gets social housing or student loans).", {"housing"}),
        ("en", "Out-of-scope uses: social housing, student loans; welfare benefits.", {"housing", "welfare"}),
        ("en", "It must not be used for:\n- facial recognition\n- welfare benefits", {"faces-recognised", "welfare"}),
        ("fr", "Il ne sert pas à des décisions telles que l'octroi de prestations sociales.", {"welfare"}),
        (
            "fr",
            "Hors périmètre : reconnaissance faciale, prestations sociales.",
            {"faces-recognised", "welfare"},
        ),
        ("nl", "Het neemt geen besluiten over mensen, zoals over een uitkering.", {"welfare"}),
        ("nl", "Niet bedoeld voor o.a. gezichtsherkenning of een uitkering.", {"faces-recognised", "welfare"}),
        ("es", "No toma decisiones como la concesión de prestaciones sociales.", {"welfare"}),
        ("es", "Fuera del alcance: reconocimiento facial, prestaciones sociales.", {"faces-recognised", "welfare"}),
    ],
)
def test_a_list_of_what_is_excluded_is_denied(language: str, text: str, signals: set[str]) -> None:
    found = shipped_reader().read([Parsed.of(Passage("purpose", text))], language)
    stances = {one.signal: one.stance for one in found if one.signal in signals}
    assert set(stances.values()) <= {"denies"}, stances
    assert stances


@pytest.mark.parametrize(
    ("language", "text", "signal"),
    [
        ("en", "It did not recognise her, and facial recognition kept her out.", "faces-recognised"),
        ("fr", "Sans explication, les prestations sociales ont été suspendues.", "welfare"),
        ("nl", "Zonder uitleg werd de uitkering stopgezet.", "welfare"),
        ("es", "Sin explicación se suspendieron las prestaciones sociales.", "welfare"),
    ],
)
def test_what_failed_people_is_not_denied(language: str, text: str, signal: str) -> None:
    found = shipped_reader().read([Parsed.of(Passage("purpose", text))], language)
    assert {one.stance for one in found if one.signal == signal} == {"says"}
