"""Whether a text says something, denies it, or only holds it possible: by the words around it, in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from duecare.core.catalogue.signals import Cues
from duecare.triage.matching import Match, Matcher
from duecare.triage.text import Sentence

Stance = Literal["says", "perhaps", "denies"]

BEFORE, AFTER = 7, 5
"""How many words a denial reaches, forwards and backwards."""


LISTED = 1
"""How many words may stand between a thing that is denied and the next one of the same list."""


class _Found(NamedTuple):
    """The cues of a sentence, by their kind."""

    before: list[Match]
    after: list[Match]
    not_denying: list[Match]
    hedges: list[Match]
    turns: list[Match]
    lists: list[Match]


class Stances:
    """Tells the stance of what stands in a sentence of one language."""

    def __init__(self, cues: Cues) -> None:
        lists = (cues.denies_before, cues.denies_after, cues.not_denying, cues.hedges, cues.turns, cues.lists)
        self._kinds = tuple(kind for kind, words in enumerate(lists) for _ in words)
        self._matcher = Matcher([term for words in lists for term in words])

    def of(self, sentence: Sentence, found: Sequence[Match], listed: bool = False) -> list[Stance]:
        """The stance towards each match, in their order. `listed`: the sentence is a point of a list that is denied."""
        cues = self._cues(sentence)
        if listed and not cues.turns:
            return ["denies"] * len(found)
        denying = _denying(cues)
        stances = [_stance(match, denying, cues) for match in found]
        _deny_lists(found, stances, cues.turns)
        return stances

    def opens_denied_list(self, sentence: Sentence) -> bool:
        """Whether what follows the colon at the end of the sentence is denied."""
        cues = self._cues(sentence)
        return any(_reaches(cue.last, len(sentence.words), BEFORE, cues.turns) for cue in _denying(cues))

    def _cues(self, sentence: Sentence) -> _Found:
        cues = _Found([], [], [], [], [], [])
        for cue in self._matcher.find(sentence):
            cues[self._kinds[cue.term]].append(cue)
        return cues


def _denying(cues: _Found) -> list[Match]:
    """What denies what follows it. Where it reaches a list, it goes on from the words that open the list."""
    denying = [cue for cue in cues.before if not any(_within(cue, other) for other in cues.not_denying)]
    return denying + [
        one for one in cues.lists if any(_reaches(cue.last, one.first, BEFORE, cues.turns) for cue in denying)
    ]


def _stance(match: Match, denying: Sequence[Match], cues: _Found) -> Stance:
    if any(_reaches(cue.last, match.first, BEFORE, cues.turns) for cue in denying):
        return "denies"
    if any(_reaches(match.last, cue.first, AFTER, cues.turns) for cue in cues.after):
        return "denies"
    return "perhaps" if any(cue.first < match.first for cue in cues.hedges) else "says"


def _deny_lists(found: Sequence[Match], stances: list[Stance], turns: Sequence[Match]) -> None:
    """Deny also what follows a denied thing at once, as in "not loans, housing or hiring"."""
    order = sorted(range(len(found)), key=lambda at: found[at].first)
    ends = [found[at].last for at in order if stances[at] == "denies"]
    for at in order if ends else ():
        if stances[at] != "denies" and any(_reaches(end, found[at].first, LISTED + 1, turns) for end in ends):
            stances[at] = "denies"
            ends.append(found[at].last)


def _within(cue: Match, other: Match) -> bool:
    return other.first <= cue.first and cue.last <= other.last


def _reaches(start: int, end: int, reach: int, turns: Sequence[Match]) -> bool:
    return 0 < end - start <= reach and not any(start < turn.first < end for turn in turns)
