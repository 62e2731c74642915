"""Reasons as shown: the sentence, the facts it rests on, the norms it applies, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from duecare.core.catalogue import FactQuestion, Norm
from duecare.core.catalogue.base import Record
from duecare.core.conditions import KnownFact
from duecare.core.method.reasons import NormUse, Reason, Ref, waits_for
from duecare.report.model import Because
from duecare.report.phrase import Phrase, concat
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words

SHORT = 60
"""So many characters of an answer stand in a reason where the whole answer stands elsewhere."""


def grounds(reasons: Iterable[Reason], words: Words) -> tuple[Because, ...]:
    """Every reason, in the order given. A norm that several reasons in a row apply is named with the first of them.

    What would change a conclusion are the facts that it waits for, each with why it is not known.
    """
    found: list[Because] = []
    before: tuple[NormUse, ...] = ()
    for reason in reasons:
        awaited = {use.fact: use for use in reason.facts if use.value is None}
        others = [id_ for id_ in reason.would_change if id_ not in awaited]
        known = [use for use in reason.facts if use.value is not None]
        found.append(
            Because(
                words.reason(reason),
                tuple(fact_line(use, words) for use in known),
                norm_lines(reason.norms, words) if reason.norms != before else (),
                (*(fact_line(use, words) for use in awaited.values()), *(ask(id_, words) for id_ in others)),
                tuple(short_fact(use, words) for use in known) if words.facts_apart is not None else (),
            )
        )
        before = reason.norms
    return tuple(found)


def together(reasons: Sequence[Reason], words: Words, *, settled: bool) -> tuple[Because, ...]:
    """The reasons of a right: those that differ only in the line, pattern or impact they name are said as one, and
    their norms stand with what they name.

    Where it is settled that the right is at stake, no answer would change that, and none is asked for here.
    """
    by_code: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_code.setdefault(_alike(reason), []).append(reason)
    found = _norms_once(said for alike in by_code.values() for said in _as_one(alike, words))
    return tuple(replace(one, would_change=()) for one in found) if settled else found


def _norms_once(found: Iterable[Because]) -> tuple[Because, ...]:
    """Norms that an earlier reason named are not named again."""
    named: set[Phrase] = set()
    shown: list[Because] = []
    for one in found:
        shown.append(replace(one, norms=tuple(norm for norm in one.norms if norm not in named)))
        named.update(one.norms)
    return tuple(shown)


def _alike(reason: Reason) -> str:
    """What reasons have in common that can be said as one; nothing else has it where they cannot."""
    return reason.code if _named(reason) else f"{reason.code} {reason.args}"


def _named(reason: Reason) -> list[tuple[str, Ref]]:
    """The one thing that a reason names, where it says nothing else."""
    names = [(name, arg) for name, arg in reason.args if isinstance(arg, Ref)]
    return names if len(names) == len(reason.args) == 1 and not reason.facts else []


def _as_one(reasons: Sequence[Reason], words: Words) -> tuple[Because, ...]:
    named = [pair for reason in reasons for pair in _named(reason)]
    if not named:
        return grounds(reasons, words)
    names = words.series([words.ref(arg, name) for name, arg in named])
    asked = waits_for(reasons)
    said = words.sentence(reasons[0].code, **{named[0][0]: names})
    return (Because(said, (), (), tuple(ask(id_, words) for id_ in asked)),)


def fact_line(use: KnownFact, words: Words) -> Phrase:
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


def short_fact(use: KnownFact, words: Words) -> Phrase:
    """The fact by its name, with as much of a long answer as a line holds, leading to where all of it is said."""
    name, value = words.name("facts", use.fact), _short_value(use, words)
    if use.fact in (words.facts_apart or ()):
        line = words.text("pair", name=name.linked("facts", use.fact), value=value)
    else:
        how = words.word(use.why, "fact-state")
        line = words.text("pair", name=name, value=words.text("fact-value", value=value, how=how))
    if use.against:
        line = words.text("with-against", fact=line, who=words.series([words.person(id_) for id_ in use.against]))
    return line


def _short_value(use: KnownFact, words: Words) -> Phrase:
    """The answer; of several long ones the first, and that there are more."""
    whole = words.value(use.fact, use.value).capital()
    if isinstance(use.value, tuple) and len(use.value) > 1 and len(whole.text) > SHORT:
        first = words.value(use.fact, use.value[:1]).capital()
        return first.short(SHORT) if len(first.text) > SHORT else concat((first, Phrase.of("…")), " ")
    return whole.short(SHORT)


def norm_lines(uses: Iterable[NormUse], words: Words, under: str | None = None) -> tuple[Phrase, ...]:
    """The norms and where in them, those of one force and sureness in one line: that of the norm itself, that of our
    record where it differs, and how sure the record is.

    Where the lines stand `under` the name of a norm, only the place in it is said.
    """
    alike: dict[tuple[str, str, str], list[Phrase]] = {}
    for use in uses:
        norm = words.catalogue.get(Norm, use.norm) if use.norm else None
        own = norm.force if norm is not None else use.force
        alike.setdefault((own, use.force, use.sure), []).append(_norm(use, words, under))
    return tuple(_forced(words.series(norms), *key, words) for key, norms in alike.items())


def _norm(use: NormUse, words: Words, under: str | None) -> Phrase:
    if use.at is not None and use.norm is not None and use.norm == under:
        return words.english(use.at)
    norm = use.norm or under
    name = words.name("norms", norm).linked("norms", norm) if norm else record_name(use.record, words)
    return words.text("norm-at", norm=name, at=words.english(use.at)) if use.at is not None else name


def _forced(norms: Phrase, own: str, applied: str, sure: str, words: Words) -> Phrase:
    force, sureness = words.word(own, "force"), words.word(sure, "sureness")
    if own == applied:
        return words.text("norm-line", norm=norms, force=force, sure=sureness)
    return words.text("norm-applied", norm=norms, force=force, applied=words.word(applied, "force"), sure=sureness)


def record_name(id_: str, words: Words) -> Phrase:
    """The name of a record whose kind is not said: a rule of our own that has no source."""
    found: Record | None = next((kind[id_] for kind in words.catalogue.records.values() if id_ in kind), None)
    return words.of_record(found, "title") if found is not None else words.code(id_)


def ask(id_: str, words: Words) -> Phrase:
    """What would have to be answered: a fact's question, or one of the questions on involvement."""
    if words.catalogue.get(FactQuestion, id_) is None and id_ in VOCABULARIES["involvement-question"]:
        return words.label("involvement-question", id_)
    return words.question(id_)
