"""Finds the terms of a language in sentences. Each word is looked up once: many terms cost little more than few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duecare.triage.terms import GAP, Element, Part, Way, parse
from duecare.triage.text import Sentence

_REMEMBERED = 200_000
"""Words whose meaning is kept. Beyond, they are looked up again: memory stays bounded whatever the text."""

Classes = frozenset[int]
_NONE: Classes = frozenset()


class Match(NamedTuple):
    """A term found: which, and its first and last word in the sentence."""

    term: int
    first: int
    last: int


Step = tuple[int, bool]
"""A class of words, and whether a gap may stand before it."""


class Matcher:
    """Finds terms, given as their words; a term is known by its place among them."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._ids: dict[Element, int] = {}
        self._starting: dict[int, list[_Rule]] = defaultdict(list)
        for term, words in enumerate(terms):
            self._add(term, parse(words))
        self._whole = self._lookup(lambda word: "*" not in word)
        self._beginnings = self._lookup(lambda word: word.endswith("*"))
        self._endings = self._lookup(lambda word: word.startswith("*"))
        self._known: dict[str, tuple[Classes, tuple[_Rule, ...]]] = {}

    def _add(self, term: int, parts: tuple[Part, ...]) -> None:
        first, *others = [tuple(self._numbered(way) for way in part) for part in parts]
        for way in first:
            self._starting[way[0][0]].append(_Rule(term, way, tuple(others)))

    def _numbered(self, way: Way) -> tuple[Step, ...]:
        ids = self._ids
        return tuple((ids.setdefault(one, len(ids)), gap) for one, gap in zip(way.elements, way.gaps, strict=True))

    def _lookup(self, kind: Callable[[str], bool]) -> dict[str, set[int]]:
        """The classes of the words of this kind, by what stands there beside the star."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for element, id_ in self._ids.items():
            for word in filter(kind, element):
                found[word.strip("*")].add(id_)
        return dict(found)

    def _meant(self, word: str) -> tuple[Classes, tuple[_Rule, ...]]:
        """The classes of a word, and the rules that start with it."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = set(self._whole.get(word, ()))
            for at in range(len(word)):
                found |= self._beginnings.get(word[: at + 1], _NONE)
                found |= self._endings.get(word[at:], _NONE)
            rules = tuple(rule for class_ in sorted(found) for rule in self._starting.get(class_, ()))
            known = self._known[word] = (frozenset(found) or _NONE, rules)
        return known

    def find(self, sentence: Sentence) -> Iterator[Match]:
        """Every place where a term starts in the sentence, once for each."""
        meant = [self._meant(word) for word in sentence.words]
        row = [classes for classes, _ in meant]
        for at, (_, rules) in enumerate(meant):
            for rule in rules:
                last = _follow(row, rule.way, at)
                if last is not None and all(_anywhere(row, part) for part in rule.others):
                    yield Match(rule.term, at, last)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to say the first part of a term, and the parts that must stand in the same sentence."""

    term: int
    way: tuple[Step, ...]
    others: tuple[tuple[tuple[Step, ...], ...], ...]


def _anywhere(row: list[Classes], part: tuple[tuple[Step, ...], ...]) -> bool:
    return any(
        way[0][0] in classes and _follow(row, way, at) is not None
        for at, classes in enumerate(row)
        if classes
        for way in part
    )


def _follow(row: list[Classes], way: Sequence[Step], at: int) -> int | None:
    """The last word of what starts there, the nearest way; or nothing."""
    place = at
    for class_, gap in way[1:]:
        reach = range(place + 1, min(place + 2 + (GAP if gap else 0), len(row)))
        found = next((here for here in reach if class_ in row[here]), None)
        if found is None:
            return None
        place = found
    return place
