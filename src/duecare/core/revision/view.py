"""What an audience may see of a document and of its findings. Everything that leaves the team goes through here."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.dossier.references import Path
from duecare.core.dossier.words import Audience
from duecare.core.method.findings import Findings
from duecare.core.revision.audience import NOT_SHOWN, RESTED_ON, Withheld, hidden_from, hidden_paths, may_see
from duecare.core.revision.changes import to_dossier
from duecare.core.revision.shown_findings import show_findings
from duecare.core.revision.voices import without_names

__all__ = ["View", "Withheld", "may_see", "view"]


@dataclass(frozen=True)
class View:
    """The document and findings as an audience may see them, and what is withheld."""

    audience: Audience
    dossier: Dossier
    findings: Findings
    withheld: tuple[Withheld, ...]


def view(dossier: Dossier, findings: Findings, audience: Audience, catalogue: Catalogue) -> View:
    """What the audience may see. A finding that rests on something hidden is withheld too, and listed.

    The catalogue is that of the findings: what is left of the document is judged again, so that what is shown tells no
    more than that. Raises ValueError for another catalogue.
    """
    if audience == "team":
        return View(audience, dossier, findings, ())
    if catalogue.digest != findings.knowledge:
        raise ValueError(f"findings of {findings.knowledge} cannot be shown with {catalogue.digest}")
    hidden = hidden_from(audience, dossier)
    left = to_dossier(without_names(_without(dossier.plain(), hidden_paths(audience, dossier, hidden), ())))
    shown, withheld = show_findings(findings, dossier, left, hidden, catalogue)
    items = tuple(Withheld(kind, id_, because) for (kind, id_), because in sorted(hidden.items()))
    rested = tuple(Withheld(RESTED_ON, id_, NOT_SHOWN) for id_ in left.decisions if dossier.decisions[id_].findings)
    return View(audience, left, shown, items + rested + withheld)


def _without(value: Any, gone: Set[Path], path: Path) -> Any:
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
