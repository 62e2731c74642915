"""A screened register as a document for programs: `duecare-screening/1`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import TypeAdapter

from duecare.core.catalogue import Catalogue
from duecare.triage.entries import Entry, Stated
from duecare.triage.filters import Filters
from duecare.triage.implied import Line, Pattern
from duecare.triage.lists import Kind, Lists, lists
from duecare.triage.load import loads
from duecare.triage.order import Place
from duecare.triage.screening import Screened, Screening
from duecare.triage.written.quotes import Manner, manner_at, quote

FORMAT: Literal["duecare-screening/1"] = "duecare-screening/1"
NOTE = (
    "Words in records point to what systems may do. The order says where to look first. Nothing here is a finding: a "
    "person has to look. That no word was found is not a no."
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read."""

    name: str
    digest: str
    format: str
    records: int


@dataclass(frozen=True, slots=True)
class Run:
    """What was looked through, on which day, with what."""

    on: date
    knowledge: str
    files: tuple[ReadFile, ...]
    asked: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Which:
    """A record, by its file and its number there."""

    file: str
    record: int
    title: str
    stated_by: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a record that suggest something, with their place in the text of the field."""

    signal: str
    manner: Manner
    field: str
    before: str
    """What stands before the words in their sentence, cut where it is long."""
    words: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class System:
    """A system: in which list it stands, the words, and what would follow if people confirmed what they suggest."""

    file: str
    record: int
    title: str
    stated_by: str
    list: Kind
    place: Place
    countries: tuple[str, ...]
    suppliers: tuple[str, ...]
    sector: str | None
    drawn_by: tuple[str, ...]
    """The signals that draw the look, the strongest first."""
    said: tuple[Said, ...]
    stated: tuple[Stated, ...]
    answers: tuple[tuple[str, str], ...]
    groups_named: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    red_lines: tuple[Line, ...]
    duties: tuple[str, ...]
    rights: tuple[str, ...]
    groups: tuple[str, ...]
    not_stated: tuple[str, ...]
    alike: tuple[Which, ...]


@dataclass(frozen=True, slots=True)
class GroupLoad:
    """The systems that fall on one group."""

    group: str
    named: tuple[Which, ...]
    through: tuple[Which, ...]
    stated_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A screened register."""

    format: Literal["duecare-screening/1"]
    note: str
    on: date
    knowledge: str
    signals: str
    files: tuple[ReadFile, ...]
    asked: Filters
    records: int
    systems: tuple[System, ...]
    load: tuple[GroupLoad, ...]
    names: Mapping[str, Mapping[str, str]]
    """What every id that stands here is called, in English, by its kind."""


_ADAPTER: TypeAdapter[Document] = TypeAdapter(Document)


def screening_json(screening: Screening, run: Run, catalogue: Catalogue, *, indent: int | None = 2) -> bytes:
    """The document as JSON."""
    plain = _ADAPTER.dump_python(document(screening, run, catalogue))
    text = json.dumps(plain, ensure_ascii=False, indent=indent, default=date.isoformat)
    return text.encode("utf-8", "backslashreplace") + b"\n"  # half a character, as JSON writes it


def screening_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the document."""
    schema = _ADAPTER.json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:" + FORMAT.replace("-", ":").replace("/", ":"),
        **schema,
        "title": f"Duecare screening ({FORMAT})",
    }


def document(screening: Screening, run: Run, catalogue: Catalogue) -> Document:
    """Everything that was asked for, in the order in which to look."""
    found = lists(screening, run.asked)
    systems = tuple(_systems(found))
    return Document(
        FORMAT,
        NOTE,
        run.on,
        run.knowledge,
        screening.digest,
        run.files,
        run.asked,
        screening.records,
        systems,
        tuple(_loads(found)),
        {
            **{kind: _titles(catalogue, kind, ids) for kind, ids in _ids(systems).items()},
            "signals": _signals(screening, systems),
        },
    )


def _systems(found: Lists) -> Iterator[System]:
    for kind, systems in found.named():
        for one in systems:
            yield _system(one, kind)


def _system(one: Screened, kind: Kind) -> System:
    entry, implied = one.entry, one.implied
    return System(
        file=entry.file,
        record=entry.position,
        title=entry.title,
        stated_by=entry.asserter,
        list=kind,
        place=one.place,
        countries=entry.countries,
        suppliers=entry.suppliers,
        sector=entry.sector,
        drawn_by=one.signals,
        said=tuple(_said(one)),
        stated=entry.stated,
        answers=tuple(sorted(one.answers)),
        groups_named=one.groups,
        patterns=implied.patterns,
        red_lines=implied.red_lines,
        duties=implied.duties,
        rights=implied.rights,
        groups=implied.groups,
        not_stated=implied.not_stated,
        alike=_which(one.alike),
    )


def _said(one: Screened) -> Iterator[Said]:
    for at, suggestion in enumerate(one.suggestions):
        told = quote(suggestion, manner_at(one, at))
        span = suggestion.span
        yield Said(
            told.signal, told.manner, told.field, told.before, suggestion.words, told.after, span.start, span.stop
        )


def _which(entries: Iterable[Entry]) -> tuple[Which, ...]:
    return tuple(Which(entry.file, entry.position, entry.title, entry.asserter) for entry in entries)


def _loads(found: Lists) -> Iterator[GroupLoad]:
    for load in loads(found.systems):
        named, through = (_which(one.entry for one in systems) for systems in (load.named, load.through))
        yield GroupLoad(load.group, named, through, load.bodies)


def _ids(systems: Sequence[System]) -> dict[str, set[str]]:
    """Every id that stands in the systems, by the kind of its record."""
    found: dict[str, set[str]] = {"rights": set(), "groups": set(), "harms": set(), "red-lines": set()}
    found |= {"duties": set(), "facts": set()}
    for one in systems:
        found["rights"].update(one.rights)
        found["groups"].update(one.groups, one.groups_named)
        found["harms"].update(pattern.harm for pattern in one.patterns)
        found["red-lines"].update(line.red_line for line in one.red_lines)
        found["duties"].update(one.duties)
        found["facts"].update(one.not_stated, (fact for fact, _ in one.answers))
        for pattern in one.patterns:
            found["facts"].update(pattern.missing, pattern.because)
        for line in one.red_lines:
            found["facts"].update(line.missing, line.because)
    return found


def _titles(catalogue: Catalogue, kind: str, ids: Iterable[str]) -> dict[str, str]:
    held = catalogue.records.get(kind, {})
    return {id_: held[id_].title for id_ in sorted(ids) if id_ in held}


def _signals(screening: Screening, systems: Sequence[System]) -> dict[str, str]:
    used = {said.signal for one in systems for said in one.said}
    return {id_: screening.signals[id_].title for id_ in sorted(used)}
