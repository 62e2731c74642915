"""What differs between two editions of one record, field by field and verbatim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duecare.exchange.identity import text_at
from duecare.exchange.json_records import cut
from duecare.exchange.source import Place, SourceRecord

Shared = Sequence[tuple[str, Place]]
Layouts = tuple[Shared, Shared]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs. None where an edition does not have it; blank where it states nothing there."""

    name: str
    before: str | None
    after: str | None


def field_changes(before: SourceRecord, after: SourceRecord, layouts: Layouts | None = None) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the newer edition; then those that it does not have any more.

    With two layouts, only what both ask, under the names that they share.
    """
    if layouts is not None:
        return tuple(_of_two_layouts(before, after, *layouts))
    if before.names == after.names:
        pairs = zip(after.names, before.values, after.values, strict=True)
        return tuple(FieldChange(name, old, new) for name, old, new in pairs if _differ(old, new))
    return tuple(_by_name(before, after))


def common(older: Sequence[str], newer: Sequence[str]) -> Layouts:
    """What stands in both of two layouts under the same name, as in a table and in JSON of one register."""
    mine, theirs = ({cut(name)[0] for name in header} for header in (older, newer))
    branches = {re.split(r"[.\[]", path, maxsplit=1)[0] for path in mine | theirs if "." in path or "[" in path}
    shared = [(path, path) for path in sorted((mine & theirs) - branches)]
    return shared, shared


def _by_name(before: SourceRecord, after: SourceRecord) -> Iterator[FieldChange]:
    olds, news = _named(before), _named(after)
    for at, (name, text) in news.items():
        was = olds.get(at)
        if was is None:
            yield FieldChange(name, None, text)
        elif was[1] != text or (was[0] != name and text.strip()):
            yield FieldChange(name, *_told_apart(was, (name, text)))
    yield from (FieldChange(name, text, None) for at, (name, text) in olds.items() if at not in news)


def _named(record: SourceRecord) -> Mapping[tuple[str, int], tuple[str, str]]:
    """The fields by what they are called, and which of that name each is: a text that became a number is one field."""
    seen: Counter[str] = Counter()
    found = {}
    for name, text in zip(record.names, record.values, strict=True):
        path = cut(name)[0]
        found[path, seen[path]] = (name, text)
        seen[path] += 1
    return found


def _told_apart(was: tuple[str, str], now: tuple[str, str]) -> tuple[str, str]:
    """Both texts; with what each is where the texts are the same, as of "5" and 5."""
    if was[1] != now[1]:
        return was[1], now[1]
    return was[1] + cut(was[0])[1], now[1] + cut(now[0])[1]


def _of_two_layouts(before: SourceRecord, after: SourceRecord, older: Shared, newer: Shared) -> Iterator[FieldChange]:
    places = dict(newer)
    for name, place in older:
        old, new = text_at(before, place), text_at(after, places[name])
        if _differ(old, new):
            yield FieldChange(name, old, new)


def _differ(old: str, new: str) -> bool:
    """Whether one says something else: all that is blank says the same."""
    return old != new and bool(old.strip() or new.strip())
