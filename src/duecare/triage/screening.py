"""Which systems of a register to look at first, and why. Nothing is judged: words are shown, and people decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from duecare.core.catalogue.signals import Signal
from duecare.triage.alike import fold
from duecare.triage.entries import Entry
from duecare.triage.implied import Answer, Implications, Implied
from duecare.triage.order import PULLS, Place, draw, place
from duecare.triage.repeated import mark, repeated
from duecare.triage.suggesting import VAGUE, Parsed, Reader, Suggestion
from duecare.triage.text import Sentence

Verdict = Literal["ranked", "too-vague", "language-not-held"]


@dataclass(frozen=True, slots=True)
class Screened:
    """One system, with the words that draw a look. Records that say nearly the same are folded into it."""

    entry: Entry
    verdict: Verdict
    place: Place
    drawn: float
    """For the order only; never shown, as it measures words and not people."""
    signals: tuple[str, ...]
    """What draws the look, the strongest first."""
    suggestions: tuple[Suggestion, ...]
    """Everything that the words suggest, also what they deny and what many records repeat."""
    answers: frozenset[Answer]
    groups: tuple[str, ...]
    """Those that the words name."""
    implied: Implied
    alike: tuple[Entry, ...] = ()
    """Other records that say nearly the same."""
    repeated: frozenset[int] = frozenset()
    """Which of the suggestions, by their place, stand in a sentence that many records repeat: they draw nothing."""


@dataclass(frozen=True)
class Screening:
    """A register, looked through. Systems in the order in which to look at them."""

    systems: tuple[Screened, ...]
    records: int
    """How many records came in; folded ones count."""
    signals: Mapping[str, Signal] = field(repr=False)
    digest: str
    """Of the signals that were used."""
    common: frozenset[int] = field(default=frozenset(), repr=False)
    """The marks of the sentences that many of the records repeat."""

    @cached_property
    def ranked(self) -> tuple[Screened, ...]:
        """What can be put in an order."""
        return tuple(one for one in self.systems if one.verdict == "ranked")


Progress = Callable[[int], None]
"""Told how many records are done."""


def screen(
    register: Iterable[Entry], reader: Reader, implications: Implications, progress: Progress = lambda _: None
) -> Screening:
    """Every record, folded where several say nearly the same, in the order in which to look."""
    found = [(entry, tuple(map(Parsed.of, entry.passages))) for entry in register]
    firsts = fold(_words(texts) for _, texts in found)
    others: dict[int, list[Entry]] = {}
    for at, first in enumerate(firsts):
        others.setdefault(first, []).extend([] if at == first else [found[at][0]])
    common = repeated(_sentences(found[at][1]) for at in others)
    screener = Screener(reader, implications, common)
    systems: list[Screened] = []
    for at, alike in others.items():
        systems.append(screener.screen(*found[at], tuple(alike)))
        progress(at + 1)
    systems.sort(key=by_draw)
    return Screening(tuple(systems), len(found), reader.signals.signals, reader.signals.digest, common)


def by_draw(one: Screened) -> tuple[float, int]:
    """What draws most comes first; what draws alike stays in the order of the file."""
    return (-one.drawn, one.entry.position)


def _sentences(texts: Iterable[Parsed]) -> Iterator[Sentence]:
    return (sentence for text in texts for sentence in text.sentences)


def _words(texts: Iterable[Parsed]) -> Iterator[str]:
    return (word for sentence in _sentences(texts) for word in sentence.words)


class Screener:
    """Screens record by record, once it is known which sentences all of them repeat."""

    def __init__(self, reader: Reader, implications: Implications, common: frozenset[int] = frozenset()) -> None:
        self._reader = reader
        self._implications = implications
        self._common = common
        self._signals = reader.signals.signals

    def screen(self, entry: Entry, texts: Sequence[Parsed], alike: tuple[Entry, ...] = ()) -> Screened:
        """One record, with its passages read."""
        language = self._reader.language(texts, entry.language)
        suggestions = self._reader.read(texts, language)
        silent = self._reader.silenced(texts, self._common, language)
        repeats = frozenset(at for at, one in enumerate(suggestions) if mark(one.sentence) in silent)
        signals = self._drawing(one for at, one in enumerate(suggestions) if at not in repeats)
        answers = frozenset(
            (
                *(answer for id_ in signals for answer in self._signals[id_].suggests.items()),
                *((stated.fact, stated.value) for stated in entry.stated),
            )
        )
        drawn = draw(self._signals[id_].pull for id_ in signals)
        named = (self._signals[id_].group for id_ in signals)
        return Screened(
            entry,
            self._verdict(texts, language, drawn),
            place(drawn),
            drawn,
            signals,
            suggestions,
            answers,
            tuple(dict.fromkeys(group for group in named if group is not None)),
            self._implications.of(answers, entry.countries),
            alike,
            repeats,
        )

    def _drawing(self, suggestions: Iterable[Suggestion]) -> tuple[str, ...]:
        """What draws a look, strongest first."""
        said = (one.signal for one in suggestions if one.stance != "denies")
        return tuple(sorted(dict.fromkeys(said), key=lambda id_: -PULLS[self._signals[id_].pull]))

    def _verdict(self, texts: Iterable[Parsed], language: str | None, drawn: float) -> Verdict:
        if drawn:
            return "ranked"
        if self._reader.telling(_sentences(texts), language) < VAGUE:
            return "too-vague"
        return "ranked" if language is not None else "language-not-held"
