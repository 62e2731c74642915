"""Cumulative load as a picture with its table: how many systems fall on the same people."""

from __future__ import annotations

from duecare.report.pictures.drawing import Shown
from duecare.report.words import Words
from duecare.triage.written.bars import Bar, Chart, shown
from duecare.triage.written.texts import told
from duecare.web.screening.store import Summary


def load(there: Summary, words: Words) -> Shown | None:
    """The groups on which several systems fall; nothing where there is none."""
    if not there.loads:
        return None
    bars = tuple(Bar(words.name("groups", group), (named, through)) for group, named, through, _ in there.loads)
    parts = (told(words, "screen-load-named"), told(words, "screen-load-through"))
    title, about = told(words, "screen-load"), told(words, "screen-load-what")
    return shown(Chart(title, about, told(words, "screen-groups"), parts, bars), words)
