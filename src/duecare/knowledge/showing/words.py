"""Plain names for kinds of records, and for the frozen words that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from duecare.core.catalogue import Catalogue

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

    def __new__(cls, kind: str, id_: str, name: str, *, before: str = "", more: str = "") -> Named:
        """Written as what stands before its name, the name, and what is said of it behind."""
        found = super().__new__(cls, f"{before}{name}{more}")
        found.before, found.kind, found.id, found.more = before, kind, id_, more
        return found


def named(kind: str, id_: str, catalogue: Catalogue, more: str = "") -> Named:
    """A record by its kind, id and title."""
    record = catalogue.records.get(kind, {}).get(id_)
    name = f"{KIND_NAMES[kind]} {id_}"
    return Named(kind, id_, f"{name}: {record.title}" if record else name, more=more)


def all_named(kind: str, ids: Iterable[str], catalogue: Catalogue) -> Sequence[str]:
    """Several records of one kind, one line each."""
    return [named(kind, id_, catalogue) for id_ in ids]
