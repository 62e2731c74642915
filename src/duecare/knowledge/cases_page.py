"""The acceptance cases as a page for people: `python -m duecare.knowledge.cases_page > docs/reference/cases.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from duecare.knowledge.cases import CONDITIONAL, Case, Expected, ExpectedImpact, Judged, read_cases

HEAD = """\
# Acceptance cases

What a careful expert would say of known situations, and what Duecare says of them: `make test` holds the two together,
and so does `duecare knowledge check`. A case is one file in `src/duecare/knowledge/cases`, written in the words of the
document. Where the method answers otherwise, one of the two is wrong, and people look at both: a case is never fitted
to the rule. Ratings of severity in these cases are one author's view until a panel has looked at them.

This page is made from those files; to change it, change them.
"""


def cases_page(cases: Sequence[Case]) -> str:
    """All cases in Markdown. Each that names a real company or State says that it rests on facts as reported."""
    return "\n".join([HEAD, *(line for case in cases for line in _case(case))]).rstrip() + "\n"


def _case(case: Case) -> Iterator[str]:
    yield f"## {case.title}\n"
    yield f"{case.why}\n"
    if case.names:
        yield f"*Names {_and(case.names)}. {CONDITIONAL}*\n"
    if case.sources:
        yield f"Reported in: {'; '.join(case.sources)}.\n"
    for day in case.days():
        yield from _day(day)
    yield f"File: `{case.id}.yaml`\n"


def _day(day: Judged) -> Iterator[str]:
    rows = list(_rows(day.expect)) + [("Never said", "", words) for words in day.never]
    yield f"On {day.on}:\n"
    yield "| what | which | expected |"
    yield "| --- | --- | --- |"
    for what, which, expected in rows:
        yield f"| {what} | {which} | {expected} |"
    yield ""


def _rows(expect: Expected) -> Iterator[tuple[str, str, str]]:
    tables: Mapping[str, Mapping[str, str]] = {
        "red line": expect.red_lines,
        "pattern of harm": expect.harms,
        "right": expect.rights,
        "duty": expect.duties,
        "held of a duty": expect.held,
    }
    for what, held in tables.items():
        yield from ((what, id_, _words(result)) for id_, result in held.items())
    for id_, impact in expect.impacts.items():
        yield from _impact(id_, impact)
    for what, order in (
        ("remedy, in this order", expect.remedy_order),
        ("prevention, in this order", expect.prevention_order),
    ):
        if order is not None:
            yield what, "", ", ".join(order) or "nothing"
    lists = {"blocked": expect.blocked, "not blocked": expect.not_blocked, "asked next": expect.next_questions}
    yield from ((what, "", ", ".join(held)) for what, held in lists.items() if held)
    yield from (("open", check, ", ".join(ids)) for check, ids in expect.open_items.items())
    yield from (("not open", check, ", ".join(ids)) for check, ids in expect.not_open.items())
    yield from (("rests on", id_, ", ".join(facts)) for id_, facts in expect.rests_on.items())


def _impact(id_: str, impact: ExpectedImpact) -> Iterator[tuple[str, str, str]]:
    tier = impact.tier_low if impact.tier_low == impact.tier_high else f"{impact.tier_low} to {impact.tier_high}"
    yield "impact", id_, tier
    yield from ((f"limiting a right in {id_}", right, _words(result)) for right, result in impact.limitations.items())
    for actor, expected in impact.involvement.items():
        parts = [
            expected.label,
            *map(_words, expected.responses),
            *(f"not {_words(one)}" for one in expected.not_responses),
        ]
        if expected.duty_breached is not None:
            parts.append(f"its own duty in breach: {expected.duty_breached}")
        yield f"involvement in {id_}", actor, "; ".join(parts)


def _words(slug: str) -> str:
    return slug.replace("-", " ")


def _and(names: Sequence[str]) -> str:
    return " and ".join(names)


if __name__ == "__main__":
    sys.stdout.write(cases_page(read_cases()))
