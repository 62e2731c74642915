"""Findings in words: every frozen word has a label, every reference a name, every person's words their quotation."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polib
import pytest

from duecare.core.catalogue import Catalogue
from duecare.core.catalogue import records as catalogue_records
from duecare.core.catalogue.base import Force, Record, Sureness
from duecare.core.conditions import KnownFact
from duecare.core.dossier import (
    Decision,
    Engagement,
    Evidence,
    ImportedField,
    ImportedRecord,
    Involvement,
    Limits,
    RightStandpoint,
    StateDuty,
    WorstOff,
)
from duecare.core.dossier import words as dossier_words
from duecare.core.dossier.impacts import Count
from duecare.core.method import findings
from duecare.core.method.limitations import QUESTIONS as LIMITS
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.sentences import SENTENCES
from duecare.core.revision.tree import COLLECTIONS
from duecare.knowledge import bundle
from duecare.knowledge.translations import Translation
from duecare.report import words as words_module
from duecare.report.locales import messages
from duecare.report.phrase import Segment
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import CODE, Words
from tests.report.example import CATALOGUE, dossier, judged

LITERALS: dict[str, tuple[str, ...]] = {
    "tier": typing.get_args(catalogue_records.Tier),
    "gate": typing.get_args(catalogue_records.Gate),
    "check": typing.get_args(catalogue_records.Check),
    "addressee": typing.get_args(typing.get_type_hints(catalogue_records.Duty)["addressee"]),
    "right-kind": typing.get_args(typing.get_type_hints(catalogue_records.Right)["kind"]),
    "right-family": typing.get_args(catalogue_records.Family),
    "topic": typing.get_args(catalogue_records.Topic),
    "force": typing.get_args(Force),
    "sureness": typing.get_args(Sureness),
    "red-line-result": typing.get_args(findings.RedLineResult),
    "red-line-effect": typing.get_args(findings.Effect),
    "right-result": typing.get_args(findings.RightResult),
    "harm-result": typing.get_args(typing.get_type_hints(findings.HarmFinding)["result"]),
    "duty-status": typing.get_args(findings.DutyStatus),
    "held": typing.get_args(findings.Held),
    "limitation-result": typing.get_args(findings.LimitationResult),
    "limits": LIMITS,
    "parts": typing.get_args(catalogue_records.Part),
    "response": typing.get_args(findings.Response),
    "outside": typing.get_args(dossier_words.Outside),
    "status": typing.get_args(dossier_words.Status),
    "origin": typing.get_args(dossier_words.Origin),
    "label": typing.get_args(dossier_words.Label),
    "dimension": typing.get_args(dossier_words.Dimension),
    "rater": typing.get_args(dossier_words.Rater),
    "likelihood": typing.get_args(dossier_words.Likelihood),
    "answer": typing.get_args(dossier_words.Answer),
    "stage": typing.get_args(dossier_words.Stage),
    "actor-kind": typing.get_args(dossier_words.ActorKind),
    "actor-role": typing.get_args(dossier_words.ActorRole),
    "measure-kind": typing.get_args(dossier_words.MeasureKind),
    "measure-state": typing.get_args(dossier_words.MeasureState),
    "measure-effect": typing.get_args(dossier_words.Effect),
    "effect-result": typing.get_args(findings.EffectResult),
    "rate": typing.get_args(dossier_words.Rate),
    "reading": tuple(
        {*typing.get_args(dossier_words.DifferenceReading), *typing.get_args(dossier_words.ChangeReading)}
    ),
    "worst-off-answer": typing.get_args(typing.get_type_hints(WorstOff)["answer"]),
    "drawn": typing.get_args(typing.get_type_hints(Limits)["drawn"]),
    "label-seen": typing.get_args(typing.get_type_hints(Limits)["label_seen_for"]),
    "red-line-decision": typing.get_args(dossier_words.RedLineDecision),
    "audience": typing.get_args(dossier_words.Audience),
    "counted": typing.get_args(typing.get_type_hints(Count)["counted"]),
    "state-duty": typing.get_args(typing.get_type_hints(StateDuty)["duty"]),
    "right-decision": typing.get_args(typing.get_type_hints(RightStandpoint)["decision"]),
    "heard-by": typing.get_args(typing.get_type_hints(Engagement)["how"]),
    "say": typing.get_args(dossier_words.Say),
    "evidence-kind": typing.get_args(typing.get_type_hints(Evidence)["kind"]),
    "outcome": typing.get_args(typing.get_type_hints(Decision)["outcome"]),
    "fact-state": (*typing.get_args(typing.get_type_hints(KnownFact)["why"]), "aside"),
}
QUESTIONS = {name for name, field in Involvement.model_fields.items() if field.default == "unknown"}


@pytest.fixture
def words() -> Words:
    return Words("en", CATALOGUE, dossier())


@pytest.fixture
def arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Translates into Arabic with the given texts only."""

    def translated(texts: dict[str, str]) -> Words:
        folder = tmp_path / "ar" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        catalogue.extend(polib.POEntry(msgid=english, msgstr=text) for english, text in texts.items())
        catalogue.save_as_mofile(str(folder / "django.mo"))
        monkeypatch.setattr(words_module, "messages", lambda language: messages(language, tmp_path))
        return Words("ar", CATALOGUE, dossier())

    return translated


@pytest.mark.parametrize("vocabulary", LITERALS)
def test_every_frozen_word_has_a_label(vocabulary: str, words: Words) -> None:
    assert LITERALS[vocabulary], "the vocabulary was not found"
    assert set(VOCABULARIES[vocabulary]) == set(LITERALS[vocabulary])
    for word in LITERALS[vocabulary]:
        assert words.label(vocabulary, word).text[0].isupper()


def test_every_vocabulary_is_held_to_its_type() -> None:
    assert set(VOCABULARIES) - set(LITERALS) == {"involvement-question", "withheld"}
    assert set(VOCABULARIES["involvement-question"]) >= QUESTIONS
    assert set(VOCABULARIES["withheld"]) >= COLLECTIONS


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (Ref("norms", "eu-act"), "EU AI Act"),
        (Ref("facts", "scores-people"), "Scores"),
        (Ref("rights", "privacy"), "Privacy"),
        (Ref("groups", "migrants"), "Migrants and refugees"),
        (Ref("harms", "silent-denial"), "People are refused without being told"),
        (Ref("red-lines", "tax-line"), "Seizing homes by machine"),
        (Ref("duties", "assess-first"), "Assess before first use"),
        (Ref("scales", "house"), "The house scale of severity"),
        (Ref("gates", "review"), "review"),
        (Ref("elements", "tax-line.tax"), "It is used on taxes"),
        (Ref("exceptions", "profile-policing.told"), "Every person is told"),
        (Ref("rights-views", "profile-policing.told"), "Being told does not make a wrong score right."),
        (Ref("impacts", "chilling"), "People do not ask for help any more"),
        (Ref("actors", "vendor"), "Corvane Analytics"),
        (Ref("measures", "repay"), "Repay fees and interest"),
        (Ref("engagement", "evening"), "Evening at the community house"),
        (Ref("evidence", "manual"), "Working instruction 4.2"),
        (Ref("records", "register"), "register.csv"),
        (Ref("word", "border"), "contribute or linked: a person must decide"),
        (Ref("likelihood", "remote"), "remote"),
        (
            Ref("questions", "part substantial"),
            "did its acts or omissions form part of what produced it; was that part substantial",
        ),
        (Ref("levels", "2 4"), "2 to 4"),
        (Ref("rights", "of-a-later-bundle"), "of-a-later-bundle"),
        (Ref("asked-by", "of-a-later-bundle"), "of-a-later-bundle"),
        (Ref("elements", "of-a-later-bundle.part"), "of-a-later-bundle.part"),
        (Ref("word", "of-a-later-method"), "of-a-later-method"),
    ],
)
def test_every_kind_of_reference_has_a_name(ref: Ref, text: str, words: Words) -> None:
    assert words.ref(ref).text == text


def test_what_asks_for_consent_is_named_with_the_place_in_it() -> None:
    shipped = Words("en", bundle.load())
    declaration = "United Nations Declaration on the Rights of Indigenous Peoples, Articles 19 and 32"
    assert shipped.ref(Ref("asked-by", "engagement-quality-indigenous-consent")).text == declaration
    with_ours = shipped.ref(Ref("asked-by", "engagement-level-consent")).text
    assert with_ours == f"{declaration}; {shipped.name('norms', 'house-method').text}"


def reasons(found: Any) -> Iterator[Reason]:
    """Every reason inside findings."""
    match found:
        case Reason():
            yield found
        case tuple():
            for one in found:
                yield from reasons(one)
        case _ if hasattr(found, "__dataclass_fields__"):
            for name in found.__dataclass_fields__:
                yield from reasons(getattr(found, name))


def test_every_reason_of_the_example_reads_without_ids(words: Words) -> None:
    seen = {reason.code: words.reason(reason) for reason in reasons(judged(dossier()))}
    assert len(seen) > 40
    for code, sentence in seen.items():
        assert "{" not in sentence.text, code
        assert not [piece for piece in sentence.segments if piece.lang == CODE], (code, sentence.text)


def test_a_word_means_what_its_sentence_asks(words: Words) -> None:
    unknown = Ref("likelihood", "unknown")
    assert words.reason(because("place-likelihood", likelihood=unknown)).text.endswith("so it counts as likely.")
    assert "respect" in words.reason(because("state-duty-kept", duty=Ref("word", "respect"), words="x")).text


def test_sentences_begin_with_a_capital(words: Words) -> None:
    sentence = words.reason(because("rated-unknown", rater=Ref("word", "affected-people"), words="we were not asked"))
    assert sentence.text == "The affected people could not tell: “we were not asked”"


def test_a_persons_words_are_a_quotation_in_their_language() -> None:
    document = dossier(language="nl")
    sentence = Words("en", CATALOGUE, document).reason(because("person-raised", words="Wij {zijn} bang %s."))
    assert sentence.text == "A person raised this line: “Wij {zijn} bang %s.”"
    assert [(piece.text, piece.lang, piece.quoted) for piece in sentence.segments][1] == (
        "Wij {zijn} bang %s.",
        "nl",
        True,
    )


@pytest.mark.parametrize("code", SENTENCES)
def test_hostile_words_never_fill_a_placeholder(code: str, words: Words) -> None:
    names = [name for name in ("words", "territory") if "{" + name + "}" in SENTENCES[code]]
    if not names:
        return
    args = {name: Ref("word", "critical") for name in because_fields(code)} | dict.fromkeys(names, "{0} {words!r}")
    assert "{0} {words!r}" in words.reason(Reason(code, tuple(args.items()))).text


def because_fields(code: str) -> set[str]:
    """The placeholders of a sentence."""
    return {name for _, name in words_module._parts(SENTENCES[code]) if name}


def test_numbers_days_and_lists_follow_the_language() -> None:
    english, french = Words("en", CATALOGUE), Words("fr", CATALOGUE)
    assert english.number(1234567).text == "1,234,567"
    assert french.number(1234567).text == "1\u202f234\u202f567"
    assert english.day(date(2026, 11, 22)).text == "22 November 2026"
    assert french.day(date(2026, 11, 22)).text == "22 novembre 2026"
    names = [english.code(name) for name in ("a", "b", "c")]
    assert english.listed(names).text == "a, b and c"
    assert french.listed(names).text == "a, b et c"
    assert english.listed([]).text == ""
    assert english.country("NL").text == "Netherlands"
    assert english.country("XX").text == "XX"
    assert english.language_name("nl").text == "Dutch"
    assert english.language_name("qqq").text == "qqq"


def test_a_language_that_nobody_knows_is_written_in_english() -> None:
    assert Words("qqq", CATALOGUE).day(date(2026, 11, 22)).text == "22 November 2026"


def test_translated_texts_are_the_reports_own_and_the_rest_is_marked_english(arabic: Any) -> None:
    words = arabic({"crossed": "تم تجاوزه", "Next decision: {gate}, on {day}.": "القرار التالي: {gate}، في {day}."})
    assert words.label("red-line-result", "crossed").segments[0].lang is None
    assert words.label("red-line-result", "cannot-tell").segments[0].lang == "en"
    assert words.name("harms", "tax-spiral").segments[0].lang == "en"
    sentence = words.text("next-gate-on", gate=words.word("review", "gate"), day=date(2027, 1, 15))
    assert sentence.text == "القرار التالي: review in use، في 15 يناير 2027."
    assert [piece.lang for piece in sentence.segments] == [None, "en", None]


def test_a_sentence_without_translation_is_english_in_one_piece(arabic: Any) -> None:
    sentence = arabic({}).reason(because("line-from", day=date(2027, 1, 15)))
    assert [(piece.text, piece.lang) for piece in sentence.segments] == [
        ("This line is in force from 15 January 2027.", "en")
    ]


@pytest.mark.parametrize("broken", ["السطر ساري.", "من {wrong}.", "من {day"])
def test_a_translation_that_lost_its_placeholder_is_not_used(broken: str, arabic: Any) -> None:
    words = arabic({SENTENCES["line-from"]: broken})
    assert words.reason(because("line-from", day=date(2027, 1, 15))).text.startswith("This line is in force from 15")


def test_facts_are_said_in_the_words_of_their_question(words: Words) -> None:
    assert words.value("scores-people", "yes").text == "yes"
    assert words.value("flag-consequence", "stopped").text == "The payment stops"
    assert words.value("areas", ("benefits", "tax")).text == "Benefits; Tax"
    assert words.value("people-scored", 12500).text == "12,500"
    assert words.value("last-audit", date(2025, 2, 14)).text == "14 February 2025"
    assert words.value("scores-people", None).text == "not known"
    assert words.stated("last-audit", "2025-02-14").text == "14 February 2025"
    assert words.stated("last-audit", "2025-02-31").text == "2025-02-31"
    assert words.value("not-held-here", "in-use").text == "in use"
    assert words.value("not-held-here", "something").text == "something"


def test_text_is_cut_between_words(words: Words) -> None:
    assert str(words.own("short").short(10)) == "short"
    assert words.own("one two three").short(9).text == "one two …"
    assert words.own("x" * 50).short(10).text == "x" * 10 + " …"
    assert words.quote("one two three").short(9).text == "“one two …”"


def test_an_imported_record_needs_no_name_of_ours() -> None:
    record = ImportedRecord(
        format="x",
        file_name="a.csv",
        file_digest="sha256:" + "0" * 64,
        asserted_by="Agency",
        fields=(ImportedField(name="a", verbatim=""),),
    )
    words = Words("en", CATALOGUE, dossier().model_copy(update={"records": {"r": record}}))
    assert words.name("records", "r").text == "a.csv"


def test_knowledge_is_shown_in_its_translation_and_a_missing_review_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def held(record: Record, field: str, language: str) -> Translation:
        return Translation(f"{language}:{field}", language, reviewed=record.id != "privacy")

    monkeypatch.setattr(words_module, "translated", held)
    words = Words("ar", CATALOGUE)
    assert words.question("scores-people").segments == (Segment("ar:question"),)
    assert words.ref(Ref("elements", "tax-line.tax")).text == "ar:elements.tax.text"
    assert not words.reviewed
    assert Words("en", Catalogue("x", {"rights": {}})).reviewed


def test_a_voice_that_is_not_told_is_a_person_with_a_number(words: Words) -> None:
    assert words.person("voice-2").text == "Person 2"
    assert words.person("voice-over").text == "voice-over"
