"""What is open: at the next moment of decision with every reason, beside that by name, and at each gate in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from duecare.core.method.findings import Caveat, Findings, GateFinding, GateItem, OpenItem
from duecare.core.method.gates import LINE_CHECKS
from duecare.core.revision.view import Withheld
from duecare.report.decisions import Coming
from duecare.report.grounds import grounds
from duecare.report.looked import not_shown
from duecare.report.model import GatePart, Group, OpenPart, Point, Rest, Row
from duecare.report.phrase import Phrase, concat
from duecare.report.subjects import subject_name
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words

GATES = tuple(VOCABULARIES["gate"])
"""In the order of a system's life."""
SHORT = 240
"""So many characters of each sentence stand beside a zero; a person's reason stands whole with what it is of."""
Key = tuple[str, str]
Points = Mapping[Key, Point]


def open_points(findings: Findings, words: Words) -> Points:
    """Everything that is open, whatever the gate, each with its reasons, by check and id."""
    return {(item.check, item.id): _open(item, words) for item in findings.open_items}


def _open(item: OpenItem, words: Words) -> Point:
    """What would change a red line stands with the line, and is not said twice."""
    because = grounds(item.reasons, words)
    if item.check in LINE_CHECKS:
        because = tuple(replace(one, would_change=()) for one in because)
    return Point(
        f"{item.check}-{item.id}",
        subject_name(item, words),
        words.label("check", item.check),
        "grave" if item.check == "red-line-crossed" else "open",
        (),
        (),
        because,
    )


def open_next(
    points: Points, findings: Findings, coming: Coming, words: Words, withheld: Sequence[Withheld] = ()
) -> tuple[OpenPart, ...]:
    """What counts at the next gate, what stands in the way first; where no gate is next or shown, all that is open."""
    gate = next_gate(findings, coming)
    if gate is None:
        name = not_shown(withheld, "gate", words) or words.text("no-gate")
        return (OpenPart(name, _kinds(points.values())),) if points else ()
    parts = (("blocking", _at(gate, points, blocks=True)), ("counting", _at(gate, points, blocks=False)))
    return tuple(
        OpenPart(words.text("rest", stand=words.text(key), count=len(found)), _kinds(found))
        for key, found in parts
        if found
    )


def open_later(points: Points, findings: Findings, coming: Coming, words: Words) -> tuple[Rest, ...]:
    """What is open, and does not count at the next gate."""
    gate = next_gate(findings, coming)
    if gate is None:
        return ()
    now = {_key(item) for item in gate.open_items}
    left = [point for key, point in points.items() if key not in now]
    if not left:
        return ()
    rows = tuple(Row(kind.name, words.series([point.name for point in kind.points])) for kind in _kinds(left))
    lead = words.text("rest", stand=words.text("open-later"), count=len(left))
    return (Rest(lead, tuple(point.name for point in left), rows),)


def next_gate(findings: Findings, coming: Coming) -> GateFinding | None:
    """The moment of decision that comes next, where it is one, and the knowledge held here has it."""
    return next((gate for gate in findings.gates if gate.id == coming.gate), None)


def _kinds(points: Iterable[Point]) -> tuple[Group, ...]:
    by_word: dict[str, list[Point]] = {}
    for point in points:
        by_word.setdefault(point.word.text, []).append(point)
    return tuple(_kind(found) for found in by_word.values())


def _kind(found: Sequence[Point]) -> Group:
    """What all of them have as their reason is said once."""
    word, because = found[0].word, found[0].because
    bare = not any(one.facts or one.norms or one.would_change for one in because)
    if len(found) > 1 and bare and all(point.because == because for point in found):
        return Group(word, tuple(replace(point, because=()) for point in found), because)
    return Group(word, tuple(found))


def gate_parts(
    points: Points, findings: Findings, coming: Coming, words: Words, withheld: Sequence[Withheld] = ()
) -> tuple[GatePart, ...]:
    """Every moment of decision, and what is open there, in the order of a system's life."""
    gates = sorted(findings.gates, key=lambda gate: GATES.index(gate.id))
    beside = beside_nothing(findings.caveats, words, withheld)
    next_ = next_gate(findings, coming)
    return tuple(_gate(gate, points, gate is next_, () if gate.blocked else beside, words) for gate in gates)


def consent_asked(caveats: Sequence[Caveat], words: Words) -> tuple[Phrase, ...]:
    """Whose consent a norm asks for and none is recorded: told wherever it is told who was heard."""
    return tuple(words.reason(reason) for caveat in caveats if caveat.id == "consent" for reason in caveat.reasons)


def beside_nothing(caveats: Sequence[Caveat], words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Phrase, ...]:
    """What is to be said in the same place as that nothing stands in the way."""
    said = [words.reason(reason).short(SHORT) for caveat in caveats for reason in caveat.reasons]
    if not said and not withheld:
        return ()
    lead = words.text("nothing-in-the-way-shown" if withheld else "nothing-in-the-way")
    return (concat((lead, *said), " "),)


def _gate(gate: GateFinding, points: Points, is_next: bool, beside: tuple[Phrase, ...], words: Words) -> GatePart:
    blocking, counting = _at(gate, points, blocks=True), _at(gate, points, blocks=False)
    return GatePart(
        gate.id,
        words.label("gate", gate.id),
        is_next,
        blocking,
        counting,
        _lines(blocking, words),
        _lines(counting, words),
        _numbers(blocking, words),
        _numbers(counting, words),
        beside,
    )


def _at(gate: GateFinding, points: Points, *, blocks: bool) -> tuple[Point, ...]:
    return tuple(points[_key(item)] for item in gate.open_items if item.blocks is blocks)


def _key(item: GateItem) -> Key:
    return (item.check, item.id)


def _lines(points: Sequence[Point], words: Words) -> tuple[Row, ...]:
    """One line for each kind of thing that is open, with all that it is about."""
    return tuple(Row(kind.name, words.series([point.name for point in kind.points])) for kind in _kinds(points))


def _numbers(points: Sequence[Point], words: Words) -> tuple[Row, ...]:
    """One line for each kind of thing that is open, with how many there are."""
    return tuple(Row(kind.name, words.number(len(kind.points))) for kind in _kinds(points))
