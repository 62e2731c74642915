"""What the inventories of United States federal agencies have in common, whatever their year."""

from __future__ import annotations

from duecare.core.dossier import Actor, Place
from duecare.exchange.source import Identity, Suggestion
from duecare.exchange.source import Place as Field
from duecare.exchange.text import stated_line

NO_AGENCY = "(no agency stated)"

ACTS_ABROAD = frozenset({"STATE", "DOS", "USAID", "USAGM", "USTDA"})
"""Agencies whose work is mostly outside the United States: their rows do not say where, so the place stays unstated."""


def agency(name: str, bureau: str) -> list[Actor]:
    """The agency as deployer, as each reports its own use cases; nobody where none is stated."""
    within = stated_line(bureau)
    note = f"Bureau: {within}" if within else None
    actor = Actor(name=name, kind="public-body", roles=("deployer",), country="US", note=note)
    return [] if name == NO_AGENCY else [actor]


def place_of(abbreviation: str) -> Place:
    """The United States, unless the agency acts mostly abroad."""
    return Place() if abbreviation.strip().upper() in ACTS_ABROAD else Place(countries=("US",))


def personal_data(column: int) -> Suggestion:
    """Only yes suggests something: the question asks about data that the agency itself keeps, so its no does not mean
    that the system uses no personal data."""
    return Suggestion(column, frozenset({"yes"}), "uses-personal-data", "yes")


def use_case(agency_: int, name: int, bureau: int, shared: tuple[tuple[str, Field], ...]) -> Identity:
    """What tells use cases apart in every year's layout: who states one, and what it is called."""
    said = "the agency and the name of the use case, then the bureau"
    return Identity("us-use-case", said, (agency_, name), apart=(bureau,), shared=shared)
