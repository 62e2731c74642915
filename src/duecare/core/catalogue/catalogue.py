"""All records together, as the method reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from duecare.core.catalogue.base import Record
from duecare.core.catalogue.library import (
    ContractTopic,
    Crosswalk,
    CustomerIndicator,
    Definition,
    EngagementAid,
    ExampleAction,
    GuidanceStep,
    LeverageKind,
    Practice,
    RemedyCriterion,
    RemedyForm,
    RemedyRoute,
    TypicalMeasure,
)
from duecare.core.catalogue.records import (
    Duty,
    FactQuestion,
    GateChecks,
    Group,
    Harm,
    Norm,
    Pack,
    RedLine,
    Right,
    RobustnessCheck,
    SeverityScale,
)

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "norms": Norm,
        "facts": FactQuestion,
        "rights": Right,
        "groups": Group,
        "harms": Harm,
        "red-lines": RedLine,
        "duties": Duty,
        "scales": SeverityScale,
        "gates": GateChecks,
        "checks": RobustnessCheck,
        "measures": TypicalMeasure,
        "remedy-forms": RemedyForm,
        "remedy-routes": RemedyRoute,
        "remedy-criteria": RemedyCriterion,
        "leverage": LeverageKind,
        "engagement": EngagementAid,
        "definitions": Definition,
        "steps": GuidanceStep,
        "actions": ExampleAction,
        "practices": Practice,
        "customer-indicators": CustomerIndicator,
        "contract-topics": ContractTopic,
        "crosswalk": Crosswalk,
        "packs": Pack,
    }
)
"""Each kind of record, by the name of its folder."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Knowledge, by kind and id, with the digest of the bundle it came from. Two of one digest hold the same."""

    digest: str
    records: Mapping[str, Mapping[str, Record]] = field(repr=False)

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """All records of a kind, by id, in the order of their ids."""
        name = _FOLDER[kind]
        return self.records.get(name, {})  # type: ignore[return-value]  # the loader builds each folder of its own class

    def get(self, kind: type[R], id_: str) -> R | None:
        """The record, or nothing."""
        return self.of(kind).get(id_)

    @property
    def scale(self) -> SeverityScale:
        """The severity scale in use: the one of the highest version."""
        return max(self.of(SeverityScale).values(), key=lambda scale: scale.version)


_FOLDER: Mapping[type[Record], str] = MappingProxyType({cls: name for name, cls in KINDS.items()})
