"""What the method concludes. Frozen; every conclusion carries its reasons, and none can be built without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property
from typing import Any, Literal, get_args

from duecare.core.catalogue.records import Check, Gate, Part, Tier
from duecare.core.dossier.canonical import canonical_bytes_of_own, digest_of_object
from duecare.core.dossier.words import Label
from duecare.core.method.reasons import Reason

METHOD_VERSION = 6
"""Raised whenever the same dossier, knowledge and date could give another finding."""

RedLineResult = Literal[
    "crossed", "cannot-tell", "awaiting-second-person", "excepted", "upcoming", "not-crossed", "not-raised"
]
HarmResult = Literal["suggested", "cannot-tell", "not-suggested"]
RightResult = Literal["at-stake", "set-aside", "cannot-tell"]
DutyStatus = Literal["applies", "upcoming", "cannot-tell", "not-triggered"]
Held = Literal["yes", "no", "unknown"]
Effect = Literal["ban", "moratorium", "advisory", "proposed"]
Response = Literal[
    "cease-or-prevent",
    "cease-or-prevent-own-part",
    "remediate",
    "cooperate-in-remediation",
    "use-leverage",
    "increase-leverage-or-consider-ending",
    "may-take-part-in-remedy",
    "protect-meanwhile",
    "decide-involvement",
    "answer-involvement",
    "state-duty",
    "call-on-state",
]
RESPONSES: tuple[Response, ...] = get_args(Response)
"""In the order to take them."""
EffectResult = Literal["made-worse", "shown-to-help", "said-to-help", "no-difference-found", "not-known"]
LimitationResult = Literal[
    "permissible-as-stated", "not-permissible", "cannot-tell", "never-permissible", "not-a-state"
]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A conclusion. Refuses to exist without reasons."""

    id: str
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError(f"a finding without reasons: {type(self).__name__} {self.id}")

    @property
    def facts(self) -> frozenset[str]:
        """The facts it rests on or waits for."""
        return frozenset(fact for reason in self.reasons for fact in reason.all_facts)


@dataclass(frozen=True, slots=True)
class RedLineFinding(Reasoned):
    """A red line, judged on its own source. `drives` is false for a record too unsure to decide anything."""

    result: RedLineResult
    effect: Effect
    drives: bool
    needs: tuple[str, ...] = ()
    """Facts whose answers could still change the result."""
    exception: str | None = None
    cleared: Held = "no"
    """For a moratorium that is crossed: whether the conditions under which it lifts are evidenced."""
    in_force_from: date | None = None


@dataclass(frozen=True, slots=True)
class HarmFinding(Reasoned):
    """A known pattern that the facts suggest, or could."""

    result: HarmResult
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RightFinding(Reasoned):
    """A right: at stake, set aside by a person with reasons, or not yet known. Never silently out of scope."""

    result: RightResult


@dataclass(frozen=True, slots=True)
class DimensionFinding(Reasoned):
    """A severity dimension (the id): the most severe reasoned rating holds, unknown is the whole range."""

    low: int
    high: int
    rater: str | None = None


@dataclass(frozen=True, slots=True)
class InvolvementFinding(Reasoned):
    """One actor (the id) in one impact: its label, what is expected of it, and what could change that."""

    label: Label
    responses: tuple[Response, ...]
    needs: tuple[str, ...] = ()
    """Questions on involvement whose answers could change the label."""
    state_duty: Literal["respect", "protect", "fulfil"] | None = None
    duty_breached: Held = "unknown"


@dataclass(frozen=True, slots=True)
class LimitationFinding(Reasoned):
    """Whether a State may interfere with a right (the id) in this way, as reasoned in the dossier. Whatever the
    answer, severity stays what it is."""

    result: LimitationResult
    needs: tuple[str, ...] = ()
    """Questions of the test that nobody has answered."""


@dataclass(frozen=True, slots=True)
class ImpactFinding(Reasoned):
    """An impact: its tier or range of tiers, its dimensions, and who is involved how."""

    tier_low: Tier
    tier_high: Tier
    dimensions: tuple[DimensionFinding, ...]
    involvement: tuple[InvolvementFinding, ...]
    responses: tuple[Response, ...]
    """What is expected, over all actors."""
    touches_core: Held
    cannot_wait: bool = False
    """Becomes irremediable before the next decision."""
    limitations: tuple[LimitationFinding, ...] = ()
    """For each right that a State was asked to justify limiting."""


@dataclass(frozen=True, slots=True)
class EffectFinding(Reasoned):
    """What a measure did for a group (the id: both, with a point between): shown, or only said."""

    measure: str
    group: str
    result: EffectResult


@dataclass(frozen=True, slots=True)
class Place(Reasoned):
    """An impact's place in one of the two lists, and why it stands there."""


@dataclass(frozen=True, slots=True)
class DutyFinding(Reasoned):
    """What a norm asks, of whom, by when, and what the dossier holds of it."""

    status: DutyStatus
    addressee: str
    by_when: date | None
    held: Held
    drives: bool
    held_in: tuple[Part, ...] = ()
    """The parts of the dossier that hold something where an answer would stand."""


@dataclass(frozen=True, slots=True)
class QuestionFinding(Reasoned):
    """A fact (the id) that is missing and could change a conclusion. The list is in the order to ask them."""

    suggested: str | None = None
    """What a text merely suggests, to confirm or refuse."""


@dataclass(frozen=True, slots=True)
class OpenItem(Reasoned):
    """Something that is open. The id is the subject's: a red line, an impact, a fact, or the dossier."""

    check: Check


@dataclass(frozen=True, slots=True)
class GateItem:
    """An open item as it counts at one gate; its reasons stand with the open item of the same check and id."""

    check: Check
    id: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class GateFinding:
    """A moment of decision (the id) and all that is open there."""

    id: Gate
    open_items: tuple[GateItem, ...]

    @property
    def blocked(self) -> bool:
        """Whether something stands in the way."""
        return any(item.blocks for item in self.open_items)


@dataclass(frozen=True, slots=True)
class Caveat(Reasoned):
    """What must be read beside a gate at which nothing stands in the way: what that rests on, or who was not asked."""


@dataclass(frozen=True)
class Findings:
    """Everything the method says of one document with one knowledge on one day."""

    dossier: str
    """The dossier's digest."""
    knowledge: str
    method: int
    on: date
    changes_on: date | None
    """The next day on which something changes by itself: a norm's date, a due date, a review."""
    red_lines: tuple[RedLineFinding, ...]
    harms: tuple[HarmFinding, ...]
    rights: tuple[RightFinding, ...]
    impacts: tuple[ImpactFinding, ...]
    remedy_order: tuple[Place, ...]
    prevention_order: tuple[Place, ...]
    duties: tuple[DutyFinding, ...]
    next_questions: tuple[QuestionFinding, ...]
    open_items: tuple[OpenItem, ...]
    gates: tuple[GateFinding, ...]
    caveats: tuple[Caveat, ...] = ()
    """For every gate. Findings that were kept before there were any have none."""
    effects: tuple[EffectFinding, ...] = ()
    """What each measure did for each group. Findings of a method before the fifth have none."""

    def plain(self) -> dict[str, Any]:
        """These findings as plain JSON types: what `duecare assess --json` prints, and what is stored."""
        return {name: _plain(getattr(self, name)) for name in _names(Findings)}

    @cached_property
    def sections(self) -> Mapping[str, bytes]:
        """Each field as canonical bytes, without the English sentences: what is stored, and read part by part."""
        return {
            name: canonical_bytes_of_own(_plain(getattr(self, name), texts=False)) for name in sorted(_names(Findings))
        }

    @property
    def digest(self) -> str:
        """The digest by which gates, reports and publications name these findings: that of their canonical JSON without
        the English sentences, which add nothing to what the reasons' codes and arguments say."""
        return digest_of_object(self.sections)


def _plain(value: Any, *, texts: bool = True) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Reason):
        return value.plain(texts=texts)
    if isinstance(value, tuple):
        return [_plain(item, texts=texts) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    cls: Any = type(value)
    return {name: _plain(getattr(value, name), texts=texts) for name in _names(cls)}


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))
