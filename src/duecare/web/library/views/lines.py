"""What a record says, line by line, in the language of the reader. What has no translation is marked as English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from duecare.core.catalogue import FactQuestion, RedLine, SeverityScale
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.records import Dated
from duecare.knowledge.showing.grounds import in_words
from duecare.knowledge.showing.words import Named, Section, Tested
from duecare.knowledge.texts import texts_of
from duecare.report.phrase import Phrase, concat
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.library.views.terms import (
    AT_LEAST,
    BESIDE,
    DERIVED,
    ELEMENT,
    ELSEWHERE,
    EXCEPTION,
    FOR_PEOPLE,
    FROM,
    GRAVE,
    PER_TIER,
    TESTS,
    UNTIL,
    VOCABULARY,
)

PARTS = {"Element": ELEMENT, "Exception": EXCEPTION}
"""Headings that stand before the name of a part: a page counts them."""
MARGIN = re.compile(r"( *- )?(.*)", re.DOTALL)
COUNTED = re.compile(r"at least ([0-9]+) of:")
ORDERS = "; it orders what to ask, and decides nothing"
FILE = "File"
PLACES = ("Where", "Yes for these countries", "No where all countries are named, and none of these")
COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """What stands before a name, the name with where it leads, and what stands behind; or a text alone."""

    before: str
    text: Phrase
    url: str = ""
    name: Phrase | None = None


def read_out(record: Record, found: Sequence[Section], words: Words) -> Iterator[tuple[Phrase, list[Line]]]:
    """The sections of a record, without the ids that only its file needs."""
    texts, numbers = _texts(record, words), dict.fromkeys(PARTS, 0)
    for title, lines in found:
        first = title.partition(" ")[0]
        if first in PARTS:
            numbers[first] += 1
        head = words.ours(PARTS[first], number=numbers[first]) if first in PARTS else _heading(title, words)
        yield head, [_line(line, title, texts, words) for line in lines]


def _heading(title: str, words: Words) -> Phrase:
    before, _, other = title.partition("Beside it: ")
    if other and not before:
        return words.ours(BESIDE, title=words.english(other))
    tier = title.removesuffix(", from any of")
    return words.ours(PER_TIER, tier=words.label("tier", tier.lower())) if tier != title else ours(title, words)


def ours(english: str, words: Words) -> Phrase:
    """One of our own texts; what no catalogue holds stays as it is."""
    return words.english(english) if "{" in english or not english else words.ours(english)


def _line(line: str, title: str, texts: Mapping[str, Phrase], words: Words) -> Line:
    match line:
        case Tested():
            return _linked(line, concat((Phrase.of(": "), _answer(line, words))), words)
        case Named():
            return _linked(line, concat((words.english(line.more), _how(line, words))), words)
    if line in texts:
        return Line("", texts[line])
    if title == FILE:
        return Line("", words.code(line))
    found = MARGIN.fullmatch(line)
    before, text = (found[1] or "", found[2]) if found else ("", line)
    return Line(before, _known(title, text, words) or ours(text, words))


def _linked(line: Named, behind: Phrase, words: Words) -> Line:
    url = reverse("library:record", args=[line.kind, line.id])
    return Line(line.before, behind, url, words.name(line.kind, line.id))


def _answer(line: Tested, words: Words) -> Phrase:
    return words.ours(TESTS[line.test], answer=words.value(line.id, line.value))


def _how(line: Named, words: Words) -> Phrase:
    if not line.how:
        return Phrase()
    return concat((Phrase.of(" ("), words.series([ours(one, words) for one in line.how]), Phrase.of(")")))


def _known(title: str, text: str, words: Words) -> Phrase | None:
    """A line that stands for something: a frozen word, a number of parts, a country, a tier."""
    if counted := COUNTED.fullmatch(text):
        return words.ours(AT_LEAST, count=int(counted[1]))
    if text.endswith(ORDERS):
        return words.ours(GRAVE, tier=words.label("tier", text.removesuffix(ORDERS)))
    if own := DERIVED.get(text) or (ELSEWHERE.get(text) if title == "Where" else None):
        return words.ours(own)
    if title in PLACES and all(COUNTRY.fullmatch(one) for one in text.split(", ")):
        return words.series([words.country(one) for one in text.split(", ")])
    vocabulary, slug = VOCABULARY.get(title, ""), text.partition(":")[0].replace(" ", "-")
    return words.label(vocabulary, slug) if slug in VOCABULARIES.get(vocabulary, {}) else None


def _texts(record: Record, words: Words) -> dict[str, Phrase]:
    """By each line that holds a text of the record: the text as the reader has it."""
    found = {english: words.of_record(record, field) for field, english in texts_of(record)}
    if isinstance(record, Dated):
        days = {FROM: record.in_force_from, UNTIL: record.in_force_until}
        found |= {said.format(day=in_words(day)): words.ours(said, day=day) for said, day in days.items() if day}
    match record:
        case FactQuestion():
            found |= {f"{id_}: {text}": found[text] for id_, text in record.options.items()}
        case RedLine():
            views = [exception.rights_view for exception in record.exceptions.values()]
            people = "For the people concerned: "
            found |= {f"{people}{view}": words.ours(FOR_PEOPLE, text=found[view]) for view in views}
        case SeverityScale():
            anchors = [anchor for held in record.anchors.values() for anchor in held]
            found |= {
                f"{one.level} {one.label}: {one.text}": concat(
                    (Phrase.of(f"{one.level} "), found[one.label], Phrase.of(": "), found[one.text])
                )
                for one in anchors
            }
    return found
