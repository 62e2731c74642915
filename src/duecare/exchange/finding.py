"""Finding a record again in a newer edition of its register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from duecare.exchange.editions import shared_identities
from duecare.exchange.formats import format_of
from duecare.exchange.identity import Key, apart_of, identities_of, key_of, keys_of, same
from duecare.exchange.source import Source, SourceRecord

Records = Sequence[SourceRecord]


class Finder:
    """Looks records up in one source by what tells them apart: each in the same time, however many there are."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._identities = identities_of(format_of(source.format))
        self._by_key: dict[tuple[str, Key], list[SourceRecord]] = defaultdict(list)
        for record in source.records:
            for name, key in keys_of(record, self._identities).items():
                self._by_key[name, key].append(record)

    def compares(self, older: Source) -> bool:
        """Whether records of that source can be found here at all."""
        return bool(shared_identities(older, self.source))

    def find(self, older: Source) -> tuple[SourceRecord, ...]:
        """What the only record of that source has become here: nothing, one record, or several that nothing tells
        apart."""
        record = older.records[0]
        keys = keys_of(record, identities_of(format_of(older.format)))
        for identity, here in shared_identities(older, self.source):
            group = self._by_key.get((identity.name, key_of(record, identity)), [])
            found = [one for one in group if same(keys, keys_of(one, self._identities), self._identities)]
            if found:
                apart = apart_of(record, identity)
                return self._told(record, found, [one for one in found if apart_of(one, here) == apart])
        return self._by_text.get((record.names, record.values), ())

    @cached_property
    def _by_text(self) -> Mapping[tuple[Key, Key], tuple[SourceRecord, ...]]:
        """What states nothing that tells it apart is the same when it is so word for word."""
        return {(one.names, one.values): (one,) for one in self.source.records}

    def _told(
        self, record: SourceRecord, found: list[SourceRecord], likely: list[SourceRecord]
    ) -> tuple[SourceRecord, ...]:
        """One that is the same word for word, else the only one that what tells them apart allows."""
        alike = [one for one in found if (one.names, one.values) == (record.names, record.values)]
        return tuple(alike[:1] or (likely if len(likely) == 1 else found))
