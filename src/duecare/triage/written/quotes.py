"""The words that draw a look, inside their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from duecare.triage.screening import Screened
from duecare.triage.suggesting import Suggestion

Manner = Literal["says", "perhaps", "denies", "repeated"]
"""How the text holds it. What is denied, or repeated in many records, draws nothing."""

AROUND = 90
"""Characters of the sentence that are shown on each side of the words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they stand, with what stands around them in the sentence."""

    signal: str
    manner: Manner
    field: str
    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        """All of it."""
        return self.before + self.words + self.after


def manner_of(one: Suggestion, *, repeated: bool) -> Manner:
    """How the text holds what is suggested, perhaps in a sentence that many records repeat."""
    return "repeated" if repeated and one.stance != "denies" else one.stance


def manner_at(one: Screened, at: int) -> Manner:
    """How the text of a system holds the suggestion at this place."""
    return manner_of(one.suggestions[at], repeated=at in one.repeated)


def quotes(one: Screened) -> Iterator[Quote]:
    """For each signal that draws, the strongest first, the words that say it most plainly."""
    best: dict[str, tuple[bool, int]] = {}
    for at, suggestion in enumerate(one.suggestions):
        if suggestion.stance != "denies" and at not in one.repeated:
            rank = (suggestion.stance != "says", at)
            best[suggestion.signal] = min(best.get(suggestion.signal, rank), rank)
    for signal in one.signals:
        at = best[signal][1]
        yield quote(one.suggestions[at], manner_at(one, at))


def quote(suggestion: Suggestion, manner: Manner) -> Quote:
    """The words in their sentence, which is cut between words where it is long."""
    text, span = suggestion.passage.text, suggestion.span
    before = " ".join(text[suggestion.sentence.start : span.start].split())
    after = " ".join(text[span.stop : suggestion.sentence.end].split())
    return Quote(
        suggestion.signal,
        manner,
        suggestion.passage.field,
        _end(before) + (" " if before and text[span.start - 1].isspace() else ""),
        " ".join(suggestion.words.split()),
        (" " if after and text[span.stop].isspace() else "") + _start(after),
    )


def _end(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text[-AROUND:]
    return "… " + (cut.partition(" ")[2] or cut)


def _start(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text[:AROUND]
    return (cut.rpartition(" ")[0] or cut) + " …"
