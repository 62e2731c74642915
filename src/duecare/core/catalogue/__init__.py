"""The types of knowledge records: what the law and the field say, as data that a lawyer can read and correct."""

from duecare.core.catalogue.base import FORCES, Frozen, Items, Level, Slug, Source, Text
from duecare.core.catalogue.catalogue import KINDS, Catalogue
from duecare.core.catalogue.records import (
    Duty,
    Exception_,
    FactQuestion,
    GateChecks,
    Group,
    Harm,
    Norm,
    RedLine,
    Right,
    SeverityScale,
)

__all__ = [
    "FORCES",
    "KINDS",
    "Catalogue",
    "Duty",
    "Exception_",
    "FactQuestion",
    "Frozen",
    "GateChecks",
    "Group",
    "Harm",
    "Items",
    "Level",
    "Norm",
    "RedLine",
    "Right",
    "SeverityScale",
    "Slug",
    "Source",
    "Text",
]
