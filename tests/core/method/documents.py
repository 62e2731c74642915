"""Short ways to write the dossiers of these tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.method import Findings, assess
from tests.core.method.knowledge import KNOWLEDGE, ON

Plain = dict[str, Any]


def fact(value: Any, **fields: Any) -> Plain:
    """A fact that somebody stated."""
    return {"value": value, "by": "lead", **fields}


def rating(value: Any, **fields: Any) -> Plain:
    """A rating with a reason."""
    return {"value": value, "reason": "As seen.", "by": "lead", **fields}


def severity(scale: Any = None, scope: Any = None, irremediability: Any = None, *, rater: str = "assessor") -> Plain:
    """The three dimensions as one rater sees them; nothing leaves one out."""
    levels = {"scale": scale, "scope": scope, "irremediability": irremediability}
    return {name: {rater: rating(level)} for name, level in levels.items() if level is not None}


def impact(*levels: Any, **fields: Any) -> Plain:
    """An impact with levels of scale, scope and irremediability."""
    return {"title": "People are harmed", "severity": severity(*levels), **fields}


def dossier(facts: Mapping[str, Any] | None = None, **sections: Any) -> Dossier:
    """A dossier; a fact given as a bare value was stated by the lead."""
    stated = {id_: value if isinstance(value, dict) else fact(value) for id_, value in (facts or {}).items()}
    plain = {"format": "duecare-dossier/1", "id": "case", "title": "Case", "facts": stated, **sections}
    return Dossier.model_validate(plain, strict=False)


def judged(
    facts: Mapping[str, Any] | None = None, *, on: date = ON, catalogue: Catalogue = KNOWLEDGE, **sections: Any
) -> Findings:
    """The findings of a dossier written that way."""
    return assess(dossier(facts, **sections), catalogue, on)


def codes(finding: Any) -> list[str]:
    """The sentences of a finding's reasons, by their keys."""
    return [reason.code for reason in finding.reasons]


def by_id(found: Any) -> dict[str, Any]:
    """Findings by their ids."""
    return {finding.id: finding for finding in found}
