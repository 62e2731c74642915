"""A screened register in the terminal: a table for people, plain lines where it is piped on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duecare.cli.output import clean
from duecare.cli.screening import Screened as Run
from duecare.cli.summary import Screen
from duecare.report.phrase import Phrase
from duecare.triage.load import Load, loads
from duecare.triage.screening import Screened
from duecare.triage.written.asked import asked_for
from duecare.triage.written.quotes import Quote
from duecare.triage.written.reasons import MOST_QUOTES, Telling, joined
from duecare.triage.written.rows import place_of

STYLES = {"first": "bold red", "next": "bold"}
MOST_GROUPS, MOST_OTHERS = 8, 10
TITLE = 200

Pieces = list[tuple[Phrase | str, str]]


def show(run: Run, telling: Telling, most: int | None, console: Console | None = None) -> None:
    """Write the first of the systems to look at, the lists beside them, and on whom several fall."""
    screen = Screen(telling.words, console)
    found, t = run.lists, telling.t
    screen.line((t("screen-title"), "bold"))
    screen.say(t("screen-what"))
    screen.say(t("screen-counts", records=run.screening.records, systems=len(run.screening.systems)))
    for term, detail in asked_for(run.asked, telling):
        screen.line((term, ""), (": ", ""), (detail, ""))
    screen.say(t("screen-shown", count=len(found.systems)))
    screen.head(t("screen-list-look"))
    _look(found.look[:most], run, telling, screen)
    _more(len(found.look), most, telling, screen)
    beside = MOST_OTHERS if most is not None else None
    for kind, systems in list(found.named())[1:]:
        _beside(kind, systems, run, telling, screen, beside)
    _load(loads(found.systems), telling, screen)


def _look(systems: Sequence[Screened], run: Run, telling: Telling, screen: Screen) -> None:
    if not systems:
        screen.say(telling.t("screen-none"))
    elif screen.console.is_terminal:
        screen.console.print(_table(systems, run, telling))
    else:
        for one in systems:
            _plain(one, run, telling, screen)


def _table(systems: Sequence[Screened], run: Run, telling: Telling) -> Table:
    table = Table(box=HORIZONTALS, show_lines=True, expand=False, highlight=False)
    table.add_column(clean(telling.t("screen-look").text), no_wrap=False, max_width=12)
    table.add_column(clean(telling.t("screen-system").text), max_width=30)
    table.add_column(clean(telling.t("screen-why").text))
    for one in systems:
        place = Text(clean(place_of(one, telling).text), STYLES.get(one.place, ""))
        place.append(f"\n[{run.number(one.entry)}]", "dim")
        system = Text(clean(_cut(one.entry.title)), "bold")
        system.append("\n" + clean(_cut(one.entry.asserter)), "")
        table.add_row(place, system, _text(_why(one, telling)))
    return table


def _text(lines: Iterator[Pieces]) -> Text:
    text = Text()
    for number, pieces in enumerate(lines):
        text.append("\n" if number else "")
        for piece, style in pieces:
            text.append(clean(str(piece)), style)
    return text


def _plain(one: Screened, run: Run, telling: Telling, screen: Screen) -> None:
    screen.line((place_of(one, telling), ""), (": ", ""), (_named(one, run), ""))
    for pieces in _why(one, telling):
        screen.line(*pieces, indent=3)


def _named(one: Screened, run: Run) -> str:
    return f"{_cut(one.entry.title)} [{run.number(one.entry)}], {_cut(one.entry.asserter)}"


def _why(one: Screened, telling: Telling) -> Iterator[Pieces]:
    why, t = telling.reasons(one), telling.t
    for quote in why.quotes[:MOST_QUOTES]:
        yield _quoted(quote, telling)
    if len(why.quotes) > MOST_QUOTES:
        yield [(t("screen-words-more", count=len(why.quotes) - MOST_QUOTES), "dim")]
    for stated in one.entry.stated:
        yield _row("screen-stated", telling.stated(stated), telling)
    if why.right:
        yield [*_row("screen-right", why.right, telling), (". ", ""), (why.right_state, "dim")]
    if why.line:
        yield [
            *_row("screen-line", why.line, telling),
            (". ", ""),
            (why.line_state, "dim"),
            (" ", ""),
            (why.line_ask, ""),
        ]
    if why.duties:
        yield _row("screen-duties", joined(why.duties, telling.words, 2), telling)
    if why.not_stated:
        yield _row("screen-not-stated", joined(why.not_stated, telling.words), telling)
    if not why.right and not why.line:
        yield [(t("screen-nothing-else"), "dim")]
    if one.alike:
        yield _row("screen-alike", t("screen-alike-count", count=len(one.alike)), telling)


def _row(key: str, detail: Phrase, telling: Telling) -> Pieces:
    return [(telling.t(key), "dim"), (": ", ""), (detail, "")]


def _quoted(quote: Quote, telling: Telling) -> Pieces:
    pieces: Pieces = [("“", ""), (quote.before, ""), (quote.words, "bold underline"), (quote.after, ""), ("”", "")]
    if quote.manner != "says":
        pieces.append((f" [{telling.t(f'screen-stance-{quote.manner}')}]", ""))
    return [*pieces, (" → ", ""), (telling.signal(quote.signal), "")]


def _more(count: int, most: int | None, telling: Telling, screen: Screen) -> None:
    if most is not None and count > most:
        screen.say(telling.t("screen-words-more", count=count - most))


def _beside(
    kind: str, systems: Sequence[Screened], run: Run, telling: Telling, screen: Screen, most: int | None
) -> None:
    """A list beside the order: what it means, and its systems by name."""
    screen.head(telling.t(f"screen-list-{kind}"))
    if not systems:
        screen.say(telling.t("screen-none"))
        return
    screen.say(telling.t(f"screen-what-{kind}"))
    for one in systems[:most]:
        lacks = telling.lacks(one)
        screen.line((_named(one, run), ""), (". " if lacks else "", ""), (lacks, "dim"), indent=3)
    _more(len(systems), most, telling, screen)


def _load(found: Sequence[Load], telling: Telling, screen: Screen) -> None:
    t = telling.t
    screen.head(t("screen-load"))
    screen.say(t("screen-load-what"))
    for load in found[:MOST_GROUPS]:
        named = t("screen-bars", name=t("screen-load-named"), counts=telling.words.number(len(load.named)))
        through = t("screen-bars", name=t("screen-load-through"), counts=telling.words.number(len(load.through)))
        screen.line(
            (telling.name("groups", load.group).capital(), "bold"), (". ", ""), (named, ""), ("; ", ""), (through, "")
        )
        if load.named:
            titles = tuple(Phrase.of(f"{_cut(one.entry.title)} ({_cut(one.entry.asserter)})") for one in load.named)
            screen.line((joined(titles, telling.words, 5), ""), indent=3)
    _more(len(found), MOST_GROUPS, telling, screen)


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= TITLE else one[: TITLE - 1] + "…"
