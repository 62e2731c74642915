"""Who may see which part of a document, and what may be told of the rest.

An item says itself who may see it. The other parts are shown as the document's `shown` says, else to the team alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.references import Path, references
from duecare.core.dossier.words import Audience, SharedPart
from duecare.core.revision.tree import COLLECTIONS

ORDER: tuple[Audience, ...] = ("team", "partners", "public")
"""The narrowest first. An audience sees what is shown to it or to a wider one."""

NOT_SHOWN = "not shown to this audience"

RESTED_ON = "rested-on"
"""The kind of what is withheld of a decision that is shown: the digest of the findings on which it rested."""

Hidden = Mapping[tuple[str, str], str]
"""What is hidden, by kind and id, with the reason that may be told. The kind is the collection; a part that is no
collection is its own kind and id."""

PARTS: tuple[SharedPart, ...] = get_args(SharedPart)
LISTED = tuple(part for part in PARTS if part in COLLECTIONS)
"""Parts whose items are listed one by one when they are hidden."""
WHOLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "system": ("system",),
        "gate": ("gate", "gate_on"),
        "review": ("review",),
        "assessors": ("assessors",),
        "contact": ("contact",),
    }
)
"""Parts that are listed once, with the fields of the document that they are."""
RAISED = ("raised", "raised_by", "raised_on")
"""The fields of a red line that say who raised it."""


@dataclass(frozen=True)
class Withheld:
    """Something that this audience does not see, with the reason that may be told."""

    kind: str
    id: str
    because: str


def may_see(item: Item, audience: Audience) -> bool:
    """Whether the audience may see the item."""
    return reaches(item.shown_to, audience)


def reaches(shown_to: Audience, audience: Audience) -> bool:
    """Whether what is shown to the one is shown to the other."""
    return ORDER.index(shown_to) >= ORDER.index(audience)


def hidden_from(audience: Audience, dossier: Dossier) -> Hidden:
    """Everything in the document that the audience may not see."""
    items = {
        (name, id_): item.withheld_because or NOT_SHOWN
        for name in COLLECTIONS
        for id_, item in getattr(dossier, name).items()
        if isinstance(item, Item) and not may_see(item, audience)
    }
    rest = {*_hidden_parts(audience, dossier), *_hidden_links(dossier, items)}
    return items | dict.fromkeys(rest, NOT_SHOWN)


def _hidden_parts(audience: Audience, dossier: Dossier) -> Iterator[tuple[str, str]]:
    hidden = {part for part in PARTS if not reaches(dossier.shown.get(part, "team"), audience)}
    held = dossier.plain()
    for part in hidden.intersection(LISTED):
        yield from ((part, id_) for id_ in getattr(dossier, part))
    yield from ((part, part) for part in hidden.intersection(WHOLE) if held.keys() & set(WHOLE[part]))
    if "raised" in hidden and "red_lines" not in hidden:
        yield from (("raised", id_) for id_, said in held.get("red_lines", {}).items() if said.keys() & set(RAISED))


def _hidden_links(dossier: Dossier, hidden: Hidden) -> Iterator[tuple[str, str]]:
    """The links of the chain that name a hidden actor, and the evaluations of a hidden measure."""
    for id_, link in dossier.chain.items():
        if {("actors", link.from_), ("actors", link.to)} & hidden.keys():
            yield "chain", id_
    for id_, found in dossier.evaluations.items():
        if ("measures", found.measure or "") in hidden and ("evaluations", id_) not in hidden:
            yield "evaluations", id_


def hidden_paths(audience: Audience, dossier: Dossier, hidden: Hidden) -> frozenset[Path]:
    """Where in the document's plain tree stands what is hidden, or what names it, or what tells of it otherwise."""
    paths: set[Path] = {found.path for found in references(dossier) if (found.section, found.id) in hidden}
    for kind, id_ in hidden:
        if kind == "raised":
            paths |= {("red_lines", id_, field) for field in RAISED}
        else:
            paths |= {(field,) for field in WHOLE[kind]} if kind in WHOLE else {(kind, id_)}
    paths |= {("shown", part) for part, shown_to in dossier.shown.items() if not reaches(shown_to, audience)}
    # a digest of what was found lets a reader try out what is hidden until it fits
    return frozenset(paths | {("decisions", id_, "findings") for id_ in dossier.decisions})
