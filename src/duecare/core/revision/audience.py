"""Who may see which item of a document, and what may be told of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.words import Audience
from duecare.core.revision.tree import COLLECTIONS

ORDER: tuple[Audience, ...] = ("team", "partners", "public")
"""The narrowest first. An audience sees what is shown to it or to a wider one."""

NOT_SHOWN = "not shown to this audience"

Hidden = Mapping[tuple[str, str], str]
"""What is hidden, by collection and id, with the reason that may be told."""


@dataclass(frozen=True)
class Withheld:
    """Something that this audience does not see, with the reason that may be told."""

    kind: str
    id: str
    because: str


def may_see(item: Item, audience: Audience) -> bool:
    """Whether the audience may see the item."""
    return ORDER.index(item.shown_to) >= ORDER.index(audience)


def hidden_from(audience: Audience, dossier: Dossier) -> Hidden:
    """Every item that the audience may not see, and every link of the chain that names one."""
    hidden = {
        (name, id_): item.withheld_because or NOT_SHOWN
        for name in COLLECTIONS
        for id_, item in getattr(dossier, name).items()
        if isinstance(item, Item) and not may_see(item, audience)
    }
    links = {
        ("chain", id_): NOT_SHOWN
        for id_, link in dossier.chain.items()
        if {("actors", link.from_), ("actors", link.to)} & hidden.keys()
    }
    return hidden | links
