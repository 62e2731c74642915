"""What a card says in the dossier's terms. It speaks of a model, not of a use: deployer, stage and place stay empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from duecare.core.dossier import Actor, System
from duecare.exchange.hf_card.parts import Part, is_section
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import one_line, prose, slug_of, stated

SUGGESTIONS: tuple[Suggestion, ...] = ()
"""Nothing in a card says by itself what a use of the model does to people."""

NOT_STATED = "(publisher not stated)"
ONLY_IN_RECORD = "(publisher named in the record)"

PUBLISHED_BY = re.compile(
    r"^[ \t>*_-]*(?:model )?(?:developers?|developed by|curated by|shared by|publisher)[ \t*_]*:[ \t*_]*(\S[^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|corp\w*|compan\w+|labs?|laborator\w+|universit\w+|institut\w+|foundation|agency|ministry|"
    r"department|cent(?:er|re)|research|ai|team|group|association|society|technolog\w+|systems)\b",
    re.IGNORECASE,
)
ONE_WORD = re.compile(r"[A-Z][\w.&-]*")
LOOKED_AT = 1_000
LINK = re.compile(r"!?\[([^\]\r\n]*)\]\([^)\r\n]*\)")

PURPOSE = re.compile(r"intended (?:use|purpose)|evaluated use|direct use|^uses?\b", re.IGNORECASE)
DATA_SET = re.compile(r" {0,3}#[ \t]+data ?set card\b", re.IGNORECASE)
DATA_SET_KEYS = frozenset({"task_categories", "annotations_creators", "size_categories", "dataset_info", "pretty_name"})


def profile(record: SourceRecord, source: Source) -> Profile:
    """The publisher as provider and developer of the model; of a data set card, as supplier of data only."""
    parts = tuple(zip(record.names, record.values, strict=True))
    name, known = publisher(parts)
    asserter = slug_of(name, "publisher") if known else "publisher"
    if _is_of_data(parts):
        actor = Actor(name=name, roles=("data-supplier",))
        return Profile(one_line(f"Data set: {record.title}"), System(), {asserter: actor}, asserter)
    actor = Actor(name=name, roles=("provider", "developer"))
    system = System(name=record.title, purpose=purpose(parts), description=_description(parts))
    return Profile(record.title, system, {asserter: actor}, asserter)


def publisher(parts: Sequence[Part]) -> tuple[str, bool]:
    """The organisation that the card names, and whether it does. A name that may be a person's stays in the record."""
    found = (match[1] for _, text in parts if (match := PUBLISHED_BY.search(text)))
    name = stated(one_line(LINK.sub(r"\1", next(found, "")[:LOOKED_AT]).strip(" *_")))
    if name is None:
        return NOT_STATED, False
    return (name, True) if ONE_WORD.fullmatch(name) or ORGANISATION.search(name) else (ONLY_IN_RECORD, False)


def purpose(parts: Sequence[Part]) -> str | None:
    """The text of the first section on intended use that says anything."""
    return next(_said(part for part in parts if PURPOSE.search(part[0])), None)


def _description(parts: Sequence[Part]) -> str | None:
    return next(_said(parts), None)


def _said(parts: Iterable[Part]) -> Iterator[str]:
    """What the sections say, without their headings; the front matter is no section."""
    for part in filter(is_section, parts):
        words = stated(_without_comments(part[1].partition("\n")[2]))
        if words is not None:
            yield prose(words)


def _without_comments(text: str) -> str:
    kept, rest = [], text
    while rest:
        before, opened, inside = rest.partition("<!--")
        kept.append(before)
        rest = inside.partition("-->")[2] if opened else ""
    return "".join(kept)


def _is_of_data(parts: Sequence[Part]) -> bool:
    return any(name in DATA_SET_KEYS or DATA_SET.match(text) for name, text in parts)
