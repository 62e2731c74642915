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


def named(kind: str, id_: str, catalogue: Catalogue) -> str:
    """A record by its kind, id and title, so that the reader can open it: `duecare knowledge show ID`."""
    record = catalogue.records.get(kind, {}).get(id_)
    return f"{KIND_NAMES[kind]} {id_}" + (f": {record.title}" if record else "")


def all_named(kind: str, ids: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Several records of one kind, one line each."""
    return [named(kind, id_, catalogue) for id_ in ids]
