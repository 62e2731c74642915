"""What words suggest in a dossier: suggested only, by the body that states the record, and never over anything."""

from __future__ import annotations

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dossier, Fact
from duecare.triage import Implications, Screened, screen
from duecare.triage.started import suggested, with_suggestions
from tests.triage.registers import CATALOGUE, entry
from tests.triage.words import BENEFITS, DAY, FACES, FRAUD, reader, signal

NO_BENEFITS = signal("none", "hand* out", decides_on_benefits="no", areas_of_use="taxes")
READER = reader(FACES, FRAUD, BENEFITS, NO_BENEFITS)
QUESTIONS = CATALOGUE.of(FactQuestion)
SIGNALS = READER.signals.signals


def one(purpose: str) -> Screened:
    """A system of this purpose."""
    return screen([entry(0, "A", purpose)], READER, Implications(CATALOGUE, DAY)).systems[0]


def started(purpose: str, **facts: Fact) -> Dossier:
    """A dossier with these facts, and what the words suggest."""
    plain = Dossier(format="duecare-dossier/1", id="a", title="A").model_copy(update={"facts": facts})
    return with_suggestions(plain, suggested(one(purpose), SIGNALS, QUESTIONS), SIGNALS, by="city", on=DAY)


def test_words_become_facts_that_are_only_suggested_and_say_why() -> None:
    fact = started("It finds fraud in the office.").facts["looks-for-fraud"]
    assert (fact.value, fact.basis, fact.by, fact.on) == ("yes", "suggested", "city", DAY)
    assert fact.note == "The record says “fraud” in “It finds fraud in the office” (purpose): fraud."


def test_what_is_held_possible_says_so() -> None:
    note = started("It may find fraud.").facts["looks-for-fraud"].note
    assert note and "which the text holds possible" in note


def test_what_is_denied_is_not_suggested() -> None:
    assert not started("It uses no facial recognition.").facts


def test_nothing_is_written_over() -> None:
    stated = Fact(value="no", by="city")
    assert started("It finds fraud.", **{"looks-for-fraud": stated}).facts["looks-for-fraud"] == stated


def test_two_answers_are_none_where_one_is_asked_and_both_where_several_may_hold() -> None:
    facts = started("It checks benefits and claims to hand out money.").facts
    assert "decides-on-benefits" not in facts
    assert set(facts["areas-of-use"].value) == {"welfare", "taxes"}  # type: ignore[arg-type]
