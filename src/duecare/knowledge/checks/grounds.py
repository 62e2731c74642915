"""Grounds: every record has a source and a date, law has its day, and nothing unsure drives a finding."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.catalogue import Catalogue, FactQuestion, Norm
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.condition import facts_in
from duecare.core.catalogue.records import Dated, Pack
from duecare.core.errors import Problem
from duecare.knowledge.checks.places import all_records, conditions, problem

HOUSE = "house-method"
BINDING = ("treaty", "law")


def check_grounds(catalogue: Catalogue) -> Iterator[Problem]:
    """Records without a source, house rules that do not say so, law without a day, unsure grounds of a finding."""
    for kind, record in all_records(catalogue):
        yield from _sourced(kind, record)
        yield from _house(kind, record)
        yield from _dated(kind, record)
        yield from _sure(kind, record, catalogue)
    yield from _sure_facts(catalogue)


def _sourced(kind: str, record: Record) -> Iterator[Problem]:
    if not record.sources and not isinstance(record, Pack) and not (isinstance(record, Norm) and record.url):
        instead = "Give its url." if isinstance(record, Norm) else "Name the norm, and where in it."
        yield problem(kind, record.id, "It has no source.", instead, ("sources",))


def _house(kind: str, record: Record) -> Iterator[Problem]:
    if record.force != "house-rule":
        return
    if record.sure != "house":
        yield problem(kind, record.id, "A house rule is sure as our own choice only.", "Write sure: house.", ("sure",))
    if HOUSE not in {source.norm for source in record.sources} and record.id != HOUSE:
        yield problem(
            kind, record.id, "A house rule does not say that it is our own.", f"Add the source {HOUSE}.", ("sources",)
        )


def _dated(kind: str, record: Record) -> Iterator[Problem]:
    if not isinstance(record, Dated):
        return
    if record.force in BINDING and record.in_force_from is None and record.awaited == "no":
        yield problem(kind, record.id, f"A {record.force} has a first day.", "Write in_force_from.", ("in_force_from",))
    if record.awaited == "yes" and record.in_force_from is not None:
        yield problem(kind, record.id, "It is awaited, and has a first day.", "Keep one of the two.", ("awaited",))
    start, end = record.in_force_from, record.in_force_until
    if start is not None and end is not None and end <= start:
        yield problem(kind, record.id, "It ends before it starts.", "Correct the two days.", ("in_force_until",))


def _sure(kind: str, record: Record, catalogue: Catalogue) -> Iterator[Problem]:
    norms = [norm for source in record.sources if (norm := catalogue.get(Norm, source.norm)) is not None]
    if record.drives and norms and not any(norm.drives for norm in norms):
        message = "It drives findings, and rests only on what is unsure itself."
        yield problem(kind, record.id, message, "Find a sure source, or write sure: unsure.", ("sure",))


def _sure_facts(catalogue: Catalogue) -> Iterator[Problem]:
    for asked in conditions(catalogue):
        if not catalogue.records[asked.kind][asked.id].drives:
            continue
        for fact in facts_in(asked.condition):
            question = catalogue.get(FactQuestion, fact)
            if question is not None and not question.drives:
                yield asked.problem(
                    f"It drives findings, and asks {fact}, which is unsure.", "Settle the question first."
                )
