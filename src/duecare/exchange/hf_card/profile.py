"""What a card says in the dossier's terms. It speaks of a model, not of a use: deployer, stage and place stay empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from duecare.core.dossier import Actor, System
from duecare.exchange.hf_card.data_set import is_of_data
from duecare.exchange.hf_card.parts import Part, is_section, without_comments
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD, publishable
from duecare.exchange.source import Profile, Source, SourceRecord
from duecare.exchange.text import one_line, prose, slug_of, stated

PUBLISHED_BY = re.compile(
    r"^[ \t>*_-]*(?:model )?(?:developers?|developed by|curated by|shared by|publisher)(?: \[optional\])?"
    r"[ \t*_]*:[ \t*_]*(\S[^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
LOOKED_AT = 1_000
LINK = re.compile(r"!?\[([^\]\r\n]*)\]\([^)\r\n]*\)")

PURPOSE = re.compile(r"intended (?:use|purpose)|evaluated use|direct use|^uses?\b", re.IGNORECASE)
CURATORS = re.compile(r"(?:data ?set curators|(?:data ?set|model) card authors)\b", re.IGNORECASE)


def profile(record: SourceRecord, source: Source) -> Profile:
    """The publisher as provider and developer of the model; of a data set card, as supplier of data only."""
    parts = tuple(zip(record.names, record.values, strict=True))
    name, known = publisher(parts)
    asserter = slug_of(name, "publisher") if known else "publisher"
    if is_of_data(parts):
        actor = Actor(name=name, roles=("data-supplier",))
        return Profile(one_line(f"Data set: {record.title}"), System(), {asserter: actor}, asserter)
    actor = Actor(name=name, roles=("provider", "developer"))
    system = System(name=record.title, purpose=purpose(parts), description=_description(parts))
    return Profile(record.title, system, {asserter: actor}, asserter)


def publisher(parts: Sequence[Part]) -> tuple[str, bool]:
    """The organisation that the card names, and whether it does. A name that may be a person's stays in the record."""
    found = (match[1] for _, text in parts for match in PUBLISHED_BY.finditer(text))
    names = (publishable(LINK.sub(r"\1", text[:LOOKED_AT]).strip(" *_")) for text in found)
    first = next((name for name in names if name[0] != NOT_STATED), None)
    if first is None and any(_said(part for part in parts if CURATORS.match(part[0]))):
        return ONLY_IN_RECORD, False
    return first or (NOT_STATED, False)


def purpose(parts: Sequence[Part]) -> str | None:
    """The text of the first section on intended use that says anything."""
    return next(_said(part for part in parts if PURPOSE.search(part[0])), None)


def _description(parts: Sequence[Part]) -> str | None:
    return next(_said(parts), None)


def _said(parts: Iterable[Part]) -> Iterator[str]:
    """What the sections say, without their headings; the front matter is no section."""
    for part in filter(is_section, parts):
        words = stated(without_comments(part[1].partition("\n")[2]))
        if words is not None:
            yield prose(words)
