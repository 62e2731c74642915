"""Cases: every case is judged as it expects, and every red line and pattern of harm has one on each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from duecare.core.catalogue import Catalogue, FactQuestion, Harm, RedLine
from duecare.core.dossier import Dossier
from duecare.core.errors import Problem
from duecare.core.method.known import known_facts
from duecare.knowledge.cases import Case
from duecare.knowledge.checks.links import nearest
from duecare.knowledge.checks.places import problem
from duecare.knowledge.trial import differences

BOTH_SIDES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "facts": (frozenset({"crossed"}), frozenset({"not-crossed"})),
        "awaited": (frozenset({"upcoming"}), frozenset({"not-crossed"})),
        "two-people": (frozenset({"crossed", "awaiting-second-person"}), frozenset({"not-crossed", "not-raised"})),
        "harm": (frozenset({"suggested"}), frozenset({"not-suggested"})),
    }
)
"""Results on the one side and on the other, by how a red line is decided, and for a harm. A line whose norm awaits its
first day is never crossed yet."""


def check_cases(catalogue: Catalogue, cases: Sequence[Case]) -> Iterator[Problem]:
    """Cases that are judged otherwise or state unknown facts, and records that no case holds from both sides."""
    for case in cases:
        yield from _facts(case, catalogue)
        for difference in differences(case, catalogue):
            yield problem(
                "cases", case.id, difference, "Correct the record, the method or the case; ask who wrote them."
            )
    yield from _covered(catalogue, cases)


def _facts(case: Case, catalogue: Catalogue) -> Iterator[Problem]:
    document = case.document()
    questions = catalogue.of(FactQuestion)
    known = known_facts(document, catalogue)
    for id_, fact in document.facts.items():
        path = ("dossier", "facts", id_)
        if id_ not in questions:
            yield problem("cases", case.id, f"There is no question {id_}.", nearest(id_, questions), path)
        elif known[id_].why == "not-known" and fact.value != "unknown":
            yield problem("cases", case.id, f"{fact.value} is no answer to {id_}.", "Use one of its answers.", path)
    yield from _named(case, document, catalogue)


def _named(case: Case, document: Dossier, catalogue: Catalogue) -> Iterator[Problem]:
    for id_, impact in document.impacts.items():
        names = {"rights": impact.rights, "groups": impact.groups, "harms": (impact.harm,) if impact.harm else ()}
        for kind, ids in names.items():
            for missing in (one for one in ids if one not in catalogue.records[kind]):
                path = ("dossier", "impacts", id_)
                yield problem(
                    "cases",
                    case.id,
                    f"There is no {missing} in {kind}.",
                    nearest(missing, catalogue.records[kind]),
                    path,
                )


def _covered(catalogue: Catalogue, cases: Sequence[Case]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for case in cases:
        for day in case.days():
            for kind, expected in (("red-lines", day.expect.red_lines), ("harms", day.expect.harms)):
                for id_, result in expected.items():
                    seen[kind, id_].add(result)
    for line in catalogue.of(RedLine).values():
        how = "awaited" if line.awaited == "yes" else line.decided_by
        yield from _sides("red-lines", line.id, how, seen["red-lines", line.id])
        if line.exceptions and "excepted" not in seen["red-lines", line.id]:
            yield problem("red-lines", line.id, "No case expects its exception.", "Write a case: excepted.")
    for harm in catalogue.of(Harm).values():
        yield from _sides("harms", harm.id, "harm", seen["harms", harm.id])


def _sides(kind: str, id_: str, how: str, results: set[str]) -> Iterator[Problem]:
    for side in BOTH_SIDES[how]:
        if not side & results:
            words = " or ".join(sorted(side))
            yield problem(kind, id_, f"No case expects: {words}.", "Write one, best a near miss of the other side.")
