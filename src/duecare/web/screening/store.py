"""What is kept of a screened system: words in their sentences, and the ids of what follows of them. Bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from duecare.core.catalogue import Catalogue, FactQuestion
from duecare.core.catalogue.signals import Signal
from duecare.triage import Load, Screened, Screening, loads
from duecare.triage.lists import kind_of
from duecare.triage.started import Suggested, suggested
from duecare.triage.text import folded
from duecare.triage.written.quotes import Quote, manner_at, quote, quotes
from duecare.web.dossiers.store import pack, unpack
from duecare.web.screening.models import Looked, Looking

QUOTES, PATTERNS, LINES, DUTIES, ASKED, ALIKE, DENIED = 12, 4, 4, 10, 6, 30, 4
"""How many of each are kept of a system."""
SEARCHED = 6_000
"""Characters of a system's texts that are searched."""
LOADED = 12
"""Groups of which it is kept how many systems fall on them."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is told of a system."""

    quotes: tuple[Quote, ...]
    denied: tuple[Quote, ...]
    """What the text denies, and what many records repeat."""
    patterns: tuple[tuple[str, bool], ...]
    """Patterns of harm, each with whether it would fit if every word were right."""
    lines: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Red lines, each with how much of it the words point to, and the questions that would decide it."""
    groups: tuple[str, ...]
    """Those that the words name."""
    duties: tuple[str, ...]
    not_stated: tuple[str, ...]
    stated: tuple[tuple[str, str, str, str], ...]
    """What fields of the record state: fact, value, the words, the field."""
    suppliers: tuple[str, ...]
    alike: tuple[tuple[int, str, str], ...]
    """Records folded into it: place in the file, title, who states it."""
    folded: int
    facts: Mapping[str, Suggested]
    """What the words suggest, for a dossier that is started from the record."""


def row(one: Screened, rank: int, looking: Looking, screening: Screening, catalogue: Catalogue) -> Looked:
    """A system as a row."""
    entry, implied = one.entry, one.implied
    texts = "\n".join((entry.title, *(passage.text for passage in entry.passages)))
    return Looked(
        of=looking,
        rank=rank,
        position=entry.position,
        list=kind_of(one),
        place=one.place,
        title=entry.title[:300],
        asserter=entry.asserter[:300],
        rights=_ids(implied.rights),
        groups=_ids((*one.groups, *implied.groups)),
        lines=_ids(line.red_line for line in implied.red_lines),
        countries=_ids(entry.countries),
        organisation=_plain(entry.asserter)[:300],
        suppliers=_plain("\n".join(entry.suppliers))[:SEARCHED],
        search=_plain(texts[:SEARCHED]),
        content=pack(_told(one, suggested(one, screening.signals, catalogue.of(FactQuestion)))),
    )


def _ids(ids: Iterable[str]) -> str:
    return "".join(f" {id_} " for id_ in dict.fromkeys(ids))


def _plain(text: str) -> str:
    """As it is searched; NUL cannot be stored."""
    return folded(text).replace("\0", " ")


def _told(one: Screened, facts: Mapping[str, Suggested]) -> dict[str, Any]:
    implied = one.implied
    weak = [at for at, said in enumerate(one.suggestions) if said.stance == "denies" or at in one.repeated]
    return {
        "quotes": [_quote(said) for said in list(quotes(one))[:QUOTES]],
        "denied": [_quote(quote(one.suggestions[at], manner_at(one, at))) for at in weak[:DENIED]],
        "patterns": [[pattern.harm, "yes" if pattern.fits else "no"] for pattern in implied.patterns[:PATTERNS]],
        "lines": [[line.red_line, line.state, [*line.missing[:3]]] for line in implied.red_lines[:LINES]],
        "groups": list(one.groups),
        "duties": list(implied.duties[:DUTIES]),
        "not_stated": list(implied.not_stated[:ASKED]),
        "stated": [[said.fact, said.value, said.words, said.field] for said in one.entry.stated[:QUOTES]],
        "suppliers": list(one.entry.suppliers[:QUOTES]),
        "alike": [[entry.position, entry.title, entry.asserter] for entry in one.alike[:ALIKE]],
        "folded": len(one.alike),
        "facts": {fact: {"value": _value(found), "said": _quotes(found.said)} for fact, found in facts.items()},
    }


def _value(found: Suggested) -> Any:
    return list(found.value) if isinstance(found.value, tuple) else found.value


def _quotes(said: Sequence[Quote]) -> list[dict[str, Any]]:
    return [_quote(one) for one in said[:QUOTES]]


def _quote(one: Quote) -> dict[str, Any]:
    return {name: "".join(text.split("\0")) for name, text in asdict(one).items()}


def content_of(looked: Looked) -> Content:
    """What is kept of a system."""
    plain = unpack(looked.content)
    return Content(
        quotes=tuple(Quote(**one) for one in plain["quotes"]),
        denied=tuple(Quote(**one) for one in plain["denied"]),
        patterns=tuple((harm, fits == "yes") for harm, fits in plain["patterns"]),
        lines=tuple((line, state, tuple(missing)) for line, state, missing in plain["lines"]),
        groups=tuple(plain["groups"]),
        duties=tuple(plain["duties"]),
        not_stated=tuple(plain["not_stated"]),
        stated=tuple((fact, value, words, field) for fact, value, words, field in plain["stated"]),
        suppliers=tuple(plain["suppliers"]),
        alike=tuple((position, title, asserter) for position, title, asserter in plain["alike"]),
        folded=plain["folded"],
        facts={fact: _suggested(one) for fact, one in plain["facts"].items()},
    )


def _suggested(plain: Mapping[str, Any]) -> Suggested:
    value = plain["value"]
    said = tuple(Quote(**one) for one in plain["said"])
    return Suggested(tuple(value) if isinstance(value, list) else value, said)


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole register in numbers."""

    records: int
    systems: int
    offered: Mapping[str, tuple[str, ...]]
    """What can be asked for, by kind, what most systems have first."""
    loads: tuple[tuple[str, int, int, int], ...]
    """Groups: how many systems name it, how many only touch it through a pattern of harm, and how many bodies."""
    signals: Mapping[str, Mapping[str, str]]
    """What the words say, plainly, by the id of the signal."""


def summary(screening: Screening, found: Sequence[Load]) -> bytes:
    """The register in numbers, compressed."""
    systems = screening.systems
    counts: dict[str, Counter[str]] = {
        "right": Counter(right for one in systems for right in one.implied.rights),
        "group": Counter(group for one in systems for group in {*one.groups, *one.implied.groups}),
        "line": Counter(line.red_line for one in systems for line in one.implied.red_lines),
        "country": Counter(country for one in systems for country in one.entry.countries),
    }
    told = {
        "records": screening.records,
        "systems": len(systems),
        "offered": {kind: [id_ for id_, _ in counted.most_common()] for kind, counted in counts.items()},
        "loads": [[one.group, len(one.named), len(one.through), len(one.bodies)] for one in found[:LOADED]],
        "signals": {id_: _titles(screening.signals[id_]) for id_ in sorted(_used(screening))},
    }
    return pack(told)


def _titles(signal: Signal) -> dict[str, str]:
    """The title by language."""
    return {**signal.titles, "en": signal.title}


def _used(screening: Screening) -> set[str]:
    return {said.signal for one in screening.systems for said in one.suggestions}


def summary_of(content: bytes | memoryview) -> Summary:
    """The register in numbers."""
    plain = unpack(content)
    offered = {kind: tuple(ids) for kind, ids in plain["offered"].items()}
    groups = tuple((group, named, through, bodies) for group, named, through, bodies in plain["loads"])
    return Summary(plain["records"], plain["systems"], offered, groups, plain["signals"])


def loaded(screening: Screening) -> tuple[Load, ...]:
    """The groups on which several systems fall. Only systems that something was found of count."""
    return loads(screening.ranked)
