"""A screened register as one page that needs nothing else: pictures, reasons, and every text with its words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duecare.report.page import whole_file
from duecare.report.phrase import Phrase, concat
from duecare.triage.implied import Line, Pattern
from duecare.triage.lists import Kind, Lists, lists
from duecare.triage.load import loads
from duecare.triage.screening import Screened, Screening
from duecare.triage.written.asked import asked_for
from duecare.triage.written.charts import charts
from duecare.triage.written.document import Run
from duecare.triage.written.grounds import grounds
from duecare.triage.written.marked import Marked, marked
from duecare.triage.written.quotes import Manner
from duecare.triage.written.reasons import MOST_QUOTES, Reasons, Telling, joined
from duecare.triage.written.rows import place_of

TEMPLATES = Path(__file__).parent / "templates"
MOST, MOST_NAMED = 1_500, 2_000
"""So many systems are told on the page, and named in each list beside them."""
MOST_PATTERNS = 6
MANNERS: tuple[Manner, ...] = ("says", "perhaps", "repeated", "denies")


@dataclass(frozen=True, slots=True)
class Told:
    """A system as the page shows it."""

    one: Screened
    place: Phrase
    tone: str
    why: Reasons
    texts: tuple[Marked, ...]
    patterns: tuple[Phrase, ...]
    lines: tuple[Phrase, ...]
    stated: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A list beside the order."""

    kind: Kind
    systems: tuple[Screened, ...]
    count: int


def screening_page(screening: Screening, run: Run, telling: Telling) -> str:
    """The page, in the language of the telling."""
    found = lists(screening, run.asked)
    title = telling.t("screen-title")
    return whole_file("screening.html", title, _context(screening, run, found, telling), TEMPLATES)


def _context(screening: Screening, run: Run, found: Lists, telling: Telling) -> dict[str, Any]:
    told = tuple(_told(one, telling) for one in found.look[:MOST])
    loaded = loads(found.systems)
    return {
        "words": telling.words,
        "t": telling.t,
        "place": lambda kind, id_: f"#from-{kind}-{id_}",
        "signal": telling.signal,
        "lacks": telling.lacks,
        "screening": screening,
        "run": run,
        "asked": tuple(asked_for(run.asked, telling)),
        "found": found,
        "charts": dict(charts(found, loaded, telling)),
        "told": told,
        "more": len(found.look) - len(told),
        "beside": tuple(_beside(found)),
        "loads": loaded,
        "name": telling.name,
        "joined": lambda phrases, most: joined(phrases, telling.words, most),
        "grounds": tuple(grounds(found.look[:MOST], telling)),
        "manners": MANNERS,
        "most_quotes": MOST_QUOTES,
    }


def _told(one: Screened, telling: Telling) -> Told:
    implied = one.implied
    return Told(
        one,
        place_of(one, telling),
        "open" if one.place == "first" else "",
        telling.reasons(one),
        tuple(marked(one)),
        tuple(_waiting("harms", part.harm, part, telling) for part in implied.patterns[:MOST_PATTERNS]),
        tuple(_waiting("red-lines", part.red_line, part, telling) for part in implied.red_lines[:MOST_PATTERNS]),
        tuple(map(telling.stated, one.entry.stated)),
    )


def _waiting(kind: str, id_: str, part: Pattern | Line, telling: Telling) -> Phrase:
    """What the words point to, and the questions that it waits for."""
    name = telling.name(kind, id_).linked(kind, id_)
    if not part.missing:
        return name
    asked = joined(tuple(telling.question(fact) for fact in part.missing), telling.words)
    return concat([name, telling.t("screen-waits-for", questions=asked)], ". ")


def _beside(found: Lists) -> Iterator[Beside]:
    for kind, systems in list(found.named())[1:]:
        yield Beside(kind, systems[:MOST_NAMED], len(systems))
