"""The tables of dossiers."""

from duecare.web.dossiers.models.brought import (
    Import,
    ImportedFrom,
    ImportItem,
    KeptColumns,
    Newer,
    Outcome,
    RecordKey,
    Upload,
)
from duecare.web.dossiers.models.stored import (
    DIGEST_LENGTH,
    FILTERED,
    NO_DAY,
    SORTED,
    Dossier,
    IndexRow,
    Judgement,
    KnowledgeBundle,
    Revision,
    State,
)
from duecare.web.dossiers.models.texts import Pointed, Repeated

__all__ = [
    "DIGEST_LENGTH",
    "FILTERED",
    "NO_DAY",
    "SORTED",
    "Dossier",
    "Import",
    "ImportItem",
    "ImportedFrom",
    "IndexRow",
    "Judgement",
    "KeptColumns",
    "KnowledgeBundle",
    "Newer",
    "Outcome",
    "Pointed",
    "RecordKey",
    "Repeated",
    "Revision",
    "State",
    "Upload",
]
