"""Every condition of the records, and where a problem of a record is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duecare.core.catalogue import (
    Catalogue,
    Duty,
    EngagementAid,
    FactQuestion,
    Harm,
    RedLine,
    RemedyRoute,
    Right,
    RobustnessCheck,
)
from duecare.core.catalogue.base import Record
from duecare.core.catalogue.condition import Condition
from duecare.core.errors import Problem

Path = tuple[str | int, ...]


def problem(kind: str, id_: str, message: str, instead: str = "", path: Path = ()) -> Problem:
    """A problem of a record, at a path inside it."""
    return Problem(message, instead, path, file=f"{kind}/{id_}.yaml")


def all_records(catalogue: Catalogue) -> Iterator[tuple[str, Record]]:
    """Every record with its kind."""
    for kind, records in catalogue.records.items():
        for record in records.values():
            yield kind, record


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition, and where it stands."""

    kind: str
    id: str
    path: Path
    condition: Condition

    def problem(self, message: str, instead: str = "") -> Problem:
        """A problem of this condition."""
        return problem(self.kind, self.id, message, instead, self.path)


def conditions(catalogue: Catalogue) -> Iterator[Asked]:
    """Every condition of every record."""
    for question in catalogue.of(FactQuestion).values():
        yield from _named("facts", question, "no_when")
    for harm in catalogue.of(Harm).values():
        yield Asked("harms", harm.id, ("when",), harm.when)
    for line in catalogue.of(RedLine).values():
        yield from _of_line(line)
    for right in catalogue.of(Right).values():
        yield from _named("rights", right, "when")
    for duty in catalogue.of(Duty).values():
        yield from _named("duties", duty, "applies_when", "unless", "shown_by")
    for check in catalogue.of(RobustnessCheck).values():
        yield from _named("checks", check, "applies_when", "shown_by")
    for route in catalogue.of(RemedyRoute).values():
        yield from _named("remedy-routes", route, "named_when")
    for aid in catalogue.of(EngagementAid).values():
        yield from _named("engagement", aid, "asked_when", "unless")


def _named(kind: str, record: Record, *names: str) -> Iterator[Asked]:
    for name in names:
        condition = getattr(record, name)
        if condition is not None:
            yield Asked(kind, record.id, (name,), condition)


def _of_line(line: RedLine) -> Iterator[Asked]:
    yield from _named("red-lines", line, "applies_when", "cleared_when")
    for id_, element in line.elements.items():
        yield Asked("red-lines", line.id, ("elements", id_, "when"), element.when)
    for id_, exception in line.exceptions.items():
        yield Asked("red-lines", line.id, ("exceptions", id_, "when"), exception.when)
