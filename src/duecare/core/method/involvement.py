"""Involvement of one actor in one impact: cause, contribute, linked or none (UNGP 13, 19, 22).

The questions and their order follow the OECD Due Diligence Guidance (contribution must be substantial; encouragement,
foreseeability, mitigation) and OHCHR's guidance on the continuum between contribution and linkage.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from duecare.core.catalogue.records import SeverityScale, Tier
from duecare.core.dossier import Actor, Involvement, StateDuty
from duecare.core.dossier.words import Answer, Label, Status
from duecare.core.method.findings import InvolvementFinding
from duecare.core.method.reasons import Reason, Ref, because
from duecare.core.method.response import responses_to

QUESTIONS = ("connected", "sufficient", "part", "substantial", "encouraged", "foreseeable", "mitigated", "linked")
"""In the order in which they are asked."""

GRAVITY: Mapping[str, int] = {"none": 0, "linked": 1, "border": 2, "contribute": 3, "cause": 4}

Answers = tuple[Answer, ...]
"""The answers to QUESTIONS, in their order."""


def judge_involvement(
    id_: str,
    answers: Involvement,
    actor: Actor | None,
    tier: Tier,
    status: Status | None,
    scale: SeverityScale,
    on: date,
) -> InvolvementFinding:
    """The label of an actor in an impact of that tier, with what it must do and what could change the label."""
    by_answers, candidates, needs = _label(tuple(getattr(answers, question) for question in QUESTIONS))
    reasons = [_reason(by_answers, answers, needs)]
    label, said = _decided(by_answers, candidates, answers)
    reasons += said
    label, timed = _after_notice(label, answers, tier, scale, on)
    reasons += timed
    is_state = actor is not None and actor.kind == "public-body"
    if is_state:
        reasons.append(_state_reason(answers.state_duty))
    return InvolvementFinding(
        id=id_,
        reasons=tuple(reasons),
        label=label,
        responses=responses_to(label, status, is_state=is_state),
        needs=needs if label in ("undetermined", "border") else (),
        state_duty=answers.state_duty.duty if answers.state_duty else None,
        duty_breached=answers.state_duty.breached if answers.state_duty else "unknown",
    )


def due_after_notice(answers: Involvement, tier: Tier, scale: SeverityScale) -> date | None:
    """The last day on which action after a notice is in time; nothing without a notice, or when there was some in time.

    What came before the notice or after that day is no answer to it.
    """
    if answers.notice_on is None:
        return None
    days = min(scale.response_days[tier], (date.max - answers.notice_on).days)
    until = answers.notice_on + timedelta(days=days)
    in_time = answers.acted_on is not None and answers.notice_on <= answers.acted_on <= until
    return None if in_time else until


@lru_cache(maxsize=8192)
def _label(answers: Answers) -> tuple[Label, frozenset[Label], tuple[str, ...]]:
    """The label, all labels that the missing answers leave open, and the questions that could change it.

    Tries every way to answer what is unknown, so that "undetermined" is said exactly when it is true.
    """
    candidates = _candidates(answers)
    if len(candidates) == 1:
        return next(iter(candidates)), candidates, ()
    needs = tuple(
        question
        for place, question in enumerate(QUESTIONS)
        if answers[place] == "unknown"
        and _candidates(_with(answers, place, "yes")) != _candidates(_with(answers, place, "no"))
    )
    return "undetermined", candidates, needs


def _with(answers: Answers, place: int, answer: Answer) -> Answers:
    return (*answers[:place], answer, *answers[place + 1 :])


@lru_cache(maxsize=8192)
def _candidates(answers: Answers) -> frozenset[Label]:
    choices = [(True, False) if answer == "unknown" else (answer == "yes",) for answer in answers]
    return frozenset(_decide(*filled) for filled in product(*choices))


def _decide(
    connected: bool,
    sufficient: bool,
    part: bool,
    substantial: bool,
    encouraged: bool,
    foreseeable: bool,
    mitigated: bool,
    linked: bool,
) -> Label:
    if not connected:
        return "none"
    if sufficient:
        return "cause"
    if part and substantial and encouraged:
        return "contribute"
    if part and substantial and foreseeable:
        return "border" if mitigated else "contribute"
    return "linked" if linked else "none"


def _reason(label: Label, answers: Involvement, needs: tuple[str, ...]) -> Reason:
    match label:
        case "undetermined":
            return because("answers-open", questions=Ref("questions", " ".join(needs)))
        case "cause":
            return because("own-act-sufficient")
        case "contribute":
            return because("substantial-encouraged" if answers.encouraged == "yes" else "substantial-foreseeable")
        case "border":
            return because("substantial-mitigated")
        case "linked":
            return because("relationship-only")
        case "none":
            return because("not-connected" if answers.connected == "no" else "no-part")


def _decided(label: Label, candidates: frozenset[Label], answers: Involvement) -> tuple[Label, list[Reason]]:
    """A person's decision holds where the answers leave it open, or is graver; a lighter one only stays visible."""
    decision = answers.decided
    if decision is None:
        return label, []
    said = because("label-decided", words=decision.reason)
    if decision.label == label or _leave_open(candidates, decision.label):
        return decision.label, [said]
    graver = all(GRAVITY[decision.label] > GRAVITY[candidate] for candidate in candidates)
    return decision.label if graver else label, [said, because("label-against", label=Ref("word", label))]


def _leave_open(candidates: frozenset[Label], decided: str) -> bool:
    """Whether the answers leave that label to a person. The border is contribute or linked, and nothing lighter."""
    return decided in candidates or ("border" in candidates and decided in ("contribute", "linked"))


def _after_notice(
    label: Label, answers: Involvement, tier: Tier, scale: SeverityScale, on: date
) -> tuple[Label, list[Reason]]:
    """Knowing and not acting can turn linkage into contribution; a person decides. Time never makes a cause."""
    until = due_after_notice(answers, tier, scale)
    if label != "linked" or answers.notice_on is None or until is None:
        return label, []
    if on <= until:
        return label, [because("notice-runs", day=answers.notice_on, until=until)]
    decided = answers.decided
    if decided is not None and decided.label == label and decided.on is not None and decided.on > until:
        return label, []
    return "border", [because("notice-passed", day=answers.notice_on, days=scale.response_days[tier])]


def _state_reason(duty: StateDuty | None) -> Reason:
    if duty is None:
        return because("state-duty-unanswered")
    code = {"yes": "state-duty-breached", "no": "state-duty-kept", "unknown": "state-duty-open"}[duty.breached]
    return because(code, duty=Ref("word", duty.duty), words=duty.reason)
