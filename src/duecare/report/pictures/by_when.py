"""The picture of time: what is due, decided, asked or lost by when, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from duecare.core.dossier import Dossier
from duecare.core.method.findings import DutyFinding, Findings
from duecare.core.revision.view import Withheld
from duecare.report.chapters import addressees, norm_name, norm_of
from duecare.report.looked import hides
from duecare.report.phrase import Phrase, concat
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet, Shown, Table
from duecare.report.pictures.lettering import wrapped
from duecare.report.words import Words

Kind = Literal["irremediable", "red-line", "decision", "measure", "duty", "review"]
SAID: Mapping[Kind, str] = MappingProxyType(
    {
        "irremediable": "when-irremediable",
        "red-line": "when-red-line",
        "decision": "when-decision",
        "measure": "when-measure",
        "duty": "when-duty",
        "review": "when-review",
    }
)
"""What each kind is called, in the order in which what falls on one day is told."""
KINDS = tuple(SAID)
MOST = 24
"""So much is drawn: what comes first. The table has everything."""
PART = 6
"""So much stands in one drawing."""
AXIS, TEXT, MARK = 12, 32, 14
LEAST, LONGEST, DAYS = 10, 56, 5
"""Room between two days: at least, at most, and so many days make one more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a day, or without one where nobody has set it."""

    day: date | None
    kind: Kind
    what: Phrase
    who: Phrase

    def is_grave(self, on: date) -> bool:
        """Whether it cannot be taken back, or is late."""
        return self.kind in ("irremediable", "red-line") or self.is_late(on)

    def is_late(self, on: date) -> bool:
        """Whether its day has passed without it."""
        return self.day is not None and self.day < on and self.kind != "irremediable"


def by_when(dossier: Dossier, findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> Shown:
    """What is open by when, with its table. No drawing where nothing has a day."""
    found = sorted(_entries(dossier, findings, words), key=lambda one: (one.day or date.max, KINDS.index(one.kind)))
    drawn = found[:MOST]
    dated = any(one.day for one in found)
    said = (words.text("when-what"), *([words.text("chain-left-out")] if len(found) > MOST else []))
    drawings = _drawings(drawn, findings.on, words) if dated else ()
    return Shown(tuple(drawings), said, _table(found, findings.on, words, withheld))


def _entries(dossier: Dossier, findings: Findings, words: Words) -> Iterator[Entry]:
    for id_, impact in dossier.impacts.items():
        if impact.irremediable_from:
            yield Entry(impact.irremediable_from, "irremediable", words.name("impacts", id_), Phrase())
    for line in findings.red_lines:
        if line.drives and line.result == "upcoming" and line.in_force_from:
            yield Entry(line.in_force_from, "red-line", words.name("red-lines", line.id), Phrase())
    if dossier.gate or dossier.gate_on:
        gate = words.label("gate", dossier.gate) if dossier.gate else words.text("when-gate-unnamed").capital()
        yield Entry(dossier.gate_on, "decision", gate, Phrase())
    for measure in dossier.measures.values():
        if measure.state not in ("done", "dropped"):
            actor = words.name("actors", measure.actor) if measure.actor else Phrase()
            yield Entry(measure.due, "measure", words.own(measure.title), words.own(measure.owner or "") or actor)
    yield from _duties(findings, words)
    if dossier.review.next_on:
        yield Entry(dossier.review.next_on, "review", words.text("when-review-what"), Phrase())


def _duties(findings: Findings, words: Words) -> Iterator[Entry]:
    """What norms ask from a day that is still to come, norm by norm."""
    asked: dict[tuple[date, str], list[DutyFinding]] = {}
    for duty in findings.duties:
        open_ = duty.drives and duty.status in ("applies", "upcoming") and duty.held != "yes"
        if open_ and duty.by_when and duty.by_when > findings.on:
            asked.setdefault((duty.by_when, norm_of(duty.id, words)), []).append(duty)
    for (day, norm), duties in asked.items():
        what = words.text("when-duties", norm=norm_name(norm, words), count=len(duties))
        who = {phrase.text: phrase for phrase in (addressees(duty, words) for duty in duties)}
        yield Entry(day, "duty", what, words.series(list(who.values())))


def _when(entry: Entry, on: date, words: Words) -> Phrase:
    if entry.day is None:
        return words.text("no-date").capital()
    if entry.is_late(on):
        return words.text("overdue-since", day=entry.day).capital()
    return words.day(entry.day)


def _table(found: Sequence[Entry], on: date, words: Words, withheld: Sequence[Withheld]) -> Table:
    nobody = words.text("not-shown" if hides(withheld, {"actors"}) else "not-stated").capital()
    heads = tuple(words.text(key).capital() for key in ("by-when", "when-kind", "what", "when-who"))
    rows = tuple(
        (
            (_when(one, on, words),),
            (words.text(SAID[one.kind]),),
            (one.what,),
            (one.who or nobody,) if one.kind in ("measure", "duty") else (Phrase(),),
        )
        for one in found
    )
    return Table(words.text("when-title"), heads, rows)


def _parts(found: Sequence[Entry]) -> list[list[Entry]]:
    """Parts that each fit on a page, with no day torn apart unless it is longer than that."""
    parts: list[list[Entry]] = [[]]
    for _, entries in groupby(found, key=lambda one: one.day):
        day = list(entries)[:MOST]
        if parts[-1] and len(parts[-1]) + len(day) > PART:
            parts.append([])
        parts[-1] += day
    return parts


def _drawings(found: Sequence[Entry], on: date, words: Words) -> Iterator[Drawing]:
    parts = _parts(found)
    now = next((place for place, part in enumerate(parts) if _is_later(part[-1].day, on)), len(parts) - 1)
    for place, part in enumerate(parts):
        name = words.text("when-title")
        if len(parts) > 1:
            name = words.text("when-part", title=name, number=place + 1, all=len(parts))
        yield _drawing(part, on, name, words, marks_today=place == now)


def _is_later(day: date | None, on: date) -> bool:
    return day is None or day >= on


def _drawing(found: Sequence[Entry], on: date, title: Phrase, words: Words, *, marks_today: bool) -> Drawing:
    sheet, y, end = Sheet(), 4, 4
    before: date | None = None
    for day, group in groupby(found, key=lambda one: one.day):
        if marks_today and _is_later(day, on):
            y, before, marks_today = _today(sheet, y + _room(before, on), on, words), on, False
        y = _day(sheet, list(group), y + _room(before, day), on, words)
        before, end = day, y if day else end
    if marks_today:
        y = end = _today(sheet, y + _room(before, on), on, words)
    sheet.line("axis", (AXIS, 4), (AXIS, end))
    about = words.text("when-about", count=len(found)).text
    return sheet.done(title.text, about, y + 4, rtl=words.rtl)


def _room(before: date | None, day: date | None) -> int:
    """The room between two days: the longer the time, the more, within bounds."""
    if before is None:
        return 0
    return LEAST + min(((day or before) - before) // timedelta(days=DAYS), LONGEST - LEAST)


def _today(sheet: Sheet, y: int, on: date, words: Words) -> int:
    said = words.text("pair", name=words.text("judged-on"), value=words.day(on)).text
    sheet.line("rule", (0, y + 6), (WIDTH, y + 6))
    return sheet.write("small", TEXT, y + 22, wrapped(said, WIDTH - TEXT, 12, most=2), 16) - 6


def _day(sheet: Sheet, entries: Sequence[Entry], y: int, on: date, words: Words) -> int:
    """A day, and what falls on it."""
    said = wrapped(_when(entries[0], on, words).text, WIDTH - TEXT, 14, most=2, bold=True)
    y = sheet.write("heading", TEXT, y + 14, said, 18)
    for entry in entries:
        x, look = AXIS - MARK // 2, "solid" if entry.is_grave(on) else "plain"
        sheet.box(look, x, y - 11, MARK, MARK, 0 if entry.kind not in ("measure", "duty") else MARK // 2)
        under = concat((words.text(SAID[entry.kind]), entry.who), " · ").text
        y = sheet.write("text", TEXT, y, wrapped(entry.what.text, WIDTH - TEXT, 13, most=3), 17)
        y = sheet.write("small", TEXT, y, wrapped(under, WIDTH - TEXT, 12, most=2), 16) + 4
    return y - 14
