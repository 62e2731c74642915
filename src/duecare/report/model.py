"""The report as frozen values: what stands in it and in which order, in the reader's words, on a page or in a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from duecare.core.catalogue.records import Tier
from duecare.report.absent import Absent
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Shown

Tone = Literal["grave", "open", "calm"]
"""How a word is set off. There is no tone for good: nothing here is a seal of approval."""


@dataclass(frozen=True, slots=True)
class Because:
    """One reason as shown: its sentence, the facts it rests on, the norms it applies, and what would change it.

    Without a sentence where a word beside it says the same.
    """

    text: Phrase
    facts: tuple[Phrase, ...]
    norms: tuple[Phrase, ...]
    would_change: tuple[Phrase, ...]
    short: tuple[Phrase, ...] = ()
    """The facts in few words, for a report that says in one place who stated each of them and on what evidence."""


@dataclass(frozen=True, slots=True)
class Row:
    """A term and what is said of it."""

    term: Phrase
    detail: Phrase
    items: tuple[Phrase, ...] = ()
    """Where the detail is several things: each of them, to be shown as a list."""


@dataclass(frozen=True, slots=True)
class Said:
    """A voice: who says what, when and on what evidence."""

    who: Phrase
    what: Phrase
    note: Phrase


@dataclass(frozen=True, slots=True)
class Point:
    """Something concluded, in a word, with all its reasons."""

    id: str
    name: Phrase
    word: Phrase
    tone: Tone
    rows: tuple[Row, ...]
    said: tuple[Said, ...]
    because: tuple[Because, ...]
    decided: bool = False
    """People decided it, not facts: then what they said stands wherever it is shown."""
    due: date | None = None
    """The day by which it is asked."""
    in_full: bool = True
    """Whether all that was found on it stands here. Otherwise it is named, and its `Rest` says how it stands."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Records that are named only: how they stand and how many there are, so that none is dropped unseen."""

    lead: Phrase
    names: tuple[Phrase, ...]
    rows: tuple[Row, ...] = ()
    """Where each needs a word more, or where they belong together: those, instead of the names."""
    settles: tuple[Phrase, ...] = ()
    """The few questions whose answers would settle most of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Points that belong together: one kind of thing that is open."""

    name: Phrase
    points: tuple[Point, ...]
    because: tuple[Because, ...] = ()
    """What is to be said of all of them alike."""


@dataclass(frozen=True, slots=True)
class SharedDuties:
    """Duties of one norm that are asked of the same actors, by the same day and for the same reasons."""

    word: Phrase
    tone: Tone
    rows: tuple[Row, ...]
    because: tuple[Because, ...]
    points: tuple[Point, ...]
    """Each with what the dossier holds, in a word."""


@dataclass(frozen=True, slots=True)
class NormPart:
    """A norm and what it asks."""

    name: Phrase
    shared: tuple[SharedDuties, ...]
    url: str = ""
    """Where its own text can be read."""


@dataclass(frozen=True, slots=True)
class OpenPart:
    """What is open and stands in the way at the next moment of decision, or what does not: by kind."""

    name: Phrase
    kinds: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An impact in its place among the others."""

    id: str
    number: int
    title: Phrase
    tier: Phrase
    worst: Tier
    """The worse end of its severity."""
    settled: bool
    """Whether its severity is one tier, not a range."""
    who: Phrase
    rights: Phrase
    status: Phrase
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What is expected of whom, by when, and what is done about it."""

    who: Phrase
    must: tuple[Phrase, ...]
    about: Phrase
    by_when: Phrase
    measures: tuple[Phrase, ...]
    named: int = 1
    """How many of the measures page one names: the first, and where remedy is owed also the first of those."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of severity: the level or range that holds, and every rater's view."""

    id: str
    name: Phrase
    low: int
    high: int
    word: Phrase
    said: tuple[Said, ...]
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Involved:
    """One actor in one impact."""

    who: Phrase
    label: Phrase
    must: tuple[Phrase, ...]
    because: tuple[Because, ...]
    over_time: tuple[Phrase, ...] = ()
    """How the involvement moves with time: a notice that was given, and the day by which to act."""


@dataclass(frozen=True, slots=True)
class ImpactPart:
    """An impact with its dimensions, its actors and the people who spoke of it."""

    id: str
    number: int
    title: Phrase
    tier: Phrase
    worst: Tier
    """The worse end of its severity."""
    settled: bool
    """Whether its severity is one tier, not a range."""
    rows: tuple[Row, ...]
    dimensions: tuple[Dimension, ...]
    involved: tuple[Involved, ...]
    because: tuple[Because, ...]
    limits: tuple[Point, ...] = ()
    """For each right that a State was asked to justify limiting: question by question."""


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure, and what it did for each group."""

    title: Phrase
    rows: tuple[Row, ...]
    effects: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class FactPart:
    """A fact that is stated: what was asked, the answer, who gives it on what evidence, and in which words."""

    id: str
    name: Phrase
    question: Phrase
    value: Phrase
    source: Phrase
    note: Phrase


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts on one topic."""

    name: Phrase
    facts: tuple[FactPart, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """A matter on which people disagree: every voice, the one that counts first."""

    about: Phrase
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class GatePart:
    """A moment of decision: each thing that is open there; and for each kind of thing a line with all that it is about,
    and one with how many there are."""

    id: str
    name: Phrase
    is_next: bool
    blocking: tuple[Point, ...]
    counting: tuple[Point, ...]
    blocking_lines: tuple[Row, ...]
    counting_lines: tuple[Row, ...]
    blocking_numbers: tuple[Row, ...]
    counting_numbers: tuple[Row, ...]
    beside: tuple[Phrase, ...] = ()
    """Where nothing stands in the way: what that does not say."""


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """What was decided, or that nothing was."""

    headline: Phrase
    lines: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Page one, in the order in which a person needs it. The `more` sentences say what the chapters add."""

    decision: DecisionPart
    red_lines: tuple[Point, ...]
    red_lines_more: tuple[Phrase, ...]
    """What is not listed; or that nothing is, which lines were looked at, and that there are others."""
    worst: tuple[Placed, ...]
    worst_more: tuple[Phrase, ...]
    """How many more."""
    heard: tuple[Phrase, ...]
    questions: tuple[Phrase, ...]
    questions_more: tuple[Phrase, ...]
    """How many more; or that none is open, and what nobody looked at."""
    tasks: tuple[Task, ...]
    tasks_more: tuple[Phrase, ...]
    made: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """All records that do not stand in full, as they are shown."""

    red_lines: tuple[Rest, ...]
    duties: tuple[Rest, ...]
    rights: tuple[Rest, ...]
    harms: tuple[Rest, ...]
    questions: tuple[Rest, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page and the PDF show. Of red lines, duties, rights, harms and questions, what matters comes
    first and in full, then every other by name; `others` has these as they are shown."""

    on: date
    """The day on which it is printed."""
    title: Phrase
    purpose: Phrase
    front: Front
    system: tuple[Row, ...]
    chain: tuple[Row, ...]
    chain_drawn: Shown
    red_lines: tuple[Point, ...]
    lines_held: tuple[Phrase, ...]
    """Which red lines were looked at, and that there are others."""
    impacts: tuple[ImpactPart, ...]
    impacts_none: Phrase
    """What to say where there are none."""
    remedy: tuple[Placed, ...]
    prevention: tuple[Placed, ...]
    tasks: tuple[Task, ...]
    by_when: Shown
    measures: tuple[MeasurePart, ...]
    duties: tuple[Point, ...]
    norms: tuple[NormPart, ...]
    """The duties that are shown in full, by the norm that asks."""
    rights: tuple[Point, ...]
    rights_drawn: Shown
    harms: tuple[Point, ...]
    others: Others
    heard: tuple[Point, ...]
    evaluations: tuple[Point, ...]
    voices: tuple[Voices, ...]
    facts: tuple[FactGroup, ...]
    questions: tuple[Point, ...]
    questions_none: tuple[Phrase, ...]
    """What to say where there are none."""
    open_next: tuple[OpenPart, ...]
    """What is open at the next moment of decision; all that is open where none is set."""
    open_later: tuple[Rest, ...]
    """What is open beside that."""
    open_none: tuple[Phrase, ...]
    """What to say where there is nothing."""
    gates: tuple[GatePart, ...]
    decisions: tuple[DecisionPart, ...]
    evidence: tuple[Row, ...]
    records: tuple[Point, ...]
    withheld: tuple[Row, ...]
    """What this audience does not see, and why."""
    made: tuple[Row, ...]
    notes: tuple[Phrase, ...]
    """What a reader must know before anything else: that it may be out of date, that characters are missing."""
    absent: Absent
    """What stands below a list that is empty or not whole, by its key in `absent.LISTS`."""
