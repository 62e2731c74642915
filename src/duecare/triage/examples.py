"""Holds every term against its own examples: what it must find, and what it must not."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.catalogue.signals import Signal, Signals, Term
from duecare.core.errors import Problem
from duecare.triage.matching import Matcher
from duecare.triage.terms import TermError
from duecare.triage.text import sentences


def check_examples(signals: Signals) -> tuple[Problem, ...]:
    """Every term that cannot be read, misses its example, or is found in the sentence that only looks alike."""
    return tuple(
        problem
        for signal in signals.signals.values()
        for language, terms in signal.terms.items()
        for problem in _held(signal, language, terms)
    )


def _held(signal: Signal, language: str, terms: tuple[Term, ...]) -> Iterator[Problem]:
    try:
        matcher = Matcher([term.words for term in terms])
    except TermError as error:
        yield Problem(f"A term cannot be read: {error}.", path=("signals", signal.id, language))
        return
    for at, term in enumerate(terms):
        place = ("signals", signal.id, language, at + 1)
        if at not in _found(matcher, term.in_):
            yield Problem(f"“{term.words}” is not found in its own example.", "Mend the words or the example.", place)
        if _found(matcher, term.out):
            yield Problem(f"The example that must not be found is found: {term.out}", "Make the words narrower.", place)


def _found(matcher: Matcher, text: str) -> set[int]:
    return {match.term for sentence in sentences(text) for match in matcher.find(sentence)}
