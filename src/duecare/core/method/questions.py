"""The next best questions: missing facts, those first that could change the gravest conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duecare.core.catalogue import Catalogue, FactQuestion, Harm
from duecare.core.catalogue.records import Tier
from duecare.core.conditions import KnownFact, evaluate
from duecare.core.dossier import Dossier
from duecare.core.method.findings import (
    DutyFinding,
    HarmFinding,
    OpenItem,
    QuestionFinding,
    Reasoned,
    RedLineFinding,
    RightFinding,
)
from duecare.core.method.reasons import Reason, because, of_several, waits_for

BAN, MORATORIUM, CRITICAL, SEVERE, RIGHT, SIGNIFICANT, LIMITED, CHECK, OTHER_LINE, DUTY = range(10)
LINE_WEIGHT = {"ban": BAN, "moratorium": MORATORIUM}
HARM_WEIGHT: Mapping[Tier, int] = {
    "critical": CRITICAL,
    "severe": SEVERE,
    "significant": SIGNIFICANT,
    "limited": LIMITED,
}
"""By the gravest that a known pattern of harm has been."""


@dataclass(frozen=True, slots=True)
class OpenConclusions:
    """What missing facts could still change."""

    lines: Sequence[RedLineFinding]
    harms: Sequence[HarmFinding]
    rights: Sequence[RightFinding]
    items: Sequence[OpenItem]
    duties: Sequence[DutyFinding]


@dataclass
class _Wanted:
    weight: int
    asked_for: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    """Ids of what the answer could change, each once, by the sentence's key and the kind."""

    def count(self) -> int:
        """How much the answer could change."""
        return sum(map(len, self.asked_for.values()))

    def reasons(self) -> list[Reason]:
        """One reason for each kind of thing that the answer could change."""
        return [of_several(code, kind, tuple(ids)) for (code, kind), ids in self.asked_for.items()]


class _Questions:
    """The missing facts that are wanted so far, and what for."""

    def __init__(self, catalogue: Catalogue, known: Mapping[str, KnownFact]) -> None:
        self.by_fact: dict[str, _Wanted] = {}
        self._wider = {
            question.id: evaluate(question.no_when, known).missing
            for question in catalogue.of(FactQuestion).values()
            if question.no_when is not None and known[question.id].why == "not-stated"
        }
        """For a fact that nobody stated, the wider ones from whose answers a no could follow."""

    def want(self, facts: Sequence[str], weight: int, why: tuple[str, str], id_: str) -> None:
        """Want each fact, and the wider ones that could settle it, for something of that weight."""
        wanted = (one for narrow in facts for one in (*self._wider.get(narrow, ()), narrow))
        for fact in dict.fromkeys(wanted):
            entry = self.by_fact.setdefault(fact, _Wanted(weight))
            entry.weight = min(entry.weight, weight)
            entry.asked_for.setdefault(why, {})[id_] = None

    def in_order(self) -> list[str]:
        """The weightiest first; of those, what could change more; of those, as they came."""
        places = {fact: place for place, fact in enumerate(self.by_fact)}
        return sorted(places, key=lambda fact: (self.by_fact[fact].weight, -self.by_fact[fact].count(), places[fact]))


def next_questions(
    dossier: Dossier,
    catalogue: Catalogue,
    known: Mapping[str, KnownFact],
    open_: OpenConclusions,
) -> tuple[QuestionFinding, ...]:
    """Every missing fact that could change a conclusion, in the order to ask: what could change the gravest first, and
    of that what could change more. Bans before moratoria, before patterns of harm by the gravest they have been, before
    what checks, other lines and duties ask."""
    wanted = _Questions(catalogue, known)
    for line in open_.lines:
        weight = LINE_WEIGHT.get(line.effect, OTHER_LINE) if line.drives else OTHER_LINE
        if line.result == "cannot-tell" or line.cleared == "unknown":
            wanted.want(line.needs, weight, ("asks-line", "red-lines"), line.id)
    for harm in open_.harms:
        weight = HARM_WEIGHT[catalogue.of(Harm)[harm.id].could_be]
        wanted.want(harm.needs, weight, ("asks-harm", "harms"), harm.id)
    for right in open_.rights:
        needs = _needs(right, "right-facts-open")
        wanted.want(needs, RIGHT, ("asks-right", "rights"), right.id)
    for item in open_.items:
        if item.check == "robustness":
            wanted.want(_needs(item), CHECK, ("asks-check", "checks"), item.id)
    for duty in open_.duties:
        wanted.want(_needs(duty), DUTY, ("asks-duty", "duties"), duty.id)
    return tuple(_question(fact, wanted.by_fact[fact].reasons(), dossier, known) for fact in wanted.in_order())


def _needs(found: Reasoned, code: str = "") -> tuple[str, ...]:
    """The facts that could change it, by its reasons; by those of one sentence, where one is named."""
    return waits_for(reason for reason in found.reasons if code in ("", reason.code))


def _question(fact: str, reasons: list[Reason], dossier: Dossier, known: Mapping[str, KnownFact]) -> QuestionFinding:
    found = known.get(fact)
    if found is not None and found.why == "disputed":
        return QuestionFinding(fact, (because("asks-disputed", facts=(found,)), *reasons))
    if found is not None and found.why == "suggested":
        value = dossier.facts[fact].value
        suggested = ", ".join(value) if isinstance(value, tuple) else str(value)
        return QuestionFinding(fact, (because("asks-suggested", facts=(found,)), *reasons), suggested)
    return QuestionFinding(fact, tuple(reasons))
