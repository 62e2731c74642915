"""What of a dossier each answer of the plain summary is told from, so that people can say what of it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duecare.core.catalogue import Catalogue, RemedyRoute
from duecare.core.catalogue.condition import facts_in
from duecare.core.conditions import Truth, evaluate
from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings
from duecare.core.method.hearing import standing
from duecare.core.method.known import known_facts
from duecare.core.revision import Change, Set
from duecare.report.impacts import numbers_of
from duecare.report.summary_people import MOST, VOICES
from duecare.report.summary_ways import FOR_THE_PERSON

PART = "shown"
"""The kind of a part of the document that is shown or hidden as one; its id is the part's name."""
CONTACT, SYSTEM = ("shown", "contact"), ("shown", "system")
NAMED = frozenset({"deployer", "provider", "developer"})
"""Roles by which the summary says who runs and made the system."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """An item by its collection and id, or a part of the document."""

    kind: str
    id: str

    def is_public(self, dossier: Dossier) -> bool:
        """Whether everybody sees it."""
        if self.kind == PART:
            return ("public", self.id) in {(who, part) for part, who in dossier.shown.items()}
        return bool(getattr(dossier, self.kind)[self.id].shown_to == "public")

    def opened(self) -> list[Change]:
        """The changes that show it to everybody. Nobody is told any more why it is withheld."""
        if self.kind == PART:
            return [Set(("shown", self.id), "public")]
        return [Set((self.kind, self.id, "shown_to"), "public"), Set((self.kind, self.id, "withheld_because"), None)]


def sources(dossier: Dossier, findings: Findings, catalogue: Catalogue) -> Mapping[str, tuple[Source, ...]]:
    """What each answer is told from, as far as the dossier holds it, by the id of the answer."""
    found = {
        "what": [SYSTEM, *_actors(dossier), ("facts", "human-decides")],
        "know": [CONTACT, ("facts", "people-told")],
        "wrong": [("impacts", id_) for id_ in _told(findings)] + [("shown", "red_lines")],
        "changed": [("engagement", id_) for id_ in _heard(dossier, findings)],
        "open": [("measures", id_) for id_ in _measures(dossier, findings)],
        "human": [CONTACT, *(("facts", id_) for id_ in sorted(FOR_THE_PERSON))],
        "routes": [CONTACT, SYSTEM, *(("facts", id_) for id_ in _of_routes(dossier, findings, catalogue))],
        "afraid": [CONTACT],
    }
    held = {part: dict.fromkeys(one for one in of if _holds(dossier, *one)) for part, of in found.items()}
    return {part: tuple(Source(*one) for one in of) for part, of in held.items()}


def _holds(dossier: Dossier, kind: str, id_: str) -> bool:
    """Whether the dossier says anything there."""
    return bool(dossier.plain().get(id_)) if kind == PART else id_ in getattr(dossier, kind)


def _actors(dossier: Dossier) -> list[tuple[str, str]]:
    return [("actors", id_) for id_, actor in dossier.actors.items() if NAMED.intersection(actor.roles)]


def _told(findings: Findings) -> list[str]:
    """The impacts that fit the page."""
    return list(numbers_of(findings))[:MOST]


def _heard(dossier: Dossier, findings: Findings) -> Iterator[str]:
    for id_, held in dossier.engagement.items():
        if standing(held, findings.on) in VOICES or held.why_nobody:
            yield id_


def _measures(dossier: Dossier, findings: Findings) -> Iterator[str]:
    told = set(_told(findings))
    for id_, measure in dossier.measures.items():
        if told.intersection(measure.impacts):
            yield id_


def _of_routes(dossier: Dossier, findings: Findings, catalogue: Catalogue) -> list[str]:
    """The facts by which ways outside fit."""
    known = known_facts(dossier, catalogue)
    asked: list[str] = []
    for route in catalogue.of(RemedyRoute).values():
        if route.drives and route.in_force(findings.on) and route.named_when is not None:
            fits = evaluate(route.named_when, known).truth is Truth.YES
            asked += facts_in(route.named_when) if fits else ()
    return [id_ for id_ in dict.fromkeys(asked) if id_ in dossier.facts]
