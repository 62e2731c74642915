"""What an open item is about: its id alone does not say, because a measure and an impact may share one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from duecare.core.catalogue.records import Check
from duecare.core.method.findings import OpenItem
from duecare.core.method.gates import LINE_CHECKS
from duecare.report.phrase import Phrase
from duecare.report.words import Words

Subject = Literal["red-lines", "facts", "impacts", "measures", "dossier", "unknown"]

_SUBJECTS: Mapping[Check, Subject] = MappingProxyType(
    {
        **dict.fromkeys(LINE_CHECKS, "red-lines"),
        "disputed-fact": "facts",
        "measure-overdue": "measures",
        "rights-not-screened": "dossier",
        "review-overdue": "dossier",
        "review-not-set": "dossier",
    }
)
"""The other checks are about impacts."""


def subject_of(item: OpenItem) -> Subject:
    """The kind of what it is about; unknown for a name that no record has."""
    if item.check == "unknown-name":
        held = any(reason.code == "open-unknown-value" for reason in item.reasons)
        return "facts" if held else "unknown"
    return _SUBJECTS.get(item.check, "impacts")


def subject_name(item: OpenItem, words: Words) -> Phrase:
    """Its name: of a fact the question, of a name that no record has the name as it stands."""
    match subject_of(item):
        case "facts":
            return words.question(item.id)
        case "unknown":
            return words.code(item.id)
        case kind:
            return words.name(kind, item.id)
