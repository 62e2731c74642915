"""The findings on which decisions rested, as they were kept, and what has changed since in what decides."""

from __future__ import annotations

from typing import Any

from duecare.core.dossier import Dossier as Document
from duecare.core.revision import Path, decisive
from duecare.report.decisions import Coming, coming, latest_first, rested
from duecare.web.dossiers.models import Dossier, Judgement
from duecare.web.dossiers.store import Judged

CALM = frozenset({"not-crossed", "not-raised"})
"""How a red line stands that would change nothing where it was not held at all."""


def rested_on(dossier: Dossier, document: Document) -> dict[str, Judgement]:
    """The findings that the document's decisions name, by their digest; those that were not kept here are left out."""
    named = {decision.findings for decision in document.decisions.values() if decision.findings}
    kept = Judgement.objects.filter(dossier=dossier, digest__in=named) if named else ()
    return {judgement.digest: judgement for judgement in kept}


def same_findings(dossier: Dossier, document: Document, latest: Judged) -> frozenset[str]:
    """The digests of the findings on which decisions rested that say the same as the latest, in what decides."""
    kept = rested_on(dossier, document)
    return frozenset(digest for digest, judgement in kept.items() if not changed_since(judgement, latest))


def coming_next(dossier: Dossier, document: Document, judgement: Judgement, judged: Judged) -> Coming:
    """The next moment of decision. Earlier findings are read only where the named one was decided."""
    latest = next((one for _, one in latest_first(document)), None)
    decided = latest is not None and latest.gate == document.gate
    same = same_findings(dossier, document, judged) if decided else ()
    return coming(document, judgement.digest, rested(same, ()))


def changed_since(judgement: Judgement, latest: Judged) -> tuple[Path, ...]:
    """What decides and came out differently since: red lines, impacts, and who is involved in them how."""
    was, now = _deciding(Judged(judgement.content)), _deciding(latest)
    return tuple(path for path in dict.fromkeys([*now, *was]) if was.get(path) != now.get(path))


def _deciding(judged: Judged) -> dict[Path, Any]:
    found = decisive(judged.only(red_lines=judged.red_lines, impacts=judged.impacts))
    return {path: value for path, value in found.items() if value not in CALM}
