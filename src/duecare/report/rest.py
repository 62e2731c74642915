"""What a report names without every reason: how it stands, how many there are, and what would settle most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from duecare.core.catalogue import Harm, Right
from duecare.core.method.findings import Findings, QuestionFinding, Reasoned, RedLineFinding
from duecare.core.method.reasons import waits_for
from duecare.report.chapters import DUTY_TONES, HARM_TONES, LINE_TONES, RIGHT_TONES, norm_name, norm_of
from duecare.report.facts import topic_of, topic_words
from duecare.report.looked import stands, stands_in_words
from duecare.report.matters import QUESTIONS, duty_matters, harm_matters, is_sure, line_matters, right_matters
from duecare.report.model import Others, Rest, Row
from duecare.report.phrase import Phrase
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words

MOST_SETTLING = 5
"""So many of the questions that would settle most are asked."""
ONLY_SHOWN = "only-shown"

T = TypeVar("T")


def others(findings: Findings, words: Words) -> Others:
    """All records that do not stand in full."""
    return Others(
        red_lines=_lines(findings, words),
        duties=_duties(findings, words),
        rights=_rights(findings, words),
        harms=_harms(findings, words),
        questions=_questions(findings, words),
    )


def _lines(findings: Findings, words: Words) -> tuple[Rest, ...]:
    """Red lines on which nothing is crossed or begun: each with what decided it, or with what it waits for."""
    left = [line for line in findings.red_lines if not line_matters(line)]
    by_stand = _by_stand((ONLY_SHOWN if not line.drives else stands(line), line) for line in left)
    return tuple(
        Rest(
            _lead(stand, stands_in_words(stand, words) if stand in LINE_TONES else Phrase(), len(found), words),
            tuple(words.name("red-lines", line.id) for line in found),
            tuple(_line_row(line, words) for line in found) if stand in ("not-crossed", "cannot-tell") else (),
        )
        for stand in (*LINE_TONES, ONLY_SHOWN)
        if (found := by_stand.get(stand))
    )


def _line_row(line: RedLineFinding, words: Words) -> Row:
    name = words.name("red-lines", line.id)
    if line.result == "not-crossed":
        return Row(name, words.reason(line.reasons[0]))
    asked = tuple(words.question(id_) for id_ in line.needs)
    return Row(name, words.series(list(asked)), asked)


def _rights(findings: Findings, words: Words) -> tuple[Rest, ...]:
    """Rights of which it cannot be told yet whether they are at stake."""
    left = [right for right in findings.rights if not right_matters(right)]
    unsure = {right.id for right in left if not is_sure(Right, right.id, words.catalogue)}
    labels = {result: words.label("right-result", result) for result in RIGHT_TONES}
    return _named("rights", left, unsure, {right.id: right.result for right in left}, labels, words)


def _harms(findings: Findings, words: Words) -> tuple[Rest, ...]:
    """Patterns of harm that the facts do not fit, or do not show yet."""
    left = [harm for harm in findings.harms if not harm_matters(harm, words.catalogue)]
    unsure = {harm.id for harm in left if not is_sure(Harm, harm.id, words.catalogue)}
    labels = {result: words.label("harm-result", result) for result in HARM_TONES}
    return _named("harms", left, unsure, {harm.id: harm.result for harm in left}, labels, words)


def _duties(findings: Findings, words: Words) -> tuple[Rest, ...]:
    """Duties that are not triggered, or of which that is not known, each group by the norms that ask."""
    left = [duty for duty in findings.duties if not duty_matters(duty)]
    unsure = {duty.id for duty in left if not duty.drives}
    labels = {status: words.label("duty-status", status) for status in DUTY_TONES}
    return _named("duties", left, unsure, {duty.id: duty.status for duty in left}, labels, words)


def _questions(findings: Findings, words: Words) -> tuple[Rest, ...]:
    """The open questions that come after the first ones, by what they are about."""
    left = findings.next_questions[QUESTIONS:]
    if not left:
        return ()
    by_topic: dict[str, list[QuestionFinding]] = {}
    for question in left:
        by_topic.setdefault(topic_of(question.id, words), []).append(question)
    rows = [
        Row(topic_words(topic, words), words.series(asked), tuple(asked))
        for topic in (*VOCABULARIES["topic"], "")
        if (asked := [words.question(question.id) for question in by_topic.get(topic, ())])
    ]
    lead = words.text("rest", stand=words.text("questions-others"), count=len(left))
    return (Rest(lead, tuple(words.question(question.id) for question in left), tuple(rows)),)


def _named(
    kind: str,
    left: Sequence[Reasoned],
    unsure: set[str],
    result: Mapping[str, str],
    labels: Mapping[str, Phrase],
    words: Words,
) -> tuple[Rest, ...]:
    """One group for each result, in the order of the labels; then what is only shown."""
    by_stand = _by_stand((ONLY_SHOWN if one.id in unsure else result[one.id], one) for one in left)
    return tuple(
        Rest(
            _lead(stand, labels.get(stand, Phrase()), len(found), words),
            tuple(words.name(kind, one.id) for one in found),
            _by_norm(found, words) if kind == "duties" else (),
            _settling(found, words) if stand == "cannot-tell" else (),
        )
        for stand in (*labels, ONLY_SHOWN)
        if (found := by_stand.get(stand))
    )


def _by_stand(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = {}
    for stand, one in pairs:
        found.setdefault(stand, []).append(one)
    return found


def _lead(stand: str, label: Phrase, count: int, words: Words) -> Phrase:
    said = words.text("rest-only-shown") if stand == ONLY_SHOWN else label
    return words.text("rest", stand=said, count=count)


def _by_norm(found: Iterable[Reasoned], words: Words) -> tuple[Row, ...]:
    by_norm = _by_stand((norm_of(one.id, words), one) for one in found)
    return tuple(
        Row(norm_name(norm, words), words.series([words.name("duties", one.id) for one in asked]))
        for norm, asked in by_norm.items()
    )


def _settling(found: Iterable[Reasoned], words: Words) -> tuple[Phrase, ...]:
    """The questions that most of them wait for, with how many do."""
    waits = Counter(id_ for one in found for id_ in waits_for(one.reasons))
    asked = sorted(waits.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SETTLING]
    return tuple(words.text("settles-one", question=words.question(id_), count=count) for id_, count in asked)
