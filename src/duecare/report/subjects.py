"""What an open item is about: its id alone does not say, because a measure and an impact may share one."""

from __future__ import annotations

from duecare.core.method.findings import OpenItem
from duecare.core.method.gates import SUBJECTS
from duecare.report.phrase import Phrase
from duecare.report.words import Words


def subject_of(item: OpenItem) -> str:
    """The kind of what it is about; unknown for a name that no record has."""
    if item.check == "unknown-name":
        held = any(reason.code == "open-unknown-value" for reason in item.reasons)
        return "facts" if held else "unknown"
    return SUBJECTS.get(item.check, "impacts")


def subject_name(item: OpenItem, words: Words) -> Phrase:
    """Its name: of a fact the question, of a name that no record has the name as it stands."""
    match subject_of(item):
        case "facts":
            return words.question(item.id)
        case "unknown":
            return words.code(item.id)
        case kind:
            return words.name(kind, item.id)
