"""What is not known and could change a conclusion, in the order to ask."""

from __future__ import annotations

from duecare.core.catalogue import FactQuestion
from duecare.core.method.findings import Findings, QuestionFinding
from duecare.report.grounds import grounds
from duecare.report.matters import QUESTIONS
from duecare.report.model import Point
from duecare.report.phrase import Phrase
from duecare.report.rows import rows
from duecare.report.words import Words


def question_points(findings: Findings, words: Words) -> tuple[Point, ...]:
    """Every open question that could change a conclusion, in the order to ask them; the first with why."""
    asked = findings.next_questions
    return (
        *(_question(question, words) for question in asked[:QUESTIONS]),
        *(_named(question, words) for question in asked[QUESTIONS:]),
    )


def _named(found: QuestionFinding, words: Words) -> Point:
    word = words.label("fact-state", "not-known")
    return Point(found.id, words.question(found.id), word, "open", (), (), (), in_full=False)


def _question(found: QuestionFinding, words: Words) -> Point:
    record = words.catalogue.get(FactQuestion, found.id)
    suggested = words.value(found.id, _suggestion(found.suggested)) if found.suggested else Phrase()
    pairs = [
        ("hint", words.of_record(record, "hint") if record and record.hint else Phrase()),
        ("who-knows", words.of_record(record, "who_knows") if record and record.who_knows else Phrase()),
        ("kind", words.text("suggested", value=suggested) if suggested else Phrase()),
    ]
    word = words.label("fact-state", "not-known")
    return Point(
        found.id, words.question(found.id), word, "open", rows(pairs, words), (), grounds(found.reasons, words)
    )


def _suggestion(text: str) -> str | tuple[str, ...]:
    parts = tuple(text.split(", "))
    return parts if len(parts) > 1 else text
