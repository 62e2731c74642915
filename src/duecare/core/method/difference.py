"""What two findings say differently: each conclusion then and now, with its reasons. Compares; judges nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from duecare.core.method.findings import Findings, ImpactFinding, InvolvementFinding, Place, Reasoned
from duecare.core.method.reasons import Reason

Kind = Literal[
    "red_lines",
    "impacts",
    "cannot_wait",
    "touches_core",
    "limitations",
    "order",
    "involvement",
    "rights",
    "duties",
    "effects",
    "open_items",
]
"""What is compared. Said of a red line: its result; of an impact: its lowest and its highest tier, whether it cannot
wait, and whether it touches the core of a right; of a State's limits to a right: their result; of the order: the lists
it stands in, each with its place; of involvement: the label, and whether the actor's own duty as a State is in breach;
of a right: its result; of a duty: its status and what the dossier holds of it; of what a measure did for a group: the
result; of an open item: nothing."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Key: TypeAlias = tuple[str, str]
"""The id, and what it is of: the impact of an actor or of a limited right, the measure that did something for a group,
the check of an open item; else nothing."""
YES_OR_NO: tuple[Kind, ...] = ("cannot_wait", "touches_core")
"""Said of every impact. Of one that is new or gone, only a yes is told."""

WAITING = frozenset({"place-cannot-wait", "place-date-unknown"})
CORE = frozenset({"core-no-balance"})
"""The reasons that say why, of those that an impact or its place has."""


@dataclass(frozen=True, slots=True)
class State:
    """What was concluded, in frozen words, and why."""

    said: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One conclusion that is another now. Nothing on one side: it was not there then, or is not any more."""

    id: str
    of: str
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All conclusions that differ, by kind, in the order of the later findings; what is gone stands last."""

    moved: Mapping[Kind, tuple[Moved, ...]]
    same_knowledge: bool
    same_method: bool

    def __bool__(self) -> bool:
        return any(self.moved.values())


def difference(before: Findings, after: Findings) -> Difference:
    """What the later findings say differently from the earlier ones."""
    was, now = _conclusions(before), _conclusions(after)
    kept = _unmoved(before, after)
    moved: dict[Kind, tuple[Moved, ...]] = {kind: _moved(was[kind], now[kind]) for kind in KINDS}
    moved |= {kind: tuple(one for one in moved[kind] if _told(one)) for kind in YES_OR_NO}
    moved["order"] = tuple(one for one in moved["order"] if one.id not in kept)
    return Difference(
        MappingProxyType(moved),
        same_knowledge=before.knowledge == after.knowledge,
        same_method=before.method == after.method,
    )


def _conclusions(found: Findings) -> dict[Kind, dict[Key, State]]:
    return {
        "red_lines": {(line.id, ""): _state(line, line.result) for line in found.red_lines},
        "impacts": {(impact.id, ""): _tiers(impact) for impact in found.impacts},
        "cannot_wait": {(impact.id, ""): _waits(impact, found) for impact in found.impacts},
        "touches_core": {
            (impact.id, ""): State((impact.touches_core,), _of(CORE, impact.reasons)) for impact in found.impacts
        },
        "limitations": {
            (one.id, impact.id): _state(one, one.result) for impact in found.impacts for one in impact.limitations
        },
        "order": _places(found),
        "involvement": {
            (actor.id, impact.id): _involved(actor) for impact in found.impacts for actor in impact.involvement
        },
        "rights": {(right.id, ""): _state(right, right.result) for right in found.rights},
        "duties": {(duty.id, ""): _state(duty, duty.status, duty.held) for duty in found.duties},
        "effects": {(one.group, one.measure): _state(one, one.result) for one in found.effects},
        "open_items": {(item.id, item.check): _state(item) for item in found.open_items},
    }


def _state(found: Reasoned, *said: str) -> State:
    return State(said, found.reasons)


def _tiers(impact: ImpactFinding) -> State:
    """The ratings say why a tier is what it is: the reasons of the dimensions stand with those of the impact."""
    rated = [reason for dimension in impact.dimensions for reason in dimension.reasons]
    return State((impact.tier_low, impact.tier_high), (*impact.reasons, *rated))


def _involved(actor: InvolvementFinding) -> State:
    return _state(actor, actor.label, actor.duty_breached) if actor.state_duty else _state(actor, actor.label)


def _waits(impact: ImpactFinding, found: Findings) -> State:
    """Its place in the lists says why it cannot wait, or that the day is not known."""
    places = [place for _, places in _lists(found) for place in places if place.id == impact.id]
    reasons = dict.fromkeys(reason for place in places for reason in place.reasons)
    return State(("yes" if impact.cannot_wait else "no",), _of(WAITING, tuple(reasons)))


def _of(codes: Collection[str], reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.code in codes)


def _told(moved: Moved) -> bool:
    sides = [side.said for side in (moved.before, moved.after) if side is not None]
    return len(sides) == 2 or ("yes",) in sides


def _places(findings: Findings) -> dict[Key, State]:
    """An impact whose status nobody stated stands in both lists."""
    found: dict[Key, State] = {}
    for name, places in _lists(findings):
        for number, place in enumerate(places, 1):
            there = found.get((place.id, ""), State((), ()))
            found[place.id, ""] = State((*there.said, name, str(number)), (*there.reasons, *place.reasons))
    return found


def _lists(findings: Findings) -> Iterator[tuple[str, tuple[Place, ...]]]:
    yield "remedy", findings.remedy_order
    yield "prevention", findings.prevention_order


def _moved(was: Mapping[Key, State], now: Mapping[Key, State]) -> tuple[Moved, ...]:
    keys = dict.fromkeys((*now, *was))
    return tuple(Moved(*key, was.get(key), now.get(key)) for key in keys if _said(was, key) != _said(now, key))


def _said(states: Mapping[Key, State], key: Key) -> tuple[str, ...] | None:
    return states[key].said if key in states else None


def _unmoved(before: Findings, after: Findings) -> Collection[str]:
    """The impacts in the same lists, at the same place among those that both sides have: an impact that only makes
    room for a new one has not moved."""
    shared = {impact.id for impact in before.impacts} & {impact.id for impact in after.impacts}
    was, now = _ranks(before, shared), _ranks(after, shared)
    return {id_ for id_ in shared if was[id_] == now[id_]}


def _ranks(findings: Findings, shared: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    ranks: dict[str, list[tuple[str, int]]] = {id_: [] for id_ in shared}
    for name, places in _lists(findings):
        for number, id_ in enumerate(place.id for place in places if place.id in ranks):
            ranks[id_].append((name, number))
    return ranks
