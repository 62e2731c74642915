"""What pages read of newer editions: who keeps a record, what the newer one would change, and what is gone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q, QuerySet

from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import ImportedRecord
from duecare.core.errors import InputError
from duecare.exchange import FORMATS, Source, SourceRecord
from duecare.exchange.formats import format_of
from duecare.exchange.identity import identities_of
from duecare.exchange.kept import source_of
from duecare.exchange.sketch import differing, key_digests, same_digests, same_names, sketch_of
from duecare.exchange.spreadsheet import ID as TABLE
from duecare.exchange.suggesting import Part, Update, suggest
from duecare.web.dossiers.models import Dossier, ImportedFrom, Newer, RecordKey, State, Upload
from duecare.web.dossiers.queries import brought
from duecare.web.dossiers.queries.columns import kept_columns
from duecare.web.dossiers.store import unpack
from duecare.web.people.models import Organisation

OWN = frozenset(identity.name for format_ in FORMATS for identity in identities_of(format_) if identity.own)
MOST_GONE = 500
"""Dossiers that are told at once that their record is gone."""


@dataclass(frozen=True)
class Match:
    """A dossier that keeps an edition of a record."""

    dossier: Dossier
    record: str
    """The id under which it keeps the newest that it has."""
    fields: int
    """How many fields differ; none where it keeps the same, word for word."""


@dataclass
class _Kept:
    dossier: int
    record: str
    later: int
    sketch: bytes
    keys: dict[str, str] = field(default_factory=dict)


def matches_of(
    organisation: Organisation, source: Source, records: Iterable[SourceRecord]
) -> Mapping[int, Sequence[Match]]:
    """The organisation's dossiers that keep an edition of these records, by position; found by their keys alone."""
    told = {record.position: (record, key_digests(record, source)) for record in records}
    wanted = {key for _, keys in told.values() for key in keys.values()}
    rows = _active(organisation).filter(key__in=wanted)
    kept = _kept(RecordKey.objects.filter(dossier__in=rows.values("dossier")))
    dossiers = Dossier.objects.select_related("organisation").in_bulk({one.dossier for one in kept})
    by_key: dict[str, list[_Kept]] = defaultdict(list)
    for one in kept:
        for key in one.keys.values():
            by_key[key].append(one)
    found: dict[int, list[Match]] = {}
    for position, (record, keys) in told.items():
        newest: dict[int, _Kept] = {}
        for one in sorted((one for key in keys.values() for one in by_key[key]), key=lambda one: -one.later):
            if same_digests(keys, one.keys, OWN):
                newest[one.dossier] = one
        sketch = sketch_of(record) if newest else b""
        found[position] = [
            Match(dossiers[id_], one.record, differing(sketch, one.sketch)) for id_, one in sorted(newest.items())
        ]
    return {position: matches for position, matches in found.items() if matches}


def gone_from(organisation: Organisation, upload: Upload, source: Source) -> list[Match]:
    """The organisation's dossiers whose newest record is of such a register, and that the file does not hold."""
    if not format_of(source.format).whole:
        return []
    identities = [identity.name for identity in identities_of(format_of(source.format))]
    from_here = ImportedFrom.objects.filter(file_digest=source.file_digest).values("dossier")
    told = Newer.objects.filter(Q(closed_at=None) | Q(file_name=source.file_name), content=b"").values("dossier")
    rows = _active(organisation).filter(identity__in=identities, later=0)
    kept = _kept(rows.exclude(dossier__in=from_here).exclude(dossier__in=told)[: MOST_GONE * 3])
    if not kept:
        return []
    held, sketch = (
        _digests(upload.pk, upload.digest, upload.columns),
        sketch_of(source.records[0]) if source.records else b"",
    )
    alike = [one for one in kept if source.format != TABLE or same_names(one.sketch, sketch)]
    gone = [one for one in alike if not _is_held(one, identities, held)][:MOST_GONE]
    dossiers = Dossier.objects.select_related("organisation", "index").in_bulk([one.dossier for one in gone])
    return [Match(dossiers[one.dossier], one.record, 0) for one in gone]


def _is_held(one: _Kept, identities: Sequence[str], held: Mapping[str, frozenset[str]]) -> bool:
    for name in identities:
        if name in one.keys and name in held:
            if one.keys[name] in held[name]:
                return True
            if name in OWN:
                return False
    return False


@lru_cache(maxsize=2)
def _digests(id_: int, digest: str, columns: str) -> Mapping[str, frozenset[str]]:
    """What every record of a kept file is told by."""
    source = brought(Upload.objects.defer("content").get(pk=id_))
    found: dict[str, set[str]] = defaultdict(set)
    if isinstance(source, Source):
        for record in source.records:
            for name, key in key_digests(record, source).items():
                found[name].add(key)
    return {name: frozenset(keys) for name, keys in found.items()}


def _active(organisation: Organisation) -> QuerySet[RecordKey]:
    return RecordKey.objects.filter(dossier__organisation=organisation, dossier__state=State.ACTIVE)


def _kept(rows: QuerySet[RecordKey]) -> list[_Kept]:
    found: dict[tuple[int, str], _Kept] = {}
    for row in rows:
        one = found.setdefault(
            (row.dossier_id, row.record), _Kept(row.dossier_id, row.record, row.later, bytes(row.sketch))
        )
        one.keys[row.identity] = row.key
    return list(found.values())


@dataclass(frozen=True)
class Look:
    """A newer edition of a record, with what is left to be looked at."""

    row: Newer
    update: Update | None = None
    """Nothing where the record is gone, or cannot be compared any more."""
    problem: str = ""

    @property
    def keeps(self) -> bool:
        """Whether the newer record is yet to be kept, or not to be."""
        return self.update is not None and bool(self.update.keeping) and KEEP not in self.row.aside

    @property
    def waiting(self) -> list[Part]:
        """What could be taken over, and nobody has set aside."""
        parts = self.update.fitting if self.update else ()
        return [part for part in parts if part_key(part) not in self.row.aside]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be looked at."""
        return self.update is not None and not self.keeps and not self.waiting


KEEP = "record"
"""The newer record itself, among what can be taken over or set aside."""


def part_key(part: Part) -> str:
    """How forms name a part."""
    return ".".join(part.path)


def open_newer(dossier: Dossier) -> QuerySet[Newer]:
    """What newer editions say and people have not looked at, the newest first."""
    return dossier.newer.filter(closed_at=None).select_related("by", "dossier__organisation").order_by("-pk")


def look_at(row: Newer, document: Document) -> Look:
    """What the newer record would change in the document as it is now."""
    content = bytes(row.content)
    if not content:
        return Look(row)
    newer = ImportedRecord.model_validate_json(json.dumps(unpack(content)))
    columns = kept_columns(row.dossier.organisation, tuple(one.name for one in newer.fields))
    try:
        source = source_of(newer, columns)
        record, by, on = source.records[0], row.by.handle, row.at.date()
        if row.record not in document.records:
            return Look(row, problem="The dossier does not keep the older record any more.")
        found = suggest(document, row.record, record, source, by=by, on=on, columns=columns, name=row.name)
    except InputError as error:
        return Look(row, problem=error.happened)
    return Look(row, found)
