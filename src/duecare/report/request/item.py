"""One question of a request: what is asked, why it matters, and which documents would answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from duecare.core.catalogue import Duty, FactQuestion, Harm, RedLine
from duecare.core.dossier import Dossier
from duecare.core.method.questions import LINE_WEIGHT
from duecare.report.phrase import Phrase
from duecare.report.request.asked import Asked, counted, named
from duecare.report.request.texts import REQUEST
from duecare.report.words import Words

MOST_NAMED = 3
MOST_OF_IMPACTS = 8
NOTHING = Phrase()
BAN = "ban"
STOPS = frozenset(LINE_WEIGHT)


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered question."""

    id: str
    number: int
    question: Phrase
    why: tuple[Phrase, ...] = ()
    documents: tuple[Phrase, ...] = ()
    knows: Phrase = NOTHING
    choices: Phrase = NOTHING
    suggested: Phrase = NOTHING


def named_only(asked: Asked, number: int, dossier: Dossier, words: Words) -> Item:
    """The question alone, for the annex."""
    return Item(asked.id, number, question_of(asked, dossier, words))


def item(asked: Asked, number: int, dossier: Dossier, words: Words) -> Item:
    """The question with why it matters and what would answer it."""
    question = question_of(asked, dossier, words)
    if asked.kind == "fact":
        return _fact(asked, number, question, dossier, words)
    if asked.kind == "duty":
        why = (_say(words, "why-duty", names=_names("norms", [_norm(asked.about[0], words)], words)),)
        return Item(asked.id, number, question, why, tuple(_asks(asked.about[0], words)))
    rights = _names("rights", _of_all(asked, dossier, "rights"), words, MOST_OF_IMPACTS)
    documents = (_say(words, f"{asked.kind}-documents"),)
    why = (_say(words, "why-rights", names=rights),)
    return Item(asked.id, number, question, why, documents, _say(words, "what-knows"))


def question_of(asked: Asked, dossier: Dossier, words: Words) -> Phrase:
    """The question alone."""
    if asked.kind == "fact":
        return words.question(asked.about[0])
    if asked.kind == "duty":
        return _say(words, "duty", duty=words.quoted(words.name("duties", asked.about[0])))
    groups = _names("groups", _of_all(asked, dossier, "groups"), words, MOST_OF_IMPACTS)
    return _say(words, asked.kind, groups=groups)


def _of_all(asked: Asked, dossier: Dossier, field: Literal["groups", "rights"]) -> tuple[str, ...]:
    """The groups or the rights of all impacts that it is asked about, each once."""
    return tuple(dict.fromkeys(id_ for impact in asked.about for id_ in getattr(dossier.impacts[impact], field)))


def _fact(asked: Asked, number: int, question: Phrase, dossier: Dossier, words: Words) -> Item:
    record = words.catalogue.get(FactQuestion, asked.about[0])
    if record is None:
        return Item(asked.id, number, question, tuple(_why(asked, words)))
    documents = [
        words.of_record(record, f"evidence_that_counts.{n}") for n, _ in enumerate(record.evidence_that_counts)
    ]
    options = [words.of_record(record, f"options.{word}") for word in record.options]
    return Item(
        asked.id,
        number,
        question,
        tuple(_why(asked, words)),
        tuple(documents) or (_say(words, "documents-any"),),
        words.of_record(record, "who_knows") if record.who_knows else Phrase(),
        words.series(options) if options else Phrase(),
        _suggested(asked.about[0], dossier, words),
    )


def _suggested(fact: str, dossier: Dossier, words: Words) -> Phrase:
    """What a record suggests; never what a person answered."""
    held = dossier.facts.get(fact)
    if held is None or held.basis != "suggested" or not set(held.evidence).intersection(dossier.records):
        return Phrase()
    return _say(words, "suggested", value=words.quoted(words.stated(fact, held.value)))


def _why(asked: Asked, words: Words) -> Iterable[Phrase]:
    """Which rule, which pattern, which rights. A wide question narrows down so many that naming a few would mislead."""
    lines, harms = (_sure(kind, named(asked.reasons, kind), words) for kind in ("red-lines", "harms"))
    for key, kind, code, ids in (("lines", "red-lines", "asks-lines", lines), ("harms", "harms", "asks-harms", harms)):
        count = counted(asked.reasons, code)
        if count > MOST_NAMED:
            yield _say(words, f"why-{key}-many", count=count)
        elif ids:
            yield _say(words, f"why-{key}", names=_names(kind, ids, words))
    others = [(kind, kind, named(asked.reasons, kind)) for kind in ("checks", "duties") if not lines and not harms]
    for key, kind, ids in (("rights", "rights", _rights(asked, words)), *others):
        if ids:
            yield _say(words, f"why-{key}", names=_names(kind, ids, words))


def _sure(kind: str, ids: Iterable[str], words: Words) -> tuple[str, ...]:
    """Those whose records are sure enough to be named to somebody outside; of red lines, those that stop something."""
    held = words.catalogue.records.get(kind, {})
    return tuple(id_ for id_ in ids if id_ in held and held[id_].drives and getattr(held[id_], "effect", BAN) in STOPS)


def _rights(asked: Asked, words: Words) -> tuple[str, ...]:
    """The rights that the answer is about: those it could put at stake, of the lines and of the patterns."""
    lines = [words.catalogue.get(RedLine, id_) for id_ in named(asked.reasons, "red-lines")]
    harms = [words.catalogue.get(Harm, id_) for id_ in named(asked.reasons, "harms")]
    of_records = [id_ for record in (*lines, *harms) if record is not None for id_ in record.rights]
    return tuple(dict.fromkeys((*named(asked.reasons, "rights"), *of_records)))


def _names(kind: str, ids: Sequence[str], words: Words, most: int = MOST_NAMED) -> Phrase:
    names = words.series([words.name(kind, id_) for id_ in ids[:most]])
    left = len(ids) - most
    return _say(words, "and-more", names=names, count=left) if left > 0 else names


def _norm(duty: str, words: Words) -> str:
    record = words.catalogue.get(Duty, duty)
    return record.norm if record is not None else duty


def _asks(duty: str, words: Words) -> Iterable[Phrase]:
    record = words.catalogue.get(Duty, duty)
    return [words.of_record(record, f"asks.{n}") for n, _ in enumerate(record.asks)] if record is not None else ()


def _say(words: Words, key: str, **args: int | Phrase) -> Phrase:
    return words.ours(REQUEST[key], **args)
