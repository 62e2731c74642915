"""The plain summary: one page for a person whom the system may concern, to be printed and to be read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings
from duecare.core.method.known import known_facts
from duecare.core.revision import view
from duecare.report.front import notes
from duecare.report.phrase import Phrase, concat
from duecare.report.summary_people import changed, still_open, wrong
from duecare.report.summary_told import Part, Told
from duecare.report.summary_ways import afraid, human, know, routes, what
from duecare.report.words import Words

PARTS = (what, know, wrong, changed, still_open, human, routes, afraid)
"""The parts of the page, in the order in which a person needs them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The page, as values."""

    on: date
    kicker: Phrase
    title: Phrase
    parts: tuple[Part, ...]
    notes: tuple[Phrase, ...]
    """What a reader must know first."""
    below: tuple[Phrase, ...]


def summarise(dossier: Dossier, findings: Findings, words: Words, *, on: date) -> Summary:
    """The summary of a dossier, as the public may see it: nothing that is shown to fewer stands in it.

    Nothing is invented: what is not written down is said to be missing, with what a person may ask for.
    """
    seen = view(dossier, findings, "public", words.catalogue)
    shown = Words(words.language, words.catalogue, seen.dossier)
    known = known_facts(seen.dossier, words.catalogue)
    told = Told(seen.dossier, seen.findings, known, seen.withheld, shown)
    return Summary(
        on=on,
        kicker=told.say("kicker"),
        title=shown.own(dossier.title),
        parts=tuple(part(told) for part in PARTS),
        notes=notes(seen.dossier, seen.findings, on, shown, seen.withheld),
        below=_below(told),
    )


def _below(told: Told) -> tuple[Phrase, ...]:
    made = told.say("made", day=told.words.day(told.findings.on))
    withheld = [told.say("withheld", count=len(told.withheld))] if told.withheld else []
    return (concat((made, *withheld, told.say("no-seal")), " "),)
