"""Text in pieces, so that every piece keeps its language and a person's words stay apart from the report's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text. `lang` is its language where that is not the report's, or where the text came from outside;
    such a piece is isolated, so that its direction does not disturb what stands around it."""

    text: str
    lang: str | None = None
    quoted: bool = False
    """Somebody's own words."""
    to: tuple[str, str] | None = None
    """The kind and id of what has a place of its own that says more."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, a name or a label in pieces."""

    segments: tuple[Segment, ...] = ()

    @classmethod
    def of(cls, text: str, lang: str | None = None) -> Phrase:
        """One piece of text."""
        return cls((Segment(text, lang),)) if text else cls()

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "".join(segment.text for segment in self.segments)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.segments)

    def capital(self) -> Phrase:
        """With a capital at the start, where the script has capitals and the text is the report's own."""
        if not self.segments or self.segments[0].quoted:
            return self
        first, *rest = self.segments
        return Phrase((replace(first, text=first.text[:1].upper() + first.text[1:]), *rest))

    def linked(self, kind: str, id_: str) -> Phrase:
        """The same text, leading to the place of what it names."""
        return Phrase(tuple(replace(segment, to=(kind, id_)) for segment in self.segments))

    def short(self, limit: int) -> Phrase:
        """At most about `limit` characters, cut between words and ending in … where something was cut."""
        if len(self.text) <= limit:
            return self
        kept: list[Segment] = []
        left = limit
        for number, segment in enumerate(self.segments):
            if len(segment.text) > left:
                kept.append(replace(segment, text=_cut(segment.text, left)))
                kept += [Segment(_marks(after.text)) for after in self.segments[number + 1 :][: segment.quoted]]
                break
            kept.append(segment)
            left -= len(segment.text)
        return Phrase(tuple(kept))


def concat(phrases: Iterable[Phrase], between: str = "") -> Phrase:
    """One phrase after the other. Pieces in one language grow together, so that they are isolated as one."""
    segments: list[Segment] = []
    for number, phrase in enumerate(phrase for phrase in phrases if phrase):
        for segment in ((Segment(between),) if number and between else ()) + phrase.segments:
            before = segments[-1] if segments else None
            if before is not None and _alike(before, segment):
                segments[-1] = replace(before, text=before.text + segment.text)
            else:
                segments.append(segment)
    return Phrase(tuple(segments))


def _alike(one: Segment, other: Segment) -> bool:
    """Whether they are of one kind, so that one may follow the other in the same piece."""
    return (one.lang, one.to) == (other.lang, other.to) and not one.quoted and not other.quoted


def _cut(text: str, limit: int) -> str:
    head, space, _ = text[: max(limit, 0)].rpartition(" ")
    return (head if space else text[: max(limit, 0)]).rstrip() + " …"


def _marks(text: str) -> str:
    """The quotation mark that a text begins with."""
    return text[: len(text) - len(text.lstrip("\u00a0”»"))]
