"""The acceptance cases as a page for people: `python -m duecare.knowledge.cases_page > docs/reference/cases.md`."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from duecare.core.catalogue import Catalogue
from duecare.knowledge.bundle import load
from duecare.knowledge.cases import CONDITIONAL, Case, read_cases
from duecare.knowledge.expected_in_words import day_lines

HEAD = """\
# How Duecare judges

{count} situations, and what is said of them. Each was written down as a careful expert would judge it, with a date;
then the method was held against it. `make test` and `duecare knowledge check` fail where the two differ. Then one of
them is wrong, and people look at both: a case is never fitted to the rule.

- A case rests on the facts in its file, as they were reported or made up. **It is no finding of this project about
  anybody.** {named} of them name a company or a State; the line that says so stands with each.
- A norm is judged as it stood on the day of the case. What a case does not mention, it does not test.
- A **range** of severity means that something in it is not known; the impact stands by its worse end. **Cannot tell**
  means that a fact is missing. Where **a person must decide**, the method says so and stops there.
- Ratings of severity in these cases are one author's view until practitioners and affected people have looked at them.

A name in `this type` is that of a record: `duecare knowledge show NAME` says what it holds, where that comes from and
which cases hold it. [The method](../explanation/method.md) explains the rules;
[a guide](../guides/knowledge-records.md) says how to add a case. This page is made from the files of the cases; to
change it, change them.
"""

AREAS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Public support and public offices": ("welfare", "taxes", "public-administration", "humanitarian-aid"),
        "Police, courts and prisons": ("policing", "courts", "prisons", "security-screening"),
        "Borders and asylum": ("migration",),
        "Armed forces and intelligence": ("military",),
        "Work": ("work",),
        "Health and care": ("health",),
        "Children, schools and universities": ("education", "child-protection"),
        "Loans, insurance and homes": ("credit", "insurance", "housing"),
        "News, platforms, adverts and elections": ("media-and-platforms", "advertising", "elections"),
        "Arts and research": ("arts-and-culture", "science"),
        "Home and daily life": ("home-and-companions", "infrastructure"),
        "Elsewhere, or not stated where": ("none-of-these",),
    }
)
"""Headings, by the first part of life that a case's dossier states (the question `areas-of-use`)."""


def cases_page(cases: Sequence[Case], catalogue: Catalogue) -> str:
    """All cases in Markdown, by area. Each that names a real company or State says that it rests on reported facts."""
    by_area: dict[str, list[Case]] = defaultdict(list)
    for case in sorted(cases, key=lambda case: case.title.casefold()):
        by_area[_area(case)].append(case)
    areas = {area: by_area[area] for area in AREAS if by_area[area]}
    head = HEAD.format(count=len(cases), named=sum(bool(case.names) for case in cases))
    lines = [head, *_contents(areas)]
    for area, held in areas.items():
        lines.append(f'<a id="{_anchor(area)}"></a>\n\n## {area}\n')
        lines += [line for case in held for line in _case(case, catalogue)]
    return "\n".join(lines).rstrip() + "\n"


def _area(case: Case) -> str:
    stated = case.dossier.get("facts", {}).get("areas-of-use", {}).get("value")
    first = stated[0] if isinstance(stated, list) and stated else "none-of-these"
    return next(area for area, words in AREAS.items() if first in words or area == list(AREAS)[-1])


def _contents(areas: Mapping[str, Sequence[Case]]) -> Iterator[str]:
    yield "## Contents\n"
    for area, cases in areas.items():
        yield f"- [{area}](#{_anchor(area)})"
        yield from (f"  - [{case.title}](#{case.id})" for case in cases)
    yield ""


def _anchor(area: str) -> str:
    return "in-" + area.casefold().replace(",", "").replace(" ", "-")


def _case(case: Case, catalogue: Catalogue) -> Iterator[str]:
    yield f'<a id="{case.id}"></a>\n\n### {case.title}\n'
    purpose = case.dossier.get("system", {}).get("purpose")
    if purpose:
        yield f"What it is for: {purpose}\n"
    yield f"{case.why}\n"
    if case.names:
        yield f"*Names {' and '.join(case.names)}. {CONDITIONAL}*\n"
    if case.sources:
        yield f"Reported in: {'; '.join(case.sources)}.\n"
    for day in case.days():
        yield f"On {day.on}:\n"
        yield from (f"- {line}" for line in day_lines(day, catalogue))
        yield ""
    yield f"[The facts of this case](../../src/duecare/knowledge/cases/{case.id}.yaml)\n"


if __name__ == "__main__":
    sys.stdout.write(cases_page(read_cases(), load()))
