"""A small body of knowledge made for these tests, with one record of every kind that the method treats differently.

Tests of the core stand on these records and not on the shipped ones, so that a lawyer may correct those freely.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from duecare.core.catalogue import KINDS, Catalogue
from duecare.core.catalogue.base import Record

ON = date(2026, 11, 22)
CHECKED = "2026-11-22"

YES_NO = (
    "scores-people",
    "in-public",
    "harms-them",
    "court-order",
    "narrow-use",
    "privacy-shown",
    "accuracy-shown",
    "people-told",
    "tested",
    "on-sale",
)

FACTS: Mapping[str, Mapping[str, Any]] = {
    **{id_: {"type": "yes-no"} for id_ in YES_NO},
    "area": {"type": "choice", "options": {"street": "The street", "office": "An office", "school": "A school"}},
    "uses": {"type": "choices", "options": {"faces": "Faces", "voices": "Voices", "texts": "Texts"}},
    "share-wrong": {"type": "number"},
    "sold-on": {"type": "date"},
    "in-union": {
        "type": "yes-no",
        "derived_from": "system.countries",
        "yes_for": ["DE", "FR"],
        "no_outside": ["DE", "FR"],
    },
    "stage": {
        "type": "choice",
        "derived_from": "system.stage",
        "options": {"idea": "An idea", "testing": "In testing", "in-use": "In use"},
    },
    "deployer-kind": {
        "type": "choices",
        "derived_from": "actors.deployer.kind",
        "options": {"public-body": "A public body", "business": "A business"},
    },
}

RIGHTS: Mapping[str, Mapping[str, Any]] = {
    "dignity": {"kind": "absolute"},
    "liberty": {"kind": "non-derogable"},
    "privacy": {"kind": "qualified"},
    "work": {"kind": "progressive"},
    "remedy": {"kind": "guarantee"},
    "rumoured": {"kind": "absolute", "sure": "unsure"},
}

GROUPS: Mapping[str, Mapping[str, Any]] = {"children": {}, "migrants": {}}

HARMS: Mapping[str, Mapping[str, Any]] = {
    "wrongly-flagged": {
        "when": {"all": [{"fact": "scores-people", "is": "yes"}, {"fact": "share-wrong", "min": 5}]},
        "rights": ["privacy", "work"],
    },
    "watched": {"when": {"fact": "uses", "includes": "faces"}, "rights": ["privacy", "liberty"]},
    "hearsay": {"when": {"fact": "in-public", "is": "yes"}, "rights": ["remedy"], "sure": "summary"},
}

_SCORED = {"text": "It scores people", "when": {"fact": "scores-people", "is": "yes"}}
_HARMED = {"text": "They come to harm by it", "when": {"fact": "harms-them", "is": "yes"}}
_IN_PUBLIC = {"text": "It works in public", "when": {"fact": "in-public", "is": "yes"}}
_ON_SALE = {"text": "It is on sale", "when": {"fact": "on-sale", "is": "yes"}}

RED_LINES: Mapping[str, Mapping[str, Any]] = {
    "union-scoring": {
        "effect": "ban",
        "applies_when": {"fact": "in-union", "is": "yes"},
        "elements": {"scores": _SCORED, "harms": _HARMED},
        "exceptions": {
            "by-court": {
                "text": "A court ordered it for a narrow use",
                "when": {"all": [{"fact": "court-order", "is": "yes"}, {"fact": "narrow-use", "is": "yes"}]},
                "rights_view": "Whoever is scored can still be wronged.",
            }
        },
        "rights": ["privacy"],
        "sources": [{"norm": "union-act", "at": "Article 5"}, {"norm": "union-charter"}],
    },
    "treaty-scoring": {"effect": "ban", "elements": {"scores": _SCORED, "harms": _HARMED}, "rights": ["dignity"]},
    "soon-banned": {"effect": "ban", "elements": {"on-sale": _ON_SALE}, "in_force_from": "2026-12-02"},
    "once-banned": {"effect": "ban", "elements": {"scores": _SCORED}, "in_force_until": "2025-01-01"},
    "pause": {
        "effect": "moratorium",
        "elements": {"in-public": _IN_PUBLIC},
        "cleared_when": {
            "all": [{"fact": "privacy-shown", "is": "yes"}, {"fact": "accuracy-shown", "is": "yes"}],
        },
        "rights": ["liberty"],
    },
    "anything-else": {"effect": "ban", "decided_by": "two-people", "force": "soft-law"},
    "advised-against": {"effect": "advisory", "elements": {"in-public": _IN_PUBLIC}},
    "drafted": {"effect": "proposed", "elements": {"in-public": _IN_PUBLIC}},
    "half-heard": {"effect": "ban", "elements": {"in-public": _IN_PUBLIC}, "sure": "unsure", "rights": ["remedy"]},
}

DUTIES: Mapping[str, Mapping[str, Any]] = {
    "care": {"norm": "principles", "addressee": "any", "asks": ["Take care"]},
    "tell": {
        "norm": "union-act",
        "addressee": "deployer",
        "gate": "go-live",
        "applies_when": {"fact": "in-union", "is": "yes"},
        "asks": ["Tell people"],
        "shown_by": {"fact": "people-told", "is": "yes"},
    },
    "test": {
        "norm": "union-act",
        "addressee": "provider",
        "gate": "release",
        "asks": ["Test it"],
        "shown_by": {"fact": "tested", "is": "yes"},
        "in_force_from": "2027-01-01",
    },
    "publish": {"norm": "union-act", "addressee": "public-deployer", "gate": "go-live", "asks": ["Publish it"]},
    "respect": {"norm": "principles", "addressee": "business", "asks": ["Respect rights"]},
    "protect": {"norm": "principles", "addressee": "state", "asks": ["Protect people"]},
    "import": {"norm": "union-act", "addressee": "deployer", "asks": ["Declare it"], "in_force_until": "2025-01-01"},
    "whispered": {"norm": "principles", "addressee": "any", "asks": ["Ask around"], "sure": "unsure"},
}

_ANCHORS = {
    name: [{"level": level, "label": f"Level {level}", "text": "As described."} for level in range(1, 6)]
    for name in ("scale", "scope", "irremediability")
}
_NUMBERS = {
    "anchors": _ANCHORS,
    "people_bands": [
        {"from": 0, "level": 1},
        {"from": 11, "level": 2},
        {"from": 1_001, "level": 3},
        {"from": 100_001, "level": 4},
        {"from": 1_000_001, "level": 5},
    ],
    "share_bands": [{"from": 0, "level": 1}, {"from": 10, "level": 3}, {"from": 50, "level": 4}],
    "response_days": {"critical": 7, "severe": 30, "significant": 90, "limited": 180},
}
SCALES: Mapping[str, Mapping[str, Any]] = {
    "house-1": {"version": 1, "tiers": {"critical": [], "severe": [], "significant": []}, **_NUMBERS},
    "house-2": {
        "version": 2,
        "tiers": {
            "critical": [
                {"scale": 5},
                {"scale": 4, "irremediability": 5},
                {"scale": 4, "scope": 5},
                {"scale": 4, "scope": 4, "irremediability": 4},
            ],
            "severe": [
                {"scale": 4},
                {"scale": 2, "irremediability": 5},
                {"scale": 3, "scope": 4},
                {"scale": 3, "irremediability": 4},
            ],
            "significant": [
                {"scale": 3},
                {"scale": 2, "irremediability": 4},
                {"scale": 2, "scope": 3},
                {"irremediability": 5},
            ],
        },
        **_NUMBERS,
    },
}

LINE_CHECKS = [
    "red-line-crossed",
    "red-line-cannot-tell",
    "red-line-second-person",
    "red-line-upcoming",
    "moratorium-not-cleared",
]
IMPACT_CHECKS = [
    "impact-without-response",
    "impact-severity-unknown",
    "impact-involvement-open",
    "impact-nobody-heard",
    "remedy-missing",
]
GATES: Mapping[str, Mapping[str, Any]] = {
    "go-live": {
        "gate": "go-live",
        "blocks": [*LINE_CHECKS, *IMPACT_CHECKS, "rights-not-screened"],
        "counts": ["disputed-fact", "review-overdue", "review-not-set"],
    },
    "review": {"gate": "review", "blocks": ["review-overdue"], "counts": ["remedy-missing", "review-overdue"]},
}

NORMS: Mapping[str, Mapping[str, Any]] = {
    id_: {"jurisdiction": where, "issuer": "Somebody"}
    for id_, where in (("union-act", "eu"), ("union-charter", "eu"), ("principles", "international"))
}


def record(kind: str, id_: str, fields: Mapping[str, Any]) -> Record:
    """A record of a kind (its folder's name), filled up with what every record needs."""
    least: dict[str, Any] = {"id": id_, "title": id_, "summary": "In plain words.", "checked": CHECKED}
    least |= {"force": "house-rule" if kind in ("scales", "gates") else "law", "sure": "known"}
    if kind == "facts":
        least["question"] = f"{id_}?"
    return KINDS[kind].model_validate({**least, **fields}, strict=False)


SHIPPED: tuple[Record, ...] = tuple(
    record(kind, id_, fields)
    for kind, records in (
        ("norms", NORMS),
        ("facts", FACTS),
        ("rights", RIGHTS),
        ("groups", GROUPS),
        ("harms", HARMS),
        ("red-lines", RED_LINES),
        ("duties", DUTIES),
        ("scales", SCALES),
        ("gates", GATES),
    )
    for id_, fields in records.items()
)


def catalogue(records: Iterable[Record] = SHIPPED) -> Catalogue:
    """These records as the method reads them: by kind, in the order of their ids. A later one replaces an earlier."""
    folder = {cls: name for name, cls in KINDS.items()}
    latest = {(folder[type(item)], item.id): item for item in records}
    ordered = sorted(latest.items())
    grouped = {
        kind: {id_: item for (_, id_), item in items} for kind, items in groupby(ordered, lambda entry: entry[0][0])
    }
    return Catalogue("sha256:" + "0" * 64, grouped)


def with_records(*more: Record) -> Catalogue:
    """The knowledge with these records besides, or instead of those of the same id."""
    return catalogue((*SHIPPED, *more))


KNOWLEDGE = catalogue()
