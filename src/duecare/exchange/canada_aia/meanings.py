"""What closed answers suggest, by version: the same option's id can mean another thing in another version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from duecare.core.dossier.facts import FactValue


@dataclass(frozen=True, slots=True)
class Meaning:
    """When this option of this question is chosen, this value of this fact is suggested."""

    question: str
    option: str
    fact: str
    value: FactValue
    words: str
    """What the option says, in words of our own."""


HELPS = "the system helps officials to decide about people"
DECIDES = "the system takes administrative decisions by itself"

BOTH = (
    Meaning("impact30", "item1-4", "is-used-in-canada-federal", "yes", DECIDES),
    Meaning("impact30", "item2-2", "is-used-in-canada-federal", "yes", HELPS),
    Meaning("impact30", "item1-4", "human-decides", "nobody", DECIDES),
    Meaning("businessDrivers9", "item1-0", "alternatives-considered", "yes", "ways without automation were considered"),
    Meaning("businessDrivers9", "item2-1", "alternatives-considered", "no", "no way without automation was considered"),
    Meaning("decisionSector1", "item3-1", "decides-on-benefits", "yes", "the decision is about social assistance"),
)
"""The same in both versions. Of helping officials nothing is suggested on how freely they decide."""

PERSONAL = "personal information goes into the system"
"""No suggests nothing: the question is about what goes in, not about what the system learned from."""

MEANINGS: Mapping[str, tuple[Meaning, ...]] = MappingProxyType(
    {
        "v0.10.0": (*BOTH, Meaning("aboutDataSource1", "item1-4", "uses-personal-data", "yes", PERSONAL)),
        "v1.0.1": (
            *BOTH,
            Meaning("aboutDataSource1", "item1-2", "uses-personal-data", "yes", PERSONAL),
            Meaning("aboutSystem5", "item3-2", "supplied-by-company", "yes", "it is a product sold by a company"),
            Meaning("aboutAlgorithm11", "item1-0", "proxies-examined", "yes", "stand-ins for traits were looked for"),
            Meaning(
                "aboutAlgorithm11", "item2-2", "proxies-examined", "no", "stand-ins for traits were not looked for"
            ),
            Meaning(
                "impact18", "item1-3", "performance-by-group-tested", "no", "it was not tested for groups of people"
            ),
        ),
    }
)

SECTORS: Mapping[str, str] = MappingProxyType(
    {
        "item1-1": "Health",
        "item2-1": "Economic interests",
        "item3-1": "Social assistance",
        "item4-1": "Access and mobility",
        "item5-1": "Licences and permits",
        "item7-1": "Employment",
        "item8-1": "Public safety and law enforcement",
    }
)
"""Of decisionSector1, in the versions held; what is no option there is not looked up. Other is a free text."""
