"""A dossier with something of everything, and the report of it."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

from duecare.core.dossier import Dossier
from duecare.core.method import Findings, assess
from duecare.report.content import build
from duecare.report.model import Report
from duecare.report.words import Words
from tests.core.evaluations import after
from tests.report.knowledge import catalogue

ON = date(2026, 11, 22)
CATALOGUE = catalogue()


def rating(value: int | str | dict[str, int], reason: str, by: str = "rights-lead", **more: Any) -> dict[str, Any]:
    return {"value": value, "reason": reason, "by": by, **more}


DOCUMENT: dict[str, Any] = {
    "format": "duecare-dossier/1",
    "id": "benefit-score",
    "title": "Risk score for benefit fraud, City of Westermond",
    "system": {
        "name": "Insight",
        "purpose": "To choose which recipients of social assistance are visited by an inspector. Each month the score "
        "orders all files; the first 400 are checked.",
        "stage": "in-use",
        "place": {"countries": ["NL"], "territory": "Westermond"},
        "started": "2024-03-01",
        "alternatives": "Checks drawn by lot, and letters that explain the rules.",
    },
    "actors": {
        "city": {"name": "City of Westermond", "kind": "public-body", "roles": ["deployer"], "country": "NL"},
        "vendor": {"name": "Corvane Analytics", "kind": "business", "roles": ["provider", "developer"]},
    },
    "chain": {"model": {"from": "vendor", "to": "city", "what": "the trained model and its updates"}},
    "facts": {
        "scores-people": {"value": "yes", "by": "city", "on": "2026-09-01", "evidence": ["manual"]},
        "looks-for-fraud": {"value": "yes", "by": "city"},
        "flag-consequence": {"value": "stopped", "by": "city"},
        "areas": {"value": ["benefits"], "by": "city"},
        "people-scored": {"value": 12500, "by": "city"},
        "last-audit": {"value": "2025-02-14", "by": "vendor", "evidence": ["manual"]},
        "people-told": {
            "value": "yes",
            "by": "city",
            "note": "A leaflet is sent.",
            "disputes": {
                "union": {
                    "value": "no",
                    "by": "clients-union",
                    "note": "Nobody we asked has seen it.",
                    "on": "2026-10-02",
                }
            },
        },
        "rests-on-profile": {"value": "yes", "basis": "suggested", "by": "vendor"},
    },
    "rights": {
        "culture": {"decision": "set-aside", "reason": "Nothing here touches cultural life.", "by": "rights-lead"}
    },
    "red_lines": {
        "incompatible": {
            "raised": "It treats a whole district as suspects.",
            "raised_by": "clients-union",
            "answers": {
                "rights-lead": {
                    "decision": "not-crossed",
                    "reason": "Other lines meet it.",
                    "by": "rights-lead",
                    "on": "2026-10-10",
                }
            },
        }
    },
    "impacts": {
        "wrongful-stop": {
            "title": "Benefits stop although nothing was wrong",
            "description": "Flagged people lose their payment until the check is over.\n\nMost had done nothing.",
            "harm": "false-suspicion",
            "rights": ["social-security", "privacy"],
            "groups": ["people-in-poverty"],
            "status": "actual-ongoing",
            "origin": "intended-use",
            "severity": {
                "scale": {
                    "assessor": rating(3, "Payments are resumed later."),
                    "affected-people": rating(4, "We could not pay the rent.", "clients-union"),
                },
                "scope": {
                    "assessor": {
                        "count": {"people": 4800, "counted": "harmed"},
                        "reason": "Counted from the files of 2025.",
                        "by": "rights-lead",
                    }
                },
                "irremediability": {
                    "expert": rating({"low": 3, "high": 4}, "Debts and evictions follow.", "debt-adviser")
                },
            },
            "involvement": {
                "city": {
                    "connected": "yes",
                    "sufficient": "yes",
                    "state_duty": {
                        "duty": "respect",
                        "breached": "yes",
                        "reason": "It set the threshold.",
                        "by": "rights-lead",
                    },
                },
                "vendor": {
                    "connected": "yes",
                    "sufficient": "no",
                    "part": "yes",
                    "substantial": "yes",
                    "encouraged": "no",
                    "foreseeable": "yes",
                    "mitigated": "yes",
                },
            },
            "testimony": ["evening"],
            "evidence": ["manual"],
        },
        "origin-proxy": {
            "title": "People of foreign origin are flagged more often",
            "rights": ["non-discrimination"],
            "groups": ["migrants", "people-in-poverty"],
            "status": "alleged",
            "origin": "design",
            "severity": {"scale": {"assessor": rating(5, "If shown, it is systematic.")}},
            "involvement": {"vendor": {"connected": "yes", "sufficient": "unknown"}},
        },
        "chilling": {
            "title": "People do not ask for help any more",
            "rights": ["social-security"],
            "groups": ["people-in-poverty"],
            "status": "potential",
            "likelihood": "likely",
            "irremediable_from": "2027-06-01",
            "severity": {
                "scale": {"assessor": rating(2, "They live on less than they could.")},
                "scope": {"assessor": rating("unknown", "Nobody has counted those who stay away.")},
                "irremediability": {"assessor": rating(2, "They can still ask later.")},
            },
        },
    },
    "measures": {
        "resume": {
            "title": "Payments go on during a check",
            "kind": "cease",
            "impacts": ["wrongful-stop"],
            "actor": "city",
            "owner": "Head of social assistance",
            "due": "2026-12-15",
            "state": "under-way",
            "effects": {"people-in-poverty": {"effect": "shown-to-help", "reason": "No stops in the pilot district."}},
        },
        "repay": {"title": "Repay fees and interest", "kind": "remedy", "impacts": ["wrongful-stop"], "actor": "city"},
    },
    "engagement": {
        "evening": {
            "title": "Evening at the community house",
            "groups": ["people-in-poverty"],
            "how": "group-talk",
            "on": "2026-06-11",
            "language": "nl",
            "said": "You open the letter and the money is gone. Then you wait. Nobody says for what.",
            "changed": "The stop during checks is being ended.",
        }
    },
    "evidence": {
        "manual": {
            "title": "Working instruction 4.2",
            "kind": "document",
            "where": "file room",
            "digest": "sha256:" + "b" * 64,
        }
    },
    "evaluations": {
        "stops": {
            **after("resume", **{"people-in-poverty": "helped", "migrants": "held-back"}),
            "title": "Stops before and after the pilot",
            "impacts": ["wrongful-stop"],
            "worst_off": {"group": "people-in-poverty", "answer": "shown-to-help", "levelled_down": "no"},
        }
    },
    "decisions": {
        "first": {
            "gate": "go-live",
            "outcome": "proceed-with-conditions",
            "conditions": "Only with a yearly audit.",
            "reason": "Fraud costs money that others need.",
            "by": "city-council",
            "office": "the council of the city",
            "on": "2024-02-01",
        }
    },
    "records": {
        "register": {
            "format": "us-inventory-2024",
            "file_name": "register.csv",
            "file_digest": "sha256:" + "c" * 64,
            "asserted_by": "City of Westermond",
            "position": 41,
            "imported_on": "2026-08-01",
            "fields": [{"name": "Purpose", "verbatim": "Choose files to check"}, {"name": "Contact", "verbatim": " "}],
        }
    },
    "gate": "review",
    "gate_on": "2027-01-15",
    "review": {"next_on": "2027-03-01", "triggers": ["a new version of the model"]},
    "assessors": {"who": "The rights lead of the city, with a debt adviser", "paid_by": "City of Westermond"},
}

EMPTY: dict[str, Any] = {"format": "duecare-dossier/1", "id": "blank", "title": "Nothing said yet"}


def dossier(**changes: Any) -> Dossier:
    """The example with some of its parts replaced."""
    return Dossier.model_validate_json(json.dumps({**copy.deepcopy(DOCUMENT), **changes}))


def blank() -> Dossier:
    """A dossier that says nothing but its name."""
    return Dossier.model_validate_json(json.dumps(EMPTY))


def judged(document: Dossier) -> Findings:
    """What the method finds of it."""
    return assess(document, CATALOGUE, ON)


def reported(document: Dossier, language: str = "en", on: date = ON) -> tuple[Report, Words]:
    """The report of it, and the words it is in."""
    words = Words(language, CATALOGUE, document)
    return build(document, judged(document), words, on=on), words
