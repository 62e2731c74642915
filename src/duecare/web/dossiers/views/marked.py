"""A text with the words marked that suggest something, and the same words in their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duecare.triage.written.marked import Mark, Piece, cut
from duecare.web.dossiers.reading import Part, Said, Span

AROUND = 160
"""Characters of a sentence that are shown on each side of the words."""
WHERE: dict[str, str | Promise] = {
    "name": _("Name of the system"),
    "purpose": _("What it is for"),
    "description": _("How it works, and what happens to people because of it"),
    "pasted": _("The text"),
}
"""What the texts of a dossier are called."""
SAYS: dict[str, str | Promise] = {
    "name": _("The name of the system says:"),
    "purpose": _("The stated purpose says:"),
    "description": _("The description says:"),
    "record": _("The record says:"),
    "pasted": _("The text says:"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with its words marked, and where it stands."""

    says: str | Promise
    field: str
    """Of a record, the field's name."""
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Marked:
    """A whole text with its words marked."""

    title: str | Promise
    field: str
    pieces: Sequence[Piece]


def whole(part: Part, said: Iterable[Said]) -> Marked:
    """The text of a part."""
    here = [one for one in said if one.part == part]
    return Marked(WHERE.get(part.where, _("The record")), part.field, list(cut(part.text, _marks(here))))


def quotes(said: Iterable[Said]) -> list[Quote]:
    """Each sentence once, in the order of the text, with all its words marked."""
    sentences: dict[tuple[Part, Span], list[Said]] = {}
    for one in said:
        sentences.setdefault((one.part, one.sentence), []).append(one)
    return [_quote(part, sentence, here) for (part, sentence), here in sentences.items()]


def _quote(part: Part, sentence: Span, said: Sequence[Said]) -> Quote:
    first, last = min(one.words.start for one in said), max(one.words.end for one in said)
    start = _word_after(part.text, sentence.start, first - AROUND)
    end = _word_before(part.text, sentence.end, last + AROUND)
    pieces = list(cut(part.text, _marks(said), start, end))
    before = [Piece("… ")] if start > sentence.start else []
    after = [Piece(" …")] if end < sentence.end else []
    return Quote(SAYS[part.where], part.field, [*before, *pieces, *after])


def _word_after(text: str, least: int, wanted: int) -> int:
    """Where the quote begins: at the sentence, or where a word does not far from there."""
    if wanted <= least:
        return least
    space = text.find(" ", wanted, wanted + 40)
    return wanted if space < 0 else space + 1


def _word_before(text: str, most: int, wanted: int) -> int:
    if wanted >= most:
        return most
    space = text.rfind(" ", wanted - 40, wanted)
    return wanted if space < 0 else space


def _marks(said: Iterable[Said]) -> list[Mark]:
    return [(*one.words, one.manner, one.signal) for one in said]
