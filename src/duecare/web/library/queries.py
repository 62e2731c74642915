"""What is read from the knowledge: kinds with their numbers, records that hold all the words, one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.signals import Signal, Term
from duecare.core.errors import NotFoundError
from duecare.knowledge.cases import read_cases
from duecare.knowledge.showing.sections import sections
from duecare.knowledge.showing.words import Section
from duecare.knowledge.translations import translated

MOST = 50
"""So many records are listed for words that occur in any kind."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found, with its kind."""

    kind: str
    record: Record


def counts(catalogue: Catalogue) -> dict[str, int]:
    """How many records there are of each kind."""
    return {kind: len(records) for kind, records in catalogue.records.items()}


def of_kind(catalogue: Catalogue, kind: str) -> Sequence[Record]:
    """The records of a kind, by title. Raises NotFoundError for a kind that there is not."""
    if kind not in catalogue.records:
        raise NotFoundError("There is no such kind of record.", next_step="Choose one from the list of kinds.")
    return sorted(catalogue.records[kind].values(), key=lambda record: record.title.casefold())


def one(catalogue: Catalogue, kind: str, id_: str) -> Record:
    """The record. Raises NotFoundError when there is none."""
    record = catalogue.records.get(kind, {}).get(id_)
    if record is None:
        raise NotFoundError(
            "There is no such record.",
            means="The knowledge may have been updated since the link was made.",
            next_step="Search for it by its words.",
        )
    return record


def search(catalogue: Catalogue, kinds: Sequence[str], words: str, language: str) -> Iterator[Found]:
    """The records of these kinds in which every word occurs, in English or in the reader's language: those that have
    the words in their title first."""
    asked = words.casefold().split()
    texts = _texts(catalogue, language)
    later: list[Found] = []
    for kind in kinds:
        for record in of_kind(catalogue, kind):
            title, whole = texts[kind, record.id]
            if all(word in title for word in asked):
                yield Found(kind, record)
            elif all(word in whole for word in asked):
                later.append(Found(kind, record))
    yield from later


@lru_cache(maxsize=8)
def _texts(catalogue: Catalogue, language: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Of every record: its titles, and all that is searched."""
    return {
        (kind, id_): _text(record, language)
        for kind, records in catalogue.records.items()
        for id_, record in records.items()
    }


def _text(record: Record, language: str) -> tuple[str, str]:
    titles = f"{record.title} {translated(record, 'title', language).text} {record.id}"
    summaries = f"{record.summary} {translated(record, 'summary', language).text} {getattr(record, 'question', '')}"
    return titles.casefold(), f"{titles} {summaries}".casefold()


@lru_cache(maxsize=64)
def sections_of(catalogue: Catalogue, kind: str, id_: str) -> Sequence[Section]:
    """Everything that is shown of a record, without what is empty."""
    cases = read_cases(naming=id_)
    found = sections(kind, catalogue.records[kind][id_], catalogue, cases)
    return tuple((title, tuple(lines)) for title, lines in found if lines)


SUGGESTED = ("facts", "groups")
"""Kinds of records that words of a text can point to."""


def words_for(kind: str, id_: str) -> dict[str, list[dict[str, Any]]]:
    """By language the signals whose words suggest an answer to the question, or name the group; each with its words and
    an example in which they do and one in which they must not."""
    from duecare.knowledge.signals import load_signals  # only pages that show words hold them

    held = load_signals()
    of = [one for one in held.signals.values() if (id_ in one.suggests if kind == "facts" else one.group == id_)]
    found = {
        language: [_signal(one, id_, one.terms[language]) for one in of if one.terms.get(language)]
        for language in held.cues
    }
    return {language: signals for language, signals in found.items() if signals}


def _signal(one: Signal, id_: str, terms: Iterable[Term]) -> dict[str, Any]:
    return {
        "title": one.title,
        "titles": one.titles,
        "value": one.suggests.get(id_),
        "why": one.why,
        "checked": one.checked,
        "terms": [{"words": term.words, "in": term.in_, "out": term.out} for term in terms],
    }
