"""Judging a stored document, and what lists keep of it. The same functions write with a revision and in a reindex."""

from __future__ import annotations

import zlib
from datetime import date, datetime
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier as Document
from duecare.core.method import Findings, assess
from duecare.core.method.severity import TIERS
from duecare.knowledge import bundle
from duecare.web.dossiers.models import Dossier, IndexRow, Judgement, KnowledgeBundle
from duecare.web.dossiers.store import pack_sections

OPEN = frozenset({"cannot-tell", "awaiting-second-person", "upcoming"})
NONE_RECORDED = len(TIERS)


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
        content = zlib.compress(bundle.to_bytes(catalogue), 6)
        KnowledgeBundle.objects.get_or_create(digest=catalogue.digest, defaults={"content": content})


def write_index(
    dossier: Dossier, document: Document, judgement: Judgement, findings: Findings, *, at: datetime
) -> None:
    """Write what lists read of the dossier."""
    IndexRow.objects.update_or_create(
        dossier=dossier, defaults=index_values(dossier, document, judgement, findings) | {"updated_at": at}
    )


def index_values(dossier: Dossier, document: Document, judgement: Judgement, findings: Findings) -> dict[str, Any]:
    """The columns of the index, but for the time of the last change, which no reindex moves."""
    results = [line.result for line in findings.red_lines if line.drives]
    return {
        "organisation_id": dossier.organisation_id,
        "state": dossier.state,
        "judgement": judgement,
        "changes_on": findings.changes_on,
        "knowledge": findings.knowledge,
        "method": findings.method,
        "title": document.title,
        "search": _words(document),
        "stage": document.system.stage or "",
        "worst_tier": min((TIERS.index(impact.tier_high) for impact in findings.impacts), default=NONE_RECORDED),
        "sure_tier": min((TIERS.index(impact.tier_low) for impact in findings.impacts), default=NONE_RECORDED),
        "lines_crossed": results.count("crossed"),
        "lines_open": sum(result in OPEN for result in results),
        "impacts": len(findings.impacts),
        "open_questions": len(findings.next_questions),
    }


def _words(document: Document) -> str:
    system = document.system
    parts = [
        document.title,
        document.id,
        system.name,
        system.purpose,
        system.sector,
        system.place.territory,
        *system.place.countries,
        *(actor.name for actor in document.actors.values()),
    ]
    return "\n".join(part for part in parts if part).casefold()[:4_000]
