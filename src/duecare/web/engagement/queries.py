"""What pages read of engagement: who was heard, whom nobody has heard yet, and texts that may single somebody out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from duecare.core.dossier import Dossier, Engagement
from duecare.core.method.findings import ImpactFinding
from duecare.core.method.hearing import Standing, standing, unheard
from duecare.core.method.severity import TIERS
from duecare.report.singling_out import holds_contact

TEXTS = ("title", "support", "said", "changed", "why_nobody")
"""What people write of a hearing in their own words."""


def of_kind(dossier: Dossier, kind: Standing, on: date) -> list[tuple[str, Engagement]]:
    """The records of that kind, the latest first; what has no day comes last."""
    found = [(id_, held) for id_, held in dossier.engagement.items() if standing(held, on) == kind]
    return sorted(found, key=lambda pair: (pair[1].on or date.min, pair[0]), reverse=True)


@dataclass(slots=True)
class Unheard:
    """A group of whom nobody was heard."""

    group: str
    impacts: list[ImpactFinding] = field(default_factory=list)
    """Those that touch it, the gravest first."""


def by_gravity(impacts: Sequence[ImpactFinding]) -> list[ImpactFinding]:
    """The gravest first; what soon cannot be put right any more before all others."""
    return sorted(impacts, key=lambda found: (not found.cannot_wait, TIERS.index(found.tier_high)))


def unheard_groups(dossier: Dossier, impacts: Sequence[ImpactFinding], on: date) -> list[Unheard]:
    """The groups of the impacts of whom nobody was heard, those of the gravest impacts first."""
    found: dict[str, Unheard] = {}
    for impact in by_gravity(impacts):
        for group in unheard(dossier.impacts[impact.id], dossier, on) or ():
            found.setdefault(group, Unheard(group)).impacts.append(impact)
    return list(found.values())


def without_groups(dossier: Dossier, impacts: Sequence[ImpactFinding], on: date) -> list[ImpactFinding]:
    """The impacts that name no group, and of which nobody spoke: nobody can tell who would have to be heard."""
    return [found for found in by_gravity(impacts) if unheard(dossier.impacts[found.id], dossier, on) == ()]


def touched(dossier: Dossier, impacts: Sequence[ImpactFinding]) -> list[str]:
    """The groups that the impacts name, those of the gravest first."""
    return list(dict.fromkeys(group for found in by_gravity(impacts) for group in dossier.impacts[found.id].groups))


def spoken_of(dossier: Dossier, held: str) -> list[str]:
    """The impacts of which people spoke in this hearing."""
    return [id_ for id_, impact in dossier.impacts.items() if held in impact.testimony]


def concerned(dossier: Dossier, held: str) -> list[str]:
    """The impacts of which people spoke in this hearing, and all others that touch its groups."""
    spoken, groups = spoken_of(dossier, held), set(dossier.engagement[held].groups)
    return [*spoken, *(id_ for id_, one in dossier.impacts.items() if id_ not in spoken and groups & set(one.groups))]


def singles_out(held: Engagement) -> list[str]:
    """The texts of a record that seem to hold an e-mail address or a telephone number."""
    return [name for name in TEXTS if holds_contact(getattr(held, name) or "")]
