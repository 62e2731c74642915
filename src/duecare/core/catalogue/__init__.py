"""The types of knowledge records: what the law and the field say, as data that a lawyer can read and correct."""

from duecare.core.catalogue.base import FORCES, Frozen, Items, Level, Slug, Source, Text
from duecare.core.catalogue.catalogue import KINDS, Catalogue
from duecare.core.catalogue.records import (
    Duty,
    FactQuestion,
    GateChecks,
    Group,
    Harm,
    LegalException,
    Norm,
    Pack,
    RedLine,
    Right,
    SeverityScale,
)

__all__ = [
    "FORCES",
    "KINDS",
    "Catalogue",
    "Duty",
    "FactQuestion",
    "Frozen",
    "GateChecks",
    "Group",
    "Harm",
    "Items",
    "LegalException",
    "Level",
    "Norm",
    "Pack",
    "RedLine",
    "Right",
    "SeverityScale",
    "Slug",
    "Source",
    "Text",
]
