"""Documents to measure with: of the size that people make, with texts of our own."""

from __future__ import annotations

import json
from typing import Any

from duecare.core.dossier import Dossier

LANGUAGE = "People who are flagged wait for their money while somebody looks at their file, and some never hear why."
RIGHTS = ("non-discrimination", "privacy", "social-security", "effective-remedy")
GROUPS = ("people-in-poverty", "migrants", "children", "women-and-girls")
STATUSES = ("potential", "alleged", "actual-ongoing", "actual-past")
ANSWERS = ("yes", "no", "unknown")


def dossier(number: int, *, impacts: int) -> Dossier:
    """A dossier with that many impacts, three actors involved in each, and a dozen facts."""
    tree = {
        "format": "duecare-dossier/1",
        "id": f"system-{number}",
        "title": f"Benefit risk score {number}",
        "system": {
            "purpose": LANGUAGE,
            "stage": "in-use",
            "sector": "social security",
            "place": {"countries": ["NL"], "territory": f"City {number % 300}"},
        },
        "actors": {
            "city": {"name": f"City {number % 300}", "kind": "public-body", "roles": ["deployer"]},
            "vendor": {"name": f"Vendor {number % 40}", "kind": "business", "roles": ["provider"]},
            "cloud": {"name": "Cloud", "kind": "business", "roles": ["infrastructure"]},
        },
        "facts": {fact: {"value": value, "by": "city", "note": LANGUAGE} for fact, value in _facts(number)},
        "impacts": {f"impact-{place}": _impact(place) for place in range(impacts)},
        "measures": {
            f"measure-{place}": {"title": "Pause", "kind": "cease", "impacts": [f"impact-{place}"]}
            for place in range(0, impacts, 3)
        },
        "review": {"next_on": "2027-06-01"},
    }
    return Dossier.model_validate_json(json.dumps(tree))


def _facts(number: int) -> list[tuple[str, str]]:
    return [
        ("predicts-offending", ANSWERS[number % 3]),
        ("uses-personal-data", "yes"),
        ("uses-origin-data", ANSWERS[(number + 1) % 3]),
        ("scores-people", "yes"),
        ("decides-on-benefits", "yes"),
        ("way-to-contest", ANSWERS[number % 2 + 1]),
    ]


def _impact(place: int) -> dict[str, Any]:
    level = place % 5 + 1
    rating = {"value": level, "reason": LANGUAGE, "by": "p-00000001"}
    involvement = {
        "connected": "yes",
        "sufficient": ANSWERS[place % 3],
        "part": "yes",
        "substantial": ANSWERS[(place + 1) % 3],
        "foreseeable": "yes",
        "linked": "yes",
    }
    return {
        "title": f"Families lose their income, case {place}",
        "description": LANGUAGE,
        "rights": [RIGHTS[place % 4]],
        "groups": [GROUPS[place % 4]],
        "status": STATUSES[place % 4],
        "origin": "intended-use",
        "severity": {
            "scale": {"assessor": rating, "affected-people": {**rating, "by": "engagement-1"}},
            "scope": {
                "assessor": {"count": {"people": 900 * level, "counted": "exposed"}, "reason": LANGUAGE, "by": "x"}
            },
            "irremediability": {"assessor": rating},
        },
        "involvement": dict.fromkeys(("city", "vendor", "cloud"), involvement),
    }
