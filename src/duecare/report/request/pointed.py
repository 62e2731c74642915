"""What the words of a public record make worth asking first. They suggest; nothing here says that they are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from duecare.core.catalogue import Catalogue, FactQuestion, Harm, RedLine
from duecare.core.catalogue.records import Tier
from duecare.core.conditions import UNKNOWN, KnownFact, KnownFacts, Outcome, Truth, evaluate
from duecare.core.dossier import Dossier, Fact
from duecare.core.method.known import known_facts
from duecare.core.method.questions import LINE_WEIGHT

MOST_LINES, MOST_HARMS = 3, 6
"""Of so many bans and moratoria, and patterns of harm, that the words come closest to."""
TIERS = get_args(Tier)


def pointed(dossier: Dossier, catalogue: Catalogue) -> tuple[str, ...]:
    """The facts that would confirm or settle what the suggested facts point to, those that matter most first; nothing
    for a dossier that is not made from outside, where people can look for themselves.

    First those of red lines, then of known patterns of harm: the suggestions that it rests on, then what is missing.
    """
    suggested = {id_: fact for id_, fact in dossier.facts.items() if fact.basis == "suggested" and fact.aside is None}
    if not suggested or dossier.outside is None:
        return ()
    questions = catalogue.of(FactQuestion)
    as_read = {id_: _as_read(id_, fact) for id_, fact in suggested.items() if id_ in questions}
    known = KnownFacts({**known_facts(dossier, catalogue), **as_read})
    lines = sorted(_lines(catalogue, known, suggested), key=lambda one: (-len(one[0]), len(one[1])))
    harms = sorted(_harms(catalogue, known, suggested), key=lambda one: one[0])
    facts = (fact for because, missing in lines[:MOST_LINES] for fact in (*missing, *because))
    others = (fact for _, because, missing in harms[:MOST_HARMS] for fact in (*missing, *because))
    return tuple(dict.fromkeys((*facts, *others)))


def _as_read(id_: str, fact: Fact) -> KnownFact:
    """Of several choices, what is not suggested is not known."""
    value = fact.value
    return KnownFact(id_, (*value, UNKNOWN) if isinstance(value, tuple) else value, "suggested")


def _lines(
    catalogue: Catalogue, known: KnownFacts, suggested: Mapping[str, Fact]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Bans and moratoria of which the words hold half of the elements and deny none: what they rest on, what lacks."""
    for line in catalogue.of(RedLine).values():
        outcomes = [evaluate(element.when, known) for element in line.elements.values()]
        held = [one for one in outcomes if one.truth is Truth.YES]
        because = tuple(dict.fromkeys(fact for one in held for fact in _holding(one, suggested)))
        denied = any(one.truth is Truth.NO for one in outcomes)
        if line.effect in LINE_WEIGHT and because and not denied and 2 * len(held) >= len(outcomes):
            yield because, tuple(dict.fromkeys(fact for one in outcomes for fact in one.missing))


def _harms(
    catalogue: Catalogue, known: KnownFacts, suggested: Mapping[str, Fact]
) -> Iterator[tuple[tuple[bool, int, int], tuple[str, ...], tuple[str, ...]]]:
    """Patterns that fit if the words are right, or of which several words hold a part; with how much they press."""
    for harm in catalogue.of(Harm).values():
        outcome = evaluate(harm.when, known)
        because = _holding(outcome, suggested)
        fits = outcome.truth is Truth.YES
        if (fits and because) or (outcome.truth is Truth.UNKNOWN and len(because) > 1):
            yield (not fits, TIERS.index(harm.could_be), -len(because)), because, outcome.missing


def _holding(outcome: Outcome, suggested: Mapping[str, Fact]) -> tuple[str, ...]:
    facts = (leaf.test.fact for leaf in outcome.deciding if leaf.truth is Truth.YES)
    return tuple(dict.fromkeys(fact for fact in facts if fact in suggested))
