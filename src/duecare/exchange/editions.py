"""Two editions of a register: what appeared, changed and disappeared, told by what the register itself says."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duecare.core.errors import InputError
from duecare.exchange.field_changes import FieldChange, Layouts, common, field_changes
from duecare.exchange.formats import format_of
from duecare.exchange.identity import Key, apart_of, identities_of, key_of
from duecare.exchange.source import Identity, Source, SourceRecord

Records = Sequence[SourceRecord]


@dataclass(frozen=True, slots=True)
class Changed:
    """One record in both editions, of which something differs."""

    before: SourceRecord
    after: SourceRecord
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Records that nothing tells apart: which of them became which is for a person to say."""

    before: tuple[SourceRecord, ...]
    after: tuple[SourceRecord, ...]


@dataclass(frozen=True, slots=True)
class Editions:
    """What became of every record, each side in the order of its file."""

    told_by: tuple[Identity, ...]
    """What records were told apart by, best first."""
    appeared: tuple[SourceRecord, ...]
    changed: tuple[Changed, ...]
    disappeared: tuple[SourceRecord, ...]
    unchanged: tuple[SourceRecord, ...]
    """As they stand in the newer edition."""
    ambiguous: tuple[Ambiguous, ...]
    same_layout: bool
    """If not, only what both layouts ask was compared."""


@dataclass(slots=True)
class _Sorting:
    """What is known so far, while the records of two editions are put together."""

    before: dict[int, SourceRecord]
    """Those that nothing was found for, by position."""
    after: dict[int, SourceRecord]
    pairs: list[tuple[SourceRecord, SourceRecord]] = field(default_factory=list)
    ambiguous: list[Ambiguous] = field(default_factory=list)
    numbered: set[tuple[str, int]] = field(default_factory=set)
    """The side and position of those that state a number of the register's own."""

    def pair(self, one: SourceRecord, other: SourceRecord) -> None:
        self.pairs.append((self.before.pop(one.position), self.after.pop(other.position)))

    def leave_open(self, olds: Records, news: Records) -> None:
        self.ambiguous.append(Ambiguous(tuple(olds), tuple(news)))
        for old in olds:
            del self.before[old.position]
        for new in news:
            del self.after[new.position]


def compare(before: Source, after: Source) -> Editions:
    """What became of the records of the older edition. Raises InputError when nothing can tell their records apart."""
    shared = shared_identities(before, after)
    if not shared:
        raise _two_kinds(before, after)
    found = _Sorting(
        {record.position: record for record in before.records}, {record.position: record for record in after.records}
    )
    for older, newer in shared:
        _tell(found, older, newer)
    _pair_same(found, [*found.before.values()], [*found.after.values()])  # what states nothing that tells it
    layouts = layouts_of(before, after)
    pairs = sorted(found.pairs, key=lambda pair: pair[1].position)
    changes = [(old, new, field_changes(old, new, layouts)) for old, new in pairs]
    return Editions(
        told_by=tuple(newer for _, newer in shared),
        appeared=tuple(found.after.values()),
        changed=tuple(Changed(old, new, fields) for old, new, fields in changes if fields),
        disappeared=tuple(found.before.values()),
        unchanged=tuple(new for _, new, fields in changes if not fields),
        ambiguous=tuple(sorted(found.ambiguous, key=lambda one: one.after[0].position)),
        same_layout=layouts is None,
    )


def layouts_of(before: Source, after: Source) -> Layouts | None:
    """What both layouts ask, where they differ."""
    if before.format != after.format:
        shared = shared_identities(before, after)
        return next(((older.shared, newer.shared) for older, newer in shared if older.shared), ((), ()))
    return None if (before.dialect is None) == (after.dialect is None) else common(before.header, after.header)


def shared_identities(before: Source, after: Source) -> list[tuple[Identity, Identity]]:
    """What both layouts tell their records apart by, each as that layout has it, best first."""
    newer = {identity.name: identity for identity in identities_of(format_of(after.format))}
    older = identities_of(format_of(before.format))
    return [(identity, newer[identity.name]) for identity in older if identity.name in newer]


def _two_kinds(before: Source, after: Source) -> InputError:
    return InputError(
        f"{before.file_name} and {after.file_name} are files of two kinds: {format_of(before.format).name}, and "
        f"{format_of(after.format).name}. Nothing tells which record of one is which of the other.",
        means="Nothing was compared.",
        next_step="Compare two editions of the same register.",
    )


def _tell(found: _Sorting, older: Identity, newer: Identity) -> None:
    olds, news = _by_key(found.before.values(), older), _by_key(found.after.values(), newer)
    for key, mine in olds.items():
        theirs = news.get(key)
        if theirs:
            _settle(found, *_told_by_number(found, mine, theirs), older, newer)
    if newer.own:
        found.numbered.update(("before", one.position) for group in olds.values() for one in group)
        found.numbered.update(("after", one.position) for group in news.values() for one in group)


def _told_by_number(found: _Sorting, olds: Records, news: Records) -> tuple[Records, Records]:
    """Without those whose own numbers say that they are others: one with a number can only be one without."""
    free_olds = [old for old in olds if ("before", old.position) not in found.numbered]
    free_news = [new for new in news if ("after", new.position) not in found.numbered]
    return (olds if free_news else free_olds), (news if free_olds else free_news)


def _settle(found: _Sorting, olds: Records, news: Records, older: Identity, newer: Identity) -> None:
    """Put together what the key names once on each side; among several, what is the same word for word, then what else
    tells them apart. What is left on both sides stays open."""
    if len(olds) == 1 == len(news):
        found.pair(olds[0], news[0])
        return
    _pair_same(found, olds, news)
    mine = _grouped((apart_of(record, older), record) for record in olds)
    theirs = _grouped((apart_of(record, newer), record) for record in news)
    for key in mine.keys() & theirs.keys():
        _pair_alone(found, mine[key], theirs[key])
    olds, news = _left(olds, found.before), _left(news, found.after)
    if olds and news:
        found.leave_open(olds, news)


def _pair_alone(found: _Sorting, olds: Records, news: Records) -> None:
    """Put together what nothing else could be; where there was more than one, the one that is left may be another."""
    alone = len(olds) == 1 == len(news)
    olds, news = _left(olds, found.before), _left(news, found.after)
    if olds and news and alone:
        found.pair(olds[0], news[0])
    elif olds and news:
        found.leave_open(olds, news)


def _pair_same(found: _Sorting, olds: Records, news: Records) -> None:
    """Put together what is the same word for word, as often as it stands on both sides."""
    theirs = _grouped((_text(record), record) for record in news)
    for old in olds:
        if same := theirs.get(_text(old)):
            found.pair(old, same.popleft())


def _text(record: SourceRecord) -> Key:
    return (*record.names, *record.values)


def _by_key(records: Iterable[SourceRecord], identity: Identity) -> dict[Key, list[SourceRecord]]:
    groups: dict[Key, list[SourceRecord]] = defaultdict(list)
    for record in records:
        if key := key_of(record, identity):
            groups[key].append(record)
    return groups


def _grouped(pairs: Iterable[tuple[Key, SourceRecord]]) -> dict[Key, deque[SourceRecord]]:
    groups: dict[Key, deque[SourceRecord]] = defaultdict(deque)
    for key, record in pairs:
        groups[key].append(record)
    return groups


def _left(records: Records, waiting: dict[int, SourceRecord]) -> Records:
    return [record for record in records if record.position in waiting]
