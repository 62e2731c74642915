"""The request as values: what stands in it and in which order, on a page, in Word and as text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duecare.core.catalogue import Norm
from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings
from duecare.report.outside import record_line
from duecare.report.phrase import Phrase, concat
from duecare.report.request.asked import Asked, all_asked, usual
from duecare.report.request.item import Item, item, named_only
from duecare.report.request.texts import REQUEST
from duecare.report.words import Words

To = Literal["operator", "foi"]
MOST_ASKED = 40
MOST_RECORDS = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person who asks chose."""

    to: To = "operator"
    law: Norm | None = None
    sender: str = ""
    due: date | None = None
    most: int | None = None
    """How many questions are numbered, at most; nothing for as many as make a letter."""
    chosen: Collection[str] | None = None
    """The ids of the questions to number; nothing for those that matter most."""
    annex: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """A request, to be read, changed and signed by people before it is sent."""

    on: date
    title: Phrase
    subject: Phrase
    head: tuple[tuple[Phrase, Phrase], ...]
    opening: tuple[Phrase, ...]
    basis: tuple[Phrase, ...]
    items: tuple[Item, ...]
    answering: tuple[Phrase, ...]
    closing: tuple[Phrase, ...]
    annex: tuple[Item, ...]


def letter(dossier: Dossier, findings: Findings, words: Words, wish: Wish, *, on: date) -> Letter:
    """The letter about a dossier, as it was wished for, dated on a day. It names no natural person."""
    first, rest = split(all_asked(dossier, findings, words.catalogue), wish)
    say = _Says(words)
    return Letter(
        on=on,
        title=say("title"),
        subject=say("about", title=words.own(dossier.title)),
        head=_head(dossier, wish, say, on),
        opening=_opening(dossier, say),
        basis=_basis(wish, say),
        items=tuple(item(one, number, dossier, words) for number, one in enumerate(first, 1)),
        answering=_answering(dossier, wish, say),
        closing=(say("closing"), say("signature")),
        annex=tuple(named_only(one, n, dossier, words) for n, one in enumerate(rest, len(first) + 1)),
    )


def split(asked: Sequence[Asked], wish: Wish) -> tuple[list[Asked], list[Asked]]:
    """The questions to number, in the order in which they matter, and those for the annex."""
    if wish.chosen is None:
        first = list(asked[: min(wish.most or usual(asked), MOST_ASKED)])
    else:
        first = [one for one in asked if one.id in wish.chosen][:MOST_ASKED]
    taken = {one.id for one in first}
    return first, [one for one in asked if one.id not in taken] if wish.annex else []


def operator_of(dossier: Dossier) -> str | None:
    """Who uses the system on people, by the names of the chain."""
    names = [actor.name for actor in dossier.actors.values() if "deployer" in actor.roles]
    return ", ".join(names) or None


class _Says:
    """The texts of a request, in a language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, **args: int | date | Phrase) -> Phrase:
        return self.words.ours(REQUEST[key], **args)


def _head(dossier: Dossier, wish: Wish, say: _Says, on: date) -> tuple[tuple[Phrase, Phrase], ...]:
    operator = operator_of(dossier)
    return (
        (say("from"), Phrase.of(wish.sender, "und") if wish.sender else say("blank-from")),
        (say("to"), say.words.own(operator) if operator else say("blank-to")),
        (say("date"), say.words.day(on)),
    )


def _opening(dossier: Dossier, say: _Says) -> tuple[Phrase, ...]:
    read = [record_line(record, say.words) for record in list(dossier.records.values())[:MOST_RECORDS]]
    return (
        say("greeting"),
        say("opening" if dossier.outside else "opening-inside"),
        *((say("records", records=say.words.series(read)),) if read else ()),
        concat((say("no-claim"), *((say("misread"),) if read else ())), " "),
    )


def _basis(wish: Wish, say: _Says) -> tuple[Phrase, ...]:
    if wish.to == "operator":
        return (say("basis-operator"),)
    if wish.law is None or wish.law.access is None:
        return say("basis-blank", blank=say("blank-law")), say("in-part")
    at = say.words.english(wish.law.access.at)
    law = say.words.of_record(wish.law, "title")
    return say("basis-law", law=law, at=at), *_within(wish.law, say), say("in-part")


def _within(law: Norm, say: _Says) -> tuple[Phrase, ...]:
    access = law.access
    if access is None or access.answer_at is None:
        return ()
    at = say.words.english(access.answer_at)
    if access.answer_within is None:
        return (say("within-plain", at=at),)
    one = access.unit == "months" and access.answer_within == 1
    time = say("month") if one else say(access.unit, number=access.answer_within)
    return (say("within", time=time, at=at),)


def _answering(dossier: Dossier, wish: Wish, say: _Says) -> tuple[Phrase, ...]:
    told = (say("then-told"),) if dossier.outside else ()
    then = concat((say("what-then"), *told), " ")
    return (say("by-number"), say("form"), say("no-persons"), *_due(wish, say), then)


def _due(wish: Wish, say: _Says) -> tuple[Phrase, ...]:
    """A day of our own, beside none that a law sets."""
    if wish.due is not None:
        return (say("by-day", day=wish.due),)
    return () if wish.to == "foi" and wish.law is not None else (say("by-blank", blank=say("blank-due")),)
