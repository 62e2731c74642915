"""The next best questions: missing facts, those first that could change the gravest conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duecare.core.conditions import KnownFact
from duecare.core.dossier import Dossier
from duecare.core.method.findings import DutyFinding, HarmFinding, QuestionFinding, RedLineFinding
from duecare.core.method.reasons import Reason, Ref, because

BAN, MORATORIUM, OTHER_LINE, HARM, DUTY = range(5)
LINE_WEIGHT = {"ban": BAN, "moratorium": MORATORIUM}


@dataclass
class _Wanted:
    weight: int
    reasons: list[Reason] = field(default_factory=list)


def next_questions(
    dossier: Dossier,
    known: Mapping[str, KnownFact],
    lines: Sequence[RedLineFinding],
    harms: Sequence[HarmFinding],
    duties: Sequence[DutyFinding],
) -> tuple[QuestionFinding, ...]:
    """Every missing fact that could change a conclusion, in the order to ask: bans before moratoria before other lines,
    then patterns of harm, then duties; inside that, what could change more first."""
    wanted: dict[str, _Wanted] = {}
    for line in lines:
        weight = LINE_WEIGHT.get(line.effect, OTHER_LINE) if line.drives else OTHER_LINE
        if line.result == "cannot-tell" or line.cleared == "unknown":
            _want(wanted, line.needs, weight, because("asks-line", line=Ref("red-lines", line.id)))
    for harm in harms:
        _want(wanted, harm.needs, HARM, because("asks-harm", harm=Ref("harms", harm.id)))
    for duty in duties:
        needs = tuple(dict.fromkeys(fact for reason in duty.reasons for fact in reason.would_change))
        _want(wanted, needs, DUTY, because("asks-duty", duty=Ref("duties", duty.id)))
    places = {fact: place for place, fact in enumerate(wanted)}
    order = sorted(wanted, key=lambda fact: (wanted[fact].weight, -len(wanted[fact].reasons), places[fact]))
    return tuple(_question(fact, wanted[fact].reasons, dossier, known) for fact in order)


def _want(wanted: dict[str, _Wanted], facts: Sequence[str], weight: int, why: Reason) -> None:
    for fact in facts:
        entry = wanted.setdefault(fact, _Wanted(weight))
        entry.weight = min(entry.weight, weight)
        entry.reasons.append(why)


def _question(fact: str, reasons: list[Reason], dossier: Dossier, known: Mapping[str, KnownFact]) -> QuestionFinding:
    found = known.get(fact)
    if found is not None and found.why == "disputed":
        return QuestionFinding(fact, (because("asks-disputed", facts=(found,)), *reasons))
    if found is not None and found.why == "suggested":
        value = dossier.facts[fact].value
        suggested = ", ".join(value) if isinstance(value, tuple) else str(value)
        return QuestionFinding(fact, (because("asks-suggested", facts=(found,)), *reasons), suggested)
    return QuestionFinding(fact, tuple(reasons))
