"""What readers must know first of a dossier that was made from outside: who took no part, and what it started from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from duecare.core.dossier import Dossier, ImportedRecord
from duecare.core.dossier.words import Outside
from duecare.core.revision.view import Withheld
from duecare.report.looked import not_shown
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words

SAID: Mapping[Outside, str] = MappingProxyType(
    {
        "operator-not-asked": "outside-operator-not-asked",
        "operator-asked": "outside-operator-asked",
        "operator-answered": "outside-operator-answered",
    }
)
MOST = 3
"""So many records are named on page one; a chapter has all of them."""


def outside_notes(dossier: Dossier, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Phrase, ...]:
    """That it was made from outside, whether who runs the system was asked, and from which records; else nothing."""
    if dossier.outside is None:
        return ()
    return (concat((words.text(SAID[dossier.outside]), _records(dossier, words, withheld)), " "),)


def _records(dossier: Dossier, words: Words, withheld: Sequence[Withheld]) -> Phrase:
    hidden = not_shown(withheld, "records", words)
    if not dossier.records:
        return hidden or words.text("outside-no-records")
    named = words.series([record_line(record, words) for record in islice(dossier.records.values(), MOST)])
    left = len(dossier.records) - MOST
    shown = words.text("outside-more", records=named, count=left) if left > 0 else named
    return concat((words.text("outside-records", records=shown), hidden), " ")


def record_line(record: ImportedRecord, words: Words) -> Phrase:
    """A record by its file, with the body that states what it says."""
    return words.text("outside-record", file=words.code(record.file_name), who=words.own(record.asserted_by))
