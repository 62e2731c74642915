"""A few knowledge records of each kind, so that these tests do not depend on what the shipped ones say."""

from __future__ import annotations

import json
from typing import Any

from duecare.core.catalogue import KINDS, Catalogue

COMMON: dict[str, Any] = {"summary": "What it is about.", "force": "law", "sure": "known", "checked": "2026-11-01"}
EU = {"sources": [{"norm": "eu-act", "at": "Article 5"}]}
HOUSE = {"force": "house-rule", "sure": "house"}
YES = "yes"

RECORDS: dict[str, dict[str, dict[str, Any]]] = {
    "norms": {
        "eu-act": {"title": "EU AI Act", "jurisdiction": "eu", "issuer": "European Union"},
        "ungps": {
            "title": "UN Guiding Principles",
            "jurisdiction": "international",
            "issuer": "UN",
            "force": "soft-law",
        },
    },
    "facts": {
        "scores-people": {
            "title": "Scores",
            "type": "yes-no",
            "topic": "deciding",
            "question": "Does it give people a score?",
        },
        "looks-for-fraud": {
            "title": "Fraud",
            "type": "yes-no",
            "question": "Is it used to find fraud?",
            "hint": "Also if it only proposes.",
        },
        "rests-on-profile": {
            "title": "Profile",
            "type": "yes-no",
            "question": "Does it rest on a profile alone?",
            "who_knows": "The supplier",
        },
        "flag-consequence": {
            "title": "After a flag",
            "type": "choice",
            "question": "What happens to a person who is flagged?",
            "options": {"closer-check": "A closer check", "stopped": "The payment stops"},
        },
        "areas": {
            "title": "Areas",
            "type": "choices",
            "question": "In which areas is it used?",
            "options": {"benefits": "Benefits", "tax": "Tax", "none-of-these": "None of these"},
        },
        "people-scored": {"title": "How many", "type": "number", "question": "How many people does it score a year?"},
        "last-audit": {"title": "Audit", "type": "date", "question": "When was it last audited?"},
        "stage": {
            "title": "Stage",
            "type": "choice",
            "question": "Where does it stand in its life?",
            "options": {"in-use": "In use", "testing": "Being tested"},
            "derived_from": "system.stage",
        },
        "measures-shown": {"title": "Shown", "type": "yes-no", "question": "Are the safeguards shown to work?"},
        "people-told": {
            "title": "Told",
            "type": "yes-no",
            "topic": "people",
            "question": "Are people told that a score was used?",
        },
    },
    "rights": {
        "privacy": {"title": "Privacy", "kind": "qualified", "family": "private-life"},
        "social-security": {"title": "Social security", "kind": "progressive", "family": "work-and-living"},
        "non-discrimination": {"title": "Equality and non-discrimination", "kind": "non-derogable"},
        "culture": {"title": "Cultural life", "kind": "progressive"},
    },
    "groups": {
        "people-in-poverty": {"title": "People living in poverty"},
        "migrants": {"title": "Migrants and refugees"},
    },
    "harms": {
        "false-suspicion": {
            "title": "Many who did nothing are flagged",
            "when": {"all": [{"fact": "scores-people", "is": YES}, {"fact": "looks-for-fraud", "is": YES}]},
            "rights": ["privacy", "social-security"],
            "groups": ["people-in-poverty"],
            **HOUSE,
        },
        "silent-denial": {
            "title": "People are refused without being told",
            "when": {"fact": "people-told", "is": "no"},
            "rights": ["non-discrimination"],
            **HOUSE,
        },
        "tax-spiral": {
            "title": "Tax debts spiral",
            "when": {"fact": "areas", "includes": "tax"},
            "rights": ["social-security"],
            **HOUSE,
        },
    },
    "red-lines": {
        "profile-policing": {
            "title": "Forecasting offences on a profile alone",
            "effect": "ban",
            "elements": {
                "forecasts": {
                    "text": "It forecasts offences of single people",
                    "when": {"fact": "looks-for-fraud", "is": YES},
                },
                "profile": {"text": "It rests on a profile alone", "when": {"fact": "rests-on-profile", "is": YES}},
            },
            "exceptions": {
                "told": {
                    "text": "Every person is told",
                    "when": {"fact": "people-told", "is": YES},
                    "rights_view": "Being told does not make a wrong score right.",
                }
            },
            "rights": ["privacy"],
            **EU,
        },
        "social-scoring": {
            "title": "Scoring people for their conduct",
            "effect": "ban",
            "elements": {"scores": {"text": "It scores people", "when": {"fact": "scores-people", "is": YES}}},
            "rights": ["non-discrimination"],
            **EU,
        },
        "later-ban": {
            "title": "Stopping payments by machine",
            "effect": "ban",
            "in_force_from": "2027-12-02",
            "elements": {
                "stops": {"text": "A flag stops the payment", "when": {"fact": "flag-consequence", "is": "stopped"}}
            },
            **EU,
        },
        "welfare-moratorium": {
            "title": "Scores on welfare without shown safeguards",
            "effect": "moratorium",
            "elements": {
                "welfare": {"text": "It is used on benefits", "when": {"fact": "areas", "includes": "benefits"}}
            },
            "cleared_when": {"fact": "measures-shown", "is": YES},
            "sources": [{"norm": "ungps"}],
            "force": "soft-law",
        },
        "tax-line": {
            "title": "Seizing homes by machine",
            "effect": "ban",
            "elements": {"tax": {"text": "It is used on taxes", "when": {"fact": "areas", "includes": "tax"}}},
            **EU,
        },
        "incompatible": {
            "title": "Uses that no human rights can be squared with",
            "effect": "advisory",
            "decided_by": "two-people",
            "sources": [{"norm": "ungps"}],
            "force": "soft-law",
        },
        "rumoured": {
            "title": "A line that nobody has verified",
            "effect": "proposed",
            "elements": {"scores": {"text": "It scores people", "when": {"fact": "scores-people", "is": YES}}},
            "sure": "unsure",
        },
    },
    "duties": {
        "due-diligence": {
            "title": "Find out how you may harm people, and act on it",
            "norm": "ungps",
            "addressee": "business",
            "asks": ["Look at the whole chain", "Say openly what was found"],
            "shown_by": {"fact": "measures-shown", "is": YES},
            "force": "soft-law",
        },
        "assess-first": {
            "title": "Assess before first use",
            "norm": "eu-act",
            "addressee": "public-deployer",
            "gate": "go-live",
            "asks": ["Describe who may be affected"],
            "in_force_from": "2027-12-02",
            **EU,
        },
        "tell-people": {
            "title": "Tell people that a score was used",
            "norm": "eu-act",
            "addressee": "deployer",
            "applies_when": {"fact": "rests-on-profile", "is": YES},
            "asks": ["Tell them in plain words"],
            **EU,
        },
        "unsure-duty": {
            "title": "Keep a public list",
            "norm": "eu-act",
            "addressee": "state",
            "asks": ["Publish it"],
            "sure": "summary",
        },
    },
    "checks": {
        "works-in-the-field": {
            "title": "It was looked at where it is used",
            "shown_by": {"fact": "measures-shown", "is": YES},
            "counts_at": ["review"],
            "sources": [{"norm": "ungps", "at": "Principle 18"}],
            **HOUSE,
        }
    },
    "scales": {
        "house": {
            "title": "The house scale of severity",
            "sources": [{"norm": "ungps", "at": "Principle 24"}],
            "version": 1,
            "anchors": {
                name: [
                    {"level": level, "label": f"{word}", "text": "As it says."} for level, word in enumerate(labels, 1)
                ]
                for name, labels in {
                    "scale": ("Inconvenience", "Limited interference", "Bounded loss", "Serious", "Gravest"),
                    "scope": ("A few", "Tens to hundreds", "Thousands", "Hundreds of thousands", "Millions"),
                    "irremediability": (
                        "Promptly",
                        "With some effort",
                        "With much effort",
                        "Only in part",
                        "Not at all",
                    ),
                }.items()
            },
            "tiers": {
                "critical": [{"scale": 5}, {"scale": 4, "irremediability": 5}],
                "severe": [{"scale": 4}, {"scale": 3, "scope": 4}],
                "significant": [{"scale": 3}, {"scale": 2, "scope": 3}],
            },
            "people_bands": [{"from": 0, "level": 1}, {"from": 11, "level": 2}, {"from": 1001, "level": 3}],
            "share_bands": [{"from": 0, "level": 1}, {"from": 10, "level": 3}, {"from": 50, "level": 4}],
            "response_days": {"critical": 30, "severe": 90, "significant": 180, "limited": 365},
            **HOUSE,
        }
    },
    "gates": {
        gate: {
            "title": gate,
            "gate": gate,
            "blocks": ["red-line-crossed", "red-line-cannot-tell", "impact-without-response", "impact-nobody-heard"],
            "counts": [
                "disputed-fact",
                "review-not-set",
                "rights-not-screened",
                "impact-involvement-open",
                "measure-overdue",
                "unknown-name",
            ],
            **HOUSE,
        }
        for gate in ("go-live", "need", "review")
    },
}


def catalogue() -> Catalogue:
    """These records as the method reads them."""
    records = {
        kind: {
            id_: KINDS[kind].model_validate_json(json.dumps({**COMMON, **record, "id": id_}))
            for id_, record in sorted(found.items())
        }
        for kind, found in RECORDS.items()
    }
    return Catalogue("sha256:" + "a" * 64, records)
