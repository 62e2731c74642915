"""The facts that the dossier states: each once, with who says it, when, on what evidence and in which words."""

from __future__ import annotations

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dossier, Fact
from duecare.report.model import FactGroup, FactPart
from duecare.report.phrase import Phrase, concat
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words


def fact_groups(dossier: Dossier, words: Words) -> tuple[FactGroup, ...]:
    """Every fact that is stated, by what it is about."""
    by_topic: dict[str, list[FactPart]] = {}
    for id_, fact in dossier.facts.items():
        by_topic.setdefault(topic_of(id_, words), []).append(_part(id_, fact, words))
    return tuple(
        FactGroup(topic_words(topic, words), tuple(by_topic[topic]))
        for topic in (*VOCABULARIES["topic"], "")
        if topic in by_topic
    )


def topic_of(fact: str, words: Words) -> str:
    """What a fact's question is about; nothing where the knowledge does not say or does not hold it."""
    record = words.catalogue.get(FactQuestion, fact)
    return (record.topic or "") if record is not None else ""


def topic_words(topic: str, words: Words) -> Phrase:
    """The name of a topic."""
    return words.label("topic", topic) if topic else words.text("other-topics").capital()


def answer_words(id_: str, fact: Fact, words: Words, state: str = "") -> Phrase:
    """What a fact's answer is, why it does not count as it stands, and who says otherwise, settled or not."""
    value = words.stated(id_, fact.value).capital()
    if state:
        value = words.text("fact-value", value=value, how=words.word(state, "fact-state"))
    against = dict.fromkeys(said.by for said in fact.disputes.values() if said.value != fact.value)
    if against:
        value = words.text("with-against", fact=value, who=words.series([words.person(id_) for id_ in against]))
    return value


def _part(id_: str, fact: Fact, words: Words) -> FactPart:
    evidence = words.series([words.name("evidence", piece) for piece in fact.evidence])
    day = words.day(fact.on) if fact.on else Phrase()
    return FactPart(
        id_,
        words.name("facts", id_),
        words.question(id_),
        answer_words(id_, fact, words, _state(fact)),
        concat((words.person(fact.by), day, evidence), ". "),
        _note(fact, words),
    )


def _note(fact: Fact, words: Words) -> Phrase:
    """The words it rests on; with those by which a person set it aside."""
    note = words.quote(fact.note) if fact.note else Phrase()
    return words.text("set-aside-because", quote=note, words=words.quote(fact.aside)) if fact.aside else note


def _state(fact: Fact) -> str:
    """Why it does not count as it stands, where that is so."""
    if fact.basis == "suggested":
        return "suggested" if fact.aside is None else "aside"
    return "disputed" if any(dispute.settled is None for dispute in fact.disputes.values()) else ""
