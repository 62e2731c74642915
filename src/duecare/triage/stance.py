"""Whether a text says something, denies it, or only holds it possible: by the words around it, in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from duecare.core.catalogue.signals import Cues
from duecare.triage.matching import Match, Matcher
from duecare.triage.text import Sentence, commas

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
    clauses: list[Match]


class Stances:
    """Tells the stance of what stands in a sentence of one language."""

    def __init__(self, cues: Cues) -> None:
        told = (cues.denies_before, cues.denies_after, cues.not_denying, cues.hedges)
        lists = (*told, cues.turns, cues.lists, cues.clauses)
        self._kinds = tuple(kind for kind, words in enumerate(lists) for _ in words)
        self._matcher = Matcher([term for words in lists for term in words])

    def of(self, sentence: Sentence, found: Sequence[Match], listed: bool = False) -> list[Stance]:
        """The stance towards each match, in their order. `listed`: the sentence is a point of a list that is denied."""
        cues = self._cues(sentence)
        if listed and not cues.turns:
            return ["denies"] * len(found)
        denying = _denying(cues, sentence, found)
        stances = [_stance(match, denying, cues) for match in found]
        _deny_lists(found, stances, cues)
        return stances

    def opens_denied_list(self, sentence: Sentence) -> bool:
        """Whether what follows the colon at the end of the sentence is denied."""
        cues = self._cues(sentence)
        return any(one.reaches(len(sentence.words), cues.turns) for one in _denying(cues, sentence))

    def _cues(self, sentence: Sentence) -> _Found:
        cues = _Found([], [], [], [], [], [], [])
        for cue in self._matcher.find(sentence):
            cues[self._kinds[cue.term]].append(cue)
        return cues


class _Denial(NamedTuple):
    """What denies, and the last place in the sentence that it can reach."""

    cue: Match
    end: int

    def reaches(self, place: int, turns: Sequence[Match]) -> bool:
        """Whether what starts at this place is denied."""
        return place <= self.end and _reaches(self.cue.last, place, BEFORE, turns)


def _denying(cues: _Found, sentence: Sentence, found: Sequence[Match] = ()) -> list[_Denial]:
    """What denies what follows it. Where it reaches a list, it goes on from the words that open the list."""
    denying = [_Denial(cue, _end(cue, cues, sentence)) for cue in cues.before if _denies(cue, cues, found)]
    for one in cues.lists if denying else ():
        ends = [denial.end for denial in denying if denial.reaches(one.first, cues.turns)]
        if ends:
            denying.append(_Denial(one, max(ends)))
    return denying


def _denies(cue: Match, cues: _Found, found: Sequence[Match]) -> bool:
    """Not where a term starts with the denial, as "without human review" does: it denies nothing else then."""
    said = any(cue.first == match.first and cue.last <= match.last for match in found)
    return not said and not any(_within(cue, other) for other in cues.not_denying)


def _end(cue: Match, cues: _Found, sentence: Sentence) -> int:
    """Where a denial ends: with the part of the sentence that it stands in, as in "if nothing is paid, ..."."""
    stops = commas(sentence) if cues.clauses else ()
    for clause in cues.clauses:
        stop = next((stop for stop in stops if stop > clause.first), None)
        if stop is not None and clause.first in (0, *stops) and clause.first <= cue.first < stop:
            return stop - 1
    return len(sentence.words)


def _stance(match: Match, denying: Sequence[_Denial], cues: _Found) -> Stance:
    if any(one.reaches(match.first, cues.turns) for one in denying) or _denied_after(match, cues):
        return "denies"
    return "perhaps" if any(cue.first < match.first for cue in cues.hedges) else "says"


def _denied_after(match: Match, cues: _Found) -> bool:
    return any(_reaches(match.last, cue.first, AFTER, cues.turns) for cue in cues.after)


def _deny_lists(found: Sequence[Match], stances: list[Stance], cues: _Found) -> None:
    """Deny also what follows a denied thing at once, as in "not loans, housing or hiring", and what stands before one
    that is denied at the end, as in "loans, housing and hiring are excluded"."""
    order = sorted(range(len(found)), key=lambda at: found[at].first)
    ends = [found[at].last for at in order if stances[at] == "denies"]
    for at in order if ends else ():
        if stances[at] != "denies" and any(_reaches(end, found[at].first, LISTED + 1, cues.turns) for end in ends):
            stances[at] = "denies"
            ends.append(found[at].last)
    starts = [found[at].first for at in order if cues.after and _denied_after(found[at], cues)]
    for at in reversed(order) if starts else ():
        if any(_reaches(found[at].last, start, LISTED + 1, cues.turns) for start in starts):
            stances[at] = "denies"
            starts.append(found[at].first)


def _within(cue: Match, other: Match) -> bool:
    return other.first <= cue.first and cue.last <= other.last


def _reaches(start: int, end: int, reach: int, turns: Sequence[Match]) -> bool:
    return 0 < end - start <= reach and not any(start < turn.first < end for turn in turns)
