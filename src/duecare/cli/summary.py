"""The findings in the terminal: what stands on the report's first page, the two orders, duties and the next gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from duecare.cli.output import clean
from duecare.report.model import Because, GatePart, Placed, Point, Report, Task
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words

STYLES = {"grave": "bold red", "open": "bold", "critical": "bold red", "severe": "bold red", "significant": "bold"}
"""Of tones and tiers. The word itself says it; weight and colour only repeat it."""

WIDTH = 100
MOST = 10
"""So many impacts and questions of each list are shown; the report has all of them."""


class Screen:
    """Lines in a terminal, wrapped under their own indent. Everything is shown as text, never as markup."""

    def __init__(self, words: Words, console: Console | None = None) -> None:
        self.words = words
        self.console = console or Console(highlight=False, markup=False, emoji=False)
        self.width = min(self.console.width, WIDTH) if self.console.is_terminal else WIDTH

    def line(self, *pieces: tuple[Phrase | str, str], indent: int = 0) -> None:
        """A paragraph of pieces, each with its style."""
        text = Text()
        for piece, style in pieces:
            text.append(clean(str(piece)), style)
        for part in text.wrap(self.console, self.width - indent):
            part.rstrip()
            self.console.print(Text(" " * indent) + part, soft_wrap=True)

    def say(self, text: Phrase | str, indent: int = 0) -> None:
        """A paragraph as it is."""
        self.line((text, ""), indent=indent)

    def head(self, text: Phrase | str) -> None:
        """A heading."""
        self.console.print()
        self.line((text, "bold underline"))

    def fixed(self, key: str, **args: int | Phrase) -> None:
        """One of the report's own sentences."""
        self.say(self.words.text(key, **args))

    def title(self, key: str) -> None:
        """One of the report's own headings."""
        self.head(self.words.text(key))


def show(report: Report, words: Words, console: Console | None = None) -> None:
    """Write the summary of a report."""
    screen = Screen(words, console)
    screen.line((report.title, "bold"))
    for note in report.notes:
        screen.say(note)
    _decision(report, screen)
    _red_lines(report, screen)
    _order("remedy-list", report.remedy, "remedy-none", report, screen)
    _order("prevention-list", report.prevention, "prevention-none", report, screen)
    _questions(report, screen)
    _tasks(report, screen)
    _duties(report.duties, screen)
    for gate in report.gates:
        if gate.is_next:
            _gate(gate, screen)
    _made(report, screen)


def _decision(report: Report, screen: Screen) -> None:
    screen.title("decision")
    screen.line((report.front.decision.headline, "bold"))
    for line in report.front.decision.lines:
        screen.say(line)


def _red_lines(report: Report, screen: Screen) -> None:
    """Every line: the crossed and the open with every reason, the others with the one that decided."""
    screen.title("red-lines")
    if not report.front.red_lines:
        screen.say(report.front.red_lines_more[0])
    for line in report.red_lines:
        _headed(line, screen)
        for voice in line.said if line.decided else ():
            screen.line((voice.who, ""), (": ", ""), (voice.what, ""), indent=3)
        for reason in line.because if line.tone != "calm" else line.because[:1]:
            _because(reason, screen)
    for phrase in report.lines_held:
        screen.say(phrase)


def _headed(point: Point, screen: Screen) -> None:
    screen.line((point.word, STYLES.get(point.tone, "")), (": ", ""), (point.name, ""))


def _because(reason: Because, screen: Screen) -> None:
    screen.say(reason.text, indent=3)
    for key, phrases in (("rests-on", reason.facts), ("would-change", reason.would_change)):
        if phrases:
            said = screen.words.series(list(phrases))
            screen.line((screen.words.text(key), ""), (": ", ""), (said, ""), indent=6)


def _order(key: str, places: Sequence[Placed], none: str, report: Report, screen: Screen) -> None:
    screen.title(key)
    if not places:
        screen.fixed(none)
        if not report.impacts:
            screen.say(report.impacts_none)
    for number, place in enumerate(places[:MOST], 1):
        style = STYLES.get(place.worst, "")
        screen.line((f"{number}. ", ""), (place.tier, style), (": ", ""), (place.title, ""), (f" [{place.id}]", ""))
        screen.line((place.who.capital(), ""), (". ", ""), (place.rights.capital(), ""), (".", ""), indent=3)
        screen.say(concat((reason.text for reason in place.because), " "), indent=3)
    if len(places) > MOST:
        screen.fixed("worst-more", count=len(places) - MOST)


def _questions(report: Report, screen: Screen) -> None:
    screen.title("unknowns")
    for phrase in report.questions_none if not report.questions else ():
        screen.say(phrase)
    for number, point in enumerate(report.questions[:MOST], 1):
        screen.line((f"{number}. ", ""), (point.name, ""), (f" [{point.id}]", ""))
        for reason in point.because:
            _because(reason, screen)
    if len(report.questions) > MOST:
        screen.fixed("questions-more", count=len(report.questions) - MOST)


def _tasks(report: Report, screen: Screen) -> None:
    screen.title("tasks")
    for task in report.front.tasks:
        _task(task, screen)
    for phrase in report.front.tasks_more if report.front.tasks else (screen.words.text("tasks-none"),):
        screen.say(phrase)


def _task(task: Task, screen: Screen) -> None:
    screen.line((task.who, "bold"), (": ", ""), (concat(task.must, "; "), ""), (".", ""))
    screen.line(
        (task.about, ""), (". ", ""), (screen.words.text("by-when"), ""), (": ", ""), (task.by_when, ""), indent=3
    )
    for measure in task.measures:
        screen.line((measure, ""), (".", ""), indent=3)


def _duties(points: Sequence[Point], screen: Screen) -> None:
    """What is open and has a day, the next first; then how many there are, by how they stand."""
    screen.title("duties")
    screen.fixed("duties-what" if points else "duties-none")
    dated = [(point.due, point) for point in points if point.due is not None and point.tone != "calm"]
    for day, point in sorted(dated, key=lambda pair: pair[0])[:MOST]:
        screen.line((screen.words.day(day), "bold"), (": ", ""), (point.name, ""), (f" [{point.id}]", ""))
    for stand, count in Counter(point.word for point in points).items():
        screen.fixed("rest", stand=stand, count=count)


def _gate(gate: GatePart, screen: Screen) -> None:
    screen.head(screen.words.text("next-gate", gate=gate.name))
    if not gate.blocking and not gate.counting:
        screen.fixed("gate-clear")
    for phrase in gate.beside:
        screen.say(phrase)
    for key, rows in (("blocking", gate.blocking_lines), ("counting", gate.counting_lines)):
        if rows:
            screen.fixed(key)
        for row in rows:
            screen.line((row.term, ""), (": ", ""), (row.detail, ""), indent=3)


def _made(report: Report, screen: Screen) -> None:
    screen.title("made-by")
    for row in report.made:
        screen.line((row.term, ""), (": ", ""), (row.detail, ""))
    screen.console.print()
    screen.fixed("not-compliance")
