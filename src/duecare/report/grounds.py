"""Reasons as shown: the sentence, the facts it rests on, the norms it applies, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable

from duecare.core.catalogue import FactQuestion, Norm
from duecare.core.catalogue.base import Record
from duecare.core.method.reasons import FactUse, NormUse, Reason
from duecare.report.model import Because
from duecare.report.phrase import Phrase
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words


def grounds(reasons: Iterable[Reason], words: Words) -> tuple[Because, ...]:
    """Every reason, in the order given. A norm that several reasons in a row apply is named with the first of them.

    What would change a conclusion are the facts that it waits for, each with why it is not known.
    """
    found: list[Because] = []
    before: tuple[NormUse, ...] = ()
    for reason in reasons:
        awaited = {use.fact: use for use in reason.facts if use.value is None}
        others = [id_ for id_ in reason.would_change if id_ not in awaited]
        found.append(
            Because(
                words.reason(reason),
                tuple(fact_line(use, words) for use in reason.facts if use.value is not None),
                tuple(norm_line(use, words) for use in reason.norms if reason.norms != before),
                (*(fact_line(use, words) for use in awaited.values()), *(ask(id_, words) for id_ in others)),
            )
        )
        before = reason.norms
    return tuple(found)


def fact_line(use: FactUse, words: Words) -> Phrase:
    """A fact with its value, who stated it, on what evidence, and who says otherwise, also where that is settled."""
    question, how = words.question(use.fact), words.word(use.why, "fact-state")
    if use.value is None:
        line = words.text("fact-open", question=question, how=how.capital())
    else:
        value = words.value(use.fact, use.value).capital()
        key = "fact-known-by" if use.by else "fact-known"
        by = {"who": words.person(use.by)} if use.by else {}
        line = words.text(key, question=question, value=value, how=how, **by)
    if use.evidence:
        evidence = words.series([words.name("evidence", id_) for id_ in use.evidence])
        line = words.text("with-evidence", fact=line, evidence=evidence)
    if use.against:
        line = words.text("with-against", fact=line, who=words.series([words.person(id_) for id_ in use.against]))
    return line


def norm_line(use: NormUse, words: Words) -> Phrase:
    """The norm, where in it, its own force, that of our record where it differs, and how sure the record is."""
    norm = words.catalogue.get(Norm, use.norm) if use.norm else None
    name = words.name("norms", use.norm) if use.norm else record_name(use.record, words)
    if use.at is not None:
        name = words.text("norm-at", norm=name, at=words.english(use.at))
    force, sure = words.word(use.force, "force"), words.word(use.sure, "sureness")
    if norm is not None and norm.force != use.force:
        own = words.word(norm.force, "force")
        return words.text("norm-applied", norm=name, force=own, applied=force, sure=sure)
    return words.text("norm-line", norm=name, force=force, sure=sure)


def record_name(id_: str, words: Words) -> Phrase:
    """The name of a record whose kind is not said: a rule of our own that has no source."""
    found: Record | None = next((kind[id_] for kind in words.catalogue.records.values() if id_ in kind), None)
    return words.of_record(found, "title") if found is not None else words.code(id_)


def ask(id_: str, words: Words) -> Phrase:
    """What would have to be answered: a fact's question, or one of the questions on involvement."""
    if words.catalogue.get(FactQuestion, id_) is None and id_ in VOCABULARIES["involvement-question"]:
        return words.label("involvement-question", id_)
    return words.question(id_)
