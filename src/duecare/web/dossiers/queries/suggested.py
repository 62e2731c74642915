"""What the texts of a dossier suggest, as its pages read it."""

from __future__ import annotations

from duecare.web.dossiers import reading
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.reading import Reading, Suggested, suggestions


def read(opened: Open) -> Reading:
    """The texts of a dossier, read."""
    return reading.read(opened.document, reading.marks_for(opened.row.organisation_id, opened.document))


def suggestion_of(opened: Open, fact: str) -> Suggested | None:
    """What is suggested of one fact; nothing where nothing is."""
    return next((one for one in suggestions(opened.document, read(opened)) if one.fact == fact), None)
