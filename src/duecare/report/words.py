"""Findings in words: sentences, names, labels, numbers and days, in the language of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from functools import lru_cache
from string import Formatter

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from duecare.core.catalogue import Catalogue, EngagementAid, FactQuestion, Group, RedLine
from duecare.core.catalogue.base import Record
from duecare.core.conditions import Value
from duecare.core.dossier import Dossier
from duecare.core.dossier.facts import FactValue
from duecare.core.method.reasons import NAMES, Arg, Reason, Ref
from duecare.core.method.sentences import SENTENCES
from duecare.knowledge.translations import translated
from duecare.report.figures import figure
from duecare.report.locales import (
    ENGLISH,
    base_of,
    is_english,
    is_reviewed,
    is_right_to_left,
    locale_of,
    messages,
    quotation_marks,
)
from duecare.report.names import item_names
from duecare.report.phrase import Phrase, Segment, concat
from duecare.report.texts import TEXTS
from duecare.report.vocabulary import VOCABULARIES

CODE = "zxx"
"""The language tag of what is in no language: ids, digests, file names."""

_VOICE = re.compile(r"voice-([0-9]{1,9})")
"""Somebody whom an audience does not see, as `core.revision.voices` writes it."""

_HINTS: Mapping[str, str] = {"duty": "state-duty"}
"""The vocabulary of an argument that is not named like it."""


class Words:
    """Turns what the method concludes into sentences in one language (a BCP 47 tag).

    What has no translation is shown in English, marked as English. Names of dossier items and people's own words keep
    the dossier's language.
    """

    def __init__(self, language: str, catalogue: Catalogue, dossier: Dossier | None = None) -> None:
        self.language = language
        self.rtl = is_right_to_left(language)
        self.catalogue = catalogue
        self._locale = locale_of(language)
        self._messages = messages(language)
        self._marks = quotation_marks(language)
        self._english = ENGLISH if not is_english(language) else None
        self._items = item_names(dossier) if dossier is not None else {}
        self._theirs = dossier.language if dossier is not None else "und"
        self.facts_apart: frozenset[str] | None = None

    def with_facts_apart(self, facts: Iterable[str]) -> Words:
        """The same words for a report that says once, in one place, who stated these facts and on what evidence."""
        words = copy(self)
        words.facts_apart = frozenset(facts)
        return words

    def with_names(self, names: Mapping[tuple[str, str], str]) -> Words:
        """The same words for a document that has, or had, other items: their names by kind and id come first."""
        words = copy(self)
        words._items = {**self._items, **names}
        return words

    # sentences

    def reason(self, reason: Reason) -> Phrase:
        """The sentence of a reason, with names, numbers and quotations put in."""
        return self.sentence(reason.code, **dict(reason.args))

    def sentence(self, code: str, **args: Arg | Phrase) -> Phrase:
        """The sentence of a reason, with what the caller puts in."""
        return self._fill(SENTENCES[code], args).capital()

    def text(self, key: str, **args: Arg | Phrase) -> Phrase:
        """One of the report's fixed texts."""
        return self._fill(TEXTS[key], args)

    def ours(self, english: str, **args: Arg | Phrase) -> Phrase:
        """A text of our own that stands in another table, by its English original."""
        return self._fill(english, args)

    def _fill(self, english: str, args: Mapping[str, Arg | Phrase]) -> Phrase:
        """The translated sentence; the English one where there is none, or where it lost a placeholder."""
        text = self._messages.gettext(english)
        if _fields(text) != _fields(english):
            text = english
        lang = self._english if text == english else None
        return concat(
            piece
            for literal, name in _parts(text)
            for piece in (Phrase.of(literal, lang), self._arg(name, args[name], lang) if name else Phrase())
        )

    def _arg(self, name: str, arg: Arg | Phrase, lang: str | None) -> Phrase:
        match arg:
            case Phrase():
                return _in_sentence(arg, lang)
            case Ref():
                return self.ref(arg, hint=name)
            case date():
                return self.day(arg, lang)
            case int():
                return self.number(arg, lang)
        return self.quote(arg)

    # names

    def ref(self, ref: Ref, hint: str = "") -> Phrase:
        """The name of what a reference points at; `hint` is the name of the argument it stands for."""
        match ref.kind:
            case "word":
                return self.word(ref.id, _HINTS.get(hint, hint))
            case "elements" | "exceptions" | "rights-views":
                return self._part(ref)
            case "questions":
                return self.series([self.word(question, "involvement-question") for question in ref.id.split()])
            case "parts" | "limits":
                return self.series([self.word(word, ref.kind) for word in ref.id.split()])
            case names if names.endswith(NAMES):
                return self.series([self.name(names.removesuffix(NAMES), id_) for id_ in ref.id.split()])
            case "asked-by":
                return self._asked_by(ref.id)
            case "figures":
                return self._figures(ref.id)
            case "levels":
                low, _, high = ref.id.partition(" ")
                return self.text("from-to", low=int(low), high=int(high))
        return self.word(ref.id, ref.kind) if ref.kind in VOCABULARIES else self.name(ref.kind, ref.id)

    def _asked_by(self, id_: str) -> Phrase:
        """The norms of a record on hearing people, with where in them."""
        record = self.catalogue.get(EngagementAid, id_)
        named = [
            self.text("norm-at", norm=name, at=self.english(source.at)) if source.at else name
            for source in (record.sources if record is not None else ())
            for name in [self.name("norms", source.norm)]
        ]
        return self.series(named) if named else self.code(id_)

    def _figures(self, id_: str) -> Phrase:
        """A value of an evaluation with its bounds, or the smallest that could have been found."""
        told_as, value, *bounds = id_.split()
        if not bounds:
            least = figure(told_as, value, self._locale, signed=False)
            return self.text(f"figure-least-{told_as}", value=Phrase.of(least))
        told = {"value": value, "low": bounds[0], "high": bounds[1]}
        numbers = {name: Phrase.of(figure(told_as, one, self._locale)) for name, one in told.items()}
        return self.text(f"figure-{told_as}", **numbers)

    def _part(self, ref: Ref) -> Phrase:
        """A part of a red line: an element, an exception, or the rights view that stands beside an exception."""
        line, _, part = ref.id.partition(".")
        record = self.catalogue.get(RedLine, line)
        field = {"elements": "elements.{}.text", "exceptions": "exceptions.{}.text"}.get(ref.kind)
        path = (field or "exceptions.{}.rights_view").format(part)
        return self.of_record(record, path) if record is not None else self.code(ref.id)

    def name(self, kind: str, id_: str) -> Phrase:
        """The name of a knowledge record (by its folder) or of a dossier item (by its field); else the id itself."""
        record = self.catalogue.records.get(kind, {}).get(id_)
        if record is not None:
            return self.of_record(record, "title")
        name = self._items.get((kind, id_))
        if name is None and kind == "actors" and (voice := _VOICE.fullmatch(id_)):
            return self.text("voice", number=int(voice[1]))
        return self.own(name) if name else self.code(id_)

    def of_record(self, record: Record, field: str) -> Phrase:
        """A text of a knowledge record by the path of its field; in English, marked, where it is not translated."""
        found = translated(record, field, self.language)
        return Phrase.of(found.text, None if found.language == base_of(self.language) else found.language)

    @property
    def reviewed(self) -> bool:
        """Whether somebody who knows the law in this language has looked at our texts and at the knowledge in it."""
        if is_english(self.language):
            return True  # the original
        records = (record for kind in self.catalogue.records.values() for record in kind.values())
        return is_reviewed(self.language) and all(
            translated(record, "title", self.language).reviewed for record in records
        )

    def english(self, text: str) -> Phrase:
        """A text that is in English whatever the reader's language: a locator in a norm, say."""
        return Phrase.of(text, self._english)

    def person(self, id_: str) -> Phrase:
        """Who says something: an actor of the chain or a group of people by its name, anybody else by the id alone."""
        is_group = ("actors", id_) not in self._items and self.catalogue.get(Group, id_) is not None
        return self.name("groups" if is_group else "actors", id_)

    def question(self, fact: str) -> Phrase:
        """The question that a fact answers."""
        record = self.catalogue.get(FactQuestion, fact)
        return self.of_record(record, "question") if record is not None else self.code(fact)

    # what people wrote

    def own(self, text: str) -> Phrase:
        """A name or a text from the dossier, in the dossier's language."""
        return Phrase.of(text, self._theirs)

    def quote(self, text: str, language: str | None = None) -> Phrase:
        """Somebody's own words, between the quotation marks of the reader's language; where they are not in the
        dossier's, `language` is theirs."""
        before, after = self._marks
        return Phrase((Segment(before), Segment(text, language or self._theirs, quoted=True), Segment(after)))

    def quoted(self, name: Phrase) -> Phrase:
        """A name inside a sentence, between the quotation marks of the reader's language."""
        before, after = self._marks
        return Phrase((Segment(before), *name.segments, Segment(after)))

    @staticmethod
    def code(text: str) -> Phrase:
        """An id, a digest or a file name."""
        return Phrase.of(text, CODE)

    # words, values, numbers, days

    def label(self, vocabulary: str, word: str) -> Phrase:
        """A frozen word where it stands alone, with a capital."""
        return self.word(word, vocabulary).capital()

    def word(self, word: str, vocabulary: str = "") -> Phrase:
        """A frozen word inside a sentence; without a vocabulary, the first that has it."""
        tables = (VOCABULARIES.get(vocabulary, {}), *VOCABULARIES.values())
        english = next((table[word] for table in tables if word in table), None)
        if english is None:
            return self.code(word)
        text = self._messages.gettext(english)
        return Phrase.of(text, self._english if text == english else None)

    def value(self, fact: str, value: Value | None) -> Phrase:
        """The value of a fact as a person reads it."""
        record = self.catalogue.get(FactQuestion, fact)
        match value:
            case None:
                return self.word("unknown", "answer")
            case date():
                return self.day(value)
            case int():
                return self.number(value)
            case tuple():
                return self.series([self._choice(record, word) for word in value])
        return self._choice(record, value)

    def stated(self, fact: str, value: FactValue) -> Phrase:
        """A value as the document states it, before the method has read it in its question's type."""
        record = self.catalogue.get(FactQuestion, fact)
        day = _day(value) if record is not None and record.type == "date" else None
        return self.value(fact, value if day is None else day)

    def _choice(self, record: FactQuestion | None, word: str) -> Phrase:
        if record is not None and word in record.options:
            return self.of_record(record, f"options.{word}")
        vocabulary = next((name for name in ("answer", "stage", "actor-kind") if word in VOCABULARIES[name]), None)
        return self.word(word, vocabulary) if vocabulary else self.own(word)

    def number(self, number: int, lang: str | None = None) -> Phrase:
        """A whole number, written as in the language of the sentence around it."""
        return Phrase.of(format_decimal(number, locale=locale_of(lang or self.language)), lang)

    def day(self, day: date, lang: str | None = None) -> Phrase:
        """A day with its month in words."""
        return Phrase.of(format_date(day, "long", locale=locale_of(lang or self.language)), lang)

    def country(self, code: str) -> Phrase:
        """A country by its ISO 3166-1 code."""
        name = self._locale.territories.get(code)
        return Phrase.of(name) if name else self.code(code)

    def language_name(self, tag: str) -> Phrase:
        """A language by its tag."""
        name = self._locale.languages.get(tag.partition("-")[0])
        return Phrase.of(name) if name else self.code(tag)

    def series(self, phrases: list[Phrase]) -> Phrase:
        """Names one after the other, apart from each other even where a name holds a comma or an and."""
        return concat(phrases, self.text("between").text)

    def listed(self, phrases: list[Phrase]) -> Phrase:
        """One, two and three."""
        marks = [f"\ue000{number}\ue001" for number in range(len(phrases))]
        pieces: list[Phrase] = []
        for part in format_list(marks, locale=self._locale).split("\ue000") if marks else ():
            number, mark, rest = part.partition("\ue001")
            pieces += [phrases[int(number)], Phrase.of(rest)] if mark else [Phrase.of(part)]
        return concat(pieces)


def _in_sentence(phrase: Phrase, lang: str | None) -> Phrase:
    """The phrase in a sentence of this language: numbers and marks are no language's, and belong to the sentence."""
    if lang is None:
        return phrase
    segments = (
        replace(one, lang=lang) if one.lang is None and not any(map(str.isalpha, one.text)) else one
        for one in phrase.segments
    )
    return Phrase(tuple(segments))


@lru_cache(maxsize=2_000)
def _parts(template: str) -> tuple[tuple[str, str | None], ...]:
    """The literal texts of a sentence, each with the name of the placeholder after it."""
    try:
        return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))
    except ValueError:  # a translation with a broken brace: it has no fields, so the English original is taken
        return ((template, None),)


def _fields(template: str) -> frozenset[str]:
    return frozenset(name for _, name in _parts(template) if name)


def _day(value: FactValue) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
