"""What was concluded, kind by kind: red lines, rights, duties, patterns of harm, open questions and gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from duecare.core.catalogue import Duty, FactQuestion, Harm, RedLine, Right
from duecare.core.dossier import Dossier
from duecare.core.method.findings import (
    DutyFinding,
    Findings,
    GateFinding,
    HarmFinding,
    QuestionFinding,
    RedLineFinding,
    RightFinding,
)
from duecare.report.grounds import grounds
from duecare.report.looked import BY_PEOPLE, stands, stands_in_words
from duecare.report.model import GatePart, Point, Row, Said, Tone
from duecare.report.phrase import Phrase
from duecare.report.subjects import subject_name
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words

LINE_TONES: Mapping[str, Tone] = {
    "crossed": "grave",
    "awaiting-second-person": "open",
    BY_PEOPLE: "open",
    "cannot-tell": "open",
    "upcoming": "open",
    "excepted": "open",
    "not-crossed": "calm",
    "not-raised": "calm",
}
"""In the order in which they are shown."""
RIGHT_TONES: Mapping[str, Tone] = {"at-stake": "open", "cannot-tell": "open", "set-aside": "calm"}
DUTY_TONES: Mapping[str, Tone] = {"applies": "open", "upcoming": "open", "cannot-tell": "open", "not-triggered": "calm"}
HARM_TONES: Mapping[str, Tone] = {"suggested": "open", "cannot-tell": "open", "not-suggested": "calm"}
GATES = tuple(VOCABULARIES["gate"])
"""In the order of a system's life."""


def red_line_points(findings: Findings, dossier: Dossier, words: Words) -> tuple[Point, ...]:
    """Every red line, what is crossed or open first."""
    order = list(LINE_TONES)
    found = sorted(findings.red_lines, key=lambda line: (not line.drives, order.index(stands(line))))
    return tuple(_line(line, dossier, words) for line in found)


def _line(found: RedLineFinding, dossier: Dossier, words: Words) -> Point:
    record = words.catalogue.get(RedLine, found.id)
    rows = [
        ("effect", words.label("red-line-effect", found.effect)),
        ("summary", words.of_record(record, "summary") if record else Phrase()),
        ("in-force-from", words.day(found.in_force_from) if found.in_force_from else Phrase()),
        ("only-shown", Phrase() if found.drives else words.word("unsure", "sureness").capital()),
    ]
    stand = stands(found)
    return Point(
        found.id,
        words.name("red-lines", found.id),
        stands_in_words(stand, words),
        LINE_TONES[stand] if found.drives else "calm",
        _shown(rows, words),
        tuple(_standpoints(found.id, dossier, words)),
        grounds(found.reasons, words),
        stand == BY_PEOPLE,
    )


def _standpoints(line: str, dossier: Dossier, words: Words) -> Iterable[Said]:
    """Everybody who raised the line or decided on it, whichever way."""
    standpoint = dossier.red_lines.get(line)
    if standpoint is None:
        return
    if standpoint.raised:
        who = words.person(standpoint.raised_by) if standpoint.raised_by else words.text("not-stated")
        day = words.day(standpoint.raised_on) if standpoint.raised_on else Phrase()
        yield Said(who, words.text("raised-by", words=standpoint.raised), day)
    for answer in standpoint.answers.values():
        decision = words.label("red-line-decision", answer.decision)
        said = words.text("states-because", value=decision, words=answer.reason)
        yield Said(words.person(answer.by), said, words.day(answer.on) if answer.on else Phrase())


def right_points(findings: Findings, dossier: Dossier, words: Words) -> tuple[Point, ...]:
    """Every right, those at stake first."""
    order = list(RIGHT_TONES)
    found = sorted(findings.rights, key=lambda right: order.index(right.result))
    return tuple(_right(right, dossier, words) for right in found)


def _right(found: RightFinding, dossier: Dossier, words: Words) -> Point:
    record, standpoint = words.catalogue.get(Right, found.id), dossier.rights.get(found.id)
    said: tuple[Said, ...] = ()
    if standpoint is not None:
        decision = words.label("right-decision", standpoint.decision)
        what = words.text("states-because", value=decision, words=standpoint.reason)
        said = (Said(words.person(standpoint.by), what, words.day(standpoint.on) if standpoint.on else Phrase()),)
    kind = words.label("right-kind", record.kind) if record else Phrase()
    return Point(
        found.id,
        words.name("rights", found.id),
        words.label("right-result", found.result),
        RIGHT_TONES[found.result],
        _shown([("right-kind", kind)], words),
        said,
        grounds(found.reasons, words),
    )


def duty_points(findings: Findings, words: Words) -> tuple[Point, ...]:
    """Every duty, those that apply first."""
    order = list(DUTY_TONES)
    return tuple(_duty(duty, words) for duty in sorted(findings.duties, key=lambda duty: order.index(duty.status)))


def _duty(found: DutyFinding, words: Words) -> Point:
    record = words.catalogue.get(Duty, found.id)
    asks = [words.of_record(record, f"asks.{number}") for number in range(len(record.asks))] if record else []
    who = [
        ("norm", words.name("norms", record.norm) if record else Phrase()),
        ("addressee", words.label("addressee", found.addressee)),
    ]
    what = [
        ("by-when", words.day(found.by_when) if found.by_when else Phrase()),
        ("held", words.label("held", found.held) if found.status != "not-triggered" else Phrase()),
        ("only-shown", Phrase() if found.drives else words.word("unsure", "sureness").capital()),
    ]
    return Point(
        found.id,
        words.name("duties", found.id),
        words.label("duty-status", found.status),
        DUTY_TONES[found.status],
        (*_shown(who, words), Row(words.text("asks"), words.series(asks), tuple(asks)), *_shown(what, words)),
        (),
        grounds(found.reasons, words),
    )


def harm_points(findings: Findings, words: Words) -> tuple[Point, ...]:
    """Every known pattern of harm, those that the facts fit first."""
    order = list(HARM_TONES)
    return tuple(_harm(harm, words) for harm in sorted(findings.harms, key=lambda harm: order.index(harm.result)))


def _harm(found: HarmFinding, words: Words) -> Point:
    record = words.catalogue.get(Harm, found.id)
    rights = words.series([words.name("rights", id_) for id_ in record.rights]) if record else Phrase()
    groups = words.series([words.name("groups", id_) for id_ in record.groups]) if record else Phrase()
    return Point(
        found.id,
        words.name("harms", found.id),
        words.label("harm-result", found.result),
        HARM_TONES[found.result],
        _shown([("which-rights", rights), ("who", groups)], words),
        (),
        grounds(found.reasons, words),
    )


def question_points(findings: Findings, words: Words) -> tuple[Point, ...]:
    """Every open question that could change a conclusion, in the order to ask them."""
    return tuple(_question(question, words) for question in findings.next_questions)


def _question(found: QuestionFinding, words: Words) -> Point:
    record = words.catalogue.get(FactQuestion, found.id)
    suggested = words.value(found.id, _suggestion(found.suggested)) if found.suggested else Phrase()
    rows = [
        ("hint", words.of_record(record, "hint") if record and record.hint else Phrase()),
        ("who-knows", words.of_record(record, "who_knows") if record and record.who_knows else Phrase()),
        ("kind", words.text("suggested", value=suggested) if suggested else Phrase()),
    ]
    word = words.label("fact-state", "not-known")
    return Point(
        found.id, words.question(found.id), word, "open", _shown(rows, words), (), grounds(found.reasons, words)
    )


def _suggestion(text: str) -> str | tuple[str, ...]:
    parts = tuple(text.split(", "))
    return parts if len(parts) > 1 else text


def open_points(findings: Findings, words: Words) -> tuple[Point, ...]:
    """Everything that is open, whatever the gate, each with its reasons."""
    return tuple(
        Point(
            f"{item.check}-{item.id}",
            subject_name(item, words),
            words.label("check", item.check),
            "grave" if item.check == "red-line-crossed" else "open",
            (),
            (),
            grounds(item.reasons, words),
        )
        for item in findings.open_items
    )


def gate_parts(findings: Findings, dossier: Dossier, words: Words) -> tuple[GatePart, ...]:
    """Every moment of decision, and what is open there, in the order of a system's life."""
    points = {point.id: point for point in open_points(findings, words)}
    gates = sorted(findings.gates, key=lambda gate: GATES.index(gate.id))
    return tuple(_gate(gate, points, dossier, words) for gate in gates)


def _gate(gate: GateFinding, points: Mapping[str, Point], dossier: Dossier, words: Words) -> GatePart:
    blocking, counting = (
        tuple(points[f"{item.check}-{item.id}"] for item in gate.open_items if item.blocks is blocks)
        for blocks in (True, False)
    )
    return GatePart(
        gate.id,
        words.label("gate", gate.id),
        gate.id == dossier.gate,
        blocking,
        counting,
        _lines(blocking, words),
        _lines(counting, words),
    )


def _lines(points: Sequence[Point], words: Words) -> tuple[Row, ...]:
    """One line for each kind of thing that is open, with all that it is about."""
    kinds = dict.fromkeys(point.word for point in points)
    return tuple(Row(kind, words.series([point.name for point in points if point.word == kind])) for kind in kinds)


def _shown(rows: Iterable[tuple[str, Phrase]], words: Words) -> tuple[Row, ...]:
    return tuple(Row(words.text(key), detail) for key, detail in rows if detail)
