"""Plain names for kinds of records, and for the frozen words that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Self

from duecare.core.catalogue import Catalogue
from duecare.core.conditions import Value

KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "norms": "norm",
        "facts": "question",
        "rights": "right",
        "groups": "group",
        "harms": "known pattern of harm",
        "red-lines": "red line",
        "duties": "duty",
        "scales": "scale of severity",
        "gates": "gate",
        "checks": "check",
        "measures": "measure",
        "remedy-forms": "form of remedy",
        "remedy-routes": "way to remedy",
        "remedy-criteria": "criterion of a way to remedy",
        "leverage": "kind of leverage",
        "engagement": "aid to hearing people",
        "definitions": "definition",
        "steps": "step of a framework",
        "actions": "example of a step",
        "practices": "practice",
        "customer-indicators": "thing to look at in a customer",
        "contract-topics": "topic of a contract",
        "crosswalk": "row of the crosswalk",
        "packs": "pack",
    }
)
"""What one record of each kind is called."""

Section = tuple[str, Sequence[str]]
"""A heading and its lines. Without lines it is not shown."""


def plain(slug: str) -> str:
    """A frozen word as it is read."""
    return slug.replace("-", " ")


class Named(str):
    """A line that names a record, so that the reader can open it: `duecare knowledge show ID`, or a link."""

    before: str
    kind: str
    id: str
    more: str
    how: tuple[str, ...]
    """Where or how it names the record whose page this is."""

    def __new__(
        cls, kind: str, id_: str, name: str, *, before: str = "", more: str = "", how: Sequence[str] = ()
    ) -> Self:
        """Written as what stands before its name, the name, and what is said of it behind."""
        told = f" ({'; '.join(how)})" if how else ""
        found = super().__new__(cls, f"{before}{name}{more}{told}")
        found.before, found.kind, found.id, found.more, found.how = before, kind, id_, more, tuple(how)
        return found


class Tested(Named):
    """A line that asks for an answer to a question: which test the answer must pass, against which value."""

    test: str
    value: Value


def named(kind: str, id_: str, catalogue: Catalogue, more: str = "", how: Sequence[str] = ()) -> Named:
    """A record by its kind, id and title."""
    record = catalogue.records.get(kind, {}).get(id_)
    name = f"{KIND_NAMES[kind]} {id_}"
    return Named(kind, id_, f"{name}: {record.title}" if record else name, more=more, how=how)


def all_named(kind: str, ids: Iterable[str], catalogue: Catalogue) -> Sequence[str]:
    """Several records of one kind, one line each."""
    return [named(kind, id_, catalogue) for id_ in ids]
