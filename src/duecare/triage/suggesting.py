"""What a text suggests, word by word. Never more than a suggestion: a person confirms each, or does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from duecare.core.catalogue.signals import Cues, Signal, Signals
from duecare.knowledge.signals import load_signals
from duecare.triage.matching import Match, Matcher
from duecare.triage.repeated import mark
from duecare.triage.stance import Stance, Stances
from duecare.triage.text import Sentence, folded, lists_on, opens_list, sentences

NAME = "name"
"""The field of the passage that names the system."""
VAGUE = 12
"""A text with fewer telling words than this says too little by itself: a house rule."""
LEAST_WORDS = 3
"""Frequent words of a language that a text must hold before it counts as one of that language."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A field of a record, as it stands."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words of a text that suggest what a signal says, where they stand, and whether the text says or denies it."""

    signal: str
    stance: Stance
    passage: Passage
    sentence: Sentence
    span: slice
    """The place of the words in the passage's text."""

    @property
    def words(self) -> str:
        """As they stand in the text."""
        return self.passage.text[self.span]

    @property
    def said(self) -> str:
        """The sentence around them, as it stands in the text."""
        return self.passage.text[self.sentence.start : self.sentence.end].strip()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A passage with its sentences."""

    passage: Passage
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, passage: Passage) -> Parsed:
        """The passage, read once for everything that looks at it."""
        return cls(passage, sentences(passage.text))


class Reader:
    """Reads texts by one set of signals. Made once, used for many texts."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self._tongues = {id_: _Tongue(id_, cues, signals.signals) for id_, cues in signals.cues.items()}
        self._common = {id_: frozenset(map(folded, cues.common)) for id_, cues in signals.cues.items()}
        self._empty = {id_: self._common[id_].union(map(folded, cues.empty)) for id_, cues in signals.cues.items()}

    def language(self, texts: Iterable[Parsed], stated: str = "") -> str | None:
        """The language that the texts are in, of those that have signals: as they read, else as stated."""
        words = [word for text in texts for sentence in text.sentences for word in sentence.words]
        hits = {id_: sum(word in common for word in words) for id_, common in self._common.items()}
        best = max(hits, key=lambda id_: (hits[id_], id_ == stated), default=None)
        if best is not None and hits[best] >= LEAST_WORDS:
            return best
        return stated if stated in self._tongues else None

    def read(self, texts: Iterable[Parsed], language: str | None) -> tuple[Suggestion, ...]:
        """Everything that the texts suggest, in their order. Nothing for a language without signals."""
        tongue = self._tongues.get(language or "")
        if tongue is None:
            return ()
        return tuple(one for text in texts for one in tongue.read(text))

    def telling(self, said: Iterable[Sentence], language: str | None) -> int:
        """How many different words say something of a system."""
        words = {word for sentence in said for word in sentence.words if not word.isdigit()}
        return len(words - self._empty.get(language or "", frozenset()))

    def silenced(self, texts: Iterable[Parsed], repeated: frozenset[int], language: str | None) -> frozenset[int]:
        """The marks of repeated sentences that draw nothing in these texts of a system: none where its own sentences
        say hardly anything beside its name. What it repeats is then what the system is."""
        if not repeated:
            return repeated
        said = (sentence for text in texts if text.passage.field != NAME for sentence in text.sentences)
        own = self.telling((sentence for sentence in said if mark(sentence) not in repeated), language)
        return repeated if own >= VAGUE else frozenset()


class _Tongue:
    def __init__(self, language: str, cues: Cues, signals: Mapping[str, Signal]) -> None:
        terms = [(id_, term.words) for id_, signal in signals.items() for term in signal.terms.get(language, ())]
        self._signals = tuple(id_ for id_, _ in terms)
        self._matcher = Matcher([words for _, words in terms])
        self._stances = Stances(cues)

    def read(self, text: Parsed) -> Iterator[Suggestion]:
        listed, last = False, None
        for sentence in text.sentences:
            listed = last is not None and self._listed(last, sentence, listed)
            last = sentence
            found = list(self._matcher.find(sentence))
            if found:
                yield from self._told(text.passage, sentence, found, listed)

    def _listed(self, before: Sentence, sentence: Sentence, listed: bool) -> bool:
        """Whether the sentence is a point of a list of things that are denied."""
        if opens_list(before):
            return listed or self._stances.opens_denied_list(before)
        return listed and lists_on(before, sentence)

    def _told(self, passage: Passage, sentence: Sentence, found: Sequence[Match], listed: bool) -> Iterator[Suggestion]:
        seen: set[tuple[str, int]] = set()
        for match, stance in zip(found, self._stances.of(sentence, found, listed), strict=True):
            span, signal = sentence.span(match.first, match.last), self._signals[match.term]
            if (signal, span.start) not in seen:
                seen.add((signal, span.start))
                yield Suggestion(signal, stance, passage, sentence, span)


@cache
def shipped_reader() -> Reader:
    """The reader of the signals that this program ships. Raises KnowledgeError when they were not built."""
    return Reader(load_signals())
