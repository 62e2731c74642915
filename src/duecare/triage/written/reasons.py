"""Why to look at one system, in words that a person can check in seconds. The same for every way to write it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duecare.core.catalogue import Harm
from duecare.core.catalogue.signals import Signal
from duecare.core.method.reasons import Arg
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words
from duecare.triage.entries import DESCRIPTION, PURPOSE, Stated
from duecare.triage.implied import Line, Pattern
from duecare.triage.screening import Screened
from duecare.triage.written.quotes import Quote, quotes
from duecare.triage.written.texts import title_of, told

MOST_QUOTES, MOST_NAMES = 3, 3


@dataclass(frozen=True, slots=True)
class Reasons:
    """What there is to say of one system, the most pressing first."""

    quotes: tuple[Quote, ...]
    right: Phrase
    """Which right of whom, through which pattern of harm."""
    right_state: Phrase
    line: Phrase
    """The red line to ask about first."""
    line_state: Phrase
    line_ask: Phrase
    duties: tuple[Phrase, ...]
    not_stated: tuple[Phrase, ...]


class Telling:
    """Puts what follows of words into words. Each thing is put into words once."""

    def __init__(self, words: Words, signals: Mapping[str, Signal]) -> None:
        self.words = words
        self.signals = signals
        self._names: dict[tuple[str, str], Phrase] = {}
        self._questions: dict[str, Phrase] = {}

    def t(self, key: str, /, **args: Arg | Phrase) -> Phrase:
        """A fixed text."""
        return told(self.words, key, **args)

    def name(self, kind: str, id_: str) -> Phrase:
        """The name of a knowledge record."""
        if (kind, id_) not in self._names:
            self._names[kind, id_] = self.words.name(kind, id_)
        return self._names[kind, id_]

    def question(self, fact: str) -> Phrase:
        """The question that a fact answers."""
        if fact not in self._questions:
            self._questions[fact] = self.words.question(fact)
        return self._questions[fact]

    def signal(self, id_: str) -> Phrase:
        """What words say, plainly."""
        one = self.signals[id_]
        return title_of(one.title, one.titles, self.words)

    def stated(self, one: Stated) -> Phrase:
        """What a field of the record states."""
        return self.t(
            "screen-stated-as",
            fact=self.question(one.fact),
            value=self.words.value(one.fact, one.value),
            words=self.words.quote(one.words),
            field=self.words.quote(one.field),
        )

    def lacks(self, one: Screened) -> Phrase:
        """What a record that is too vague does not state at all, and one should ask for."""
        stated = {passage.field for passage in one.entry.passages}
        missing = [self.t(f"screen-field-{field}") for field in (PURPOSE, DESCRIPTION) if field not in stated]
        if one.verdict != "too-vague" or not missing:
            return Phrase()
        return self.t("screen-lacks", fields=self.words.series(missing))

    def reasons(self, one: Screened) -> Reasons:
        """Why to look at it."""
        implied = one.implied
        pattern = implied.patterns[0] if implied.patterns else None
        line = implied.red_lines[0] if implied.red_lines else None
        return Reasons(
            self._telling_first(one, {*(pattern.because if pattern else ()), *(line.because if line else ())}),
            self._right(one, pattern) if pattern else Phrase(),
            self.t("screen-fits" if pattern.fits else "screen-partly") if pattern else Phrase(),
            self.name("red-lines", line.red_line) if line else Phrase(),
            self.t(f"screen-line-{line.state}") if line else Phrase(),
            self._ask(line) if line else Phrase(),
            tuple(self.name("duties", duty) for duty in implied.duties),
            tuple(self.question(fact) for fact in implied.not_stated),
        )

    def _telling_first(self, one: Screened, because: set[str]) -> tuple[Quote, ...]:
        """The strongest words, then those on which the right and the red line that are named rest, then the others."""
        found = list(quotes(one))
        others = sorted(found[1:], key=lambda quote: because.isdisjoint(self.signals[quote.signal].suggests))
        return (*found[:1], *others)

    def _right(self, one: Screened, pattern: Pattern) -> Phrase:
        harm = self.words.catalogue.of(Harm)[pattern.harm]
        rights = self.words.series([self.name("rights", id_) for id_ in harm.rights[:MOST_NAMES]])
        groups = [id_ for id_ in one.groups if id_ in harm.groups] or harm.groups
        name = self.name("harms", pattern.harm)
        if not groups:
            return self.t("screen-right-through", right=rights, harm=name)
        people = self.words.series([self.name("groups", id_) for id_ in groups[:MOST_NAMES]])
        return self.t("screen-right-of", right=rights, groups=people, harm=name)

    def _ask(self, line: Line) -> Phrase:
        facts = line.missing or line.because
        return self.t("screen-line-ask", question=self.question(facts[0])) if facts else Phrase()


def joined(phrases: tuple[Phrase, ...], words: Words, most: int = MOST_NAMES) -> Phrase:
    """The first of several names; how many more there are is told."""
    shown = words.series(list(phrases[:most]))
    if len(phrases) <= most:
        return shown
    return concat([shown, told(words, "screen-words-more", count=len(phrases) - most)], " ")
