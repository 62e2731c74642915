"""What a case expects, in words: lists where people read them, ranges as ranges, and who still has to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from duecare.core.catalogue import Catalogue
from duecare.knowledge.cases import Expected, ExpectedActor, ExpectedImpact, Judged

RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "cannot-tell": "cannot tell yet, a fact is missing",
        "awaiting-second-person": "a second person must decide",
        "not-raised": "nobody has raised it",
        "excepted": "a legal exception is evidenced, or a moratorium is lifted",
        "upcoming": "not yet in force",
        "not-suggested": "the facts do not fit",
        "suggested": "the facts fit",
        "applies": "asked here",
        "set-aside": "set aside by a person, with a reason",
        "not-triggered": "not asked here, on the facts stated",
        "permissible-as-stated": "justified, if the reasons stated hold; severity stays",
        "not-permissible": "not justified",
        "never-permissible": "never justified: this right is not limited",
        "not-a-state": "nobody here may limit a right",
        "undetermined": "undetermined: answers are missing that could change it",
        "border": "between contributing and being linked: a person must decide",
    }
)
"""Results that say more in a few words than as one."""

HELD: Mapping[str, str] = MappingProxyType(
    {"yes": "the dossier holds what shows it", "no": "not there", "unknown": "the dossier does not show it"}
)


def day_lines(day: Judged, catalogue: Catalogue) -> Iterator[str]:
    """One line for each thing expected on that day."""
    expect = day.expect
    yield from _by_result("Red lines", "red-lines", expect.red_lines, catalogue)
    yield from _by_result("Known patterns of harm", "harms", expect.harms, catalogue)
    yield from _by_result("Rights", "rights", expect.rights, catalogue)
    for id_, impact in expect.impacts.items():
        yield from _impact(id_, impact, catalogue)
    yield from _orders(expect)
    yield from _by_result("Duties", "duties", expect.duties, catalogue)
    held = {id_: HELD[value] for id_, value in expect.held.items()}
    yield from _by_result("What is held of duties", "duties", held, catalogue)
    yield from _gates(expect)
    yield from _open(expect, catalogue)
    yield from (f"Reasons of `{id_}` mention: {_codes(facts)}" for id_, facts in expect.rests_on.items())
    if day.never:
        yield f"Never said: {', '.join(f'“{words}”' for words in day.never)}"


def _by_result(what: str, kind: str, expected: Mapping[str, str], catalogue: Catalogue) -> Iterator[str]:
    sorted_out: dict[str, list[str]] = defaultdict(list)
    for id_, result in expected.items():
        sorted_out[result].append(_titled(kind, id_, catalogue))
    for result, names in sorted_out.items():
        yield f"{what}, **{_words(result)}**: {'; '.join(names)}"


def _titled(kind: str, id_: str, catalogue: Catalogue) -> str:
    record = catalogue.records.get(kind, {}).get(id_)
    return f"{record.title} (`{id_}`)" if record else f"`{id_}`"


def _impact(id_: str, impact: ExpectedImpact, catalogue: Catalogue) -> Iterator[str]:
    low, high = impact.tier_low, impact.tier_high
    tier = low if low == high else f"from {low} to {high}, a range that stands by its worse end"
    waits = {True: "; it cannot wait", False: "; it can wait", None: ""}[impact.cannot_wait]
    yield f"Impact `{id_}`: **{tier}**{waits}"
    for actor, expected in impact.involvement.items():
        yield f"`{actor}` in `{id_}`: {_actor(expected)}"
    limits = (f"{_titled('rights', right, catalogue)}: {_words(one)}" for right, one in impact.limitations.items())
    yield from (f"A State's reasons for limiting a right, {line}" for line in limits)


def _actor(expected: ExpectedActor) -> str:
    parts = [f"**{_words(expected.label)}**"]
    if expected.responses:
        parts.append(f"expected of it: {', '.join(map(_plain, expected.responses))}")
    if expected.not_responses:
        parts.append(f"not expected of it: {', '.join(map(_plain, expected.not_responses))}")
    if expected.duty_breached is not None:
        parts.append(f"its own duty in breach: {_BREACHED[expected.duty_breached]}")
    return "; ".join(parts)


_BREACHED = {"yes": "yes", "no": "no", "unknown": "a person must say"}


def _orders(expect: Expected) -> Iterator[str]:
    for what, order in (("Remedy", expect.remedy_order), ("Prevention", expect.prevention_order)):
        if order is not None:
            yield f"{what}, in this order: {_codes(order) or 'nothing'}"


def _gates(expect: Expected) -> Iterator[str]:
    for what, gates in (("Gates that are blocked", expect.blocked), ("Gates that are free", expect.not_blocked)):
        if gates:
            yield f"{what}: {', '.join(map(_plain, gates))}"


def _open(expect: Expected, catalogue: Catalogue) -> Iterator[str]:
    for what, by_check in (("Open", expect.open_items), ("Not open", expect.not_open)):
        for check, ids in by_check.items():
            yield f"{what}, {_plain(check)}: {_codes(ids)}"
    if expect.next_questions:
        asked = "; ".join(_titled("facts", id_, catalogue) for id_ in expect.next_questions)
        yield f"Asked next: {asked}"


def _codes(ids: Sequence[str]) -> str:
    return ", ".join(f"`{id_}`" for id_ in ids)


def _words(result: str) -> str:
    return RESULTS.get(result, _plain(result))


def _plain(slug: str) -> str:
    return slug if " " in slug else slug.replace("-", " ")
