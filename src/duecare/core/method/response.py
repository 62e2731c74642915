"""What is expected of an actor, by its involvement and by whether the impact has happened, and which kinds of measure
answer it (UNGP 13, 19, 22)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from duecare.core.dossier.words import ACTUAL, Label, MeasureKind, Status
from duecare.core.method.findings import Response

ALWAYS: Mapping[Label, tuple[Response, ...]] = MappingProxyType(
    {
        "cause": ("cease-or-prevent",),
        "contribute": ("cease-or-prevent-own-part", "use-leverage"),
        "border": ("decide-involvement", "use-leverage"),
        "linked": ("use-leverage", "increase-leverage-or-consider-ending"),
        "undetermined": ("answer-involvement",),
        "none": (),
    }
)

REMEDY: Mapping[Label, Response] = MappingProxyType(
    {
        "cause": "remediate",
        "contribute": "cooperate-in-remediation",
        "linked": "may-take-part-in-remedy",
    }
)
"""Remedy is owed by those who cause or contribute; those only linked may take part in it (UNGP 22)."""

OWN_PART: frozenset[Response] = frozenset({"cease-or-prevent", "cease-or-prevent-own-part"})
"""What is expected of those who cause or contribute: no leverage over others and no remedy stands in for it."""
OWED: frozenset[Response] = frozenset({"remediate", "cooperate-in-remediation"})
"""What is expected of those who owe remedy to the people harmed."""

ENDING: frozenset[MeasureKind] = frozenset({"cease", "prevent"})
LESSENING: frozenset[MeasureKind] = ENDING | {"mitigate"}


def responses_to(label: Label, status: Status | None, *, is_state: bool) -> tuple[Response, ...]:
    """The expected responses, in the order to take them.

    A status that is not known is treated as if the impact had happened: unknown is not no.
    """
    responses = list(ALWAYS[label])
    if label in REMEDY and (status is None or status in ACTUAL):
        responses.append(REMEDY[label])
    if status == "alleged" and label != "none":
        responses.append("protect-meanwhile")
    if is_state:
        responses.append("state-duty")
    return tuple(responses)


def asked_kinds(responses: Collection[Response], status: Status | None) -> tuple[frozenset[MeasureKind], ...]:
    """What is expected of an actor, as kinds of measure: of each set, one is needed.

    What is happening, or may be, has to end: to lessen it is not enough. What is over has no part left to end.
    """
    asked: list[frozenset[MeasureKind]] = []
    if OWN_PART.intersection(responses) and status != "actual-past":
        asked.append(ENDING if status in ("actual-ongoing", None) else LESSENING)
    if "use-leverage" in responses:
        asked.append(frozenset({"leverage"}))
    if OWED.intersection(responses):
        asked.append(frozenset({"remedy"}))
    return tuple(asked)
