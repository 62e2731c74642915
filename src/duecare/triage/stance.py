"""Whether a text says something, denies it, or only holds it possible: by the words around it, in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from duecare.core.catalogue.signals import Cues
from duecare.triage.matching import Match, Matcher
from duecare.triage.text import Sentence

Stance = Literal["says", "perhaps", "denies"]

BEFORE, AFTER = 7, 5
"""How many words a denial reaches, forwards and backwards."""


class Stances:
    """Tells the stance of what stands in a sentence of one language."""

    def __init__(self, cues: Cues) -> None:
        lists = (cues.denies_before, cues.denies_after, cues.not_denying, cues.hedges, cues.turns)
        self._kinds = tuple(kind for kind, words in enumerate(lists) for _ in words)
        self._matcher = Matcher([term for words in lists for term in words])

    def of(self, sentence: Sentence, found: Sequence[Match]) -> list[Stance]:
        """The stance towards each match, in their order."""
        cues: tuple[list[Match], ...] = ([], [], [], [], [])
        for cue in self._matcher.find(sentence):
            cues[self._kinds[cue.term]].append(cue)
        return [_stance(match, *cues) for match in found]


def _stance(
    match: Match,
    before: Sequence[Match],
    after: Sequence[Match],
    not_denying: Sequence[Match],
    hedges: Sequence[Match],
    turns: Sequence[Match],
) -> Stance:
    denying = [cue for cue in before if not any(_within(cue, other) for other in not_denying)]
    if any(_reaches(cue.last, match.first, BEFORE, turns) for cue in denying):
        return "denies"
    if any(_reaches(match.last, cue.first, AFTER, turns) for cue in after):
        return "denies"
    return "perhaps" if any(cue.first < match.first for cue in hedges) else "says"


def _within(cue: Match, other: Match) -> bool:
    return other.first <= cue.first and cue.last <= other.last


def _reaches(start: int, end: int, reach: int, turns: Sequence[Match]) -> bool:
    return 0 < end - start <= reach and not any(start < turn.first < end for turn in turns)
