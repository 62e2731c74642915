"""Tries an acceptance case: judges its dossier on each of its days and says where the method answers otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from duecare.core.catalogue import Catalogue
from duecare.core.method import Findings, assess
from duecare.core.method.findings import ImpactFinding, InvolvementFinding, Reasoned
from duecare.knowledge.cases import Case, Expected, ExpectedActor, ExpectedImpact, Judged


def differences(case: Case, catalogue: Catalogue) -> tuple[str, ...]:
    """Where the method says otherwise than the case expects, one sentence each. Nothing when they agree."""
    document = case.document()
    return tuple(
        f"on {day.on}: {difference}"
        for day in case.days()
        for difference in _differences(day, assess(document, catalogue, day.on))
    )


def _differences(day: Judged, found: Findings) -> Iterator[str]:
    expect = day.expect
    yield from _each("red line", expect.red_lines, {line.id: line.result for line in found.red_lines})
    yield from _each("harm", expect.harms, {harm.id: harm.result for harm in found.harms})
    yield from _each("right", expect.rights, {right.id: right.result for right in found.rights})
    yield from _each("duty", expect.duties, {duty.id: duty.status for duty in found.duties})
    yield from _each("what is held of duty", expect.held, {duty.id: duty.held for duty in found.duties})
    yield from _impacts(expect.impacts, found)
    yield from _orders(expect, found)
    yield from _gates(expect, found)
    yield from _open(expect, found)
    yield from _rest(expect, found)
    yield from _said(day.never, found)


def _each(what: str, expected: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    for id_, value in expected.items():
        if found.get(id_) != value:
            yield f"{what} {id_}: expected {value}, found {found.get(id_, 'nothing of this name')}"


def _impacts(expected: Mapping[str, ExpectedImpact], found: Findings) -> Iterator[str]:
    impacts = {impact.id: impact for impact in found.impacts}
    for id_, wanted in expected.items():
        if id_ in impacts:
            yield from _impact(id_, wanted, impacts[id_])
        else:
            yield f"impact {id_}: the case's dossier has none of this name"


def _impact(id_: str, wanted: ExpectedImpact, found: ImpactFinding) -> Iterator[str]:
    tiers = {"tier_low": (wanted.tier_low, found.tier_low), "tier_high": (wanted.tier_high, found.tier_high)}
    for name, (expected, actual) in tiers.items():
        if expected != actual:
            yield f"impact {id_}, {name}: expected {expected}, found {actual}"
    if wanted.cannot_wait is not None and wanted.cannot_wait != found.cannot_wait:
        yield f"impact {id_}: expected cannot_wait {wanted.cannot_wait}, found {found.cannot_wait}"
    limits = {limit.id: limit.result for limit in found.limitations}
    yield from _each(f"impact {id_}, limiting", wanted.limitations, limits)
    actors = {actor.id: actor for actor in found.involvement}
    for actor, expected_actor in wanted.involvement.items():
        if actor in actors:
            yield from _actor(f"impact {id_}, {actor}", expected_actor, actors[actor])
        else:
            yield f"impact {id_}: nothing is found on the actor {actor}"


def _actor(where: str, wanted: ExpectedActor, found: InvolvementFinding) -> Iterator[str]:
    if wanted.label != found.label:
        yield f"{where}: expected {wanted.label}, found {found.label}"
    if missing := set(wanted.responses) - set(found.responses):
        yield f"{where}: {', '.join(sorted(missing))} is missing from {', '.join(found.responses)}"
    if unwanted := set(wanted.not_responses) & set(found.responses):
        yield f"{where}: {', '.join(sorted(unwanted))} must not be expected"
    if wanted.duty_breached is not None and wanted.duty_breached != found.duty_breached:
        yield f"{where}: expected breach of a State's duty {wanted.duty_breached}, found {found.duty_breached}"


def _orders(expect: Expected, found: Findings) -> Iterator[str]:
    lists = {
        "remedy order": (expect.remedy_order, tuple(place.id for place in found.remedy_order)),
        "prevention order": (expect.prevention_order, tuple(place.id for place in found.prevention_order)),
    }
    for name, (wanted, actual) in lists.items():
        if wanted is not None and wanted != actual:
            yield f"{name}: expected {', '.join(wanted) or 'nothing'}, found {', '.join(actual) or 'nothing'}"


def _gates(expect: Expected, found: Findings) -> Iterator[str]:
    blocked = {gate.id for gate in found.gates if gate.blocked}
    for gate in expect.blocked:
        if gate not in blocked:
            yield f"gate {gate}: expected to be blocked, and nothing stands in the way"
    for gate in expect.not_blocked:
        if gate in blocked:
            yield f"gate {gate}: expected to be free, and something stands in the way"


def _open(expect: Expected, found: Findings) -> Iterator[str]:
    open_ = {(item.check, item.id) for item in found.open_items}
    for check, ids in expect.open_items.items():
        for id_ in ids:
            if (check, id_) not in open_:
                yield f"{check} {id_}: expected to be open, and it is not"
    for check, ids in expect.not_open.items():
        for id_ in ids:
            if (check, id_) in open_:
                yield f"{check} {id_}: expected not to be open, and it is"


def _rest(expect: Expected, found: Findings) -> Iterator[str]:
    asked = {question.id for question in found.next_questions}
    for fact in expect.next_questions:
        if fact not in asked:
            yield f"question {fact}: expected to be asked next, and it is not"
    conclusions = {item.id: item for item in _conclusions(found)}
    for id_, facts in expect.rests_on.items():
        missing = [fact for fact in facts if id_ not in conclusions or fact not in conclusions[id_].facts]
        if missing:
            yield f"{id_}: its reasons do not mention {', '.join(missing)}"


def _conclusions(found: Findings) -> Iterable[Reasoned]:
    return (*found.rights, *found.harms, *found.red_lines, *found.duties)


def _said(never: tuple[str, ...], found: Findings) -> Iterator[str]:
    said = "\n".join(_texts(found.plain())).casefold() if never else ""
    for words in never:
        alone = re.compile(rf"(?<![\w-]){re.escape(words.casefold())}(?![\w-])")  # not a part of an id
        if alone.search(said):
            yield f"it says {words!r}, which must never be said"


def _texts(value: Any) -> frozenset[str]:
    """Every text inside plain values, once: findings say the same of many things."""
    texts: set[str] = set()
    left = [value]
    while left:
        match left.pop():
            case str() as text:
                texts.add(text)
            case dict() as items:
                left.extend(items.values())
            case list() as items:
                left.extend(items)
    return frozenset(texts)
