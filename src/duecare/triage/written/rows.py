"""A system as a row of a table: everything in words, one cell for each thing that a person sorts or filters by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from duecare.report.phrase import Phrase
from duecare.triage.lists import Lists, kind_of
from duecare.triage.load import Load
from duecare.triage.screening import Screened
from duecare.triage.written.quotes import quotes
from duecare.triage.written.reasons import Reasons, Telling

Row = tuple[str, ...]
MOST_QUESTIONS = 5
_BREAK = "\n"

Cell = Callable[[Screened, Reasons, Telling], str]


def _quoted(one: Screened, telling: Telling) -> str:
    lines = []
    for quote in quotes(one):
        manner = "" if quote.manner == "says" else f" [{telling.t(f'screen-stance-{quote.manner}')}]"
        lines.append(f"{telling.signal(quote.signal)}: “{quote.before}»{quote.words}«{quote.after}”{manner}")
    return _BREAK.join(lines)


def _lines(phrases: Sequence[Phrase]) -> str:
    return _BREAK.join(phrase.text for phrase in phrases)


def _not_stated(one: Screened, why: Reasons, telling: Telling) -> str:
    return telling.lacks(one).text or _lines(why.not_stated[:MOST_QUESTIONS])


def _alike(one: Screened) -> str:
    return _BREAK.join(f"{entry.position}: {entry.title} ({entry.asserter})" for entry in one.alike)


_COLUMNS: tuple[tuple[str, Cell], ...] = (
    ("screen-look", lambda one, _, telling: place_of(one, telling).text),
    ("screen-system", lambda one, *_: one.entry.title),
    ("screen-body", lambda one, *_: one.entry.asserter),
    ("screen-words", lambda one, _, telling: _quoted(one, telling)),
    ("screen-right", lambda _, why, __: why.right.text),
    ("screen-line", lambda _, why, __: why.line.text),
    ("screen-question", lambda _, why, __: why.line_ask.text),
    ("screen-duties", lambda _, why, __: _lines(why.duties)),
    ("screen-not-stated", lambda one, why, telling: _not_stated(one, why, telling)),
    ("screen-rights", lambda one, _, telling: _lines([telling.name("rights", id_) for id_ in one.implied.rights])),
    ("screen-groups", lambda one, _, telling: _lines([telling.name("groups", id_) for id_ in _groups(one)])),
    ("screen-countries", lambda one, *_: ", ".join(one.entry.countries)),
    ("screen-suppliers", lambda one, *_: _BREAK.join(one.entry.suppliers)),
    ("screen-alike", lambda one, *_: _alike(one)),
    ("screen-file", lambda one, *_: one.entry.file),
    ("screen-record", lambda one, *_: str(one.entry.position)),
)

SENTENCES = frozenset(at for at, (key, _) in enumerate(_COLUMNS) if key in ("screen-words", "screen-not-stated"))
"""The columns, counted from 0, in which sentences stand."""

ALIKE = [key for key, _ in _COLUMNS].index("screen-alike")
"""The column that names the records which say the same."""


def place_of(one: Screened, telling: Telling) -> Phrase:
    """Where it stands, in words: its place in the order, or the list beside it."""
    kind = kind_of(one)
    return telling.t(f"screen-place-{one.place if kind == 'look' else kind}")


def head(telling: Telling) -> Row:
    """The headings of the columns."""
    return tuple(telling.t(key).text for key, _ in _COLUMNS)


def row(one: Screened, telling: Telling) -> Row:
    """A system."""
    why = telling.reasons(one)
    return tuple(cell(one, why, telling) for _, cell in _COLUMNS)


def rows(found: Lists, telling: Telling) -> Iterator[Row]:
    """Every system: those to look at in their order, then the lists beside it."""
    return (row(one, telling) for one in found.systems)


def load_head(telling: Telling) -> Row:
    """The headings of the table of groups."""
    keys = ("screen-groups", "screen-load-named", "screen-load-through", "screen-load-bodies", "screen-load-systems")
    return tuple(telling.t(key).text for key in keys)


def load_row(load: Load, telling: Telling) -> Row:
    """A group, with the systems that fall on it."""
    return (
        telling.name("groups", load.group).text,
        str(len(load.named)),
        str(len(load.through)),
        _BREAK.join(load.bodies),
        _BREAK.join(one.entry.title for one in load.named),
    )


def _groups(one: Screened) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.groups, *one.implied.groups)))
