"""Red lines: practices that no score, measure or benefit clears. Every source is judged on its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from duecare.core.catalogue import Catalogue, RedLine
from duecare.core.conditions import KnownFact, Outcome, Truth, evaluate
from duecare.core.dossier import Dossier, RedLineAnswer, RedLineStandpoint
from duecare.core.method.findings import Held, ImpactFinding, RedLineFinding, RedLineResult
from duecare.core.method.reasons import Reason, Ref, because, waits_for

NO_STANDPOINT = RedLineStandpoint()
Judged = tuple[RedLineResult, list[Reason]]


def judge_red_lines(
    dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact], impacts: Sequence[ImpactFinding], on: date
) -> tuple[RedLineFinding, ...]:
    """Every red line of the catalogue. One source's exception never clears another's line."""
    return tuple(
        _judge(line, dossier.red_lines.get(line.id, NO_STANDPOINT), known, impacts, on)
        for line in catalogue.of(RedLine).values()
    )


def _judge(
    line: RedLine,
    standpoint: RedLineStandpoint,
    known: Mapping[str, KnownFact],
    impacts: Sequence[ImpactFinding],
    on: date,
) -> RedLineFinding:
    result: RedLineResult
    exception: str | None = None
    cleared: Held = "no"
    if line.ended(on) and line.in_force_until is not None:
        result, reasons = _voices(line, "not-crossed", standpoint)
        reasons.insert(0, because("line-ended", record=line, day=line.in_force_until))
    elif line.decided_by == "two-people":
        result, reasons = _by_people(line, standpoint, impacts)
    else:
        result, reasons, exception = _by_facts(line, known)
        result, voices = _voices(line, result, standpoint)
        reasons += voices
    if result == "crossed" and line.upcoming(on):
        result = "upcoming"
        day = line.in_force_from
        reasons.insert(
            0, because("line-upcoming", record=line, day=day) if day else because("line-awaited", record=line)
        )
    if result == "crossed" and line.cleared_when is not None:
        result, cleared, why = _moratorium(line, evaluate(line.cleared_when, known))
        reasons.append(why)
    if not line.drives:
        reasons.append(because("only-shown", record=line))
    return RedLineFinding(
        id=line.id,
        reasons=tuple(reasons),
        result=result,
        effect=line.effect,
        drives=line.drives,
        needs=waits_for(reasons),
        exception=exception,
        cleared=cleared,
        in_force_from=line.in_force_from,
    )


def _by_facts(line: RedLine, known: Mapping[str, KnownFact]) -> tuple[RedLineResult, list[Reason], str | None]:
    parts = _parts(line, known)
    against = [reason for truth, reason in parts if truth is Truth.NO]
    if against:
        return "not-crossed", against, None
    open_ = [reason for truth, reason in parts if truth is Truth.UNKNOWN]
    holding = [reason for truth, reason in parts if truth is Truth.YES]
    exceptions = [
        (id_, outcome.truth, _exception(line, id_, outcome))
        for id_, outcome in ((id_, evaluate(exception.when, known)) for id_, exception in line.exceptions.items())
    ]
    for id_, truth, reasons in exceptions:
        if truth is Truth.YES and not open_:
            return "excepted", [*reasons, *holding], id_
    may = [reason for _, truth, reasons in exceptions if truth is not Truth.NO for reason in reasons]
    do_not = [reason for _, truth, reasons in exceptions if truth is Truth.NO for reason in reasons]
    dated = [because("line-from", record=line, day=line.in_force_from)] if line.in_force_from else []
    if open_ or may:
        return "cannot-tell", [*open_, *may, *holding, *do_not, *dated], None
    return "crossed", [*holding, *do_not], None


_SCOPE = {Truth.YES: "line-in-scope", Truth.NO: "line-outside-scope", Truth.UNKNOWN: "line-scope-unknown"}
_ELEMENT = {Truth.YES: "element-holds", Truth.NO: "element-fails", Truth.UNKNOWN: "element-unknown"}
_EXCEPTION = {Truth.YES: "exception-holds", Truth.NO: "exception-fails", Truth.UNKNOWN: "exception-unknown"}


def _parts(line: RedLine, known: Mapping[str, KnownFact]) -> list[tuple[Truth, Reason]]:
    """The norm's scope and each of its elements, with the reason each came out as it did."""
    parts: list[tuple[Truth, Reason]] = []
    if line.applies_when is not None:
        scope = evaluate(line.applies_when, known)
        parts.append((scope.truth, because(_SCOPE[scope.truth], scope, record=line)))
    for id_, element in line.elements.items():
        outcome = evaluate(element.when, known)
        element_ref = Ref("elements", f"{line.id}.{id_}")
        parts.append((outcome.truth, because(_ELEMENT[outcome.truth], outcome, record=line, element=element_ref)))
    return parts


def _exception(line: RedLine, id_: str, outcome: Outcome) -> list[Reason]:
    exception = Ref("exceptions", f"{line.id}.{id_}")
    reasons = [because(_EXCEPTION[outcome.truth], outcome, record=line, exception=exception)]
    if outcome.truth is not Truth.NO:
        reasons.append(because("rights-view", record=line, view=Ref("rights-views", f"{line.id}.{id_}")))
    return reasons


def _moratorium(line: RedLine, outcome: Outcome) -> tuple[RedLineResult, Held, Reason]:
    """A moratorium holds until the conditions under which it lifts are evidenced."""
    match outcome.truth:
        case Truth.YES:
            return "excepted", "yes", because("moratorium-cleared", outcome, record=line)
        case Truth.NO:
            return "crossed", "no", because("moratorium-not-cleared", outcome, record=line)
        case Truth.UNKNOWN:
            return "crossed", "unknown", because("moratorium-unknown", outcome, record=line)


def _voices(line: RedLine, result: RedLineResult, standpoint: RedLineStandpoint) -> Judged:
    """What people said of a line that facts decide. A "not crossed" of a person clears nothing; where facts leave the
    line open, two people who agree that it is crossed cross it."""
    reasons = _raised(line, standpoint)
    for _, answer in sorted(standpoint.answers.items()):
        code = "person-said-crossed" if answer.decision == "crossed" else "person-said-not"
        reasons.append(because(code, record=line, words=answer.reason))
    if result == "cannot-tell" and _agreed(standpoint.answers.values()) == "crossed":
        return "crossed", reasons
    return result, reasons


def _raised(line: RedLine, standpoint: RedLineStandpoint) -> list[Reason]:
    return [because("person-raised", record=line, words=standpoint.raised)] if standpoint.raised else []


def _agreed(answers: Collection[RedLineAnswer]) -> str | None:
    """What at least two different people decided, when nobody decided otherwise."""
    people, decisions = {answer.by for answer in answers}, {answer.decision for answer in answers}
    return decisions.pop() if len(people) >= 2 and len(decisions) == 1 else None


def raising(impacts: Sequence[ImpactFinding]) -> tuple[str, ...]:
    """The impacts that raise the line of last resort: critical, and on the core of a right."""
    return tuple(impact.id for impact in impacts if impact.touches_core == "yes" and impact.tier_high == "critical")


def _by_people(line: RedLine, standpoint: RedLineStandpoint, impacts: Sequence[ImpactFinding]) -> Judged:
    """The catch-all: raised by a person, or by a critical impact on the core of a right; decided by two people."""
    raised_by = raising(impacts)
    reasons = _raised(line, standpoint) + [
        because("core-raised", record=line, impact=Ref("impacts", id_)) for id_ in raised_by
    ]
    answers, stale = _counting(line, standpoint, raised_by)
    reasons += stale
    if not reasons and not answers:
        return "not-raised", [because("nobody-raised", record=line)]
    agreed = _agreed(answers)
    if agreed is not None:
        result: RedLineResult = "crossed" if agreed == "crossed" else "not-crossed"
        return result, [because("two-agree", record=line, words=answers[0].reason), *reasons]
    if len({answer.by for answer in answers}) >= 2:
        return "cannot-tell", [because("two-disagree", record=line, words=answers[0].reason), *reasons]
    if answers:
        return "awaiting-second-person", [because("one-answered", record=line, words=answers[0].reason), *reasons]
    return "awaiting-second-person", [because("nobody-answered", record=line), *reasons]


def _counting(
    line: RedLine, standpoint: RedLineStandpoint, raised_by: tuple[str, ...]
) -> tuple[list[RedLineAnswer], list[Reason]]:
    """The answers to what was raised, and why others do not count: nobody answers what they had not yet seen."""
    counting: list[RedLineAnswer] = []
    stale: list[Reason] = []
    for _, answer in sorted(standpoint.answers.items()):
        since = standpoint.raised_on
        if since is not None and (answer.on is None or answer.on < since):
            stale.append(because("answer-before", record=line, words=answer.reason))
        elif set(raised_by) - set(answer.impacts):
            stale.append(because("answer-beside", record=line, words=answer.reason))
        else:
            counting.append(answer)
    return counting, stale
