"""What an audience may see of a document and of its findings. Everything that leaves the team goes through here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import Path, references
from duecare.core.dossier.words import Audience
from duecare.core.method.findings import Findings
from duecare.core.revision.audience import Hidden, Withheld, hidden_from, may_see
from duecare.core.revision.changes import to_dossier
from duecare.core.revision.shown_findings import show_findings

__all__ = ["View", "Withheld", "may_see", "view"]


@dataclass(frozen=True)
class View:
    """The document and findings as an audience may see them, and what is withheld."""

    audience: Audience
    dossier: Dossier
    findings: Findings
    withheld: tuple[Withheld, ...]


def view(dossier: Dossier, findings: Findings, audience: Audience) -> View:
    """What the audience may see. A finding that rests on something hidden is withheld too, and listed."""
    hidden = hidden_from(audience, dossier)
    if not hidden:
        return View(audience, dossier, findings, ())
    left = _show_document(dossier, hidden)
    shown, withheld = show_findings(findings, dossier, left, hidden)
    items = tuple(Withheld(kind, id_, because) for (kind, id_), because in sorted(hidden.items()))
    return View(audience, left, shown, items + withheld)


def _show_document(dossier: Dossier, hidden: Hidden) -> Dossier:
    """The document without what is hidden, and without whatever names it."""
    naming = {found.path for found in references(dossier) if (found.section, found.id) in hidden}
    return to_dossier(_without(dossier.plain(), naming | hidden.keys(), ()))


def _without(value: Any, gone: set[Path], path: Path) -> Any:
    match value:
        case dict():
            return {
                name: _without(inner, gone, (*path, name)) for name, inner in value.items() if (*path, name) not in gone
            }
        case list():
            return [
                _without(inner, gone, (*path, place)) for place, inner in enumerate(value) if (*path, place) not in gone
            ]
    return value
