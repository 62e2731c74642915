"""What a text suggests: words that point to facts, and the order in which to look at a whole register."""

from duecare.triage.entries import Entry, Stated, entries
from duecare.triage.filters import Filters
from duecare.triage.implied import Implications, Implied, Line, Pattern
from duecare.triage.load import Load, loads
from duecare.triage.screening import Screened, Screening, screen
from duecare.triage.suggesting import Parsed, Passage, Reader, Suggestion, shipped_reader

__all__ = [
    "Entry",
    "Filters",
    "Implications",
    "Implied",
    "Line",
    "Load",
    "Parsed",
    "Passage",
    "Pattern",
    "Reader",
    "Screened",
    "Screening",
    "Stated",
    "Suggestion",
    "entries",
    "loads",
    "screen",
    "shipped_reader",
]
