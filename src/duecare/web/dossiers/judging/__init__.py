"""Judging a stored document, and what lists keep of it. The same functions write with a revision and in a reindex."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import ImportedRecord, digest_of
from duecare.core.errors import InputError
from duecare.core.method import Findings, assess
from duecare.core.method.gates import GRAVE
from duecare.core.method.severity import HIGHEST, TIERS
from duecare.exchange import Columns, header_digest
from duecare.exchange.kept import newest_first, source_of
from duecare.exchange.sketch import key_digests, sketch_of
from duecare.knowledge import bundle
from duecare.web.dossiers.judging.suggested import open_suggested
from duecare.web.dossiers.models import (
    NO_DAY,
    Dossier,
    IndexRow,
    Judgement,
    KeptColumns,
    KnowledgeBundle,
    RecordKey,
)
from duecare.web.dossiers.store import pack_sections

OPEN = frozenset({"cannot-tell", "awaiting-second-person", "upcoming"})
NONE_RECORDED = len(TIERS)
LATEST = 32_767
"""The largest number that the column holds; a dossier keeps fewer records."""
KEY_LENGTH, SEARCHED, COUNTRIES = 100, 4_000, 800
"""Characters that the index holds of a title or a sector, of all words, and of the countries."""


def judge(dossier: Dossier, document: Document, catalogue: Catalogue, *, on: date) -> tuple[Judgement, Findings]:
    """The findings of that document on that day, kept under their key. Judging the same again finds the same."""
    findings = assess(document, catalogue, on)
    keep_bundle(catalogue)
    judgement, _ = Judgement.objects.get_or_create(
        dossier=dossier,
        document=findings.dossier,
        knowledge=findings.knowledge,
        method=findings.method,
        on=on,
        defaults={
            "changes_on": findings.changes_on,
            "digest": findings.digest,
            "content": pack_sections(findings.sections),
        },
    )
    return judgement, findings


def keep_bundle(catalogue: Catalogue) -> None:
    """Keep the knowledge that findings name, once."""
    if not KnowledgeBundle.objects.filter(digest=catalogue.digest).exists():
        content = packed_bundle(catalogue)
        KnowledgeBundle.objects.get_or_create(digest=catalogue.digest, defaults={"content": content})


def packed_bundle(catalogue: Catalogue) -> bytes:
    """The knowledge as the database keeps it."""
    return zlib.compress(bundle.to_bytes(catalogue), 6)


def write_index(
    dossier: Dossier,
    document: Document,
    judgement: Judgement,
    findings: Findings,
    *,
    at: datetime,
    afresh: bool = False,
) -> None:
    """Write what lists read of the dossier. `afresh`: rest on nothing that was written before."""
    more = {"updated_at": at, "suggested": open_suggested(dossier, document, afresh=afresh)}
    IndexRow.objects.update_or_create(
        dossier=dossier, defaults=index_values(dossier, document, judgement, findings) | more
    )
    write_keys(dossier, document)


def write_keys(dossier: Dossier, document: Document) -> None:
    """Write what the records that it keeps are told by, where that is not what was written before."""
    kept = {name: digest_of(record.plain()) for name, record in document.records.items()}
    written = dict(dossier.record_keys.values_list("record", "content"))
    if kept == written:
        return
    dossier.record_keys.all().delete()
    order = [name for name, _ in newest_first(document)]
    keys = (_keys(dossier, document.records[name], name, kept[name], later) for later, name in enumerate(order))
    RecordKey.objects.bulk_create(key for of_one in keys for key in of_one)


def _keys(dossier: Dossier, record: ImportedRecord, name: str, content: str, later: int) -> Iterator[RecordKey]:
    """None for a record that cannot be read again, such as a table's whose columns nobody has mapped here."""
    header = header_digest([field.name for field in record.fields])
    mapped = KeptColumns.objects.filter(organisation=dossier.organisation_id, header=header).first()
    try:
        source = source_of(record, Columns.model_validate_json(mapped.content) if mapped else None)
    except InputError:
        return
    one = source.records[0]
    for identity, key in key_digests(one, source).items():
        yield RecordKey(
            dossier=dossier,
            record=name,
            content=content,
            later=min(later, LATEST),
            identity=identity,
            key=key,
            sketch=sketch_of(one),
        )


def index_values(dossier: Dossier, document: Document, judgement: Judgement, findings: Findings) -> dict[str, Any]:
    """The columns of the index, but for the time of the last change, which no reindex moves."""
    results = [line.result for line in findings.red_lines if line.drives]
    system = document.system
    return {
        "organisation_id": dossier.organisation_id,
        "state": dossier.state,
        "judgement": judgement,
        "changes_on": findings.changes_on,
        "knowledge": findings.knowledge,
        "method": findings.method,
        "title": document.title.replace("\0", ""),
        "title_key": plain_text(document.title)[:KEY_LENGTH],
        "search": plain_text("\n".join(_words(document)))[:SEARCHED],
        "stage": system.stage or "",
        "sector": plain_text(system.sector or "")[:KEY_LENGTH],
        "countries": "".join(f" {code} " for code in system.place.countries)[:COUNTRIES],
        "worst_tier": min((TIERS.index(impact.tier_high) for impact in findings.impacts), default=NONE_RECORDED),
        "sure_tier": min((TIERS.index(impact.tier_low) for impact in findings.impacts), default=NONE_RECORDED),
        "worst_first": _worst_first(findings),
        "lines_crossed": results.count("crossed"),
        "lines_open": sum(result in OPEN for result in results),
        "impacts": len(findings.impacts),
        "open_questions": len(findings.next_questions),
        **_missing(findings),
        "gate": document.gate or "",
        "decision_on": document.gate_on or NO_DAY,
        "due_on": _due_on(document),
    }


def plain_text(text: str) -> str:
    """The text as it is searched and sorted: without regard to case, accents, vowel signs and forms of a letter. A file
    may hold NUL, which PostgreSQL refuses in a text."""
    taken_apart = unicodedata.normalize("NFKD", text.replace("\0", ""))
    return "".join(letter for letter in taken_apart if unicodedata.category(letter) != "Mn").casefold()


def _words(document: Document) -> list[str]:
    system = document.system
    parts = [
        document.title,
        document.id,
        system.name,
        system.sector,
        system.place.territory,
        *system.place.countries,
        *(actor.name for actor in document.actors.values()),
        system.purpose,
    ]
    return [part for part in parts if part]


def _worst_first(findings: Findings) -> str:
    """The worst tier; of its impacts, whether one cannot wait, then how hard the hardest is to put right: in digits of
    which the lower comes first."""
    worst = min((TIERS.index(impact.tier_high) for impact in findings.impacts), default=NONE_RECORDED)
    gravest = [impact for impact in findings.impacts if TIERS.index(impact.tier_high) == worst]
    hard = [one.high for impact in gravest for one in impact.dimensions if one.id == "irremediability"]
    can_wait = not any(impact.cannot_wait for impact in gravest)
    return f"{worst}{int(can_wait)}{HIGHEST - max(hard, default=0)}"


def _missing(findings: Findings) -> dict[str, int]:
    """How many grave impacts that have happened lack remedy, and in how many nobody was heard."""
    grave = {impact.id for impact in findings.impacts if impact.tier_high in GRAVE}
    remedy = [item for item in findings.open_items if item.check == "remedy-missing" and item.id in grave]
    unheard = [item for item in findings.open_items if item.check == "impact-nobody-heard"]
    return {"remedy_missing": len(remedy), "unheard": len(unheard)}


def _due_on(document: Document) -> date:
    """The first day on which something that was promised is due."""
    open_ = [measure.due for measure in document.measures.values() if measure.state not in ("done", "dropped")]
    return min((day for day in (*open_, document.review.next_on) if day is not None), default=NO_DAY)
