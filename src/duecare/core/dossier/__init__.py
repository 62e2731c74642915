"""The document: everything said about one AI system in one context of use."""

from duecare.core.dossier.actors import Actor, Link
from duecare.core.dossier.canonical import canonical_bytes, digest_of
from duecare.core.dossier.contact import Contact
from duecare.core.dossier.document import Assessors, Dossier, Place, Review, System
from duecare.core.dossier.evaluations import Compared, Evaluation, Limits, OnGroup, RateChange, RateDifference, WorstOff
from duecare.core.dossier.facts import Dispute, Fact
from duecare.core.dossier.impacts import (
    Count,
    Impact,
    Involvement,
    Rating,
    ScopeRating,
    Severity,
    Share,
    Span,
    StateDuty,
)
from duecare.core.dossier.records import (
    ContraryVoice,
    Decision,
    EffectOnGroup,
    Engagement,
    Evidence,
    ImportedField,
    ImportedRecord,
    Measure,
)
from duecare.core.dossier.references import broken_references
from duecare.core.dossier.standpoints import (
    HarmStandpoint,
    LabelDecision,
    Limitation,
    LimitationAnswer,
    RedLineAnswer,
    RedLineStandpoint,
    RightStandpoint,
    StateActionNeeded,
)
from duecare.core.dossier.upgrades import FORMAT, upgrade

__all__ = [
    "FORMAT",
    "Actor",
    "Assessors",
    "Compared",
    "Contact",
    "ContraryVoice",
    "Count",
    "Decision",
    "Dispute",
    "Dossier",
    "EffectOnGroup",
    "Engagement",
    "Evaluation",
    "Evidence",
    "Fact",
    "HarmStandpoint",
    "Impact",
    "ImportedField",
    "ImportedRecord",
    "Involvement",
    "LabelDecision",
    "Limitation",
    "LimitationAnswer",
    "Limits",
    "Link",
    "Measure",
    "OnGroup",
    "Place",
    "RateChange",
    "RateDifference",
    "Rating",
    "RedLineAnswer",
    "RedLineStandpoint",
    "Review",
    "RightStandpoint",
    "ScopeRating",
    "Severity",
    "Share",
    "Span",
    "StateActionNeeded",
    "StateDuty",
    "System",
    "WorstOff",
    "broken_references",
    "canonical_bytes",
    "digest_of",
    "upgrade",
]
