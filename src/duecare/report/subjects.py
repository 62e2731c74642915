"""What an open item is about: its id alone does not say, because a measure and an impact may share one."""

from __future__ import annotations

from collections.abc import Iterable

from duecare.core.method.findings import OpenItem
from duecare.core.method.gates import SUBJECTS
from duecare.core.method.reasons import Reason
from duecare.report.phrase import Phrase
from duecare.report.words import Words


def is_kept_of_line(reasons: Iterable[Reason]) -> bool:
    """Whether it was kept before an answer without evidence was one item: then there was one for each red line."""
    return any(reason.code == "open-evidence" for reason in reasons)


def subject_of(item: OpenItem) -> str:
    """The kind of what it is about; unknown for a name that no record has."""
    if item.check == "unknown-name":
        held = any(reason.code == "open-unknown-value" for reason in item.reasons)
        return "facts" if held else "unknown"
    if is_kept_of_line(item.reasons):
        return "red-lines"
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
