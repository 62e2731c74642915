"""What would follow if what a text suggests were confirmed: harms, rights, red lines and duties to ask about.

Nothing here is a finding. The same conditions are asked as in the method, with suggestions in the place of answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duecare.core.catalogue import Catalogue, Duty, FactQuestion, Harm, RedLine
from duecare.core.catalogue.condition import AnyOf, Condition, Test, facts_in
from duecare.core.conditions import UNKNOWN, KnownFact, KnownFacts, Outcome, Truth, evaluate

Answer = tuple[str, str]
"""A fact, and one of its answers."""

_REMEMBERED = 20_000
"""Sets of answers whose implications are kept. Beyond, they are worked out again: memory stays bounded."""

TIERS = ("critical", "severe", "significant", "limited")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of harm that the words point to, and the facts that would still have to be known."""

    harm: str
    fits: bool
    """Whether it would fit if every suggestion were confirmed; else some answers are missing."""
    because: tuple[str, ...]
    """The suggested facts it rests on."""
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A red line to ask about, and the questions that would decide it."""

    red_line: str
    state: Literal["all", "part"]
    """Whether the words point to everything that makes it, or to a part."""
    because: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Implied:
    """What to look at, most pressing first."""

    patterns: tuple[Pattern, ...] = ()
    red_lines: tuple[Line, ...] = ()
    duties: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()
    """The questions that most of the patterns and red lines wait for."""


NOTHING = Implied()


class Implications:
    """Works out what follows; the same suggestions are worked out once."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        self._questions = catalogue.of(FactQuestion)
        self._harms = catalogue.of(Harm)
        self._lines = catalogue.of(RedLine)
        duties = {id_: duty for id_, duty in catalogue.of(Duty).items() if duty.applies_when and not duty.ended(on)}
        self._when = {id_: duty.applies_when for id_, duty in duties.items() if duty.applies_when is not None}
        self._of_harms = _asked({id_: (harm.when,) for id_, harm in self._harms.items()})
        self._of_lines = _asked({id_: _elements(line) for id_, line in self._lines.items()})
        self._of_duties = _asked({id_: (when,) for id_, when in self._when.items()})
        self._asks = {id_: (frozenset(facts_in(harm.when)), _least(harm.when)) for id_, harm in self._harms.items()}
        self._by_country = [question for question in self._questions.values() if question.yes_for]
        self._known: dict[tuple[frozenset[Answer], tuple[str, ...]], Implied] = {}

    def of(self, answers: frozenset[Answer], countries: tuple[str, ...] = ()) -> Implied:
        """What follows of these answers, in these countries."""
        if not answers:
            return NOTHING
        key = (answers, countries)
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._work_out(answers, countries)
        return self._known[key]

    def _work_out(self, answers: frozenset[Answer], countries: tuple[str, ...]) -> Implied:
        suggested = {fact for fact, _ in answers}
        known = self._facts(answers, countries)
        patterns = tuple(sorted(self._patterns(known, suggested), key=self._urgency))
        lines = tuple(sorted(self._red_lines(known, suggested), key=_closeness))
        fitting = [self._harms[one.harm] for one in patterns if one.fits] or [self._harms[one.harm] for one in patterns]
        return Implied(
            patterns,
            lines,
            tuple(self._duties(known, suggested)),
            _often(right for harm in fitting for right in harm.rights),
            _often(group for harm in fitting for group in harm.groups),
            _often(fact for missing in _waiting(patterns, lines) for fact in missing if fact not in suggested),
        )

    def _facts(self, answers: frozenset[Answer], countries: tuple[str, ...]) -> KnownFacts:
        chosen: defaultdict[str, list[str]] = defaultdict(list)
        for fact, value in sorted(answers):
            chosen[fact].append(value)
        known = {fact: KnownFact(fact, self._value(fact, values), "suggested") for fact, values in chosen.items()}
        for question in self._by_country:
            if question.is_yes_in(countries):
                known[question.id] = KnownFact(question.id, "yes", "derived")
        return KnownFacts(known)

    def _value(self, fact: str, values: list[str]) -> str | tuple[str, ...] | None:
        """Of several choices, what is not suggested is not known; of one, two suggestions are none."""
        if self._questions[fact].type == "choices":
            return (*values, UNKNOWN)
        return values[0] if len(values) == 1 else None

    def _patterns(self, known: KnownFacts, suggested: set[str]) -> Iterator[Pattern]:
        for id_ in _touched(self._of_harms, suggested):
            asked, least = self._asks[id_]
            if len(asked & known.keys()) < least:
                continue
            outcome = evaluate(self._harms[id_].when, known)
            because = _holding(outcome, suggested)
            if outcome.truth is Truth.YES or (outcome.truth is Truth.UNKNOWN and len(because) > 1):
                yield Pattern(id_, outcome.truth is Truth.YES, because, outcome.missing)

    def _red_lines(self, known: KnownFacts, suggested: set[str]) -> Iterator[Line]:
        for id_ in _touched(self._of_lines, suggested):
            outcomes = [evaluate(when, known) for when in _elements(self._lines[id_])]
            held = [outcome for outcome in outcomes if outcome.truth is Truth.YES]
            if any(outcome.truth is Truth.NO for outcome in outcomes) or 2 * len(held) < len(outcomes):
                continue
            because = tuple(dict.fromkeys(fact for one in held for fact in _holding(one, suggested)))
            missing = tuple(dict.fromkeys(fact for one in outcomes for fact in one.missing))
            yield Line(id_, "all" if len(held) == len(outcomes) else "part", because, missing)

    def _duties(self, known: KnownFacts, suggested: set[str]) -> Iterator[str]:
        for id_ in _touched(self._of_duties, suggested):
            if evaluate(self._when[id_], known).truth is Truth.YES:
                yield id_

    def _urgency(self, one: Pattern) -> tuple[bool, int, int, int]:
        """What fits comes first, then the gravest that known cases reached, then what rests on most words."""
        return (not one.fits, TIERS.index(self._harms[one.harm].could_be), -len(one.because), len(one.missing))


def _waiting(patterns: Sequence[Pattern], lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """What the red lines and patterns that press most wait for."""
    yield from (line.missing for line in lines[:3])
    yield from (pattern.missing for pattern in patterns[:6])


def _least(when: Condition) -> int:
    """How many of the facts that a pattern asks must be suggested before it is looked at: one of several is little."""
    return 1 if isinstance(when, (Test, AnyOf)) else 2


def _closeness(line: Line) -> tuple[bool, int, int]:
    return (line.state != "all", len(line.missing), -len(line.because))


def _elements(line: RedLine) -> tuple[Condition, ...]:
    return tuple(element.when for element in line.elements.values())


def _asked(conditions: Mapping[str, Iterable[Condition]]) -> dict[str, tuple[str, ...]]:
    """For each fact, the records that ask it."""
    asked: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for id_, several in conditions.items():
        for condition in several:
            for fact in facts_in(condition):
                asked[fact][id_] = None
    return {fact: tuple(ids) for fact, ids in asked.items()}


def _touched(asked: Mapping[str, tuple[str, ...]], facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({id_ for fact in facts for id_ in asked.get(fact, ())}))


def _holding(outcome: Outcome, suggested: set[str]) -> tuple[str, ...]:
    facts = (leaf.test.fact for leaf in outcome.deciding if leaf.truth is Truth.YES)
    return tuple(dict.fromkeys(fact for fact in facts if fact in suggested))


def _often(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word, _ in Counter(words).most_common())
