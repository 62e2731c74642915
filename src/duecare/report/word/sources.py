"""The last chapters: who was heard, what is open, and what all of it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from duecare.report.model import DecisionPart, FactPart, GatePart, OpenPart, Point, Report, Row
from duecare.report.phrase import Phrase, concat
from duecare.report.word.pieces import grounds, in_full, points, rest, rows, tag, term, voices, why
from duecare.report.word.sheet import SPACE, Sheet, quiet, strong


def _heard(sheet: Sheet, report: Report) -> None:
    points(sheet, report.heard, report.front.heard)
    sheet.lines(report.absent["heard"] if report.heard else ())


def _evaluations(sheet: Sheet, report: Report) -> None:
    points(sheet, report.evaluations, report.absent["evaluations"])
    sheet.lines(report.absent["evaluations"] if report.evaluations else ())


def _voices(sheet: Sheet, report: Report) -> None:
    for matter in report.voices:
        sheet.heading(4, matter.about)
        voices(sheet, matter.said)
    sheet.lines(report.absent["voices"])


def _facts(sheet: Sheet, report: Report) -> None:
    for group in report.facts:
        sheet.heading(4, group.name)
        for fact in group.facts:
            _fact(sheet, fact)
    sheet.lines(report.absent["facts"])


def _fact(sheet: Sheet, fact: FactPart) -> None:
    said = (quiet(concat((Phrase.of(". "), fact.source, Phrase.of(". ")))), fact.note)
    name = (strong(term(fact.name)), SPACE, quiet(fact.question), SPACE, strong(fact.value))
    sheet.entry(*name, *said, to=("facts", fact.id))


def _unknowns(sheet: Sheet, report: Report) -> None:
    points(sheet, in_full(report.questions), report.questions_none)
    rest(sheet, report.others.questions)


def _open(sheet: Sheet, report: Report) -> None:
    if not report.open_next and not report.open_later:
        sheet.lines(report.open_none)
    for part in report.open_next:
        _open_part(sheet, part)
    rest(sheet, report.open_later)
    if report.open_next or report.open_later:
        sheet.lines(report.absent["open"])


def _open_part(sheet: Sheet, part: OpenPart) -> None:
    sheet.heading(4, part.name)
    for kind in part.kinds:
        sheet.heading(5, kind.name)
        why(sheet, kind.because)
        for item in kind.points:
            _open_item(sheet, item)


def _open_item(sheet: Sheet, item: Point) -> None:
    said = concat((reason.text for reason in item.because), " ")
    name = term(item.name) if said else item.name
    sheet.bullet(strong(name), SPACE, said)
    for reason in item.because:
        grounds(sheet, reason)


def _gates(sheet: Sheet, report: Report) -> None:
    if not report.gates:
        sheet.line(sheet.text("gates-none"))
    for gate in report.gates:
        _gate(sheet, gate, report.absent["gate"])


def _gate(sheet: Sheet, gate: GatePart, otherwise: Iterable[Phrase]) -> None:
    sheet.heading(4, gate.name, *(tag(sheet.text("next"), "calm") if gate.is_next else ()))
    if not gate.blocking and not gate.counting:
        sheet.lines(otherwise)
    sheet.lines(gate.beside)
    _numbers(sheet, "blocking", gate.blocking_numbers)
    _numbers(sheet, "counting", gate.counting_numbers)


def _numbers(sheet: Sheet, key: str, found: Sequence[Row]) -> None:
    if found:
        each = (concat((row.term, Phrase.of(" ("), row.detail, Phrase.of(")"))) for row in found)
        sheet.line(quiet(term(sheet.text(key))), SPACE, concat(each, sheet.text("between").text))


def _decisions(sheet: Sheet, report: Report) -> None:
    for decision in report.decisions:
        _decision(sheet, decision)
    sheet.lines(report.absent["decisions"])


def _decision(sheet: Sheet, decision: DecisionPart) -> None:
    sheet.heading(4, decision.headline)
    sheet.lines(decision.lines)


def _evidence(sheet: Sheet, report: Report) -> None:
    rows(sheet, report.evidence)
    sheet.lines(report.absent["evidence"])


def _records(sheet: Sheet, report: Report) -> None:
    points(sheet, report.records, ())
    sheet.lines(report.absent["records"])


def _withheld(sheet: Sheet, report: Report) -> None:
    rows(sheet, report.withheld)


def _provenance(sheet: Sheet, report: Report) -> None:
    rows(sheet, report.made)
    sheet.line(sheet.text("provenance-what"))


SOURCES: Mapping[str, Callable[[Sheet, Report], None]] = MappingProxyType(
    {
        "heard": _heard,
        "evaluations": _evaluations,
        "voices": _voices,
        "facts": _facts,
        "unknowns": _unknowns,
        "open": _open,
        "gates": _gates,
        "decisions": _decisions,
        "evidence": _evidence,
        "records": _records,
        "withheld": _withheld,
        "provenance": _provenance,
    }
)
"""What writes each of these chapters, by the key of its heading."""
