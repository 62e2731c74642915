"""What was decided at gates, on which findings, and whether it still stands on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from duecare.core.catalogue.records import Check, Gate
from duecare.core.dossier import Decision, Dossier
from duecare.core.method.findings import Findings, GateFinding
from duecare.core.revision.audience import RESTED_ON, Withheld
from duecare.report.model import DecisionPart
from duecare.report.phrase import Phrase
from duecare.report.words import Words

GOES_ON = frozenset({"proceed", "proceed-with-conditions"})
"""The outcomes by which the system goes on."""
HELD_LINES: frozenset[Check] = frozenset({"red-line-crossed", "moratorium-not-cleared"})
"""What no decision clears: a ban that is crossed, and a moratorium that is crossed and not lifted."""
OPEN_LINES: frozenset[Check] = frozenset({"red-line-cannot-tell", "red-line-second-person"})
"""Where it is not settled whether this is banned. What will be crossed on a day that is known, is settled."""


AFTER: Mapping[Gate, tuple[Gate, ...]] = MappingProxyType(
    {
        "need": ("design",),
        "design": ("tender", "release"),
        "tender": ("award",),
        "award": ("go-live",),
        "release": ("go-live",),
        "go-live": ("review",),
        "change": ("review",),
        "review": ("review",),
        "retire": (),
    }
)
"""What usually comes after a decision to go on: for who buys it, or for who makes it."""
REPEATED: frozenset[Gate] = frozenset({"review", "change"})
"""Moments that come again: a day after that of the decision is the next one's."""


@dataclass(frozen=True, slots=True)
class Rested:
    """What is known of the findings on which decisions rested."""

    same: Collection[str] = ()
    """Digests of earlier findings that say the same as those shown, in what decides."""
    withheld: Collection[str] = ()
    """The decisions of which this audience is not told."""


NOT_KNOWN = Rested()


@dataclass(frozen=True, slots=True)
class Coming:
    """The next moment of decision; or, where it is not named, those that usually come next."""

    gates: tuple[Gate, ...] = ()
    named: bool = False

    @property
    def gate(self) -> Gate | None:
        """The one that comes next, where it is one."""
        return self.gates[0] if len(self.gates) == 1 else None


NOTHING_COMES = Coming()


def rested(same: Collection[str], withheld: Sequence[Withheld]) -> Rested:
    """What a report knows of the findings on which decisions rested."""
    return Rested(same, frozenset(one.id for one in withheld if one.kind == RESTED_ON))


def decision_parts(
    dossier: Dossier, findings: Findings, words: Words, known: Rested = NOT_KNOWN
) -> tuple[DecisionPart, ...]:
    """Every decision, the latest first."""
    return tuple(decision_part(id_, one, findings, words, known) for id_, one in latest_first(dossier))


def latest_first(dossier: Dossier) -> list[tuple[str, Decision]]:
    """Every decision with its id, the latest first."""
    return sorted(dossier.decisions.items(), key=lambda pair: (pair[1].on, pair[0]), reverse=True)


def coming(dossier: Dossier, digest: str, known: Rested = NOT_KNOWN) -> Coming:
    """What comes next: the moment that the dossier names, until it is decided there on what is still found; then what
    usually comes after it, until somebody names the next one. `digest` is that of the findings shown."""
    if dossier.gate is None:
        return NOTHING_COMES
    id_, latest = next(iter(latest_first(dossier)), (None, None))
    if id_ is None or latest is None or not _is_over(id_, latest, dossier, digest, known):
        return Coming((dossier.gate,), named=True)
    if latest.outcome == "withdraw" and latest.gate != "retire":
        return Coming(("retire",))
    return Coming(AFTER[latest.gate]) if latest.outcome in GOES_ON else NOTHING_COMES


def _is_over(id_: str, latest: Decision, dossier: Dossier, digest: str, known: Rested) -> bool:
    """Whether the named moment is past: decided on what is known to be found still. A redesign comes back to it."""
    if latest.gate != dossier.gate or latest.outcome == "redesign":
        return False
    again = latest.gate in REPEATED and dossier.gate_on is not None and dossier.gate_on > latest.on
    return not again and _rests(id_, latest, digest, known) is None


def decision_part(
    id_: str, decision: Decision, findings: Findings, words: Words, known: Rested = NOT_KNOWN
) -> DecisionPart:
    """What was decided, on what conditions, against what, and whether it rests on these findings."""
    lines = [_taken(decision, words)]
    if against := stands_against(decision, findings.gates):
        names = words.series([words.name("red-lines", line) for line in against])
        lines.append(words.text("decision-against", lines=names))
    if unsettled := _lines_at(decision, findings.gates, OPEN_LINES):
        names = words.series([words.name("red-lines", line) for line in unsettled])
        lines.append(words.text("decision-unsettled", lines=names))
    if decision.conditions:
        lines.append(words.text("conditions", words=decision.conditions))
    elif decision.outcome == "proceed-with-conditions":
        lines.append(words.text("no-conditions"))
    lines.append(words.text("decision-reason", words=decision.reason))
    if key := _rests(id_, decision, findings.digest, known):
        lines.append(words.text(key))
    return DecisionPart(words.label("outcome", decision.outcome), tuple(lines))


def _taken(decision: Decision, words: Words) -> Phrase:
    """In which office it was decided, by whom, when and where. An id alone tells nobody who answers for it."""
    who, gate = words.person(decision.by), words.word(decision.gate, "gate")
    if decision.office is None:
        return words.text("decided-no-office", who=who, day=decision.on, gate=gate)
    return words.text("decided", office=words.own(decision.office), who=who, day=decision.on, gate=gate)


def stands_against(decision: Decision, gates: Iterable[GateFinding]) -> list[str]:
    """The red lines that stand in the way at the gate of a decision to go on."""
    return _lines_at(decision, gates, HELD_LINES)


def _lines_at(decision: Decision, gates: Iterable[GateFinding], checks: Collection[Check]) -> list[str]:
    items = [item for gate in gates if gate.id == decision.gate for item in gate.open_items]
    goes_on = decision.outcome in GOES_ON
    return [item.id for item in items if goes_on and item.blocks and item.check in checks]


def _rests(id_: str, decision: Decision, digest: str, known: Rested) -> str | None:
    if decision.findings is None:
        return "decision-withheld" if id_ in known.withheld else "decision-unbound"
    return None if decision.findings in (digest, *known.same) else "decision-stale"
