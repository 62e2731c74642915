"""The records of knowledge that reasons rest on: each told once on a page, with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duecare.core.catalogue.base import Record
from duecare.report.norms import address
from duecare.report.phrase import Phrase
from duecare.triage.screening import Screened
from duecare.triage.written.reasons import Telling

KINDS = ("red-lines", "harms", "duties")


@dataclass(frozen=True, slots=True)
class Ground:
    """A record, with what it says and where that comes from."""

    kind: str
    id: str
    name: Phrase
    summary: Phrase
    sources: tuple[tuple[Phrase, str], ...]
    """Each with the address at which it can be read, or nothing."""


def grounds(systems: Iterable[Screened], telling: Telling) -> Iterator[Ground]:
    """The records that the systems point to, by kind."""
    used: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for one in systems:
        used["red-lines"].update(line.red_line for line in one.implied.red_lines)
        used["harms"].update(pattern.harm for pattern in one.implied.patterns)
        used["duties"].update(one.implied.duties)
    for kind in KINDS:
        held = telling.words.catalogue.records.get(kind, {})
        for id_ in sorted(used[kind] & held.keys(), key=lambda id_: held[id_].title):
            yield _ground(kind, held[id_], telling)


def _ground(kind: str, record: Record, telling: Telling) -> Ground:
    return Ground(
        kind,
        record.id,
        telling.name(kind, record.id),
        telling.words.of_record(record, "summary"),
        tuple(_source(source.norm, source.at, telling) for source in record.sources),
    )


def _source(norm: str, at: str | None, telling: Telling) -> tuple[Phrase, str]:
    name = telling.name("norms", norm)
    where = telling.t("pair", name=name, value=telling.words.english(at)) if at else name
    return where, address(norm, telling.words)
