"""Why to look at one system, in words: what its row keeps, told in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from duecare.core.catalogue import Harm
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.triage.written.marked import Piece, cut
from duecare.triage.written.quotes import Quote
from duecare.triage.written.texts import SCREEN_TEXTS, title_of, told
from duecare.web.dossiers.models import Upload
from duecare.web.screening.models import List, Looked
from duecare.web.screening.store import Content, content_of

NAMES = 3
"""Rights or groups that are named in one line."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words in their sentence, and what they say, plainly."""

    field: Phrase
    pieces: Sequence[Piece]
    titles: Sequence[Phrase]


@dataclass(frozen=True, slots=True)
class System:
    """One system of the list."""

    row: Looked
    place: Phrase
    countries: Phrase
    quotes: Sequence[Told]
    denied: Sequence[Told]
    rights: Sequence[tuple[Phrase, Phrase]]
    """Which right of whom, through which harm; and whether the pattern would fit."""
    lines: Sequence[tuple[Phrase, str, Phrase, Phrase]]
    """Red lines: the name, where it is told, how much the words point to, what to ask first."""
    duties: Sequence[tuple[Phrase, str]]
    not_stated: Sequence[Phrase]
    stated: Sequence[Phrase]
    suppliers: str
    alike: Sequence[tuple[str, str, str]]
    """Records folded into it: title, who states it, where it is seen."""
    folded: int
    preview: str
    started: str
    """The dossier that was started from it, by its id."""


class Telling:
    """Puts the rows of a page into words."""

    def __init__(
        self, words: Words, upload: Upload, signals: Mapping[str, Mapping[str, str]], started: Mapping[int, str]
    ) -> None:
        self._words, self._upload, self._signals, self._started = words, upload, signals, started

    def system(self, row: Looked) -> System:
        """One system."""
        words, held = self._words, content_of(row)
        return System(
            row=row,
            place=told(words, f"screen-place-{row.place}") if row.list == List.LOOK else Phrase(),
            countries=words.series([words.country(code) for code in row.countries.split()]),
            quotes=self._quotes(held.quotes),
            denied=self._quotes(held.denied),
            rights=[self._right(harm, held, fits=fits) for harm, fits in held.patterns if harm in self._harms],
            lines=[self._line(*line) for line in held.lines],
            duties=[(words.name("duties", id_), _record("duties", id_)) for id_ in held.duties],
            not_stated=[words.question(fact) for fact in held.not_stated],
            stated=[self._stated(*one) for one in held.stated],
            suppliers=" · ".join(held.suppliers),
            alike=[(title, by, self._preview(position)) for position, title, by in held.alike],
            folded=held.folded,
            preview=self._preview(row.position),
            started=self._started.get(row.position, ""),
        )

    @property
    def _harms(self) -> Mapping[str, Harm]:
        return self._words.catalogue.of(Harm)

    def _preview(self, position: int) -> str:
        return reverse("dossiers:preview", args=(self._upload.pk, position))

    def _quotes(self, quotes: Sequence[Quote]) -> list[Told]:
        """Each sentence once, with all its words marked."""
        together: dict[tuple[str, str], list[Quote]] = {}
        for one in quotes:
            together.setdefault((one.field, one.text), []).append(one)
        return [self._told(field, text, several) for (field, text), several in together.items()]

    def _told(self, name: str, text: str, quotes: Sequence[Quote]) -> Told:
        key = f"screen-field-{name}"
        field = told(self._words, key) if key in SCREEN_TEXTS else self._words.own(name)
        said = dict.fromkeys(one.signal for one in quotes)
        marks = [(len(one.before), len(one.before) + len(one.words), one.manner, one.signal) for one in quotes]
        return Told(field, list(cut(text, marks)), [self._signal(id_) for id_ in said])

    def _signal(self, id_: str) -> Phrase:
        titles = self._signals.get(id_, {"en": id_})
        return title_of(titles["en"], titles, self._words)

    def _right(self, harm_id: str, held: Content, *, fits: bool) -> tuple[Phrase, Phrase]:
        words, harm = self._words, self._harms[harm_id]
        groups = [id_ for id_ in held.groups if id_ in harm.groups] or harm.groups
        parts = {
            "right": words.series([words.name("rights", id_) for id_ in harm.rights[:NAMES]]),
            "harm": words.name("harms", harm_id),
        }
        state = told(words, "screen-fits" if fits else "screen-partly")
        if not groups:
            return told(words, "screen-right-through", **parts), state
        people = words.series([words.name("groups", id_) for id_ in groups[:NAMES]])
        return told(words, "screen-right-of", **parts, groups=people), state

    def _line(self, id_: str, state: str, missing: tuple[str, ...]) -> tuple[Phrase, str, Phrase, Phrase]:
        words = self._words
        ask = told(words, "screen-line-ask", question=words.question(missing[0])) if missing else Phrase()
        return words.name("red-lines", id_), _record("red-lines", id_), told(words, f"screen-line-{state}"), ask

    def _stated(self, fact: str, value: str, said: str, field: str) -> Phrase:
        words = self._words
        parts = {"fact": words.question(fact), "value": words.stated(fact, value).capital()}
        return told(words, "screen-stated-as", **parts, words=words.quote(said), field=words.quote(field))


def _record(kind: str, id_: str) -> str:
    return reverse("library:record", args=(kind, id_))
