"""What the texts of a dossier suggest, beside what is stored as suggested. Nothing of it is an answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from duecare.core.catalogue import FactQuestion
from duecare.core.conditions import UNKNOWN
from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import Fact
from duecare.knowledge import bundle
from duecare.triage.repeated import mark
from duecare.triage.suggesting import NAME, Parsed, Passage, Suggestion
from duecare.triage.written.quotes import Manner, manner_of
from duecare.web.dossiers.models import Repeated

Where = Literal["name", "purpose", "description", "record", "pasted"]
State = Literal["open", "answered", "aside"]
Answer = str | int
"""One answer; of a question with several, one of them."""

LEAST_WORDS = 8
"""A field of a kept record that has fewer words is no prose: its mapping says what it suggests."""
MOST_RECORDS = 40_000
"""Characters of all kept records that are read. What lies beyond is told, not read."""


class Span(NamedTuple):
    """A place in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A text of the dossier."""

    where: Where
    text: str
    record: str = ""
    """The id of the kept record that it stands in."""
    field: str = ""
    """The name of its field there."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a part that suggest something, and how the part holds it."""

    part: Part
    signal: str
    manner: Manner
    words: Span
    sentence: Span

    @property
    def quoted(self) -> str:
        """The words as they stand in the text."""
        return self.part.text[self.words.start : self.words.end]

    @property
    def line(self) -> str:
        """The sentence around them."""
        return self.part.text[self.sentence.start : self.sentence.end].strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of a dossier, read."""

    parts: tuple[Part, ...]
    said: tuple[Said, ...]
    not_held: bool
    """Whether a part is in a language for which no words are held."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A fact, with the answers that texts or imports suggest."""

    fact: str
    values: tuple[Answer, ...]
    said: tuple[Said, ...]
    """Where the texts of the dossier suggest it."""
    known: Fact | None
    """What the document holds of the fact: stated, stored as suggested, or set aside."""
    state: State


def parts_of(document: Document) -> tuple[Part, ...]:
    """The texts that are read, each once: those of the system, then the prose of kept records."""
    system = document.system
    texts: tuple[tuple[Where, str | None], ...] = (
        ("name", system.name),
        ("purpose", system.purpose),
        ("description", system.description),
    )
    own = [Part(where, text) for where, text in texts if text]
    return (*own, *_records(document, [part.text for part in own]))


def _records(document: Document, seen: list[str]) -> Iterator[Part]:
    left = MOST_RECORDS
    for id_, record in document.records.items():
        for field in record.fields:
            text = field.verbatim.strip()
            if len(text.split()) < LEAST_WORDS or any(text in one for one in seen):
                continue
            if left <= 0:
                return
            seen.append(text)
            yield Part("record", text[:left], id_, field.name)
            left -= len(text)


def marks_for(organisation: int, document: Document) -> str:
    """The marks of the sentences that many records repeat, of every file that records of the dossier came from."""
    digests = {record.file_digest for record in document.records.values()}
    if not digests:
        return ""
    kept = Repeated.objects.filter(organisation=organisation, file_digest__in=digests).order_by("file_digest")
    return " ".join(kept.values_list("marks", flat=True))


def digest_of_texts(document: Document, marks: str) -> str:
    """Of all that is read, but for the words that it is read by."""
    told = [document.language, marks, *map(astuple, parts_of(document))]
    return "sha256:" + hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def read(document: Document, marks: str) -> Reading:
    """The texts of a dossier, read. `marks`: those of `marks_for`."""
    return read_parts(parts_of(document), document.language, frozenset(map(int, marks.split())))


@lru_cache(maxsize=32)
def read_parts(parts: tuple[Part, ...], language: str, repeated: frozenset[int] = frozenset()) -> Reading:
    """These texts, read by the words that are held for their language. Each record is in a language of its own; what
    the system's own sentences say is found in all texts of a language together."""
    from duecare.triage import shipped_reader  # only what reads texts holds the words

    reader = shipped_reader()
    by_key = {NAME if part.where == NAME else str(at): part for at, part in enumerate(parts)}
    texts: dict[str, list[Parsed]] = {}
    for key, part in by_key.items():
        texts.setdefault(part.record, []).append(Parsed.of(Passage(key, part.text)))
    tongues = {record: reader.language(here, language) for record, here in texts.items()}
    together: dict[str | None, list[Parsed]] = {}
    for record, here in texts.items():
        together.setdefault(tongues[record], []).extend(here)
    silent = {tongue: reader.silenced(here, repeated, tongue) for tongue, here in together.items()}
    said = (
        _said(one, by_key, mark(one.sentence) in silent[tongues[record]])
        for record, here in texts.items()
        for one in reader.read(here, tongues[record])
    )
    return Reading(parts, tuple(said), None in tongues.values())


def _said(one: Suggestion, parts: Mapping[str, Part], repeated: bool) -> Said:
    sentence = Span(one.sentence.start, one.sentence.end)
    return Said(
        parts[one.passage.field],
        one.signal,
        manner_of(one, repeated=repeated),
        Span(one.span.start, one.span.stop),
        sentence,
    )


def suggestions(document: Document, reading: Reading) -> tuple[Suggested, ...]:
    """Every fact that the texts or an import suggest, in the order of the questions."""
    by_fact = answers(reading)
    questions = bundle.load().of(FactQuestion)
    found = (_suggested(id_, by_fact.get(id_, ()), document.facts.get(id_)) for id_ in questions)
    return tuple(one for one in found if one is not None)


def pointed(reading: Reading) -> dict[str, list[str]]:
    """For each fact the answers that the texts suggest, each once: all that has to be kept of them to count."""
    return {fact: list(dict.fromkeys(value for value, _ in found)) for fact, found in answers(reading).items()}


def count_open(document: Document, pointed: Mapping[str, Sequence[str]]) -> int:
    """How many facts are suggested that nobody has answered or set aside. `pointed`: what the texts suggest."""
    facts = document.facts
    found = ((facts.get(id_), _values(facts.get(id_), pointed.get(id_, ()))) for id_ in bundle.load().of(FactQuestion))
    return sum(bool(values) and _state(known, values) == "open" for known, values in found)


def answers(reading: Reading) -> dict[str, tuple[tuple[str, Said], ...]]:
    """For each fact the answers that the texts suggest, with the words; what is denied or repeated suggests none."""
    found: dict[str, list[tuple[str, Said]]] = {}
    for said in reading.said:
        if said.manner in ("says", "perhaps"):
            for fact, value in suggests(said.signal).items():
                found.setdefault(fact, []).append((value, said))
    return {fact: tuple(several) for fact, several in found.items()}


def suggests(signal: str) -> Mapping[str, str]:
    """The facts that a signal suggests, each with the answer."""
    from duecare.triage import shipped_reader

    return shipped_reader().signals.signals[signal].suggests


def _suggested(id_: str, found: Sequence[tuple[str, Said]], known: Fact | None) -> Suggested | None:
    values = _values(known, (value for value, _ in found))
    if not values:
        return None
    said = tuple(dict.fromkeys(one for _, one in found))
    return Suggested(id_, values, said, known, _state(known, values))


def _values(known: Fact | None, found: Iterable[str]) -> tuple[Answer, ...]:
    """What is stored as suggested, then what the texts suggest besides."""
    return tuple(dict.fromkeys((*_stored(known), *found)))


def _state(known: Fact | None, values: Collection[Answer]) -> State:
    if known is not None and known.basis != "suggested":
        return "answered"
    aside = known is not None and known.aside is not None and set(values) <= set(_stored(known))
    return "aside" if aside else "open"


def _stored(known: Fact | None) -> tuple[Answer, ...]:
    """What is stored as suggested."""
    if known is None or known.basis != "suggested":
        return ()
    several = known.value if isinstance(known.value, tuple) else (known.value,)
    return tuple(one for one in several if one != UNKNOWN)


def denied(reading: Reading) -> dict[str, tuple[Said, ...]]:
    """For each fact what the texts deny of it, where they say nothing else of it."""
    elsewhere, found = answers(reading), dict[str, list[Said]]()
    for said in reading.said:
        if said.manner == "denies":
            for fact in suggests(said.signal):
                found.setdefault(fact, []).append(said)
    return {fact: tuple(several) for fact, several in found.items() if fact not in elsewhere}


def groups_named(reading: Reading) -> tuple[str, ...]:
    """The groups of people that the texts name."""
    from duecare.triage import shipped_reader

    signals = shipped_reader().signals.signals
    named = (signals[said.signal].group for said in reading.said if said.manner in ("says", "perhaps"))
    return tuple(dict.fromkeys(group for group in named if group is not None))
