"""Why to look: the words in their sentence, whose right, which line, and what is not stated."""

from __future__ import annotations

from duecare.core.catalogue import Catalogue, Harm
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.triage.screening import Screened
from duecare.triage.written.quotes import AROUND, quotes
from duecare.triage.written.reasons import Telling, joined
from duecare.triage.written.texts import title_of
from tests.triage.registers import CATALOGUE, GARDEN, READER, entry, screened, telling, titled


def one(purpose: str) -> Screened:
    """The only system of a register."""
    return screened(entry(0, "A system", purpose)).systems[0]


def test_the_words_stand_in_their_sentence_and_nothing_else_does() -> None:
    (quote,) = quotes(one("First this. Then it finds  fraud in\nthe office. Then that."))
    assert (quote.before, quote.words, quote.after) == ("Then it finds ", "fraud", " in")
    assert quote.text == "Then it finds fraud in"


def test_a_long_sentence_is_cut_between_words_on_both_sides() -> None:
    (quote,) = quotes(one(f"{GARDEN} and more and more finds fraud while {GARDEN} and more and more"))
    assert quote.before.startswith("… ") and quote.after.endswith(" …")
    assert len(quote.before) <= AROUND + 3 and len(quote.after) <= AROUND + 3
    assert quote.before[2:] in f"{GARDEN} and more and more finds "


def test_a_sentence_without_any_space_is_cut_anyway() -> None:
    (quote,) = quotes(one(f"{'x' * 300} fraud {'y' * 300}"))
    assert len(quote.text) < 250


def test_what_is_said_is_quoted_before_what_is_held_possible_and_what_is_denied_is_not() -> None:
    found = list(quotes(one("It may find fraud. It does find fraud here. It has no facial recognition.")))
    assert [(quote.signal, quote.manner) for quote in found] == [("fraud", "says")]
    assert [quote.manner for quote in quotes(one("It may find fraud."))] == ["perhaps"]


def test_words_that_touch_others_are_shown_without_a_space_between() -> None:
    (quote,) = quotes(one("An anti-fraud-tool of the office."))
    assert quote.text == "anti-fraud-tool of the office" or "fraud" in quote.words


def test_the_reason_names_the_right_of_whom_through_which_harm() -> None:
    found = titled("Claim check")
    why = telling().reasons(found)
    harm = CATALOGUE.of(Harm)[found.implied.patterns[0].harm]
    assert harm.title in why.right.text
    assert CATALOGUE.records["rights"][harm.rights[0]].title in why.right.text
    assert "Of whom" in why.right.text
    assert why.line and why.line_ask.text.startswith("Ask: ")
    assert why.not_stated


def test_a_harm_without_groups_is_told_without() -> None:
    found = titled("Claim check")
    harm = CATALOGUE.of(Harm)[found.implied.patterns[0].harm].model_copy(update={"groups": ()})
    harms = {**CATALOGUE.records["harms"], harm.id: harm}
    lone = Catalogue("sha256:0", {**CATALOGUE.records, "harms": harms})
    right = Telling(Words("en", lone), READER.signals.signals).reasons(found).right
    assert harm.title in right.text and "Of whom" not in right.text


def test_what_is_too_vague_says_what_is_not_stated() -> None:
    assert telling().lacks(titled("Tool")).text == "Not stated: Description."
    assert not telling().lacks(titled("Door"))


def test_a_system_from_which_nothing_follows_says_so() -> None:
    why = telling().reasons(one("It helps each child to plant trees."))
    assert not why.right or why.right.text
    assert why.quotes[0].signal == "children"


def test_names_are_cut_and_the_rest_counted() -> None:
    names = tuple(map(Phrase.of, "abcde"))
    assert joined(names, telling().words, 2).text == "a; b and 3 more"
    assert joined(names[:2], telling().words, 2).text == "a; b"


def test_a_signal_is_named_in_the_readers_language_and_else_in_english_marked() -> None:
    arabic = Words("ar", CATALOGUE)
    assert title_of("Children", {"ar": "الأطفال"}, arabic) == Phrase.of("الأطفال")
    assert title_of("Children", {}, arabic) == arabic.english("Children") != Phrase.of("Children")
    assert title_of("Children", {"ar": "الأطفال"}, Words("en", CATALOGUE)) == Phrase.of("Children")
